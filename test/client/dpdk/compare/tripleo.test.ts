import {
  tripleoHostCpus,
  tripleoPages,
  tripleoPmdCpus,
  tripleoSocketMemory,
  type TripleoNic,
} from '../../../../client/dpdk/compare/tripleo';
import type { Core } from '../../../../client/dpdk/cpus/topology';
import { cpuSet } from '../../../../client/dpdk/cpuSet';

const cores = (...list: readonly (readonly [node: number, ...cpus: number[]])[]): readonly Core[] =>
  list.map(([node, ...cpus]) => ({ node, cpus }));

// tripleo-common 14.0.0, tripleo_common/tests/actions/test_derive_params.py.
const INSPECTED = cores([1, 38, 82], [0, 20, 64], [1, 25, 69], [0, 15, 59], [1, 34, 78], [0, 11, 55]);

it('takes the host CPUs that TripleO takes: 15,59,25,69', () => {
  expect(tripleoHostCpus(INSPECTED.slice(0, 4))).toEqual([15, 25, 59, 69]);
});

it('takes PMD CPUs in the order of the list, as TripleO does: 20,64,15,59,38,82', () => {
  expect(tripleoPmdCpus(INSPECTED, [2, 1])).toEqual(cpuSet([20, 64, 15, 59, 38, 82]));
});

// Red Hat OpenStack NFV planning guide: node 0 CPUs 0-7, node 1 8-15, siblings (0,1)(2,3)...
const NFV = cores(
  ...[0, 2, 4, 6].map((cpu) => [0, cpu, cpu + 1] as const),
  ...[8, 10, 12, 14].map((cpu) => [1, cpu, cpu + 1] as const),
);

it.each([
  [
    [1, 1],
    [2, 3, 10, 11],
  ],
  [
    [2, 1],
    [2, 3, 4, 5, 10, 11],
  ],
])('takes the PMD CPUs of the NFV guide for %j cores', (counts, pmd) => {
  expect(tripleoPmdCpus(NFV, counts)).toEqual(pmd);
});

it.each([
  ['ids with a gap', cores([0, 0], [0, 1], [8, 2], [8, 3]), [1, 1]],
  ['a node without CPUs', cores([0, 0], [0, 1]), [1, 1]],
])('fails on nodes as TripleO does: %s', (_, list, counts) => {
  expect(tripleoPmdCpus(list, counts)).toBeUndefined();
});

const nics = (...list: readonly (readonly [node: number, mtu: number])[]): readonly TripleoNic[] =>
  list.map(([node, mtu]) => ({ node, mtu }));

// The first four: test_derive_params.py. The last three: Red Hat OpenStack NFV planning guide.
it.each<[readonly TripleoNic[], string]>([
  [nics([1, 8192]), '1024,3072'],
  [nics([1, 1500], [1, 2048]), '1024,2048'],
  [nics([1, 4096], [1, 4096]), '1024,2048'],
  [nics([1, 1200]), '1024,2048'],
  [nics([0, 9000], [0, 2000]), '4096,1024'],
  [nics([0, 1500]), '2048,1024'],
  [nics([1, 9000]), '1024,3072'],
])('gives the nodes 0 and 1 the memory that TripleO gives for %j: %s', (list, text) => {
  expect(tripleoSocketMemory([0, 1], list).join(',')).toBe(text);
});

it('makes half of what 4 GiB leave huge pages: 126 of 256 GiB', () => {
  expect(tripleoPages(256 * 1024)).toBe(126);
  expect(tripleoPages(2 * 1024)).toBe(0);
});
