import fc from 'fast-check';
import { hostScript } from '../../../client/hostScript/hostScript';
import { parseProgress, SCRIPT_EXIT } from '../../../client/hostScript/progress';
import { fakeHost, hasShell, PCI, removeHosts, SHELLS, type Shell } from './fakeHost';
import { DROP_IN, hostPlan, STEPS } from './plans';

const isShell = (name: string): name is Shell => name in SHELLS;
// Where nobody looks at what is said, no shell is left out: its tests fail.
const shells = Object.keys(SHELLS)
  .filter(isShell)
  .filter((shell) => hasShell(shell) || process.env['CI']);
for (const shell of Object.keys(SHELLS).filter(isShell))
  if (!shells.includes(shell))
    process.stderr.write(`LEFT OUT: there is no ${shell} on this machine, so host scripts are not run in it\n`);
const script = hostScript(hostPlan());
const ALLOWED = ['--restart-openvswitch'];

afterAll(removeHosts);
jest.setTimeout(240_000);

const states = (out: string): readonly string[] =>
  out.split('\n').flatMap((line) => {
    const progress = parseProgress(line);
    return progress?.kind === 'step' ? [`${progress.what} ${progress.state}`] : [];
  });

it.each(shells)('does in %s what is not so yet; a second run changes nothing and says so', (shell) => {
  const host = fakeHost();
  const first = host.run(script, ALLOWED, { shell });
  expect(first).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  const after = host.tree();
  expect(after).toMatchObject({
    [`sys/bus/pci/devices/${PCI}/driver`]: '-> ../../../../bus/pci/drivers/vfio-pci',
    [`etc/driverctl.d/pci-${PCI}`]: 'vfio-pci\n',
    'etc/modules-load.d/ovirt-dpdk-vfio-pci.conf': 'vfio-pci\n',
    'fake/ovs/config/dpdk-init': '"true"',
    'fake/ovs/config/dpdk-socket-mem': '"2048,1024"',
    'fake/ovs/config/pmd-cpu-mask': '"0x80200802"',
    'fake/ovs/initialized': 'true\n',
    'fake/ovs/bridge/br-dpdk-5e00': 'netdev\n',
    'fake/ovs/port/dp-5e00/options/dpdk-devargs': `"${PCI}"`,
    'fake/ovs/port/dp-5e00/options/n_rxq': '"2"',
    'fake/ovs/port/dp-5e00/mtu_request': '9000\n',
    [DROP_IN.slice(1)]: '[vars]\nhidden_nics = w*,usb*,ens2f0\n',
  });
  const second = host.run(script, ALLOWED, { shell });
  expect(second).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  expect(second.out).toContain('Nothing to do: nothing was changed.');
  expect(host.tree()).toEqual(after);
});

it.each(shells)('puts back in %s what it found, and forgets it', (shell) => {
  const host = fakeHost();
  const before = host.tree();
  host.run(script, ALLOWED, { shell });
  expect(host.run(script, ['--undo', ...ALLOWED], { shell })).toMatchObject({ code: SCRIPT_EXIT.done, err: '' });
  expect(host.tree()).toEqual(before);
  expect(host.run(script, ['--undo'], { shell }).out).toContain('Nothing to do');
});

it('says in a dry run what it would do, and changes nothing', () => {
  const host = fakeHost();
  const before = host.tree();
  const { code, out } = host.run(script, ['--dry-run', '--progress', ...ALLOWED]);
  expect(code).toBe(SCRIPT_EXIT.pending);
  expect(states(out)).toEqual([
    ...['module would', 'driver would', 'ovsConfig would', 'ovsConfig would', 'ovsConfig would', 'restartOvs would'],
    ...['bridge would', 'port would', 'file would'],
  ]);
  expect(out).toContain(`== 2/9 NIC ${PCI} on driver vfio-pci, over boots too\n`);
  expect(out).toContain('now: driver i40e, kept by driverctl: none');
  expect(host.tree()).toEqual(before);
  expect(host.calls()).toBe(0);
  host.run(script, ALLOWED);
  const done = host.tree();
  expect(host.run(script, ['--dry-run'])).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.run(script, ['--undo', '--dry-run'])).toMatchObject({ code: SCRIPT_EXIT.pending });
  expect(host.tree()).toEqual(done);
});

it('leaves what needs Open vSwitch restarted until that is allowed, and does the rest', () => {
  const host = fakeHost();
  host.write('fake/ovs/port/tap7/bridge', 'br-int\n');
  const { code, out } = host.run(script, ['--progress']);
  expect(code).toBe(SCRIPT_EXIT.restart);
  expect(states(out).filter((state) => !state.endsWith('doing'))).toEqual([
    ...['module done', 'driver done', 'ovsConfig done', 'ovsConfig done', 'ovsConfig left', 'restartOvs left'],
    ...['bridge done', 'port left', 'file done'],
  ]);
  expect(out).toContain('bridge br-int: tap7\n');
  // Open vSwitch starts DPDK as soon as it sees the key.
  expect(host.read('fake/ovs/config/dpdk-init')).toBeUndefined();
  expect(host.log().filter((call) => call.startsWith('systemctl restart'))).toEqual([]);
  expect(host.run(script, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.log().filter((call) => call.startsWith('systemctl restart'))).toEqual(['systemctl restart openvswitch']);
});

it('asks for the restart as long as the daemon has not been restarted since a setting changed', () => {
  const host = fakeHost();
  host.run(script, ALLOWED);
  const more = hostScript(
    hostPlan([{ kind: 'ovsConfig', key: 'dpdk-socket-limit', value: '2048,1024', needsRestart: true }, { kind: 'restartOvs' }]),
  );
  expect(host.run(more)).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(host.run(more)).toMatchObject({ code: SCRIPT_EXIT.restart });
  expect(host.run(more, ALLOWED)).toMatchObject({ code: SCRIPT_EXIT.done });
  expect(host.run(more)).toMatchObject({ code: SCRIPT_EXIT.done });
});

it('leaves what needs a reboot, tells how to get it, and does the rest', () => {
  const host = fakeHost();
  host.write('proc/cmdline', 'BOOT_IMAGE=/vmlinuz ro quiet\n');
  host.remove(`sys/bus/pci/devices/${PCI}/iommu_group`);
  for (const node of [0, 1])
    host.write(`sys/devices/system/node/node${node}/hugepages/hugepages-1048576kB/free_hugepages`, '0\n');
  const tokens = ['intel_iommu=on', 'iommu=pt', 'hugepagesz=1G', 'hugepages=8'];
  const plan = hostPlan(STEPS, { kernelLine: { wishes: {}, tokens, missing: tokens } });
  const { code, out } = host.run(hostScript(plan), ['--progress', ...ALLOWED]);
  expect(code).toBe(SCRIPT_EXIT.reboot);
  expect(states(out).filter((state) => !state.endsWith('doing'))).toEqual([
    ...['module done', 'driver left', 'ovsConfig done', 'ovsConfig done', 'ovsConfig left', 'restartOvs left'],
    ...['bridge done', 'port left', 'file done'],
  ]);
  expect(out).toContain('NUMA node 0 has 0 free huge pages of 1048576 KiB, and Open vSwitch takes 2');
  expect(out).toContain("grubby --update-kernel=ALL --args='intel_iommu=on iommu=pt hugepagesz=1G hugepages=8'");
});

it.each(shells)('runs nothing in %s of a script that was cut off', (shell) => {
  const host = fakeHost();
  const before = host.tree();
  const last = script.lastIndexOf('}');
  const cuts =
    shell === 'sh'
      ? fc.oneof(fc.integer({ min: last - 40, max: last }), fc.integer({ min: 0, max: last }))
      : fc.integer({ min: last - 40, max: last });
  fc.assert(
    fc.property(cuts, (length) => {
      host.run(script.slice(0, length), ALLOWED, { shell });
      expect(host.tree()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

/** The numbers of the calls before which a test ends the script. */
const points = (calls: number, every = 1) => Array.from({ length: Math.ceil(calls / every) }, (_, i) => 1 + i * every);

it('comes after an interruption at any point to where an uninterrupted run does, or back to the first state', () => {
  const first = fakeHost();
  const before = first.tree();
  const whole = first.copy();
  whole.run(script, ALLOWED);
  const end = whole.tree();
  for (const killAt of points(whole.calls())) {
    const host = first.copy();
    expect({ killAt, ...host.run(script, ALLOWED, { killAt }) }).toMatchObject({ killAt, code: null });
    const other = host.copy();
    expect({ killAt, ...host.run(script, ALLOWED) }).toMatchObject({ killAt, code: SCRIPT_EXIT.done });
    expect({ killAt, tree: host.tree() }).toEqual({ killAt, tree: end });
    expect({ killAt, ...other.run(script, ['--undo', ...ALLOWED]) }).toMatchObject({ killAt, code: SCRIPT_EXIT.done });
    expect({ killAt, tree: other.tree() }).toEqual({ killAt, tree: before });
  }
});

it('comes to the first state after an undo that was interrupted, by another one, and after a run in between too', () => {
  const first = fakeHost();
  const before = first.tree();
  first.run(script, ALLOWED);
  const whole = first.copy();
  whole.run(script, ['--undo', ...ALLOWED]);
  for (const killAt of points(whole.calls(), 2)) {
    const host = first.copy();
    expect({ killAt, ...host.run(script, ['--undo', ...ALLOWED], { killAt }) }).toMatchObject({ killAt, code: null });
    const other = host.copy();
    expect({ killAt, ...host.run(script, ['--undo', ...ALLOWED]) }).toMatchObject({ killAt, code: SCRIPT_EXIT.done });
    expect({ killAt, tree: host.tree() }).toEqual({ killAt, tree: before });
    other.run(script, ALLOWED);
    expect({ killAt, ...other.run(script, ['--undo', ...ALLOWED]) }).toMatchObject({ killAt, code: SCRIPT_EXIT.done });
    expect({ killAt, tree: other.tree() }).toEqual({ killAt, tree: before });
  }
});
