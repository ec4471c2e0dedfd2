/** `host apply` as a user runs it: the built command, the real ssh, a real sshd, and a host in a folder that the real script changes. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostApplyDocument } from '../../client/cli/contracts/hostApply';
import { hostPlanDocument } from '../../client/cli/contracts/hostPlan';
import { SCRIPT_EXIT } from '../../client/hostScript/progress';
import { PCI, removeHosts } from '../client/hostScript/fakeHost';
import { runCli, startCli, type Ran } from '../support/builtCli';
import { sshFakeHost, type SshFakeHost } from '../support/sshFakeHost';

jest.setTimeout(120_000);
afterAll(removeHosts);

const request = join(mkdtempSync(join(tmpdir(), 'request-')), 'request.yaml');
writeFileSync(
  request,
  `{ nics: [{ pci: "${PCI}", mtu: 9000 }], datapath: stand-in, hugepages: { "0": 4, "1": 4 }, vmNodes: [0] }`,
);
const REQUEST = ['--request', request] as const;
const BEFOREHAND = ['--yes', '--restart-openvswitch'] as const;
const apply = ({ reach }: SshFakeHost, ...words: readonly string[]): Promise<Ran> =>
  runCli(['host', 'apply', 'node1', ...reach, ...words]);
const planned = async ({ reach }: SshFakeHost) => {
  const { code, out, err } = await runCli(['host', 'plan', 'node1', ...reach, ...REQUEST, '--output', 'json']);
  expect({ code, err }).toMatchObject({ code: expect.any(Number) as number });
  return hostPlanDocument.parse(JSON.parse(out));
};
const outcome = ({ out, err }: Ran) => {
  if (out === '') throw new Error(err);
  return hostApplyDocument.parse(JSON.parse(out));
};
/** The host boots with all that the plan wants on its kernel line. */
const reboot = async (it: SshFakeHost): Promise<void> =>
  it.host.write('proc/cmdline', `BOOT_IMAGE=/vmlinuz ro ${(await planned(it)).kernelLine.tokens.join(' ')}\n`);

const SERVICE = { why: 'service', what: 'restart the services that are named above' };
/** A person does what is left. */
const restartVdsm = ({ host }: SshFakeHost): void =>
  host.write('proc/41/stat', '41 (vdsm d) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 9 0 9999 1 1\n');
/** A run after which nothing of the plan is left but that. */
const completes = async (it: SshFakeHost, ...words: readonly string[]): Promise<void> => {
  const ran = await apply(it, ...REQUEST, ...words, '--output', 'json');
  expect(outcome(ran).left).toEqual([SERVICE]);
  expect((await planned(it)).steps).toEqual([]);
};

it('does the steps, and sees by new facts that all of the plan holds', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  expect((await planned(it)).steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['driver', 'restartOvs', 'port']));
  const ran = await apply(it, ...REQUEST, ...BEFOREHAND, '--output', 'json');
  expect({ left: outcome(ran).left, code: ran.code }).toEqual({ left: [SERVICE], code: 2 });
  expect(ran.err).toMatch(/^\[\d+\/\d+\] .*vfio-pci/m);
  expect((await planned(it)).steps).toEqual([]);
  expect(it.host.read(`etc/driverctl.d/pci-${PCI}`)).toBe('vfio-pci\n');
  expect(outcome(await apply(it, ...REQUEST, ...BEFOREHAND, '--output', 'json'))).toMatchObject({ done: [], left: [SERVICE] });
  expect(await runCli(['host', 'plan', 'node1', ...it.reach, ...REQUEST])).toMatchObject({ code: 0 });
  restartVdsm(it);
  const again = await apply(it, ...REQUEST, ...BEFOREHAND);
  expect(again).toMatchObject({ code: 0, out: 'Nothing to do: host vm is as planned.\n' });
});

it('puts back what it found, and needs no plan for that', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  const before = it.host.tree();
  await apply(it, ...REQUEST, ...BEFOREHAND);
  const trial = await apply(it, '--undo', '--dry-run');
  expect(trial).toMatchObject({ code: 2 });
  expect(trial.err).toContain('What would be put back:');
  const back = await apply(it, '--undo', ...BEFOREHAND);
  expect({ code: back.code, err: back.err }).toMatchObject({ code: 0 });
  expect(it.host.tree()).toEqual(before);
  expect(await apply(it, '--undo', ...BEFOREHAND)).toMatchObject({ code: 0, out: 'Nothing to put back on host vm.\n' });
});

it('leaves a restart of Open vSwitch, and what waits for it, where nobody agreed to that', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  const ran = await apply(it, ...REQUEST, '--yes', '--output', 'json');
  expect(ran.code).toBe(2);
  const { left } = outcome(ran);
  expect(left).toContainEqual({ why: 'restart', what: 'restart Open vSwitch, which interrupts every VM and network on it' });
  expect(new Set(left.map(({ why }) => why))).toEqual(new Set(['restart']));
  const told = await apply(it, ...REQUEST, '--yes');
  expect(told.out.replace(/\s+/g, ' ')).toContain('To agree, run again with --restart-openvswitch:');
  await completes(it, '--yes', '--allow-disruption', 'vm-restart');
});

it('leaves what a reboot is needed for', async () => {
  const it = await sshFakeHost();
  const ran = await apply(it, ...REQUEST, ...BEFOREHAND, '--output', 'json');
  expect(ran.code).toBe(2);
  expect(outcome(ran).left).toContainEqual({ why: 'reboot', what: expect.stringContaining('isolcpus=') as string });
});

it('changes nothing without an agreement', async () => {
  const it = await sshFakeHost();
  const before = it.host.tree();
  expect(await apply(it, ...REQUEST)).toMatchObject({ code: 4 });
  expect(await apply(it, ...REQUEST, '--dry-run')).toMatchObject({ code: 2 });
  expect(it.host.tree()).toEqual(before);
});

it('changes nothing with a plan that has errors', async () => {
  const it = await sshFakeHost();
  const before = it.host.tree();
  const { code, out, err } = await apply(it, '--nic', '0000:18:00.0', '--yes');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('error: the plan has an error and is not carried out; nothing was changed');
  expect(it.host.tree()).toEqual(before);
});

it('tells what a user who is not root may not do', async () => {
  const it = await sshFakeHost();
  it.host.write('fake/uid', '1000\n');
  const { code, err } = await apply(it, ...REQUEST, '--yes');
  expect(code).toBe(1);
  expect(err).toContain('run it as root');
  expect(err).toContain('refuses, for the reasons above; nothing was changed');
});

it('tells which step failed, keeps what is done, and completes it once that is mended', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  it.host.write('fake/dpdk-fails', '');
  const failed = await apply(it, ...REQUEST, ...BEFOREHAND);
  expect(failed).toMatchObject({ code: 1, out: '' });
  expect(failed.err.replace(/\s+/g, ' ')).toMatch(/FAILED: .* a step failed, see above \(exit code 1\)/);
  it.host.remove('fake/dpdk-fails');
  await completes(it, ...BEFOREHAND);
});

it('tells what is known to be done when the connection ends in the middle, and completes the rest', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  const tool = join(it.host.root, 'usr/bin/driverctl');
  renameSync(tool, `${tool}.real`);
  const go = join(it.host.root, 'go');
  writeFileSync(tool, `#!/bin/sh\nuntil [ -e '${go}' ]; do /usr/bin/sleep 0.1; done\nexec "$0.real" "$@"\n`);
  chmodSync(tool, 0o755);
  const running = startCli(['host', 'apply', 'node1', ...it.reach, ...REQUEST, ...BEFOREHAND]);
  await running.printed(/^\[\d+\/\d+\] .*driver vfio-pci/m);
  it.ssh.hangUp();
  const { code, err } = await running.ended;
  writeFileSync(go, '');
  expect(code).toBe(1);
  expect(err).toMatch(/Known to be done: \d+, as listed above\.\nThe step at hand may go on on the host/);
  expect(err.replace(/\s+/g, ' ')).toContain('ended in the middle');
  // The run that was cut off may still be at its step: the script itself refuses a second one until then.
  while ((await apply(it, ...REQUEST, ...BEFOREHAND)).err.includes('another run is at work'));
  await completes(it, ...BEFOREHAND);
});

it('prints a script that does the same on the host itself', async () => {
  const it = await sshFakeHost();
  await reboot(it);
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  const file = join(folder, 'node1.sh');
  expect(await runCli(['host', 'script', 'node1', ...it.reach, ...REQUEST, '-o', file])).toMatchObject({ code: 0, out: '' });
  expect(statSync(file).mode & 0o111).toBe(0o111);
  expect(it.host.run(readFileSync(file, 'utf8'), ['--restart-openvswitch'])).toMatchObject({ code: SCRIPT_EXIT.service });
  expect((await planned(it)).steps).toEqual([]);
});
