import { readdirSync, readFileSync } from 'node:fs';
import { planHost } from '../client/dpdk/host/planHost';
import { parseFacts } from '../client/facts/parseFacts';
import { parseRequest } from '../client/facts/parseRequest';
import type { ReleaseName } from '../simulator/engine/releases';
import { cliWorld } from './support/cliWorld';

const shown: readonly (readonly [string, ReleaseName, string, readonly string[]])[] = [
  ['by-facts.yaml', '4.5.7', 'standins-4.5', ['--facts', 'examples/node1.json']],
  ['kernel-line.yaml', '4.4.10', 'standins-4.5', []],
  ['native.yaml', '4.2.8', 'native-4.2', []],
  ['shortest.yaml', '4.5.7', 'standins-4.5', []],
  ['stand-in.yaml', '4.4.10', 'standins-4.5', []],
];

it.each(shown)(
  'examples/%s is applied on oVirt %s and then holds',
  async (file, release, world, facts) => {
    const site = await cliWorld(world, release);
    const path = `examples/${file}`;
    expect(await site.run(['apply', '-f', path, ...facts, '--yes', '--allow-disruption', 'host-reboot'])).toMatchObject({
      code: 0,
    });
    expect(await site.run(['verify', '-f', path, ...facts])).toMatchObject({ code: 0 });
  },
  120_000,
);

it('each example is among these', () => {
  const specs = readdirSync('examples').filter((name) => name.endsWith('.yaml') && !name.endsWith('-request.yaml'));
  expect(specs).toEqual(shown.map(([name]) => name));
});

// What docs/planner.md shows, worked by hand in test/client/dpdk/host/workedExample.test.ts.
it('examples/node1.json is planned as the page about the planner says', () => {
  const facts = parseFacts(readFileSync('examples/node1.json', 'utf8'));
  const plan = planHost(facts, parseRequest(readFileSync('examples/node1-request.yaml', 'utf8')));
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.nics.map(({ pci, port }) => [pci, port?.driver])).toEqual([
    ['0000:18:00.0', undefined],
    ['0000:5e:00.0', 'vfio-pci'],
    ['0000:af:00.0', 'mlx5_core'],
  ]);
  expect(
    plan.nodes.map(({ need, socketMemory, pages }) => [need, socketMemory, pages.openVswitch, pages.vms, pages.most]),
  ).toEqual([
    [1274, 2048, 2, 32, 60],
    [3828, 4096, 4, 16, 60],
  ]);
  expect(plan.ovsConfig['pmd-cpu-mask']).toBe('0x80200802');
  expect(plan.kernelLine.tokens).toContain('hugepages=68');
});
