import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { planHost } from '../../../client/dpdk/host/planHost';
import { kib } from '../../../client/dpdk/units';
import type { HostStep } from '../../../client/dpdk/host/step';
import { hostScript } from '../../../client/hostScript/hostScript';
import { SCRIPT_EXIT } from '../../../client/hostScript/progress';
import { anyCase } from '../../support/anyFacts';
import { fakeHost, PCI, removeHosts } from './fakeHost';
import { DROP_IN, hostPlan, STEPS } from './plans';

const ALLOWED = ['--restart-openvswitch'];
const script = hostScript(hostPlan());
const scriptOf = (...steps: readonly HostStep[]) => hostScript(hostPlan(steps));
const PAGES = 'sys/devices/system/node/node1/hugepages/hugepages-2048kB/nr_hugepages';
const MEMORY = 'fake/ovs/config/dpdk-socket-mem';
const DEVICE = `sys/bus/pci/devices/${PCI}`;

afterAll(removeHosts);
jest.setTimeout(120_000);

/** Runs a script, undoes it, and expects the state of before. */
const thereAndBack = (host: ReturnType<typeof fakeHost>, text: string) => {
  const before = host.tree();
  expect(host.run(text, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  const there = host.tree();
  expect(host.run(text, ['--undo', ...ALLOWED])).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  expect(host.tree()).toEqual(before);
  return there;
};

it('puts back settings that were there, and takes away those that are to go', () => {
  const host = fakeHost();
  host.write(MEMORY, '"1024,0"');
  host.write('fake/ovs/config/dpdk-lcore-mask', '"0x2"');
  host.write('fake/ovs/config/dpdk-extra', '"-n 4 \\"quoted\\""');
  const there = thereAndBack(
    host,
    scriptOf(
      { kind: 'ovsConfig', key: 'dpdk-socket-mem', value: '2048,1024', needsRestart: true },
      { kind: 'ovsConfig', key: 'dpdk-lcore-mask', needsRestart: true },
      { kind: 'ovsConfig', key: 'dpdk-extra', needsRestart: true },
      { kind: 'ovsConfig', key: 'pmd-rxq-assign', value: 'cycles', needsRestart: false },
      { kind: 'restartOvs' },
    ),
  );
  expect(there[MEMORY]).toBe('"2048,1024"');
  expect(there).not.toHaveProperty(['fake/ovs/config/dpdk-lcore-mask']);
  expect(there).not.toHaveProperty(['fake/ovs/config/dpdk-extra']);
});

it('keeps what was found first, whatever a second plan finds', () => {
  const host = fakeHost();
  host.write(MEMORY, '"1024,0"');
  const before = host.tree();
  const memory = (value: string) => scriptOf({ kind: 'ovsConfig', key: 'dpdk-socket-mem', value, needsRestart: true });
  host.run(memory('2048,0'));
  host.run(memory('4096,0'));
  expect(host.run(script, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.tree()).toEqual(before);
});

it('does not restart Open vSwitch for an undo when it was not restarted for the change', () => {
  const host = fakeHost();
  const before = host.tree();
  expect(host.run(script)).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(host.run(script, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.tree()).toEqual(before);
  expect(host.log().filter((call) => call.startsWith('systemctl restart'))).toEqual([]);
});

it('waits in an undo too until a restart is allowed, and then ends', () => {
  const host = fakeHost();
  const before = host.tree();
  host.run(script, ALLOWED);
  const restarts = () => host.log().filter((call) => call.startsWith('systemctl restart')).length;
  expect(host.run(script, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(restarts()).toBe(1);
  expect(host.run(script, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(host.run(script, ['--undo', ...ALLOWED])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(restarts()).toBe(2);
  expect(host.tree()).toEqual(before);
});

it('has Open vSwitch let go of a NIC before it takes it back', () => {
  const host = fakeHost();
  const before = host.tree();
  const nic = scriptOf(...STEPS.slice(0, 2));
  host.run(nic);
  host.write('proc/900/comm', 'ovs-vswitchd\n');
  host.link('proc/900/fd/42', '/dev/vfio/31');
  expect(host.run(nic, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.log()).toContain(`ovs-appctl --timeout=10 netdev-dpdk/detach ${PCI}`);
  host.remove('proc/900/comm');
  host.remove('proc/900/fd');
  expect(host.tree()).toEqual(before);
});

it('leaves a NIC that Open vSwitch does not let go of until a restart is allowed', () => {
  const host = fakeHost();
  const nic = scriptOf(...STEPS.slice(0, 2));
  host.run(nic);
  host.write('fake/keeps-open', '');
  host.write('proc/900/comm', 'ovs-vswitchd\n');
  host.link('proc/900/fd/42', '/dev/vfio/31');
  expect(host.run(nic, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(host.tree()[`${DEVICE}/driver`]).toContain('vfio-pci');
  expect(host.run(nic, ['--undo', ...ALLOWED])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.tree()[`${DEVICE}/driver`]).toContain('i40e');
});

it('does not take a NIC from a VM', () => {
  const host = fakeHost();
  const nic = scriptOf(...STEPS.slice(0, 2));
  host.run(nic);
  host.write('proc/77/comm', 'qemu-kvm\n');
  host.link('proc/77/fd/42', '/dev/vfio/31');
  expect(host.run(nic, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.failed });
  const back = scriptOf({ kind: 'driver', pci: PCI });
  const { code, out } = host.run(back);
  expect(out).toContain(`${PCI} is in the hands of qemu-kvm`);
  expect(code).toBe(SCRIPT_EXIT.refused);
});

it('puts a NIC back on a driver that it had without driverctl, and without any', () => {
  const bound = fakeHost();
  bound.link(`${DEVICE}/driver`, '../../../../bus/pci/drivers/uio_pci_generic');
  bound.remove(`${DEVICE}/net`);
  thereAndBack(bound, scriptOf(...STEPS.slice(0, 2)));
  const kept = fakeHost();
  kept.link(`${DEVICE}/driver`, '../../../../bus/pci/drivers/uio_pci_generic');
  kept.remove(`${DEVICE}/net`);
  kept.write(`etc/driverctl.d/pci-${PCI}`, 'uio_pci_generic\n');
  thereAndBack(kept, scriptOf(...STEPS.slice(0, 2)));
});

const CARD = `etc/driverctl.d/pci-${PCI}`;
const callsOfDriverctl = (host: ReturnType<typeof fakeHost>) => host.log().filter((call) => call.startsWith('driverctl'));
/** The NIC on a driver that hands it over, without driverctl. */
const handOver = (host: ReturnType<typeof fakeHost>, driver = 'vfio-pci'): void => {
  host.link(`${DEVICE}/driver`, `../../../../bus/pci/drivers/${driver}`);
  host.remove(`${DEVICE}/net`);
};
const ADDRESS = '3: ens1f0    inet 198.51.100.7/24 scope global ens1f0\n';

it('keeps the driver of a NIC that Open vSwitch works with, and forgets it again, without taking the NIC from it', () => {
  const host = fakeHost();
  handOver(host);
  host.write('proc/900/comm', 'ovs-vswitchd\n');
  host.link('proc/900/fd/42', '/dev/vfio/31');
  expect(thereAndBack(host, scriptOf({ kind: 'driver', pci: PCI, driver: 'vfio-pci' }))[CARD]).toBe('vfio-pci\n');
  expect(callsOfDriverctl(host)).toEqual([]);
});

it('takes what driverctl keeps away from a NIC in use that is on its own driver, without taking the driver', () => {
  const host = fakeHost();
  host.write(CARD, 'i40e\n');
  host.write('fake/ip/addr.ens1f0', ADDRESS);
  expect(thereAndBack(host, scriptOf({ kind: 'driver', pci: PCI }))).not.toHaveProperty([CARD]);
  expect(callsOfDriverctl(host)).toEqual([]);
});

it('does not give a NIC to another driver of the kernel while it carries something', () => {
  const host = fakeHost();
  host.write('fake/ip/addr.ens1f0', ADDRESS);
  expect(host.run(scriptOf({ kind: 'driver', pci: PCI, driver: 'mlx5_core' }))).toMatchObject({ code: SCRIPT_EXIT.refused });
});

it('does not take a NIC back to the driver that was found while it carries something', () => {
  const host = fakeHost();
  handOver(host);
  const back = scriptOf({ kind: 'driver', pci: PCI });
  expect(host.run(back)).toMatchObject({ code: SCRIPT_EXIT.done });
  host.write('fake/ip/addr.ens1f0', ADDRESS);
  const { code, out } = host.run(back, ['--undo']);
  expect(out).toContain(`refused: ${PCI} (ens1f0) has the address 198.51.100.7/24`);
  expect(code).toBe(SCRIPT_EXIT.refused);
  host.remove('fake/ip/addr.ens1f0');
  expect(host.run(back, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('leaves a NIC alone that is back on its driver and in use, and forgets what driverctl keeps for it', () => {
  const host = fakeHost();
  const nic = scriptOf(...STEPS.slice(1, 2));
  host.run(nic);
  // As by driverctl --nosave set-override.
  host.link(`${DEVICE}/driver`, '../../../../bus/pci/drivers/i40e');
  host.write(`${DEVICE}/net/ens1f0/.keep`, '');
  host.write('fake/ip/addr.ens1f0', ADDRESS);
  const calls = callsOfDriverctl(host);
  expect(host.run(nic, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.read(CARD)).toBeUndefined();
  expect(callsOfDriverctl(host)).toEqual(calls);
});

it('forgets what driverctl keeps for a NIC that is gone, or has become another, and does no more', () => {
  const nic = scriptOf(...STEPS.slice(1, 2));
  const gone = fakeHost();
  gone.run(nic);
  gone.remove(DEVICE);
  expect(gone.run(nic, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  expect(gone.read(CARD)).toBeUndefined();
  const other = fakeHost();
  other.run(nic);
  other.write(`${DEVICE}/device`, '0x1017\n');
  other.link(`${DEVICE}/driver`, '../../../../bus/pci/drivers/mlx5_core');
  other.write(`${DEVICE}/net/ens1f0/.keep`, '');
  other.write('fake/ip/addr.ens1f0', ADDRESS);
  const calls = callsOfDriverctl(other);
  const { code, out } = other.run(nic, ['--undo']);
  expect(out).toContain('8086:1017 is there now, and not what was found');
  expect(code).toBe(SCRIPT_EXIT.done);
  expect(other.read(CARD)).toBeUndefined();
  expect(callsOfDriverctl(other)).toEqual(calls);
});

it('does not take a NIC from a program that has it through UIO', () => {
  const host = fakeHost();
  handOver(host, 'uio_pci_generic');
  host.write(`${DEVICE}/uio/uio3/.keep`, '');
  host.write('proc/77/comm', 'testpmd\n');
  host.link('proc/77/fd/9', '/dev/uio3');
  const { code, out } = host.run(scriptOf({ kind: 'driver', pci: PCI }));
  expect(out).toContain(`${PCI} is in the hands of testpmd`);
  expect(code).toBe(SCRIPT_EXIT.refused);
});

it('leaves a module loaded in an undo, for NICs that wait for their VM may be on its driver', () => {
  const host = fakeHost();
  thereAndBack(host, scriptOf(...STEPS.slice(0, 1)));
  expect(existsSync(join(host.root, 'sys/module/vfio_pci'))).toBe(true);
  expect(host.read('etc/modules-load.d/ovirt-dpdk-vfio-pci.conf')).toBeUndefined();
});

it('has a module that cannot be loaded not loaded at each boot', () => {
  const host = fakeHost();
  host.write('fake/modprobe-fails', '');
  expect(host.run(scriptOf(...STEPS.slice(0, 1)))).toMatchObject({ code: SCRIPT_EXIT.failed });
  expect(host.read('etc/modules-load.d/ovirt-dpdk-vfio-pci.conf')).toBeUndefined();
});

it('does not keep the driver of a virtual function over boots, for it is not there when they begin', () => {
  const host = fakeHost();
  const there = thereAndBack(host, scriptOf({ kind: 'driver', pci: PCI, driver: 'vfio-pci', untilBoot: true }));
  expect(there[`${DEVICE}/driver`]).toContain('vfio-pci');
  expect(there).not.toHaveProperty([`etc/driverctl.d/pci-${PCI}`]);
});

it('gives a node its huge pages, and takes them back in the same boot only', () => {
  const pages = scriptOf({ kind: 'pages', node: 1, size: kib(2048), count: 512 });
  const there = thereAndBack(fakeHost(), pages);
  expect(there[PAGES]).toBe('512\n');
  const host = fakeHost();
  host.run(pages);
  host.write('proc/sys/kernel/random/boot_id', 'aaaaaaaa-0000-0000-0000-000000000000\n');
  host.write(PAGES, '256\n');
  expect(host.run(pages, ['--undo']).out).toContain('the host was booted since');
  expect(host.read(PAGES)).toBe('256\n');
});

it('writes a file whole, names the service that has to be restarted for it, and puts back what was there', () => {
  const text = '[vars]\nhidden_nics = w*\n\n';
  const file = scriptOf({ kind: 'file', path: DROP_IN, text, restarts: 'supervdsmd' });
  const host = fakeHost();
  host.write(DROP_IN.slice(1), 'old, without a line break at its end');
  const before = host.tree();
  const { code, out } = host.run(file);
  expect(code).toBe(SCRIPT_EXIT.service);
  expect(out).toContain('systemctl restart supervdsmd');
  expect(host.read(DROP_IN)).toBe(text);
  expect(host.run(file)).toMatchObject({ code: SCRIPT_EXIT.service });
  // It was restarted.
  host.write('proc/41/stat', '41 (vdsm d) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 9 0 999999 1 1\n');
  expect(host.run(file)).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.run(file, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.service });
  expect(host.read(DROP_IN)).toBe('old, without a line break at its end');
  host.write('proc/41/stat', '41 (vdsm d) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 9 0 4100 1 1\n');
  expect(host.run(file, ['--undo'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.tree()).toEqual(before);
});

it('takes a file of ours away, and brings it back', () => {
  const host = fakeHost();
  host.write(DROP_IN.slice(1), 'text');
  expect(thereAndBack(host, scriptOf({ kind: 'file', path: DROP_IN }))).not.toHaveProperty([DROP_IN.slice(1)]);
});

it('changes a port that is there, and puts its options back', () => {
  const host = fakeHost();
  host.run(script, ALLOWED);
  host.remove('var/lib/ovirt-dpdk');
  const port = STEPS.flatMap((step) => (step.kind === 'port' ? [{ ...step, queues: 4, mtu: 1500 }] : []));
  const there = thereAndBack(host, scriptOf(...port));
  expect(there['fake/ovs/port/dp-5e00/options/n_rxq']).toBe('"4"');
  expect(there['fake/ovs/port/dp-5e00/mtu_request']).toBe('1500\n');
});

it('reports the error that Open vSwitch has with a port, and tries once more in the next run', () => {
  const host = fakeHost();
  host.write('fake/port-error', `"Error attaching device '${PCI}' to DPDK"\n`);
  const first = host.run(script, ALLOWED);
  expect(first.out).toContain(`FAILED: Open vSwitch: "Error attaching device '${PCI}' to DPDK"`);
  expect(first.code).toBe(SCRIPT_EXIT.failed);
  host.remove('fake/port-error');
  expect(host.run(script, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('keeps what else a port is set to when Open vSwitch has to try once more', () => {
  const host = fakeHost();
  host.write('fake/port-error', '"Error attaching device"\n');
  host.run(script, ALLOWED);
  host.write('fake/ovs/port/dp-5e00/tag', '100\n');
  host.run(script, ALLOWED);
  expect(host.read('fake/ovs/port/dp-5e00/tag')).toBe('100\n');
});

it('shows what Open vSwitch says when it comes up without DPDK, and how to undo', () => {
  const host = fakeHost();
  const before = host.tree();
  host.write('fake/dpdk-fails', '');
  host.write(
    'var/log/openvswitch/ovs-vswitchd.log',
    '2026-11-24T15:00:00Z|00012|dpdk|ERR|EAL: Cannot\u001b[2J allocate memory\n',
  );
  const { code, out } = host.run(script, ALLOWED);
  expect(code).toBe(SCRIPT_EXIT.failed);
  expect(out).toContain('|dpdk|ERR|EAL: Cannot[2J allocate memory\n');
  expect(out).toContain('--undo --restart-openvswitch puts everything back');
  host.remove('fake/dpdk-fails');
  host.remove('var/log');
  expect(host.run(script, ['--undo', ...ALLOWED])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.tree()).toEqual(before);
});

it('ends at the step that fails, and goes on from there once that is mended', () => {
  const host = fakeHost();
  host.write('fake/driverctl-fails', '');
  const { code, out, err } = host.run(script, ['--progress', ...ALLOWED]);
  expect(code).toBe(SCRIPT_EXIT.failed);
  expect(err).toBe(`driverctl: failed to bind device ${PCI} to driver vfio-pci\n`);
  expect(out).toMatch(/#ovirt-dpdk step 2\/9 driver failed\n[^]*\n#ovirt-dpdk end 1\n$/);
  host.remove('fake/driverctl-fails');
  expect(host.run(script, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('does not start Open vSwitch with fewer pages than it takes when no reboot would bring them', () => {
  const host = fakeHost();
  host.write('sys/devices/system/node/node0/hugepages/hugepages-1048576kB/free_hugepages', '1\n');
  const { code, out } = host.run(script, ALLOWED);
  expect(out).toContain('NUMA node 0 has 1 free huge pages of 1048576 KiB, and Open vSwitch takes 2: free some');
  expect(code).toBe(SCRIPT_EXIT.failed);
  expect(host.read('fake/ovs/config/dpdk-init')).toBeUndefined();
});

const MISSING = { kernelLine: { wishes: {}, tokens: [], missing: ['hugepages=8'] } };

it('does not set more memory than there are pages for where DPDK is on: it would not survive a crash or a boot', () => {
  const host = fakeHost();
  host.write('fake/ovs/config/dpdk-init', '"true"');
  host.write('fake/ovs/initialized', 'true\n');
  host.write(MEMORY, '"1024"');
  host.write('sys/devices/system/node/node0/hugepages/hugepages-1048576kB/nr_hugepages', '1\n');
  const steps = STEPS.filter((step) => step.kind === 'ovsConfig' || step.kind === 'restartOvs');
  const { code, out } = host.run(hostScript(hostPlan(steps, MISSING)), ALLOWED);
  expect(out).toContain('left for later: NUMA node 0 has 1 free huge pages of 1048576 KiB, and Open vSwitch takes 2');
  expect(code).toBe(SCRIPT_EXIT.reboot);
  expect(host.read(MEMORY)).toBe('"1024"');
  expect(host.read('fake/ovs/config/pmd-cpu-mask')).toBe('"0x80200802"');
  expect(host.log().filter((call) => call.startsWith('systemctl restart'))).toEqual([]);
});

it('does not press the memory of running VMs into swap for huge pages: they come with the next boot', () => {
  const host = fakeHost();
  const pages = [{ kind: 'pages', node: 1, size: kib(2048), count: 512 } as const];
  const memory = (free: number, files: number) =>
    host.write(
      'sys/devices/system/node/node1/meminfo',
      `Node 1 MemTotal:  65536000 kB\nNode 1 MemFree:   ${free} kB\nNode 1 Active(file):  ${files} kB\nNode 1 Inactive(file): ${files} kB\n`,
    );
  memory(500_000, 200_000);
  const later = host.run(hostScript(hostPlan(pages, MISSING)));
  expect(later.out).toContain(
    'left for later: NUMA node 1 has 878 MiB that are free or hold files, and the pages take 1024 MiB more',
  );
  expect(later.code).toBe(SCRIPT_EXIT.reboot);
  expect(host.run(scriptOf(...pages))).toMatchObject({ code: SCRIPT_EXIT.failed });
  expect(host.read(PAGES)).toBe('0\n');
  memory(700_000, 200_000);
  expect(host.run(scriptOf(...pages))).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('runs once at a time', async () => {
  const host = fakeHost();
  const lock = join(host.root, 'run/ovirt-dpdk.lock');
  host.write('run/ovirt-dpdk.lock', '');
  const other = execFile('flock', [lock, 'sh', '-c', 'echo held; read -r _'], () => undefined);
  await new Promise((held) => other.stdout?.once('data', held));
  const before = host.tree();
  expect(host.run(script, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.busy });
  expect(host.tree()).toEqual(before);
  const ended = new Promise((end) => other.once('close', end));
  other.stdin?.end('\n');
  await ended;
  expect(host.run(script, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('evaluates nothing that a plan holds', () => {
  const host = fakeHost();
  const marked = [
    '$(: >pwned)',
    '`: >pwned`',
    "'; : >pwned; '",
    '"; : >pwned; "',
    '\n : >pwned\n',
    '\\',
    '${IFS}',
    '*',
    '--',
    '%s',
    "'\\''",
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...marked), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(text, (parts) => {
      const value = parts.join('').replaceAll('\0', '');
      const home = `cd '${host.root}'\n`;
      const plan = hostPlan(
        [
          { kind: 'file', path: '/etc/one', text: value },
          { kind: 'ovsConfig', key: 'dpdk-extra', value: value.replaceAll('\\', ''), needsRestart: false },
        ],
        {
          host: { name: value, bootId: value },
          kernelLine: { wishes: {}, tokens: [value], missing: [value] },
        },
      );
      host.run(`${home}${hostScript(plan)}`);
      expect(host.read('etc/one')).toBe(Buffer.from(value).toString());
      expect(existsSync(join(host.root, 'pwned'))).toBe(false);
      host.run(`${home}${hostScript(plan)}`, ['--help']);
      expect(existsSync(join(host.root, 'pwned'))).toBe(false);
    }),
    { numRuns: 30 },
  );
});

it.each([
  { kind: 'module', name: 'vfio pci', present: true },
  { kind: 'driver', pci: '../../x', driver: 'vfio-pci' },
  { kind: 'driver', pci: PCI, driver: '$(id)' },
  { kind: 'bridge', name: 'br dpdk', present: true },
  { kind: 'bridge', name: '--db=x', present: true },
  { kind: 'file', path: 'etc/x' },
  { kind: 'file', path: '/etc/../x' },
  { kind: 'file', path: '/etc/x', text: '', restarts: 'a;b' },
  { kind: 'pages', node: -1, size: kib(2048), count: 1 },
] satisfies readonly HostStep[])('does not write a name that is none: %j', (step) => {
  expect(() => scriptOf(step)).toThrow('internal error');
});

it('can be written for whatever the planner plans', () => {
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const plan = planHost(facts, request);
      fc.pre(plan.findings.every((finding) => finding.severity !== 'error'));
      const lines = hostScript(plan).split('\n');
      expect(lines.filter((line) => /^ {2}step /.test(line))).toHaveLength(plan.steps.length);
    }),
  );
});
