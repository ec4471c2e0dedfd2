import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planHost } from '../../client/dpdk/host/planHost';
import type { HostPlan } from '../../client/dpdk/host/hostPlan';
import type { HostStep } from '../../client/dpdk/host/step';
import { collector } from '../../client/facts/collector';
import { parseFacts } from '../../client/facts/parseFacts';
import { hostScript } from '../../client/hostScript/hostScript';
import { SCRIPT_EXIT } from '../../client/hostScript/progress';
import { hostPlan } from '../client/hostScript/plans';
import { startOpenVswitch, type OpenVswitch } from '../support/openVswitch';

const TOOLS = [
  'awk',
  'cat',
  'chmod',
  'cp',
  'flock',
  'grep',
  'id',
  'ls',
  'mkdir',
  'mv',
  'ovs-appctl',
  'ovs-vsctl',
  'readlink',
  'rm',
  'rmdir',
  'sed',
];
const MORE_TOOLS = ['sleep', 'sync', 'tail', 'tr', 'uname', 'ip', 'cmp'];

/** Asks the test to restart the switch, and waits until it has: a private switch is none of systemd's. */
const SYSTEMCTL = `#!/bin/sh
[ "$1" = restart ] || exit 0
: >"$OVIRT_DPDK_ROOT/wanted"
while [ -e "$OVIRT_DPDK_ROOT/wanted" ]; do /bin/sleep 0.1; done
`;

/** A host for the script: the processes and tools of this machine, its own /etc, /var and /sys. */
const hostRoot = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'script-'));
  for (const folder of ['usr/bin', 'run', 'etc', 'sys/bus/pci/devices', 'sys/devices/system'])
    mkdirSync(join(root, folder), { recursive: true });
  symlinkSync('/proc', join(root, 'proc'));
  symlinkSync('/sys/devices/system/node', join(root, 'sys/devices/system/node'));
  for (const tool of [...TOOLS, ...MORE_TOOLS]) {
    const path = execFileSync('sh', ['-c', 'command -v "$1"', 'sh', tool], { encoding: 'utf8' }).trim();
    symlinkSync(path, join(root, 'usr/bin', tool));
  }
  writeFileSync(join(root, 'usr/bin/systemctl'), SYSTEMCTL, { mode: 0o755 });
  return root;
};

interface Ended {
  readonly code: number;
  readonly out: string;
}

/** Runs a script against a switch, which the test restarts when it is told to. */
const runScript = async (ovs: OpenVswitch, root: string, script: string, ...args: readonly string[]): Promise<Ended> => {
  const env = { ...ovs.environment, OVIRT_DPDK_ROOT: root };
  let ended: Ended | undefined;
  const run = new Promise<Ended>((resolve) => {
    const child = execFile('sh', ['-s', '--', ...args], { env, timeout: 100_000 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: stdout + stderr }),
    );
    child.stdin?.end(script);
  });
  void run.then((end) => (ended = end));
  while (ended === undefined) {
    await Promise.race([run, new Promise((tick) => setTimeout(tick, 50))]);
    if (!existsSync(join(root, 'wanted'))) continue;
    await ovs.restart();
    rmSync(join(root, 'wanted'));
  }
  return ended;
};

const withHost = async (
  setting: Parameters<typeof startOpenVswitch>[0],
  use: (ovs: OpenVswitch, root: string) => Promise<void>,
) => {
  const ovs = await startOpenVswitch(setting);
  const root = hostRoot();
  try {
    await use(ovs, root);
  } finally {
    await ovs.stop();
    rmSync(root, { recursive: true });
  }
};

/** A plan for the machine that runs the test, of these steps alone. */
const planOf = (steps: readonly HostStep[], more: Partial<HostPlan> = {}): string =>
  hostScript(hostPlan(steps, { host: {}, nics: [], nodes: [], ...more }));

const config = (ovs: OpenVswitch) => ovs.get('get', 'Open_vSwitch', '.', 'other_config');

it.each(['1024,0', 'true', '0x2', '', ' ', '-n 4', `it's "quoted" \\ $(id) \`id\``, 'two\nlines', '{a=b}', '[]', 'ä', 'plain'])(
  'sets %j in the database, reads it back, and puts back what was there',
  async (value) => {
    await withHost({ config: { 'dpdk-init': 'false' }, pages: 0 }, async (ovs, root) => {
      await ovs.get('set', 'Open_vSwitch', '.', 'other_config:gone="1,\\"2\\""');
      const before = await config(ovs);
      const script = planOf([
        { kind: 'ovsConfig', key: 'dpdk-extra', value, needsRestart: false },
        { kind: 'ovsConfig', key: 'new', value, needsRestart: false },
        { kind: 'ovsConfig', key: 'gone', needsRestart: false },
      ]);
      expect(await runScript(ovs, root, script)).toMatchObject({ code: SCRIPT_EXIT.done });
      const printed = await ovs.get('--format=json', '--columns=other_config', 'list', 'Open_vSwitch');
      expect(printed).toContain(JSON.stringify(['new', value]));
      expect(printed).toContain(JSON.stringify(['dpdk-extra', value]));
      expect(printed).not.toContain('"gone"');
      expect((await runScript(ovs, root, script)).out).toContain('Nothing to do');
      expect(await runScript(ovs, root, script, '--undo')).toMatchObject({ code: SCRIPT_EXIT.done });
      expect(await config(ovs)).toBe(before);
    });
  },
);

it('makes a bridge in user space, and takes it away', async () => {
  await withHost({ config: { 'dpdk-init': 'false' }, pages: 0 }, async (ovs, root) => {
    const script = planOf([{ kind: 'bridge', name: 'br-dpdk-5e00', present: true }]);
    expect(await runScript(ovs, root, script)).toMatchObject({ code: SCRIPT_EXIT.done });
    expect(await ovs.get('get', 'Bridge', 'br-dpdk-5e00', 'datapath_type', 'external_ids')).toBe(
      'netdev\n{owner=ovirt-dpdk-host}',
    );
    expect((await runScript(ovs, root, script)).out).toContain('Nothing to do');
    expect(await runScript(ovs, root, script, '--undo')).toMatchObject({ code: SCRIPT_EXIT.done });
    expect(await ovs.get('list-br')).toBe('');
  });
});

it('makes a port only once DPDK runs, with one pool, and takes everything back', async () => {
  await withHost({ config: { 'dpdk-init': 'false' }, pages: 128 }, async (ovs, root) => {
    const before = await config(ovs);
    const script = planOf([
      { kind: 'ovsConfig', key: 'dpdk-init', value: 'true', needsRestart: true },
      { kind: 'ovsConfig', key: 'dpdk-socket-mem', value: '128', needsRestart: true },
      { kind: 'ovsConfig', key: 'per-port-memory', value: 'true', needsRestart: true },
      { kind: 'ovsConfig', key: 'pmd-cpu-mask', value: '0x2', needsRestart: false },
      { kind: 'restartOvs' },
      { kind: 'bridge', name: 'br-dpdk', present: true },
      { kind: 'port', bridge: 'br-dpdk', name: 'dp0', present: true, devargs: 'net_null_dp0,no-rx=1', queues: 2, mtu: 2000 },
    ]);
    expect(await runScript(ovs, root, script)).toMatchObject({ code: SCRIPT_EXIT.restart });
    expect(await ovs.get('get', 'Open_vSwitch', '.', 'dpdk_initialized')).toBe('false');
    expect(await ovs.get('list-ports', 'br-dpdk')).toBe('');
    expect(await runScript(ovs, root, script, '--restart-openvswitch')).toMatchObject({ code: SCRIPT_EXIT.done });
    expect(await ovs.get('get', 'Open_vSwitch', '.', 'dpdk_initialized')).toBe('true');
    expect(await ovs.get('get', 'Interface', 'dp0', 'error', 'mtu', 'status:numa_id')).toBe('[]\n2000\n"0"');
    expect(await ovs.mempools()).toHaveLength(1);
    expect((await runScript(ovs, root, script)).out).toContain('Nothing to do');
    expect(await runScript(ovs, root, script, '--undo', '--restart-openvswitch')).toMatchObject({ code: SCRIPT_EXIT.done });
    expect(await config(ovs)).toBe(before);
    expect(await ovs.get('list-br')).toBe('');
    expect(await ovs.get('get', 'Open_vSwitch', '.', 'dpdk_initialized')).toBe('false');
    expect(existsSync(join(root, 'var/lib/ovirt-dpdk'))).toBe(false);
  });
});

it('reports the error that Open vSwitch has with a port', async () => {
  await withHost({ config: { 'pmd-cpu-mask': '0x2', 'dpdk-socket-mem': '64' }, pages: 128 }, async (ovs, root) => {
    const script = planOf([
      { kind: 'bridge', name: 'br-dpdk', present: true },
      { kind: 'port', bridge: 'br-dpdk', name: 'dp0', present: true, devargs: 'no_such_device', queues: 1, mtu: 1500 },
    ]);
    const { code, out } = await runScript(ovs, root, script);
    expect(out).toMatch(/FAILED: Open vSwitch: .*Error attaching device 'no_such_device' to DPDK/);
    expect(code).toBe(SCRIPT_EXIT.failed);
  });
});

it('comes from facts over plan and script to facts with which there is nothing left to do but the boot', async () => {
  await withHost({ config: { 'dpdk-init': 'false' }, pages: 600 }, async (ovs, root) => {
    const facts = () => parseFacts(execFileSync('sh', { input: collector, encoding: 'utf8', env: ovs.environment }));
    const found = facts();
    // Those that there are, so that the machine's own stay as they are.
    const pages = found.nodes.map(
      ({ id, hugepages }) => [String(id), hugepages.find(({ size }) => size === 2048)?.total ?? 0] as const,
    );
    const request = {
      nics: [],
      pageSize: 2048,
      hugepages: Object.fromEntries(pages),
      memoryModel: 'per-port',
      datapath: 'none',
    } as const;
    const plan = planHost(found, request);
    expect(plan.steps.map((step) => step.kind)).toEqual(expect.arrayContaining(['ovsConfig', 'restartOvs']));
    const first = await runScript(ovs, root, hostScript(plan), '--restart-openvswitch');
    expect(first).toMatchObject({ code: SCRIPT_EXIT.reboot });
    expect(first.out).toContain('A reboot is needed');
    expect(planHost(facts(), request).steps).toEqual([]);
  });
});

it('is clean for shellcheck', () => {
  const { status, stdout, error } = spawnSync('shellcheck', ['-s', 'sh', '-'], {
    input: hostScript(hostPlan()),
    encoding: 'utf8',
  });
  expect({ error, status, stdout }).toEqual({ error: undefined, status: 0, stdout: '' });
});
