import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostFacts } from '../../client/facts/hostFacts';
import { cliWorld, type CliWorld } from '../support/cliWorld';
import { aBoundNic, someFacts } from '../support/seen';

jest.setTimeout(120_000);

const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue, vlan: 100, mtu: 9000 }]
hosts:
  - name: node1
    hugepages: { size: 1GiB, count: auto }
    isolateCpus: true
    nics: [{ pci: '0000:5e:00.0', driver: auto, networks: [blue] }]
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Facts of node1 of this world, in a file. */
const factsOf = (world: CliWorld, differs: Partial<HostFacts> = {}): string => {
  const node1 = world.simulator.state.hosts.find(({ name }) => name === 'node1');
  const facts = someFacts(differs);
  const path = join(folder, 'node1.json');
  writeFileSync(path, JSON.stringify({ ...facts, host: { ...facts.host, name: 'node1', uuid: node1?.machine.uuid } }));
  return path;
};
const flat = (text: string): string => text.replace(/\s+/g, ' ');

it('asks for facts where a file leaves pages and CPUs to the planner', async () => {
  const world = await cliWorld('standins-4.5');
  const { code, out } = await world.run(['plan', '-f', '-'], { stdin: file });
  expect(code).toBe(2);
  expect(flat(out)).toMatch(
    /how many huge pages host node1 should have .* collect them with ovirt-dpdk host facts and give --facts/i,
  );
  expect(flat(out)).toMatch(/which CPUs of host node1 to isolate .* give --facts/i);
});

it('works pages and CPUs out by the facts, brings them onto the host, and has nothing left to do', async () => {
  const world = await cliWorld('standins-4.5');
  const facts = ['--facts', factsOf(world)];
  const applied = await world.run(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot', ...facts], { stdin: file });
  expect({ code: applied.code, text: applied.out + applied.err }).toMatchObject({ code: 0 });
  const node1 = world.simulator.state.hosts.find(({ name }) => name === 'node1');
  // Of 64000 MiB on each node 2048 stay, which leaves 60 pages. Open vSwitch needs 4 on the first (MTU 9000) and 1 on the other; of the
  // rest half is for VMs: 4 + 28, 1 + 29. This kernel spreads pages evenly, so 32 on both.
  expect(node1?.machine.kernel.running).toMatch(
    / default_hugepagesz=1G hugepagesz=1G hugepages=64 isolcpus=domain,managed_irq,1,11,21,31 nohz_full=1,11,21,31 rcu_nocbs=1,11,21,31 /,
  );
  expect(await world.run(['verify', '-f', '-', ...facts], { stdin: file })).toMatchObject({ code: 0 });
  world.writes();
  expect(await world.run(['apply', '-f', '-', '--yes', ...facts], { stdin: file })).toMatchObject({ code: 0 });
  expect(world.writes()).toEqual([]);
});

it('refuses a NIC that the facts show to be none for DPDK', async () => {
  const world = await cliWorld('standins-4.5');
  const nics = [aBoundNic({ vendor: '14e4', device: '165f' })];
  const facts = factsOf(world, { nics, openVswitch: undefined });
  const { code, out } = await world.run(['plan', '-f', '-', '--facts', facts], { stdin: file });
  expect(code).toBe(2);
  expect(flat(out)).toMatch(/host node1: DPDK has no driver for NIC 0000:5e:00\.0/i);
});

it('fills the links of the chain that only the host itself can tell', async () => {
  const world = await cliWorld('standins-4.5');
  const unknown = async (...more: string[]): Promise<readonly string[]> => {
    const { out } = await world.run(['check', '--host', 'node1', ...more]);
    return [...out.matchAll(/^(\d) .*\? unknown/gm)].map(([, number = '']) => number);
  };
  expect(await unknown()).toEqual(expect.arrayContaining(['5', '8', '9']));
  // What no fact tells: whether a VM of the cluster is on a DPDK network, and what the guest does.
  expect(await unknown('--facts', factsOf(world))).toEqual(['7', '9']);
});

it('says which facts are of no host that it looks at', async () => {
  const world = await cliWorld('standins-4.5');
  const { err } = await world.run(['check', '--host', 'node2', '--facts', factsOf(world)]);
  expect(flat(err)).toMatch(/the facts of node1 \([0-9a-f-]+\) are of none of the hosts looked at, and are left aside/);
});

it('asks nothing of the engine where the facts are broken, and says where', async () => {
  const world = await cliWorld('standins-4.5');
  const path = join(folder, 'broken.json');
  writeFileSync(path, JSON.stringify({ ...someFacts(), nics: [{ ...aBoundNic(), pci: 'eth0' }] }));
  const { code, err } = await world.run(['check', '--facts', path]);
  expect(code).toBe(3);
  expect(flat(err)).toMatch(/nics\[0\]\.pci/);
  expect(world.simulator.requests).toEqual([]);
});
