import fc from 'fast-check';
import { isVital, usesOf } from '../../../../client/dpdk/nics/nicUse';
import type { HostFacts, NetdevFacts, OvsFacts } from '../../../../client/facts/hostFacts';
import { hostFacts, managementNic, netdev, nic, ovs, xxv710 } from '../../../support/hostFacts';

const NOTHING = { defaultRoute: [], session: [], storage: [] };
const host = (netdevs: readonly NetdevFacts[], overrides: Partial<HostFacts> = {}) =>
  hostFacts({ carries: NOTHING, netdevs, ...overrides });
const usesIn = (facts: HostFacts) => usesOf(xxv710(), facts).map(({ kind, device }) => `${kind} ${device}`);

it('finds no use of a NIC that nothing lies on', () => {
  expect(usesIn(hostFacts())).toEqual([]);
});

it('follows a NIC through VLAN, bond and bridge up to the management network', () => {
  const facts = host(
    [
      netdev('ens1f0'),
      netdev('bond0', { kind: 'bond', lowers: ['ens1f0', 'ens1f1'] }),
      netdev('bond0.10', { kind: 'vlan', lowers: ['bond0'] }),
      netdev('ovirtmgmt', { kind: 'bridge', lowers: ['bond0.10'], addresses: ['192.0.2.11/24'] }),
    ],
    { carries: { defaultRoute: ['ovirtmgmt'], session: ['ovirtmgmt'], storage: ['ovirtmgmt'] } },
  );
  expect(usesIn(facts)).toEqual([
    'management ovirtmgmt',
    'defaultRoute ovirtmgmt',
    'session ovirtmgmt',
    'storage ovirtmgmt',
    'bond bond0',
    'bridge ovirtmgmt',
    'vlan bond0.10',
    'address ovirtmgmt',
  ]);
});

it.each([
  ['an address of its own', [netdev('ens1f0', { addresses: ['198.51.100.7/24'] })], ['address ens1f0']],
  ['a bridge for VMs', [netdev('ens1f0'), netdev('blue', { kind: 'bridge', lowers: ['ens1f0'] })], ['bridge blue']],
  ['a bond', [netdev('ens1f0'), netdev('bond1', { kind: 'bond', lowers: ['ens1f0'] })], ['bond bond1']],
  ['a team', [netdev('ens1f0'), netdev('team0', { kind: 'team', lowers: ['ens1f0'] })], ['bond team0']],
  ['a VLAN', [netdev('ens1f0'), netdev('ens1f0.5', { kind: 'vlan', lowers: ['ens1f0'] })], ['vlan ens1f0.5']],
  ['a macvlan', [netdev('ens1f0'), netdev('mac0', { lowers: ['ens1f0'] })], ['stacked mac0']],
  [
    'the datapath of Open vSwitch',
    [netdev('ens1f0'), netdev('ovs-system', { kind: 'openvswitch', lowers: ['ens1f0'] })],
    ['bridge ovs-system'],
  ],
] as const)('sees %s', (_, netdevs, uses) => {
  expect(usesIn(host(netdevs))).toEqual(uses);
});

it.each(['defaultRoute', 'session', 'storage'] as const)('sees %s on the NIC itself, and takes it for vital', (kind) => {
  const uses = usesOf(xxv710(), host([netdev('ens1f0')], { carries: { ...NOTHING, [kind]: ['ens1f0'] } }));
  expect(uses).toEqual([{ kind, device: 'ens1f0' }]);
  expect(uses.every(isVital)).toBe(true);
});

it('does not mind what lies on another NIC', () => {
  expect(usesOf(xxv710(), hostFacts())).toEqual([]);
  expect(usesOf(managementNic(), hostFacts())).not.toEqual([]);
});

it('does not run in circles', () => {
  const facts = host([
    netdev('ens1f0', { lowers: ['b'] }),
    netdev('a', { kind: 'bridge', lowers: ['ens1f0', 'b'] }),
    netdev('b', { kind: 'bridge', lowers: ['a'] }),
  ]);
  expect(usesIn(facts)).toEqual(['bridge a', 'bridge b']);
});

interface Port {
  readonly name: string;
  readonly type?: string;
  readonly options?: Readonly<Record<string, string>>;
}
/** Bridges of Open vSwitch, each with its internal port of the same name. */
const bridges = (list: Readonly<Record<string, readonly Port[]>>): OvsFacts =>
  ovs({
    bridges: Object.entries(list).map(([name, ports]) => ({
      name,
      datapathType: '',
      ports: [{ name }, ...ports].map((port) => ({ name: port.name, interfaces: [port.name] })),
    })),
    interfaces: Object.entries(list).flatMap(([name, ports]) => [
      { name, type: 'internal', options: {} },
      ...ports.map(({ type = '', options = {}, ...port }) => ({ ...port, type, options })),
    ]),
  });
const patch = (name: string, peer: string): Port => ({ name, type: 'patch', options: { peer } });

it('follows a NIC through a bridge of Open vSwitch to the internal port with the address', () => {
  // How VDSM builds a network of an OVS-switch cluster: one bridge on the NIC, an internal port named as the network.
  const facts = host(
    [
      netdev('ens1f0'),
      netdev('vdsmbr_9QU', { kind: 'openvswitch' }),
      netdev('ovirtmgmt', { kind: 'openvswitch', addresses: ['192.0.2.5/24'] }),
    ],
    { openVswitch: bridges({ vdsmbr_9QU: [{ name: 'ens1f0' }, { name: 'ovirtmgmt', type: 'internal' }] }) },
  );
  expect(usesIn(facts)).toEqual(['management ovirtmgmt', 'bridge ovirtmgmt', 'bridge vdsmbr_9QU', 'address ovirtmgmt']);
});

it('does not take one bridge of Open vSwitch for another', () => {
  const facts = host([netdev('ens1f0'), netdev('ovirtmgmt', { kind: 'openvswitch' })], {
    openVswitch: bridges({ br1: [{ name: 'ens1f0' }], br2: [{ name: 'eno1' }, { name: 'ovirtmgmt', type: 'internal' }] }),
  });
  expect(usesIn(facts)).toEqual(['bridge br1']);
});

it('follows patch ports from bridge to bridge, but not through the integration bridge of OVN', () => {
  const joined = (middle: string) =>
    host([netdev('ens1f0'), netdev('br-mgmt', { kind: 'openvswitch', addresses: ['192.0.2.5/24'] })], {
      carries: { ...NOTHING, session: ['br-mgmt'] },
      openVswitch: bridges({
        'br-ex': [{ name: 'ens1f0' }, patch('ex-to-middle', 'middle-to-ex')],
        [middle]: [patch('middle-to-ex', 'ex-to-middle'), patch('middle-to-mgmt', 'mgmt-to-middle')],
        'br-mgmt': [patch('mgmt-to-middle', 'middle-to-mgmt')],
      }),
    });
  expect(usesIn(joined('br-tun'))).toContain('session br-mgmt');
  expect(usesIn(joined('br-int'))).not.toContain('session br-mgmt');
});

it('finds what lies on a NIC in the hands of DPDK by its port', () => {
  const bound = nic({ driver: 'vfio-pci', netdevs: [] });
  const facts = host([netdev('br0', { addresses: ['192.0.2.5/24'] })], {
    nics: [bound],
    openVswitch: bridges({ br0: [{ name: 'dpdk-p0', type: 'dpdk', options: { 'dpdk-devargs': '0000:3b:00.0,rx_queues=4' } }] }),
  });
  expect(usesOf(bound, facts)).toEqual([
    { kind: 'bridge', device: 'br0' },
    { kind: 'address', device: 'br0' },
  ]);
});

it('does not depend on the order in which the facts list things', () => {
  const netdevs = [
    netdev('ens1f0'),
    netdev('bond0', { kind: 'bond', lowers: ['ens1f0'] }),
    netdev('bond0.10', { kind: 'vlan', lowers: ['bond0'] }),
    netdev('bond0.20', { kind: 'vlan', lowers: ['bond0'] }),
    netdev('blue', { kind: 'bridge', lowers: ['bond0.10'] }),
    netdev('red', { kind: 'bridge', lowers: ['bond0.20'], addresses: ['192.0.2.1/24'] }),
  ];
  const expected = usesIn(host(netdevs));
  fc.assert(
    fc.property(fc.shuffledSubarray(netdevs, { minLength: netdevs.length }), (shuffled) => {
      expect(usesIn(host(shuffled))).toEqual(expected);
    }),
  );
});
