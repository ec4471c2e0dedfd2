import { errorDocument } from '../../../client/cli/contracts/error';
import { cliWorld, type CliWorld } from '../../support/cliWorld';

const wrong = `apiVersion: ovirt-dpdk/v2
dataCentre: Default
cluster:
  name: ""
  compatibilityVersion: 4.7
  switchType: ovss
networks:
  - { name: dpdk-blue, vlan: 5000, mtu: 10, profiles: [{ name: p, queues: 0 }] }
  - { name: dpdk-blue, requird: true }
hosts:
  - name: host1
    hugepages: { size: 4KiB, count: some }
    isolateCpus: 2-
    nics:
      - { pci: "5e:00", networks: [dpdk-blue] }
      - { networks: [dpdk-blue] }
      - { pci: "0000:5e:00.1", name: dpdk1, networks: dpdk-green }
vms:
  - hugepages: 1GiB
`;

jest.setTimeout(60_000);
let world: CliWorld;
beforeAll(async () => {
  world = await cliWorld('standins-4.5');
});

it.each(['plan', 'apply', 'verify'])(
  '%s tells every mistake of a file at once, with its place, and asks the engine nothing',
  async (command) => {
    const { code, out, err } = await world.run([command, '-f', '-'], { stdin: wrong });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    const places = [...err.matchAll(/^ {2}line (\d+), column \d+/gm)].map(([, line]) => Number(line));
    expect(places).toEqual([1, 2, 4, 5, 6, 8, 8, 8, 9, 9, 12, 12, 13, 15, 16, 16, 17, 17, 19]);
    expect(err).toContain('standard input has 19 mistakes; nothing was asked of the engine:');
    expect(err).toMatch(/line 2, column 1, dataCentre: unknown key dataCentre; did you mean\s+dataCenter\?/);
    expect(world.simulator.requests).toEqual([]);
  },
);

it('tells programs every mistake by code, path, line and column', async () => {
  const { code, out } = await world.run(['plan', '-f', '-', '--output', 'json'], { stdin: wrong });
  expect(code).toBe(3);
  const document: unknown = JSON.parse(out);
  const parsed = errorDocument.parse(document);
  expect(parsed).toEqual(document);
  expect(parsed.problems).toHaveLength(19);
  expect(parsed.problems?.[1]).toEqual({
    code: 'spec.unknownKey',
    path: 'dataCentre',
    line: 2,
    column: 1,
    sentence: 'unknown key dataCentre; did you mean dataCenter?',
  });
});

it('says of a file that is not there what it is called', async () => {
  const { code, err } = await world.run(['plan', '-f', 'no/such.yaml']);
  expect(code).toBe(3);
  expect(err).toBe('error: reading no/such.yaml: there is no such file\n');
});

it('says a single mistake in one line', async () => {
  const { code, err } = await world.run(['plan', '-f', '-'], {
    stdin: 'apiVersion: ovirt-dpdk/v1\ncluster: { nme: x, name: x }\n',
  });
  expect(code).toBe(3);
  expect(err).toMatch(/^error: standard input: line 2, column 12, cluster\.nme: unknown key nme; did\s+you mean name\?\n$/);
});

it.each([
  [['network', 'attach', 'n', '--host', 'h'], /which NIC is meant\? Give --nic NAME or --pci ADDRESS/],
  [['network', 'attach', 'n', '--host', 'h', '--pci', '5e:00'], /is no full PCI\s+address/],
  [['network', 'attach', 'n', '--host', 'h', '--pci', '0000:5e:00.0', '--nic', 'dpdk0'], /cannot be used with/],
  [['network', 'attach', 'n', '--host', 'h', '--nic', 'dpdk0', '--mtu', '10'], /mtu/],
  [['network', 'attach', 'n', '--nic', 'dpdk0'], /required option '--host <name>' not specified/],
  [['vm', 'hugepages', 'v', '--size', '4MiB'], /Allowed choices are 2MiB, 1GiB/],
  [['vm', 'hugepages', 'v', '--size', '1GiB', '--nic', 'nic1'], /write NIC=PROFILE/],
  [['cluster', 'create', 'c', '--level', '4'], /is no compatibility\s+level/],
  [['cluster', 'create'], /missing required argument 'name'/],
  [['export'], /required option '--cluster <name>' not specified/],
])('finds the mistake in %j before it asks the engine', async (argv, message) => {
  const { code, out, err } = await world.run(argv);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(message);
  expect(world.simulator.requests).toEqual([]);
});
