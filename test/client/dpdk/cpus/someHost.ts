import fc from 'fast-check';
import { formatCpuSet } from '../../../../client/dpdk/cpuSet';
import type { CpuFacts } from '../../../../client/facts/hostFacts';

export const hostCpus = (online: string, ...cores: readonly (readonly [node: number, cpus: string])[]): CpuFacts => ({
  online,
  cores: cores.map(([node, cpus]) => ({ node, cpus })),
});

const factsOf = (cores: readonly { readonly node: number; readonly cpus: readonly number[] }[]): CpuFacts => ({
  online: formatCpuSet(cores.flatMap(({ cpus }) => cpus)),
  cores: cores.map(({ node, cpus }) => ({ node, cpus: formatCpuSet(cpus) })),
});

/** Hosts of one to five nodes with gaps between ids, of one to four siblings a core, numbered at random, some offline. */
export const someHost: fc.Arbitrary<{ readonly facts: CpuFacts; readonly shuffled: CpuFacts }> = fc
  .record({
    nodes: fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 5 }),
    coresOf: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 5 }),
    siblings: fc.integer({ min: 1, max: 4 }),
    offline: fc.array(fc.nat(120), { maxLength: 6 }),
  })
  .chain(({ nodes, coresOf, siblings, offline }) => {
    const places = nodes.flatMap((node, i) => Array.from({ length: coresOf[i] ?? 1 }, () => node));
    const numbers = Array.from({ length: places.length * siblings }, (_, cpu) => cpu);
    return fc.shuffledSubarray(numbers, { minLength: numbers.length }).chain((mixed) => {
      const cores = places
        .map((node, i) => ({ node, cpus: mixed.slice(i * siblings, (i + 1) * siblings).filter((cpu) => !offline.includes(cpu)) }))
        .filter(({ cpus }) => cpus.length > 0);
      return fc
        .shuffledSubarray(cores, { minLength: cores.length })
        .map((others) => ({ facts: factsOf(cores), shuffled: { ...factsOf(others), online: factsOf(cores).online } }));
    });
  });
