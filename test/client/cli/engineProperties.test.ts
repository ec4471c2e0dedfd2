import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { propertiesDocument } from '../../../client/cli/contracts/properties';
import { run } from '../../../client/cli/program';
import { merge } from '../../../simulator/engine/options';
import { cliWorld, type CliWorld } from '../../support/cliWorld';
import { fakeTerminal } from '../../support/fakeTerminal';

jest.setTimeout(60_000);

const define = (level: string): string =>
  `engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=${level}`;

const spec = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue, profiles: [{ name: blue, filter: none }] }]
hosts: [{ name: node1, nics: [{ name: dpdk0, networks: [blue] }] }]
vms: [{ name: vnf1, hugepages: 1GiB, nics: [{ name: nic1, profile: blue }] }]
`;

let world: CliWorld;
let folder: string;
let log: string;
beforeEach(async () => {
  world = await cliWorld('native-4.2-undefined', '4.2.8');
  folder = mkdtempSync(join(tmpdir(), 'engine-config-'));
  log = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program of that name that writes down what it was called with, and its environment. */
const standIn = (exitCode = 0): Readonly<Record<string, string>> => {
  const program = join(folder, 'engine-config');
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync } = require('node:fs');
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ argv: process.argv.slice(2), env: Object.keys(process.env) }) + '\\n');
if (${exitCode}) console.error('Error setting UserDefinedVMProperties');
process.exit(${exitCode});
`,
  );
  chmodSync(program, 0o755);
  return { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
};

const call = z.object({ argv: z.array(z.string()), env: z.array(z.string()) });
const calls = (): readonly z.infer<typeof call>[] =>
  existsSync(log)
    ? readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => call.parse(JSON.parse(line)))
    : [];

it('plans the command that merges the definition, for exactly the level in use', async () => {
  const { code, out } = await world.run(['plan', '-f', '-'], { stdin: spec });
  expect(code).toBe(2);
  expect(out.match(/engine-config -.*/g)).toEqual([define('4.2')]);
  expect(out).toContain('\n         systemctl restart ovirt-engine\n');
});

it('leaves the virtual machine until the definition is there, says so, and completes the plan afterwards', async () => {
  const first = await world.run(['apply', '-f', '-', '--yes'], { stdin: spec });
  expect(first.code).toBe(2);
  expect(first.out).toMatch(
    /^Left for you to do by hand; then run the same command again:\n {2}- {2}define VM properties at level 4\.2\n/,
  );
  world.simulator.state.options = merge(world.simulator.state.options, '4.2', 'hugepages_shared=^(true|false)$');
  world.simulator.restart();
  const second = await world.run(['apply', '-f', '-', '--yes'], { stdin: spec });
  expect(second).toMatchObject({ code: 0 });
  expect(await world.run(['verify', '-f', '-'], { stdin: spec })).toMatchObject({
    code: 0,
    out: 'Cluster Default is as the file says.\n',
  });
});

it('shows which definitions are missing at which level in use', async () => {
  const { code, out } = await world.run(['engine', 'properties']);
  expect(code).toBe(2);
  expect(out).toMatch(
    /^LEVEL {2}PROPERTY +STATE +USED BY\n4\.2 +hugepages +defined {2}cluster Default\n +hugepages_shared {2}missing\n/,
  );
  expect(out).toContain(`\n  ${define('4.2')}\n  systemctl restart ovirt-engine\n`);
  expect(world.writes()).toEqual([]);
});

it('counts the level of a virtual machine that has its own', async () => {
  const { vms } = world.simulator.state;
  const vm = vms.find(({ name }) => name === 'vnf1');
  if (!vm) throw new Error('the world has no vnf1');
  vms.put({ ...vm, custom_compatibility_version: { major: 4, minor: 1 } });
  const { out } = await world.run(['engine', 'properties', '--output', 'json']);
  const document: unknown = JSON.parse(out);
  expect(propertiesDocument.parse(document)).toEqual(document);
  expect(document).toMatchObject({
    levels: [
      { level: '4.1', usedBy: ['virtual machine vnf1'] },
      { level: '4.2', usedBy: ['cluster Default'] },
    ],
    commands: [define('4.1'), define('4.2'), 'systemctl restart ovirt-engine'],
    applied: false,
  });
});

it('runs engine-config itself when asked, with no shell and without the login in its environment', async () => {
  const { code, out, err } = await world.run(['engine', 'properties', '--apply', '--yes'], {
    env: { ...standIn(), OVIRT_TOKEN: '' },
  });
  expect(code).toBe(2);
  expect(calls().map(({ argv }) => argv)).toEqual([
    ['-m', 'UserDefinedVMProperties=hugepages_shared=^(true|false)$', '--cver=4.2'],
  ]);
  expect(calls()[0]?.env.filter((name) => /PASSWORD|TOKEN|USERNAME/.test(name))).toEqual([]);
  expect(err).toContain(`running ${define('4.2')}\n`);
  expect(out).toMatch(/The definitions are stored\. The engine reads them when it starts: restart it/);
  expect(out).toContain('\n  systemctl restart ovirt-engine\n');
  expect(out).not.toContain('engine-config -m');
});

it('runs nothing without a yes', async () => {
  const { code, err } = await world.run(['engine', 'properties', '--apply'], { env: standIn() });
  expect(code).toBe(4);
  expect(err).toContain('nothing was run: there is no terminal to ask on; add --yes to agree beforehand');
  expect(calls()).toEqual([]);
});

it.each([
  ['y', 2, 1],
  ['n', 4, 0],
  ['', 4, 0],
])('asks on a terminal, and %j means what it says', async (answer, exitCode, times) => {
  const login = { OVIRT_URL: world.url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
  const terminal = fakeTerminal({ interactive: true, answers: [answer], env: { ...standIn(), ...login } });
  expect(await run(['engine', 'properties', '--apply'], terminal)).toBe(exitCode);
  expect(terminal.err()).toContain('Run it? [y/N] ');
  expect(calls()).toHaveLength(times);
});

it('repeats what engine-config said when it fails', async () => {
  const { code, err } = await world.run(['engine', 'properties', '--apply', '--yes'], { env: standIn(1) });
  expect(code).toBe(1);
  expect(err).toContain(`running ${define('4.2')}: it ended with exit code 1: Error setting UserDefinedVMProperties`);
});

it('says where to run it when engine-config is not on this machine', async () => {
  const { code, err } = await world.run(['engine', 'properties', '--apply', '--yes'], { env: { PATH: folder } });
  expect(code).toBe(1);
  expect(err).toContain('engine-config is not on PATH; run this on the engine machine, or type the commands there');
});

it('runs nothing when nothing is missing', async () => {
  world.simulator.state.options = merge(world.simulator.state.options, '4.2', 'hugepages_shared=^(true|false)$');
  world.simulator.restart();
  const { code, out } = await world.run(['engine', 'properties', '--apply', '--yes'], { env: standIn() });
  expect(code).toBe(0);
  expect(out).not.toContain('engine-config');
  expect(calls()).toEqual([]);
});
