import type { CpuFacts } from '../../facts/hostFacts';
import { cpuSet, parseCpuSet, type CpuSet } from '../cpuSet';

/** A physical core: all its siblings that are online. */
export interface Core {
  readonly node: number;
  readonly cpus: CpuSet;
}

export interface Topology {
  readonly online: CpuSet;
  /** Ordered by node, then by lowest CPU; none is empty, none share a CPU. */
  readonly cores: readonly Core[];
  /** Ids of the nodes that have CPUs, ascending. Ids may have gaps, and other nodes may have memory only. */
  readonly nodes: readonly number[];
}

const lowest = ({ cpus }: Core): number => cpus[0] ?? 0;
/** Of two that begin with the same CPU, which sound facts have not, the longer one first. */
const byPlace = (a: Core, b: Core): number =>
  a.node - b.node || lowest(a) - lowest(b) || b.cpus.length - a.cpus.length || (String(a.cpus) < String(b.cpus) ? -1 : 1);

/**
 * Nodes, not sockets, and cores by their siblings: a socket may be several nodes (Intel SNC, AMD NPS), and `core_id` is unique in a
 * socket only. Siblings that are offline, and CPUs that no core names, have no place in it.
 */
export const topologyOf = (cpus: CpuFacts): Topology => {
  const online = parseCpuSet(cpus.online) ?? [];
  const free = new Set(online);
  const listed = cpus.cores.map((core): Core => ({ node: core.node, cpus: parseCpuSet(core.cpus) ?? [] })).sort(byPlace);
  // Facts from elsewhere than our collector may list a core once for each sibling: the first entry has them all.
  const cores = listed
    .map(({ node, cpus: siblings }): Core => ({ node, cpus: siblings.filter((cpu) => free.delete(cpu)) }))
    .filter((core) => core.cpus.length > 0)
    .sort(byPlace);
  return { online, cores, nodes: cpuSet(cores.map(({ node }) => node)) };
};

/** The core that a CPU belongs to; undefined for a CPU that is not online. */
export const coreOf = (topology: Topology, cpu: number): Core | undefined =>
  topology.cores.find(({ cpus }) => cpus.includes(cpu));

export const coresOfNode = (topology: Topology, node: number): readonly Core[] =>
  topology.cores.filter((core) => core.node === node);

/** The CPUs with all their siblings: what whole cores they take. */
export const wholeCores = (topology: Topology, cpus: CpuSet): CpuSet => {
  const wanted = new Set(cpus);
  return cpuSet(topology.cores.filter((core) => core.cpus.some((cpu) => wanted.has(cpu))).flatMap((core) => core.cpus));
};
