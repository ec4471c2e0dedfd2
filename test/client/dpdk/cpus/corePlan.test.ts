import fc from 'fast-check';
import { planCores, type CorePlan } from '../../../../client/dpdk/cpus/corePlan';
import { formatCpuMask } from '../../../../client/dpdk/cpus/cpuMask';
import { coreOf, topologyOf } from '../../../../client/dpdk/cpus/topology';
import { cpuSet, formatCpuSet } from '../../../../client/dpdk/cpuSet';
import type { CpuFacts } from '../../../../client/facts/hostFacts';
import { hostCpus, someHost } from './someHost';

type Need = Readonly<Record<string, number>>;
const needOf = (need: Need): ReadonlyMap<number, number> =>
  new Map(Object.entries(need).map(([node, cores]) => [Number(node), cores]));
const plan = (facts: CpuFacts, need: Need): CorePlan => planCores(topologyOf(facts), needOf(need));

const all = (nodes: CorePlan['nodes'], role: 'housekeeping' | 'pmd' | 'guest'): string =>
  formatCpuSet(nodes.flatMap((node) => node[role]));

/** Cores of n siblings that stand `apart` from each other in number. */
const apart = (node: number, firsts: readonly number[], ...offsets: readonly number[]): [number, string][] =>
  firsts.map((first) => [node, formatCpuSet([first, ...offsets.map((offset) => first + offset)])]);
const upTo = (first: number, last: number, step = 1): number[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);

// Red Hat OpenStack NFV planning guide: node 0 CPUs 0-7, node 1 8-15, siblings (0,1)(2,3)...
const NFV = hostCpus('0-15', ...apart(0, upTo(0, 6, 2), 1), ...apart(1, upTo(8, 14, 2), 1));
// The XXV710 example of this project: two nodes of ten cores, siblings 20 apart.
const TWO_BY_TEN = hostCpus('0-39', ...apart(0, upTo(0, 9), 20), ...apart(1, upTo(10, 19), 20));
// tripleo-common 14.0.0, test_derive_params.py, in the order that it lists them.
const TRIPLEO = hostCpus(
  '11,15,20,25,34,38,55,59,64,69,78,82',
  [1, '38,82'],
  [0, '20,64'],
  [1, '25,69'],
  [0, '15,59'],
  [1, '34,78'],
  [0, '11,55'],
);
const TRIPLEO_HOST = hostCpus('15,20,25,38,59,64,69,82', [1, '38,82'], [0, '20,64'], [1, '25,69'], [0, '15,59']);
// cluster-node-tuning-operator, tests of performance-profile-creator: 80 CPUs, even ones on node 0.
const PPC = hostCpus('0-79', ...apart(0, upTo(0, 38, 2), 40), ...apart(1, upTo(1, 39, 2), 40));
// tripleo-validations: node 0 (0,2)(4,6)(8,10), node 1 (1,3)(5,7)(9,11).
const VALIDATIONS = hostCpus('0-11', ...apart(0, [0, 4, 8], 2), ...apart(1, [1, 5, 9], 2));
// charm-helpers: nodes of four CPUs without siblings.
const CHARM = hostCpus('0-7', ...apart(0, upTo(0, 3)), ...apart(1, upTo(4, 7)));

// RH NFV: both results are published. TripleO's PMD CPUs are published as 20,64,15,59,38,82: it takes cores in the order of its
// list and leaves the core with the lowest thread; by lowest CPU it is the same number of other cores.
it.each<[name: string, facts: CpuFacts, need: Need, housekeeping: string, pmd: string, guest: string]>([
  ['RH NFV: one core on each node', NFV, { 0: 1, 1: 1 }, '0-1,8-9', '2-3,10-11', '4-7,12-15'],
  ['RH NFV: two cores on the node with the NIC', NFV, { 0: 2, 1: 1 }, '0-1,8-9', '2-5,10-11', '6-7,12-15'],
  ['two nodes of ten cores', TWO_BY_TEN, { 0: 1, 1: 1 }, '0,10,20,30', '1,11,21,31', '2-9,12-19,22-29,32-39'],
  ['tripleo-common: cores of PMD threads', TRIPLEO, { 0: 2, 1: 1 }, '11,25,55,69', '15,20,34,59,64,78', '38,82'],
  ['tripleo-common: host CPUs 15,59,25,69', TRIPLEO_HOST, {}, '15,25,59,69', '', '20,38,64,82'],
  ['the 80 CPUs of PPC', PPC, { 0: 1, 1: 1 }, '0-1,40-41', '2-3,42-43', '4-39,44-79'],
  ['tripleo-validations', VALIDATIONS, { 0: 1, 1: 1 }, '0-3', '4-7', '8-11'],
  ['charm-helpers, without siblings', CHARM, { 0: 2, 1: 2 }, '0,4', '1-2,5-6', '3,7'],
  ['a node that needs none', TWO_BY_TEN, { 1: 2 }, '0,10,20,30', '11-12,31-32', '1-9,13-19,21-29,33-39'],
  ['a core with a sibling offline', hostCpus('0-4,6', ...apart(0, [0, 1, 2, 3], 4)), { 0: 2 }, '0,4', '1-2,6', '3'],
  ['node ids 0 and 8', hostCpus('0-5', ...apart(8, [0, 1, 2]), ...apart(0, [3, 4, 5])), { 8: 1 }, '0,3', '1', '2,4-5'],
])('shares out whole cores: %s', (_, facts, need, housekeeping, pmd, guest) => {
  const { nodes, short } = plan(facts, need);
  expect({ housekeeping: all(nodes, 'housekeeping'), pmd: all(nodes, 'pmd'), guest: all(nodes, 'guest') }).toEqual({
    housekeeping,
    pmd,
    guest,
  });
  expect(short).toEqual([]);
});

it('comes to the mask that the switch is given', () => {
  expect(formatCpuMask(plan(TWO_BY_TEN, { 0: 1, 1: 1 }).nodes.flatMap(({ pmd }) => pmd))).toBe('0x80200802');
});

it('gives a node what it has when it needs more, and says what it lacks', () => {
  const { nodes, short } = plan(NFV, { 1: 9, 0: 3, 5: 1 });
  expect(all(nodes, 'pmd')).toBe('2-7,10-15');
  expect(all(nodes, 'guest')).toBe('');
  expect(short).toEqual([
    { node: 1, have: 3, need: 9 },
    { node: 5, have: 0, need: 1 },
  ]);
});

it('never takes the only core of a node from the host', () => {
  expect(plan(hostCpus('0', [0, '0']), { 0: 1 })).toEqual({
    nodes: [{ id: 0, housekeeping: [0], pmd: [], guest: [] }],
    short: [{ node: 0, have: 0, need: 1 }],
  });
});

const someNeed = fc.dictionary(fc.nat(12).map(String), fc.integer({ min: 0, max: 7 }));

it('gives out every CPU once, no core to two roles, and to each node a core of the host', () => {
  fc.assert(
    fc.property(someHost, someNeed, ({ facts }, need) => {
      const topology = topologyOf(facts);
      const { nodes } = planCores(topology, needOf(need));
      const sets = nodes.flatMap(({ housekeeping, pmd, guest }) => [housekeeping, pmd, guest]);
      expect(cpuSet(sets.flat())).toEqual(topology.online);
      expect(sets.flat().length).toBe(topology.online.length);
      for (const set of sets) {
        for (const cpu of set) expect(set).toEqual(expect.arrayContaining([...(coreOf(topology, cpu)?.cpus ?? [])]));
      }
      for (const { id, housekeeping, pmd, guest } of nodes) {
        expect(housekeeping.length).toBeGreaterThan(0);
        expect([...housekeeping, ...pmd, ...guest].every((cpu) => coreOf(topology, cpu)?.node === id)).toBe(true);
      }
    }),
  );
});

it('gives as many cores as are needed, or says that it cannot', () => {
  fc.assert(
    fc.property(someHost, someNeed, ({ facts }, need) => {
      const topology = topologyOf(facts);
      const { nodes, short } = planCores(topology, needOf(need));
      for (const [node, wanted] of needOf(need)) {
        const pmd = nodes.find(({ id }) => id === node)?.pmd ?? [];
        const cores = new Set(pmd.map((cpu) => coreOf(topology, cpu))).size;
        const lack = short.find((entry) => entry.node === node);
        expect(cores).toBe(lack ? lack.have : wanted);
        expect(lack === undefined || lack.have < wanted).toBe(true);
      }
    }),
  );
});

it('does not depend on the order in which facts and needs are listed', () => {
  fc.assert(
    fc.property(someHost, someNeed, ({ facts, shuffled }, need) => {
      const backwards = new Map([...needOf(need)].reverse());
      expect(planCores(topologyOf(shuffled), backwards)).toEqual(planCores(topologyOf(facts), needOf(need)));
    }),
  );
});

it('takes no PMD core away when a node needs more', () => {
  fc.assert(
    fc.property(someHost, someNeed, fc.nat(12), ({ facts }, need, node) => {
      const before = plan(facts, need);
      const after = plan(facts, { ...need, [node]: (need[node] ?? 0) + 1 });
      const pmd = new Set(after.nodes.flatMap((entry) => entry.pmd));
      expect(before.nodes.flatMap((entry) => entry.pmd).every((cpu) => pmd.has(cpu))).toBe(true);
    }),
  );
});
