import { cpuSet, type CpuSet } from '../cpuSet';
import { coresOfNode, type Core, type Topology } from './topology';

export interface CorePlan {
  /** Each node that has CPUs, by id. The three sets are disjoint and together all CPUs of the node. */
  readonly nodes: readonly {
    readonly id: number;
    readonly housekeeping: CpuSet;
    readonly pmd: CpuSet;
    readonly guest: CpuSet;
  }[];
  /** Nodes that cannot have as many PMD cores as they need: they get `have`, which may be 0. */
  readonly short: readonly { readonly node: number; readonly have: number; readonly need: number }[];
}

const cpusOf = (cores: readonly Core[]): CpuSet => cpuSet(cores.flatMap(({ cpus }) => cpus));

/**
 * Shares out whole cores: the first of each node stays with the host, the next are for PMD threads, the rest is for guests.
 *
 * A PMD thread whose sibling does something else loses much of its speed, and what a node's memory and interrupts need runs on its
 * first core: so do Red Hat's NFV guides and TripleO divide. TripleO takes the cores in the order of its introspection data, we by
 * lowest CPU.
 *
 * @param need PMD cores by node id; nodes that are not named get none
 */
export const planCores = (topology: Topology, need: ReadonlyMap<number, number>): CorePlan => {
  const nodes = topology.nodes.map((id) => {
    const [first, ...others] = coresOfNode(topology, id);
    const count = Math.max(0, need.get(id) ?? 0);
    return {
      id,
      housekeeping: first?.cpus ?? [],
      pmd: cpusOf(others.slice(0, count)),
      guest: cpusOf(others.slice(count)),
    };
  });
  const short = [...need]
    .map(([node, wanted]) => ({ node, have: Math.max(0, coresOfNode(topology, node).length - 1), need: wanted }))
    .filter((node) => node.have < node.need)
    .sort((a, b) => a.node - b.node);
  return { nodes, short };
};
