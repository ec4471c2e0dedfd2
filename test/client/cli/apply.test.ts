import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorDocument } from '../../../client/cli/contracts/error';
import { applyDocument, planDocument, verifyDocument } from '../../../client/cli/contracts/plan';
import { run } from '../../../client/cli/program';
import { cliWorld, type CliWorld } from '../../support/cliWorld';
import { fakeTerminal, type FakeTerminal } from '../../support/fakeTerminal';

jest.setTimeout(60_000);

const spec = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue, vlan: 100, profiles: [{ name: blue, filter: none }] }]
hosts:
  - name: node1
    hugepages: { size: 1GiB, count: 16 }
    nics: [{ pci: "0000:5e:00.0", networks: [blue] }]
vms: [{ name: vnf1, hugepages: 1GiB, nics: [{ name: nic1, profile: blue }] }]
`;

let world: CliWorld;
beforeEach(async () => {
  world = await cliWorld('standins-4.5');
});

/** A person at a terminal who gives these answers, in this process. */
const person = (answers: readonly string[]): FakeTerminal =>
  fakeTerminal({
    interactive: true,
    answers,
    env: { OVIRT_URL: world.url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo', NO_COLOR: '1' },
  });

const attach = ['network', 'attach', 'blue', '--host', 'node1', '--nic', 'dummy_5e00', '--vlan', '100', '--profile', 'blue'];

it('changes nothing where nobody can be asked and --yes is missing', async () => {
  const { code, out, err } = await world.run(['apply', '-f', '-'], { stdin: spec });
  expect({ code, out }).toEqual({ code: 4, out: '' });
  expect(err).toContain('1  create network blue');
  expect(err).toContain('nothing was changed: there is no terminal to ask on; add --yes to agree beforehand');
  expect(world.writes()).toEqual([]);
});

it('shows the plan, asks, and does nothing on no', async () => {
  const terminal = person(['n']);
  expect(await run(attach, terminal)).toBe(4);
  expect(terminal.err()).toMatch(/Plan: 4 changes, 1 note\.\nApply this plan\? \[y\/N\] /);
  expect(terminal.out()).toBe('');
  expect(world.writes()).toEqual([]);
});

it('shows the plan, asks, and applies it on yes', async () => {
  const terminal = person(['y']);
  expect(await run(attach, terminal)).toBe(0);
  expect(terminal.err()).toContain('[4/4] set up the networks of host node1\n');
  expect(terminal.out()).toBe('4 done, 0 left.\n');
});

it('leaves what interrupts when nobody agreed to it, says so, and what needs it too', async () => {
  const { code, out, err } = await world.run(['apply', '-f', '-', '--yes'], { stdin: spec });
  expect(code).toBe(2);
  expect(err).toMatch(/reinstall host node1 and reboot it: left, it interrupts, and you did not\s+agree/);
  expect(out).toMatch(
    /^Left because it interrupts\. To agree, run again with --allow-disruption host-reboot:\n {2}- {2}reinstall host node1 and reboot it\n/,
  );
  expect(world.writes().filter((write) => /install|deactivate/.test(write))).toEqual([]);
});

it('does what interrupts when it was agreed to beforehand', async () => {
  const { code, out } = await world.run(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot'], { stdin: spec });
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+ done, 0 left\.\n$/);
  expect(await world.run(['verify', '-f', '-'], { stdin: spec })).toMatchObject({ code: 0 });
});

it('writes nothing when it is run a second time', async () => {
  await world.run([...attach, '--yes']);
  expect(world.writes()).not.toEqual([]);
  const { code, out } = await world.run([...attach, '--yes']);
  expect({ code, out }).toEqual({ code: 0, out: 'Nothing to do: the engine is as asked.\n' });
  expect(world.writes()).toEqual([]);
});

it('asks on a terminal for each change that interrupts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-'));
  const file = join(folder, 'spec.yaml');
  writeFileSync(file, spec);
  const terminal = person(['y', 'n']);
  expect(await run(['apply', '-f', file], terminal)).toBe(2);
  rmSync(folder, { recursive: true });
  expect(terminal.err()).toContain(
    'A host leaves service for a while, its virtual machines move away: reinstall host node1 and reboot it. Do it? [y/N] ',
  );
  expect(world.writes().filter((write) => /install|deactivate/.test(write))).toEqual([]);
});

it('ends after the step at hand on the first interrupt, and says what is left', async () => {
  const running = world.start(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot'], { stdin: spec });
  await running.printed('waiting for');
  running.kill('SIGINT');
  const { code, out, err } = await running.ended;
  expect(err).toContain('ending after the step at hand; interrupt again to leave at once');
  expect(code).toBe(2);
  expect(out).toContain('Left because you ended the run; run the same command again:');
  const again = await world.run(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot'], { stdin: spec });
  expect(again.code).toBe(0);
  expect(await world.run(['verify', '-f', '-'], { stdin: spec })).toMatchObject({ code: 0 });
});

it('leaves at once on the second interrupt', async () => {
  const running = world.start(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot'], { stdin: spec });
  await running.printed('[1/');
  world.simulator.failNext({ path: '/api', times: 1000 }, { kind: 'stall' });
  running.kill('SIGINT');
  await running.printed('interrupt again');
  running.kill('SIGINT');
  expect(await running.ended).toMatchObject({ code: 130 });
});

const refuseNetworks = (): void =>
  world.simulator.failNext(
    { method: 'POST', path: '/setupnetworks', times: 100 },
    {
      kind: 'reply',
      reply: {
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"fault":{"detail":"[Illegal Network parameters]","reason":"Operation Failed"},"status":"failed"}',
      },
    },
  );

it('says what was done before it failed, and that it can be run again', async () => {
  refuseNetworks();
  const { code, out, err } = await world.run([...attach, '--yes']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    /Done before that: 3 of 4\. Run the same command again to complete the rest\.\nerror: .*Illegal Network parameters/,
  );
});

it('tells programs what was done before it failed', async () => {
  refuseNetworks();
  const { code, out } = await world.run([...attach, '--yes', '--output', 'json']);
  expect(code).toBe(1);
  const document = errorDocument.parse(JSON.parse(out));
  expect(document).toMatchObject({ code: 'engine.refused', status: 400 });
  expect(document.done?.map(({ id }) => id)).toEqual([
    'network.create/blue',
    'clusterNetwork.add/blue',
    'profile.create/blue/blue',
  ]);
});

it('has nothing done in an error before the first change', async () => {
  const { out } = await world.run(['apply', '-f', '-', '--output', 'json'], { stdin: spec });
  expect(errorDocument.parse(JSON.parse(out))).not.toHaveProperty('done');
});

it('does not apply a plan with a problem, and says which', async () => {
  const { code, out, err } = await world.run(['cluster', 'create', 'x', '--level', '4.6', '--yes']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('problem  cluster.compatibilityVersion: ');
  expect(err).toContain('error: the plan has a problem and is not applied; nothing was changed');
  expect(world.writes()).toEqual([]);
});

it('shows with --dry-run what it would do, as plan does', async () => {
  const { code, out } = await world.run(['cluster', 'create', 'x', '--dry-run']);
  expect(code).toBe(2);
  expect(out).toMatch(/^Interrupts nothing\n {2}1 {2}create cluster x\n/);
  expect(world.writes()).toEqual([]);
});

it('gives a virtual machine huge pages and a NIC from flags alone, and keeps its other properties', async () => {
  await world.run([...attach, '--yes']);
  const { code } = await world.run(['vm', 'hugepages', 'vnf1', '--size', '1GiB', '--nic', 'nic1=blue', '--yes']);
  expect(code).toBe(0);
  expect(world.propertiesOf('vnf1')).toMatchObject({ sap_agent: 'true', site_owner: 'team-7', hugepages: '1048576' });
});

it.each([
  ['plan', planDocument, ['plan', '-f', '-'], 2],
  ['plan', planDocument, ['apply', '-f', '-', '--dry-run'], 2],
  ['verify', verifyDocument, ['verify', '-f', '-'], 2],
  ['apply', applyDocument, ['apply', '-f', '-', '--yes'], 2],
])('gives programs a document of the contract %s', async (name, contract, argv, exitCode) => {
  const { code, out } = await world.run([...argv, '--output', 'json'], { stdin: spec });
  expect(code).toBe(exitCode);
  const document: unknown = JSON.parse(out);
  expect(contract.parse(document)).toEqual(document);
  expect(document).toMatchObject({ contract: `ovirt-dpdk/${name}/v1`, cluster: 'Default' });
});

it('asks for the password on a terminal, without showing it', async () => {
  const terminal = fakeTerminal({
    interactive: true,
    answers: ['demo'],
    env: { OVIRT_URL: world.url, OVIRT_USERNAME: 'admin@internal' },
  });
  expect(await run(['check', '--cluster', 'Default'], terminal)).toBe(2);
  expect(terminal.err()).toMatch(/^Password of admin@internal: \n/);
  expect(terminal.err() + terminal.out()).not.toContain('demo');
});

it('takes the end of the input at a question for no', async () => {
  const terminal = person([]);
  const running = run(attach, terminal);
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (terminal.err().includes('[y/N] ')) resolve();
      else setImmediate(look);
    };
    look();
  });
  terminal.stdin.push(null);
  expect(await running).toBe(4);
  expect(terminal.err()).toContain('error: you ended it at this question\n');
  expect(world.writes()).toEqual([]);
});
