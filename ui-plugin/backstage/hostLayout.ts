import {
  nodePages,
  parseCpuMask,
  parseCpuSet,
  socketMemoryOf,
  topologyOf,
  type HostFacts,
  type HostPlan,
} from '../../client/index';
import type { HostLayout, LayoutCore, LayoutPages } from './face';

/**
 * Who uses the cores and pages of a host as it stands. PMD threads and pages are what the host told; which other cores are the host's
 * is the planner's word: nothing on a host says so.
 */
export const hostLayout = (facts: HostFacts, plan: HostPlan): HostLayout => {
  const { cores } = topologyOf(facts.cpus);
  const roleOf = roles(facts, plan);
  const isolated = new Set(parseCpuSet(facts.cpus.isolated ?? '') ?? []);
  return {
    nodes: [...facts.nodes]
      .sort((a, b) => a.id - b.id)
      .map(({ id, memory }) => ({
        id,
        memory: memory / 1024,
        cores: cores
          .filter(({ node }) => node === id)
          .map(({ cpus }) => ({
            cpus,
            role: roleOf(cpus),
            isolated: cpus.every((cpu) => isolated.has(cpu)),
            polls: pollsOf(facts, cpus),
          })),
        pages: pagesOf(facts, id),
      })),
  };
};

const roles = (facts: HostFacts, { cpus: { housekeeping } }: HostPlan): ((cpus: readonly number[]) => LayoutCore['role']) => {
  const running = facts.openVswitch?.pmds?.map(({ cpu }) => cpu) ?? [];
  const mask = parseCpuMask(facts.openVswitch?.otherConfig?.['pmd-cpu-mask'] ?? '') ?? [];
  const pmd = new Set(running.length > 0 ? running : mask);
  const host = new Set(housekeeping);
  return (cpus) => {
    if (pmd.size === 0) return 'none';
    if (cpus.some((cpu) => pmd.has(cpu))) return 'pmd';
    return cpus.some((cpu) => host.has(cpu)) ? 'host' : 'guest';
  };
};

const pollsOf = ({ openVswitch }: HostFacts, cpus: readonly number[]): LayoutCore['polls'] => {
  const queues = (openVswitch?.pmds ?? []).filter(({ cpu }) => cpus.includes(cpu)).flatMap((pmd) => pmd.queues);
  return [...new Set(queues.map(({ port }) => port))].map((port) => ({
    port,
    queues: queues.filter((queue) => queue.port === port).length,
  }));
};

/** Open vSwitch takes its memory from the largest pages first: DPDK, eal_memory.c. */
const pagesOf = (facts: HostFacts, node: number): readonly LayoutPages[] => {
  let wantedKiB = facts.openVswitch?.dpdkInitialized === true ? (socketMemoryOf(facts)[node] ?? 0) * 1024 : 0;
  return nodePages(facts)
    .filter((pages) => pages.node === node && pages.total > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ size, total, free }) => {
      const openVswitch = Math.min(total - free, Math.ceil(wantedKiB / size));
      wantedKiB = Math.max(0, wantedKiB - openVswitch * size);
      return { size, total, openVswitch, vms: total - free - openVswitch, free };
    });
};
