import fc from 'fast-check';
import { coreOf, topologyOf, wholeCores } from '../../../../client/dpdk/cpus/topology';
import { cpuSet, formatCpuSet } from '../../../../client/dpdk/cpuSet';
import type { CpuFacts } from '../../../../client/facts/hostFacts';
import { hostCpus, someHost } from './someHost';

const shape = (facts: CpuFacts): readonly string[] =>
  topologyOf(facts).cores.map(({ node, cpus }) => `${node}: ${formatCpuSet(cpus)}`);

it('orders cores by node and lowest CPU', () => {
  const facts = hostCpus('0-3', [1, '1,3'], [0, '0,2']);
  expect(topologyOf(facts)).toEqual({
    online: [0, 1, 2, 3],
    cores: [
      { node: 0, cpus: [0, 2] },
      { node: 1, cpus: [1, 3] },
    ],
    nodes: [0, 1],
  });
});

it('takes node ids as they are, with gaps and without those that have no CPUs', () => {
  // POWER9: sockets are nodes 0 and 8, memory of graphics cards nodes 252 to 255.
  expect(topologyOf(hostCpus('0-7', [8, '4-7'], [0, '0-3'])).nodes).toEqual([0, 8]);
});

it('counts nodes, not sockets: one socket of AMD with NPS4 is four', () => {
  const nps4 = hostCpus(
    '0-15',
    ...[0, 1, 2, 3].flatMap((n) => [0, 1].map((c): [number, string] => [n, `${2 * n + c},${2 * n + c + 8}`])),
  );
  expect(topologyOf(nps4).nodes).toEqual([0, 1, 2, 3]);
});

it('leaves out siblings that are offline, and cores without any CPU online', () => {
  expect(shape(hostCpus('0-1,4', [0, '0,4'], [0, '1,5'], [0, '2,6']))).toEqual(['0: 0,4', '0: 1']);
});

it('takes a core that is listed once for each sibling as one', () => {
  expect(shape(hostCpus('0-3', [0, '0,2'], [0, '1,3'], [0, '0,2'], [0, '1,3']))).toEqual(['0: 0,2', '0: 1,3']);
});

it('comes to the same where entries contradict each other, in whatever order', () => {
  const entries: [number, string][] = [
    [0, '0'],
    [0, '0,2'],
    [0, '0,3'],
    [1, '2'],
  ];
  expect(shape(hostCpus('0-3', ...entries))).toEqual(['0: 0,2', '0: 3']);
  expect(shape(hostCpus('0-3', ...entries.reverse()))).toEqual(['0: 0,2', '0: 3']);
});

it('has no place for a CPU that no core names', () => {
  expect(topologyOf(hostCpus('0-2', [0, '0-1']))).toMatchObject({ online: [0, 1, 2], cores: [{ cpus: [0, 1] }] });
});

it.each(['3-1', '0-99999'])('is empty where the list of CPUs cannot be: %j', (online) => {
  expect(topologyOf(hostCpus(online, [0, '0-1']))).toEqual({ online: [], cores: [], nodes: [] });
});

it('finds the core of a CPU', () => {
  const topology = topologyOf(hostCpus('0-3', [0, '0,2'], [1, '1,3']));
  expect(coreOf(topology, 3)).toEqual({ node: 1, cpus: [1, 3] });
  expect(coreOf(topology, 4)).toBeUndefined();
});

// tripleo-validations, tests of check_cpus_aligned_with_dpdk_nics and pmd checks: node 0 (0,2)(4,6)(8,10), node 1 (1,3)(5,7)(9,11).
const VALIDATIONS = hostCpus('0-11', [0, '0,2'], [0, '4,6'], [0, '8,10'], [1, '1,3'], [1, '5,7'], [1, '9,11']);
// Red Hat OpenStack NFV planning guide 16.1: siblings i and i + 16.
const SPLIT = hostCpus('0-31', ...Array.from({ length: 16 }, (_, i): [number, string] => [i < 8 ? 0 : 1, `${i},${i + 16}`]));

it.each([
  ['siblings complete', VALIDATIONS, [0, 2], [0, 2]],
  ['siblings split', VALIDATIONS, [0, 1], [0, 1, 2, 3]],
  ['the host part of an NFV host', SPLIT, [0, 1, 16, 17], [0, 1, 16, 17]],
  ['CPUs that are not there', VALIDATIONS, [12], []],
])('completes CPUs to whole cores: %s', (_, facts, cpus, whole) => {
  expect(wholeCores(topologyOf(facts), cpus)).toEqual(whole);
});

it('gives each online CPU one core, in whatever order the facts list cores and siblings', () => {
  fc.assert(
    fc.property(someHost, ({ facts, shuffled }) => {
      const topology = topologyOf(facts);
      const all = topology.cores.flatMap(({ cpus }) => cpus);
      expect(cpuSet(all)).toEqual(topology.online);
      expect(new Set(all).size).toBe(all.length);
      expect(topologyOf(shuffled)).toEqual(topology);
    }),
  );
});
