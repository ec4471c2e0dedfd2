import type { HostFacts } from '../../facts/hostFacts';
import { cpuSet, difference, formatCpuSet, intersection, type CpuSet } from '../cpuSet';
import { formatCpuMask } from '../cpus/cpuMask';
import { topologyOf, type Core, type Topology } from '../cpus/topology';
import type { DecisionCode, HostPlan } from '../host/hostPlan';
import { compared, type Comparison } from './comparison';
import type { ComparisonCode } from './codes';

/** What tripleo-ansible takes unless told: roles tripleo_derived_parameters and tripleo_ovs_dpdk. */
const CORES_OF_NIC_NODE = 2;
const PAGE_SHARE = 0.5;
const MEMORY_CHANNELS = 4;
const HOST_GIB = 4;

/** A NIC of DPDK as TripleO sees it. */
export interface TripleoNic {
  readonly node: number;
  readonly mtu: number;
}

/** The core with the lowest CPU of each node: GetHostCpusListAction. */
export const tripleoHostCpus = (cores: readonly Core[]): CpuSet => {
  const lowest = new Map<number, Core>();
  for (const core of cores) {
    const first = lowest.get(core.node);
    if (!first || Math.min(...core.cpus) < Math.min(...first.cpus)) lowest.set(core.node, core);
  }
  return cpuSet([...lowest.values()].flatMap(({ cpus }) => cpus));
};

/**
 * The cores after that, in the order in which they are listed: GetDpdkCoreListAction.
 *
 * @param counts cores of the nodes 0, 1, 2 …: TripleO takes the position in this list for the id of the node
 * @returns      undefined where there is no such node, and TripleO fails with a KeyError
 */
export const tripleoPmdCpus = (cores: readonly Core[], counts: readonly number[]): CpuSet | undefined => {
  const host = tripleoHostCpus(cores);
  if (!counts.every((_, node) => cores.some((core) => core.node === node))) return undefined;
  const isFree = ({ cpus }: Core): boolean => intersection(cpus, host).length === 0;
  return cpuSet(
    counts.flatMap((count, node) =>
      cores
        .filter((core) => core.node === node && isFree(core))
        .slice(0, count)
        .flatMap(({ cpus }) => cpus),
    ),
  );
};

/**
 * MiB of each node: GetDpdkSocketMemoryAction. 800 is its overhead of a packet, 262144 the number of packets, and each MTU counts,
 * not each size of buffer.
 */
export const tripleoSocketMemory = (nodes: readonly number[], nics: readonly TripleoNic[]): readonly number[] =>
  nodes.map((id) => {
    const mtus = new Set(nics.filter(({ node }) => node === id).map(({ mtu }) => mtu));
    const pools = [...mtus].map((mtu) => ((Math.ceil(mtu / 1024) * 1024 + 800) * 4096 * 64) / 2 ** 20);
    const sum = pools.reduce((total, mib) => total + mib, 0);
    return sum === 0 ? 1024 : Math.ceil((sum + 512) / 1024) * 1024;
  });

/** Pages of 1 GiB on the whole host: a share of what 4 GiB leave. TripleO itself counts DIMMs, not what the kernel has of them. */
export const tripleoPages = (memoryMib: number, share = PAGE_SHARE): number =>
  Math.max(0, Math.floor((memoryMib / 1024 - HOST_GIB) * share));

const tripleoIommu = (model = ''): string | undefined => {
  if (model.includes('Intel')) return 'intel_iommu=on iommu=pt';
  return model.includes('AMD') ? 'amd_iommu=on iommu=pt' : undefined;
};

const isDecided = ({ decisions }: HostPlan, code: DecisionCode, node: number): boolean =>
  decisions.some((decision) => decision.code === code && decision.values['node'] === node);

const why = (isOurs: boolean, otherwise: ComparisonCode): ComparisonCode => (isOurs ? otherwise : 'comparison.requested');

const comparePmd = (plan: HostPlan, topology: Topology, ids: readonly number[], theirs: CpuSet): readonly Comparison[] => {
  const ofNode = (id: number): CpuSet => topology.cores.filter(({ node }) => node === id).flatMap(({ cpus }) => cpus);
  const count = (cpus: CpuSet, id: number): number => intersection(ofNode(id), cpus).length;
  const differ = ids.filter((id) => count(theirs, id) !== count(plan.cpus.pmd, id));
  const unused = differ.filter((id) => count(plan.cpus.pmd, id) === 0);
  const [node = 0] = unused.length > 0 ? unused : differ;
  const reason = unused.length > 0 ? 'comparison.tripleo.everyNode' : 'comparison.tripleo.coreCount';
  const isOurs = unused.length > 0 || isDecided(plan, 'decision.pmdCores', node);
  return compared('tripleo', 'pmd-cpu-mask', plan, formatCpuMask(theirs), why(isOurs, reason), {
    node,
    ours: formatCpuSet(plan.cpus.pmd),
    theirs: formatCpuSet(theirs),
  });
};

const compareMemory = (plan: HostPlan, ids: readonly number[], nics: readonly TripleoNic[]): readonly Comparison[] => {
  const theirs = tripleoSocketMemory(ids, nics);
  const differing = ids.map((id, i) => ({ node: plan.nodes.find((node) => node.id === id), have: theirs[i] ?? 0 }));
  const first = differing.find(({ node, have }) => node?.socketMemory !== have)?.node;
  const reason = (): ComparisonCode => {
    if (!first || first.socketMemory === 0) return 'comparison.tripleo.memoryEveryNode';
    const isOther = first.pools.some((pool) => pool.for !== 'nic');
    return isOther ? 'comparison.tripleo.memoryPools' : 'comparison.tripleo.bufferSize';
  };
  const node = first?.id ?? 0;
  const isOurs = !first || first.need === 0 || isDecided(plan, 'decision.socketMemory', node);
  return compared('tripleo', 'dpdk-socket-mem', plan, theirs.join(','), why(isOurs, reason()), { node });
};

/**
 * What TripleO derives for this host with the defaults of tripleo-ansible (3d0245527), which are those of tripleo-common 14.0.0 and
 * of Red Hat's NFV guides. Where it fails there is one entry that says so.
 */
export const tripleoComparisons = (facts: HostFacts, plan: HostPlan): readonly Comparison[] => {
  const topology = topologyOf(facts.cpus);
  const nics = plan.nics.flatMap(({ node, port }) => (port ? [{ node, mtu: port.mtu }] : []));
  const withMemory = facts.nodes.filter(({ memory }) => memory > 0);
  const ids = cpuSet(withMemory.map(({ id }) => id));
  const counts = ids.map((id) => (nics.some(({ node }) => node === id) ? CORES_OF_NIC_NODE : 1));
  const pmd = tripleoPmdCpus(topology.cores, counts);
  if (!pmd) return compared('tripleo', 'pmd-cpu-mask', plan, undefined, 'comparison.tripleo.nodeIds', { nodes: ids.map(String) });

  const host = tripleoHostCpus(topology.cores);
  const isolated = difference(cpuSet(topology.cores.flatMap(({ cpus }) => cpus)), host);
  const iommu = tripleoIommu(facts.cpus.model);
  const pages = tripleoPages(withMemory.reduce((sum, { memory }) => sum + memory, 0) / 1024);
  const hasGigabytePages = facts.cpus.flags?.includes('pdpe1gb') ?? plan.pages.size === 1048576;
  const isIommuNeeded = plan.kernelLine.tokens.some((token) => token === 'iommu=pt');
  return [
    ...comparePmd(plan, topology, ids, pmd),
    ...compared('tripleo', 'dpdk-lcore-mask', plan, formatCpuMask(host), 'comparison.tripleo.lcores', {
      cpus: formatCpuSet(host),
    }),
    ...compareMemory(plan, ids, nics),
    ...compared('tripleo', 'dpdk-socket-limit', plan, undefined, 'comparison.noSocketLimit'),
    ...compared('tripleo', 'dpdk-extra', plan, `-n ${MEMORY_CHANNELS}`, 'comparison.tripleo.memoryChannels'),
    ...compared(
      'tripleo',
      'hugepages',
      plan,
      `default_hugepagesz=1GB hugepagesz=1G hugepages=${pages}`,
      hasGigabytePages ? 'comparison.tripleo.pageShare' : 'comparison.tripleo.gigabyteOnly',
    ),
    ...compared('tripleo', 'isolcpus', plan, `isolcpus=${formatCpuSet(isolated)}`, 'comparison.tripleo.guestsIsolated'),
    ...compared('tripleo', 'iommu', plan, iommu, isIommuNeeded ? 'comparison.tripleo.iommuByModel' : 'comparison.iommuUnneeded'),
    ...compared('tripleo', 'nohz_full', plan, undefined, 'comparison.tuned'),
  ];
};
