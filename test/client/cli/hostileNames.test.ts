import { parseSpec } from '../../../client/desired/parseSpec';
import { checkDocument } from '../../../client/cli/contracts/check';
import { cliWorld, type CliWorld } from '../../support/cliWorld';

jest.setTimeout(60_000);

let world: CliWorld;

/** Everything that a terminal acts on, but the end of a line. */
const acts = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

const texts = [
  'my net',
  'netz-ü',
  `it's "q"`,
  'a%20b',
  '<script>x</script>',
  'a;b',
  '../../x',
  '网络',
  '- x: 1',
  '# no comment',
  'null',
];

const specOf = (names: readonly string[]): string =>
  JSON.stringify({
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'Default' },
    networks: names.map((name, i) => ({
      name,
      vlan: i + 1,
      description: `${name}\n<b>"';../%`,
      comment: `${name} $(reboot) \`x\``,
      profiles: [{ name, filter: 'none' }],
    })),
    hosts: [{ name: 'node1', nics: [{ pci: '0000:5e:00.0', networks: names }] }],
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: names.map((profile, i) => ({ name: `nic${i + 1}`, profile })) }],
  });

it('creates, finds, exports and reads back names and texts at the edge, unchanged', async () => {
  world = await cliWorld('standins-4.5');
  const made = await world.run(['apply', '-f', '-', '--yes'], { stdin: specOf(texts) });
  expect(made.err).not.toMatch(/error:/);
  const networks = world.simulator.state.networks.all();
  for (const name of texts) {
    expect(networks.find((network) => network.name === name)).toMatchObject({
      description: `${name}\n<b>"';../%`,
      comment: `${name} $(reboot) \`x\``,
    });
  }
  const exported = await world.run(['export', '--cluster', 'Default']);
  expect(exported.code).toBe(0);
  expect(exported.out).not.toMatch(acts);
  world.writes();
  const planned = await world.run(['plan', '-f', '-'], { stdin: exported.out });
  expect(planned.code).toBe(0);
  expect(planned.out).toContain('Plan: nothing to do');
  expect(parseSpec(exported.out).networks?.map(({ name }) => name)).toEqual(expect.arrayContaining(texts));
  expect(world.writes()).toEqual([]);
});

it("says in the engine's words what the engine refuses", async () => {
  world = await cliWorld('standins-4.5');
  const name = 'x'.repeat(300);
  const { code, err } = await world.run(['network', 'attach', name, '--host', 'node1', '--nic', 'dummy_5e00', '--yes']);
  expect(code).toBe(1);
  expect(err).toMatch(/error: .*the engine refuses/);
});

it('acts on nothing that an engine sends as a name', async () => {
  world = await cliWorld('hostile');
  const commands = [
    ['check'],
    ['check', '--host', 'node1', '--vm', 'vnf1'],
    ['export', '--cluster', 'Default'],
    ['engine', 'properties'],
    ['vm', 'hugepages', 'vnf1', '--size', '1GiB', '--dry-run'],
  ];
  for (const argv of commands) {
    const { code, out, err } = await world.run(argv);
    expect({ argv, acts: acts.test(out + err) }).toEqual({ argv, acts: false });
    expect([0, 2]).toContain(code);
  }
});

it('shows escape sequences in names as text, on the screen and in JSON', async () => {
  const name = 'a\u001b]0;owned\u0007\u009b31m\u202eb\nPlan: nothing to do.';
  world = await cliWorld('standins-4.5');
  const cluster = world.simulator.state.clusters.find((one) => one.name === 'Default');
  if (!cluster) throw new Error('the world has no cluster Default');
  world.simulator.state.clusters.put({ ...cluster, name });
  const text = await world.run(['check']);
  expect(text.out).not.toMatch(acts);
  expect(text.out).toContain('Cluster a\\x1b]0;owned\\x07\\x9b31m');
  expect(text.out).not.toMatch(/^Plan: nothing to do\./m);
  const json = await world.run(['check', '--output', 'json']);
  expect(json.out).not.toMatch(acts);
  expect(checkDocument.parse(JSON.parse(json.out)).chains[0]?.name).toBe(name);
});

it('says nothing of a file that lies in its own name', async () => {
  world = await cliWorld('standins-4.5');
  const { code, err } = await world.run(['plan', '-f', 'no\u001b[2Jsuch.yaml']);
  expect(code).toBe(3);
  expect(err).not.toMatch(acts);
});
