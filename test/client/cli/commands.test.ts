import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDocument } from '../../../client/cli/contracts/check';
import { widthOf } from '../../../client/cli/text/width';
import { createSimulator } from '../../../simulator/engine/engine';
import { serve } from '../../../simulator/attach/serve';
import { worlds } from '../../../simulator/worlds';
import { builtCliPath, runCli, startCli } from '../../support/builtCli';
import { cliWorld, type CliWorld } from '../../support/cliWorld';

jest.setTimeout(60_000);

let world: CliWorld;
let folder: string;
beforeAll(async () => {
  world = await cliWorld('standins-4.5');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('shows the nine links of every cluster when none is named', async () => {
  const { code, out } = await world.run(['check']);
  expect(code).toBe(2);
  expect(out).toMatch(/^Cluster Default\n# {2}LINK {2,}STATE {2,}WHY\n/);
  expect([...out.matchAll(/^(\d) {2}\S/gm)].map(([, number]) => number)).toEqual([...'123456789']);
  expect(out).toMatch(/^\d ok, \d missing, \d impossible, \d unknown\.\n$/m);
  expect(out.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
});

it('shows the chains of a cluster, hosts and virtual machines in one call', async () => {
  const { out } = await world.run(['check', '--cluster', 'Default', '--host', 'node1', '--host', 'node2', '--vm', 'vnf1']);
  expect(out.match(/^(Cluster|Host|Virtual machine) \S+$/gm)).toEqual([
    'Cluster Default',
    'Host node1',
    'Host node2',
    'Virtual machine vnf1',
  ]);
});

it('gives programs the chains as their contract says, and no field more', async () => {
  const { code, out } = await world.run(['check', '--host', 'node1', '--output', 'json']);
  expect(code).toBe(2);
  const document: unknown = JSON.parse(out);
  const parsed = checkDocument.parse(document);
  expect(parsed).toEqual(document);
  expect(parsed.chains[0]?.links.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('changes nothing when it looks', async () => {
  await world.run(['check']);
  await world.run(['export', '--cluster', 'Default']);
  expect(world.writes()).toEqual([]);
});

it.each([
  [['check', '--cluster', 'nope'], 'checking cluster nope: the engine has none of that name'],
  [['check', '--host', 'nope'], 'checking host nope: the engine has none of that name'],
  [
    ['check', '--cluster', 'defualt'],
    'checking cluster defualt: the engine has none of that name, or this user may not see it; did you mean Default?',
  ],
  [
    ['check', '--host', 'noed1'],
    'checking host noed1: the engine has none of that name, or this user may not see it; did you mean node1?',
  ],
  [['check', '--vm', 'nope'], 'checking virtual machine nope: the engine has none of that name'],
  [['export', '--cluster', 'nope'], 'exporting cluster nope: the engine has none of that name'],
  [['vm', 'hugepages', 'nope', '--size', '1GiB'], 'giving huge pages to virtual machine nope: the engine has none of that name'],
  [
    ['network', 'attach', 'n', '--host', 'nope', '--nic', 'dpdk0'],
    'attaching a network to host nope: the engine has none of that name',
  ],
])('says that what %j names is not there', async (argv, message) => {
  const { code, err } = await world.run(argv);
  expect(code).toBe(3);
  expect(err).toContain(`error: ${message}`);
});

it('takes the address with /api, and common flags before the command', async () => {
  const login = { OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
  const { code } = await runCli(['--engine', `${world.url}/api`, '--output', 'json', 'check', '--cluster', 'Default'], login);
  expect(code).toBe(2);
});

it('writes an export to a file, and does not overwrite one unasked', async () => {
  const file = join(folder, 'cluster.yaml');
  expect(await world.run(['export', '--cluster', 'Default', '-o', file])).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: ovirt-dpdk\/v1\n/);
  const again = await world.run(['export', '--cluster', 'Default', '-o', file]);
  expect(again.code).toBe(3);
  expect(again.err).toContain('it is there already; add --yes to overwrite it');
  expect(await world.run(['export', '--cluster', 'Default', '-o', file, '--yes'])).toMatchObject({ code: 0 });
});

it('serves a simulated engine until it is interrupted', async () => {
  const demo = startCli(['demo', '--release', '4.2.8', '--world', 'native-4.2'], { OVIRT_PASSWORD: 's3cret' });
  await demo.printed(/^portal /m);
  const url = /^ready (http:\/\/127\.0\.0\.1:\d+\/ovirt-engine)\n/.exec(demo.out())?.[1] ?? '';
  expect(demo.out()).toBe(`ready ${url}\nportal ${url}/webadmin/\n`);
  expect((await fetch(`${url}/webadmin/`)).url).toBe(`${url}/sso/login.html`);
  const login = { OVIRT_URL: url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
  expect((await runCli(['check', '--cluster', 'Default'], login)).out).toContain('Cluster Default');
  demo.kill('SIGTERM');
  expect(await demo.ended).toMatchObject({ code: 0 });
  expect((await runCli(['check'], login)).code).toBe(1);
});

it.each([
  [['--release', '9.9'], /Known releases: 4\.2\.8/],
  [['--world', 'nowhere'], /Known worlds: empty/],
])('says which %j there are', async (flags, message) => {
  const { code, err } = await runCli(['demo', ...flags]);
  expect(code).toBe(3);
  expect(err).toMatch(message);
});

it("prints the engine's certificate for a person to compare", async () => {
  const pem = readFileSync(join(__dirname, '..', 'http', 'tls', 'ca.pem'), 'utf8').trim();
  const empty = worlds['empty'];
  if (!empty) throw new Error('there is no world empty');
  const served = await serve(createSimulator({ world: empty(), certificate: pem }));
  try {
    const { code, out, err } = await runCli(['ca', '--engine', served.url]);
    expect({ code, out }).toEqual({ code: 0, out: `${pem}\n` });
    expect(err).toMatch(/^SHA-256: {3}([0-9A-F]{2}:){31}[0-9A-F]{2}$/m);
    expect(err).toContain('openssl x509 -noout -fingerprint -sha256 -in /etc/pki/ovirt-engine/ca.pem');
  } finally {
    await served.close();
  }
});

it('says in one line that its result could not be written', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [builtCliPath, 'completion', 'fish'], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'error: writing the result: ENOSPC\n' });
});

it('ends quietly when its reader went away', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${builtCliPath}" completion fish | head -1`], {
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: '# fish completion for ovirt-dpdk\n', stderr: '' });
});
