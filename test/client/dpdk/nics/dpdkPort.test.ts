import { dpdkPortsOf, isHandedOver } from '../../../../client/dpdk/nics/dpdkPort';
import { connectX5, hostFacts, netdev, nic, ovs } from '../../../support/hostFacts';

const portsOf = (card = nic(), options: Readonly<Record<string, string>> = {}, type = 'dpdk') =>
  dpdkPortsOf(card, hostFacts({ openVswitch: ovs({ interfaces: [{ name: 'dpdk1', type, options }] }) })).map(({ name }) => name);

it.each([
  ['the address', { 'dpdk-devargs': '0000:3b:00.0' }],
  ['the address in capitals', { 'dpdk-devargs': '0000:3B:00.0' }],
  ['the address without its domain', { 'dpdk-devargs': '3b:00.0' }],
  ['the address with arguments behind', { 'dpdk-devargs': '0000:3b:00.0,representor=[0]' }],
])('knows the port of a NIC by %s', (_, options) => {
  expect(portsOf(nic(), options)).toEqual(['dpdk1']);
});

it.each([
  ['of another NIC', { 'dpdk-devargs': '0000:3b:00.1' }, 'dpdk'],
  ['of a virtual device', { 'dpdk-devargs': 'net_null0,no-rx=1' }, 'dpdk'],
  ['of a VM', { 'vhost-server-path': '/run/vm.sock' }, 'dpdkvhostuserclient'],
])('does not take the port %s for it', (_, options, type) => {
  expect(portsOf(nic(), options, type)).toEqual([]);
});

it('knows the port of a ConnectX with two sockets at one address by its MAC', () => {
  const facts = hostFacts({
    netdevs: [netdev('ens2f0', { mac: 'b8:59:9f:00:00:01' })],
    openVswitch: ovs({
      interfaces: ['01', '02'].map((end) => ({
        name: `p${end}`,
        type: 'dpdk',
        options: { 'dpdk-devargs': `class=eth,mac=B8:59:9F:00:00:${end}` },
      })),
    }),
  });
  expect(dpdkPortsOf(connectX5(), facts).map(({ name }) => name)).toEqual(['p01']);
});

it('knows the port by its name where Open vSwitch is too old for an address', () => {
  expect(portsOf(nic({ driver: 'igb_uio', netdevs: [], dpdkName: 'dpdk1' }))).toEqual(['dpdk1']);
  expect(portsOf(nic({ driver: 'igb_uio', netdevs: [], dpdkName: 'dpdk0' }))).toEqual([]);
  expect(portsOf(nic())).toEqual([]);
});

it.each([
  ['vfio-pci', true],
  ['igb_uio', true],
  ['uio_pci_generic', true],
  ['i40e', false],
  ['mlx5_core', false],
  [undefined, false],
] as const)('on %s a NIC is handed over: %s', (driver, expected) => {
  expect(isHandedOver(nic({ driver }))).toBe(expected);
});
