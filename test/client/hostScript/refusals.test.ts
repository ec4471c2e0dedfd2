import { hostScript } from '../../../client/hostScript/hostScript';
import { SCRIPT_EXIT } from '../../../client/hostScript/progress';
import { fakeHost, PCI, removeHosts, type FakeHost } from './fakeHost';
import { hostPlan, STEPS } from './plans';

const script = hostScript(hostPlan());
const DEVICE = `sys/bus/pci/devices/${PCI}`;

afterAll(removeHosts);

const table: readonly [why: string, make: (host: FakeHost) => void, says: RegExp, env?: Record<string, string>][] = [
  ['it does not run as root', (h) => h.write('fake/uid', '1000\n'), /^refused: run it as root/m],
  [
    'it runs on another host',
    (h) => h.write('etc/vdsm/vdsm.id', '11111111-2222-3333-4444-555555555555\n'),
    /^refused: it was made for host 4c4c4544-/m,
  ],
  [
    'driverctl is missing',
    (h) => h.remove('usr/bin/driverctl'),
    /^refused: driverctl is missing: install the package driverctl$/m,
  ],
  [
    'ovs-vsctl is missing',
    (h) => h.remove('usr/bin/ovs-vsctl'),
    /^refused: ovs-vsctl is missing: install the package openvswitch$/m,
  ],
  [
    'Open vSwitch does not answer',
    (h) => h.write('fake/ovs-dead', ''),
    /^refused: the database of Open vSwitch does not answer/m,
  ],
  ['the NIC is gone', (h) => h.remove(DEVICE), new RegExp(`^refused: there is no device ${PCI}`, 'm')],
  ['another card is in the slot', (h) => h.write(`${DEVICE}/device`, '0x1572\n'), /is 8086:1572, the plan is for a 8086:158b/],
  ['the NIC is in a bond', (h) => h.link('sys/class/net/ens1f0/upper_bond0', '../bond0'), /\(ens1f0\) is part of bond0$/m],
  [
    'it has a VLAN',
    (h) => h.link('sys/class/net/ens1f0/upper_ens1f0.100', '../ens1f0.100'),
    /\(ens1f0\) is part of ens1f0\.100$/m,
  ],
  [
    'it is in the bridge of the management network',
    (h) => h.link('sys/class/net/ens1f0/upper_ovirtmgmt', '../ovirtmgmt'),
    /\(ens1f0\) is part of ovirtmgmt$/m,
  ],
  [
    'it has an address',
    (h) =>
      h.write(
        'fake/ip/addr.ens1f0',
        '3: ens1f0    inet 198.51.100.7/24 brd 198.51.100.255 scope global ens1f0\\       valid_lft forever\n',
      ),
    /has the address 198\.51\.100\.7\/24$/m,
  ],
  [
    'it has an IPv6 address',
    (h) => h.write('fake/ip/addr.ens1f0', '3: ens1f0    inet6 2001:db8::7/64 scope global \\       valid_lft forever\n'),
    /has the address 2001:db8::7\/64$/m,
  ],
  [
    'it carries the session that the script was sent through',
    (h) => h.write('fake/ip/addr.ens1f0', '3: ens1f0    inet 198.51.100.7/24 scope global ens1f0\n'),
    /carries this SSH session$/m,
    { SSH_CONNECTION: '198.51.100.1 50000 198.51.100.7 22' },
  ],
  [
    'it carries the default route',
    (h) => h.write('fake/ip/default', 'default via 192.0.2.1 dev ens1f0\n'),
    /carries the default route$/m,
  ],
  [
    'it is one of several ways of the default route',
    (h) =>
      h.write(
        'fake/ip/default',
        'default proto static\n\tnexthop via 192.0.2.1 dev eno1 weight 1\n\tnexthop via 192.0.2.2 dev ens1f0 weight 1\n',
      ),
    /carries the default route$/m,
  ],
  [
    'it leads to an NFS server',
    (h) => {
      h.write('proc/mounts', 'nas:/data /rhev/data-center/mnt/nas:_data nfs4 rw,vers=4.2,addr=203.0.113.9 0 0\n');
      h.write('fake/ip/route.203.0.113.9', '203.0.113.9 dev ens1f0 src 198.51.100.7 uid 0\n');
    },
    /leads to mounted storage$/m,
  ],
  [
    'it leads to an iSCSI portal',
    (h) => {
      h.write('sys/class/iscsi_connection/connection1:0/persistent_address', '203.0.113.10\n');
      h.write('fake/ip/route.203.0.113.10', '203.0.113.10 dev ens1f0 src 198.51.100.7 uid 0\n');
    },
    /leads to mounted storage$/m,
  ],
  ['it is a port of Open vSwitch', (h) => h.write('fake/ovs/port/ens1f0/bridge', 'br-int\n'), /is a port of the bridge br-int/],
  ['it has virtual functions', (h) => h.write(`${DEVICE}/sriov_numvfs`, '4\n'), /has 4 virtual functions/],
  [
    'another device of its IOMMU group stays with the kernel',
    (h) => {
      h.write('sys/bus/pci/devices/0000:5e:00.1/class', '0x010700\n');
      h.link('sys/bus/pci/devices/0000:5e:00.1/driver', '../../../../bus/pci/drivers/mpt3sas');
      h.link('sys/kernel/iommu_groups/31/devices/0000:5e:00.1', '../../../../bus/pci/devices/0000:5e:00.1');
    },
    /shares its IOMMU group with 0000:5e:00\.1, which stays with mpt3sas$/m,
  ],
  [
    "a bridge of its name has the kernel's datapath",
    (h) => h.write('fake/ovs/bridge/br-dpdk-5e00', 'system\n'),
    /a bridge br-dpdk-5e00 already/,
  ],
  [
    'a port of its name is on another bridge',
    (h) => h.write('fake/ovs/port/dp-5e00/bridge', 'br-int\n'),
    /a port dp-5e00 already, on the bridge br-int/,
  ],
];

it.each(table)('changes nothing when %s', (_, make, says, env = {}) => {
  const host = fakeHost();
  make(host);
  const before = host.tree();
  const { code, out } = host.run(script, ['--restart-openvswitch'], { env });
  expect(out).toMatch(says);
  expect(code).toBe(SCRIPT_EXIT.refused);
  expect(host.tree()).toEqual(before);
});

it('tells all reasons at once', () => {
  const host = fakeHost();
  host.write(`${DEVICE}/sriov_numvfs`, '4\n');
  host.link('sys/class/net/ens1f0/upper_bond0', '../bond0');
  expect(host.run(script).out.match(/^refused: /gm)).toHaveLength(2);
});

it('takes a NIC that has no more than a link-local address', () => {
  const host = fakeHost();
  host.write('fake/ip/addr.ens1f0', '3: ens1f0    inet6 fe80::1/64 scope link \\       valid_lft forever\n');
  expect(host.run(script, ['--restart-openvswitch'])).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('takes a NIC whose group holds but bridges and what goes to VFIO too', () => {
  const host = fakeHost();
  const other = '0000:5e:00.1';
  host.write(`sys/bus/pci/devices/${other}/class`, '0x020000\n');
  host.link(`sys/bus/pci/devices/${other}/driver`, '../../../../bus/pci/drivers/i40e');
  host.write('sys/bus/pci/devices/0000:5d:00.0/class', '0x060400\n');
  host.link('sys/bus/pci/devices/0000:5d:00.0/driver', '../../../../bus/pci/drivers/pcieport');
  for (const pci of [other, '0000:5d:00.0'])
    host.link(`sys/kernel/iommu_groups/31/devices/${pci}`, `../../../../bus/pci/devices/${pci}`);
  host.write(`fake/kernel/${other}`, 'i40e ens1f1\n');
  host.link(`sys/bus/pci/devices/${other}/iommu_group`, '../../../../kernel/iommu_groups/31');
  const steps = [...STEPS.slice(0, 2), { kind: 'driver', pci: other, driver: 'vfio-pci' } as const];
  expect(host.run(hostScript(hostPlan(steps)))).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('does not make a port of a NIC that stays with its kernel driver and carries something', () => {
  const host = fakeHost();
  host.write('fake/ip/addr.ens1f0', '3: ens1f0    inet 198.51.100.7/24 scope global ens1f0\n');
  const port = hostScript(hostPlan(STEPS.filter((step) => step.kind === 'bridge' || step.kind === 'port')));
  expect(host.run(port)).toMatchObject({ code: SCRIPT_EXIT.refused });
});

it('has no host to compare with where the facts had no UUID', () => {
  const host = fakeHost();
  host.remove('etc/vdsm/vdsm.id');
  expect(host.run(hostScript(hostPlan(STEPS, { host: {} })), ['--dry-run'])).toMatchObject({ code: SCRIPT_EXIT.pending });
  expect(host.run(script, ['--dry-run'])).toMatchObject({ code: SCRIPT_EXIT.refused });
});

it('knows the host by its firmware where VDSM has given it no id', () => {
  const host = fakeHost();
  host.remove('etc/vdsm/vdsm.id');
  host.write('sys/class/dmi/id/product_uuid', '4C4C4544-0042-3510-8054-C4C04F503332\n');
  expect(host.run(script, ['--dry-run'])).toMatchObject({ code: SCRIPT_EXIT.pending });
});

it('does not undo a bridge with ports of others on it', () => {
  const host = fakeHost();
  host.run(script, ['--restart-openvswitch']);
  host.write('fake/ovs/port/vhu2b418ef291d8/bridge', 'br-dpdk-5e00\n');
  const before = host.tree();
  const { code, out } = host.run(script, ['--undo', '--restart-openvswitch']);
  expect(code).toBe(SCRIPT_EXIT.refused);
  expect(out).toContain('the bridge br-dpdk-5e00 has the port vhu2b418ef291d8, which is not ours');
  expect(host.tree()).toEqual(before);
});

it('knows its options only', () => {
  expect(fakeHost().run(script, ['--force'])).toMatchObject({
    code: SCRIPT_EXIT.usage,
    err: 'unknown option: --force\nSee --help.\n',
  });
});

it('tells its options and exit codes', () => {
  const { code, out } = fakeHost().run(script, ['--help']);
  expect(code).toBe(0);
  for (const word of ['host1.example', '--undo', '--restart-openvswitch', ...Object.values(SCRIPT_EXIT).map((n) => `\n  ${n}  `)])
    expect(out).toContain(word);
});

it('is not written for a plan with errors', () => {
  const plan = hostPlan(STEPS, { findings: [{ code: 'nic.inUse', severity: 'error', values: {} }] });
  expect(() => hostScript(plan)).toThrow('the plan has errors (nic.inUse)');
});
