import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from '../../../client/desired/apply';
import { chainOfCluster, chainOfHost, chainOfVm } from '../../../client/desired/chain';
import { describeFully } from '../../../client/desired/describe';
import type { Chain, Link } from '../../../client/desired/link';
import { linkNames } from '../../../client/desired/link';
import { observe, questionOf } from '../../../client/desired/observe';
import { parseSpec } from '../../../client/desired/parseSpec';
import { plan, problemsOf } from '../../../client/desired/plan';
import type { Seen } from '../../../client/desired/seen';
import { writeSpec } from '../../../client/desired/writeSpec';
import { phrase } from '../../../client/phrases';
import type { ReleaseName } from '../../../simulator/engine/releases';
import { worlds } from '../../../simulator/worlds';
import { fleet } from '../../../simulator/worlds/fleet';
import { simulate, type Simulated } from '../../support/simulated';

const open: Simulated[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const start = async (world: string, release: ReleaseName): Promise<Simulated> => {
  const build = world === 'small fleet' ? fleet({ hosts: 8, clusters: 2, vms: 24 }) : worlds[world]?.();
  if (!build) throw new Error(`no world ${world}`);
  const simulated = await simulate({ release, world: build });
  open.push(simulated);
  return simulated;
};

const all: readonly (readonly [string, ReleaseName])[] = [
  ['empty', '4.5.7'],
  ['standins-4.5', '4.5.7'],
  ['standins-4.5', '4.4.10'],
  ['standins-4.5', '4.4.3'],
  ['native-4.2', '4.2.8'],
  ['native-4.2-undefined', '4.2.8'],
  ['ovn-4.3', '4.3.10'],
  ['ovn-4.3-one-hook', '4.3.10'],
  ['mixed', '4.5.7'],
  ['hostile', '4.5.7'],
  ['small fleet', '4.5.7'],
];

/** Every cluster of the engine with its VMs. */
const clustersOf = async ({ engine }: Simulated): Promise<readonly Seen[]> => {
  const names = (await engine.clusters.list()).map(({ name }) => name);
  return Promise.all(names.map((cluster) => observe(engine, { cluster, vmsOfCluster: true })));
};

const chainsOf = (seen: Seen): readonly (Chain | undefined)[] => [
  chainOfCluster(seen),
  ...seen.hosts.map(({ name }) => chainOfHost(seen, name)),
  ...seen.vms.map(({ name }) => chainOfVm(seen, name)),
];

it.each(all)('has a chain of nine links with whole sentences for all there is in world %s of %s', async (world, release) => {
  for (const seen of await clustersOf(await start(world, release))) {
    for (const chain of chainsOf(seen)) {
      expect(chain?.links.map(({ name }) => name)).toEqual(linkNames);
      const texts = (chain?.links ?? []).flatMap((link) => [phrase(link), ...(link.mend ? [phrase(link.mend)] : [])]);
      expect(texts.filter((text) => /undefined|NaN|\? |[\p{Cc}]|link\.|mend\./u.test(text))).toEqual([]);
    }
  }
});

it.each(all)('writes a file of each cluster in world %s of %s whose plan is empty', async (world, release) => {
  for (const seen of await clustersOf(await start(world, release))) {
    if (!seen.cluster) throw new Error('the cluster was listed and is gone');
    const spec = parseSpec(writeSpec(describeFully(seen, seen.cluster).spec));
    const planned = plan(spec, seen);
    expect({ changes: planned.changes, problems: problemsOf(planned) }).toEqual({ changes: [], problems: [] });
  }
});

const states = (chain: Chain): string =>
  chain.links.map(({ state }) => ({ ok: '+', missing: '-', impossible: 'x', unknown: '?' })[state]).join('');
const missing = (chain: Chain): readonly string[] =>
  chain.links.filter(({ state }: Link) => state === 'missing').map(({ name, code }) => `${name}: ${code}`);

it('refuses a datapath to the hosts of 4.4.3 by the version of their VDSM, and says to update them', async () => {
  const { engine } = await start('standins-4.5', '4.4.3');
  const chain = chainOfCluster(await observe(engine, { cluster: 'Default' }));
  const link = chain.links.find(({ name }) => name === 'datapath');
  expect([link?.state, link && phrase(link)]).toEqual(['impossible', expect.stringMatching(/4\.40\.35.*nmstate/)]);
  const planned = plan(example('stand-in'), await observe(engine, questionOf(example('stand-in'))));
  expect(
    problemsOf(planned)
      .map((problem) => phrase(problem))
      .join(' '),
  ).toMatch(/4\.40\.40/);
});

const example = (name: string) => parseSpec(readFileSync(join(__dirname, '../../../examples', `${name}.yaml`), 'utf8'));
const agreeing = { report: () => undefined, confirm: () => Promise.resolve(true) };

it.each([
  ['stand-in', 'standins-4.5', '4.5.7', '+--+?--??'],
  ['native', 'native-4.2', '4.2.8', '?????-???'],
  ['native', 'ovn-4.3', '4.3.10', '?????-???'],
] as const)(
  'has nothing missing after the example %s is applied to world %s of %s, and exports it',
  async (file, world, release, before) => {
    const simulated = await start(world, release);
    const { engine, clock } = simulated;
    const spec = example(file);
    const look = () => observe(engine, { cluster: spec.cluster.name, vmsOfCluster: true });
    const seen = await look();
    expect(states(chainOfCluster(seen))).toBe(before);
    await apply(engine, plan(spec, await observe(engine, questionOf(spec))), agreeing, { allow: 'host-reboot', clock });
    const after = await look();
    expect(missing(chainOfCluster(after))).toEqual([]);
    expect(after.cluster && describeFully(after, after.cluster)).toMatchObject({
      spec: { networks: spec.networks, vms: spec.vms },
      omitted: { changes: [], problems: [] },
    });
  },
);
