import type { HostFacts } from '../../facts/hostFacts';
import { cpuSet, intersection, type CpuSet } from '../cpuSet';
import { planCores, type CorePlan } from '../cpus/corePlan';
import { parseCpuMask } from '../cpus/cpuMask';
import { withoutLcore } from '../cpus/lcores';
import { pmdCoresFor } from '../cpus/pmdCount';
import { coresOfNode, type Topology } from '../cpus/topology';
import { isAtLeast, type VersionNumbers } from '../version';
import { vdsmVersion } from './hostDatapath';
import type { ChosenNic } from './hostNics';
import type { CpuPlan } from './hostPlan';
import { decision, finding, type Judged } from './judged';
import type { HostRequest } from './request';

export interface HostCpus extends Judged {
  readonly nodes: CorePlan['nodes'];
  readonly cpus: CpuPlan;
}

/** Whole cores of a node that PMD threads have now; the first core is the host's. */
const presentPmdCores = (facts: HostFacts, topology: Topology, node: number): number => {
  const mask = new Set(parseCpuMask(facts.openVswitch?.otherConfig?.['pmd-cpu-mask'] ?? '') ?? []);
  return coresOfNode(topology, node)
    .slice(1)
    .filter(({ cpus }) => cpus.every((cpu) => mask.has(cpu))).length;
};

const all = (nodes: CorePlan['nodes'], of: (node: CorePlan['nodes'][number]) => CpuSet): CpuSet => cpuSet(nodes.flatMap(of));

/** Which CPUs the host, PMD threads and guests get. */
export const hostCpus = (
  facts: HostFacts,
  request: HostRequest,
  topology: Topology,
  nics: readonly ChosenNic[],
  vmNodes: readonly number[],
  ovs: VersionNumbers | undefined,
): HostCpus => {
  const ports = nics.filter(({ port }) => port);
  const decisions: Judged['decisions'][number][] = [];
  const need = new Map<number, number>();
  for (const node of topology.nodes) {
    const asked = request.pmdCores?.[node];
    const speeds = ports.filter((nic) => nic.node === node).map(({ speed }) => speed);
    if (asked !== undefined) need.set(node, asked);
    else if (speeds.length > 0 || vmNodes.includes(node)) {
      const cores = pmdCoresFor(speeds, coresOfNode(topology, node).length);
      // A NIC that DPDK has already does not tell its speed: what was planned when it did must not shrink.
      const kept = speeds.includes(undefined) ? presentPmdCores(facts, topology, node) : 0;
      need.set(node, Math.max(cores, kept));
      decisions.push(
        decision('heuristic', 'decision.pmdCores', 'pmdCores', { node, cores: Math.max(cores, kept), ports: speeds.length }),
      );
    }
  }
  const { nodes, short } = planCores(topology, need);
  const [housekeeping, pmd, guest] = [
    all(nodes, (node) => node.housekeeping),
    all(nodes, (node) => node.pmd),
    all(nodes, (node) => node.guest),
  ];
  const hasPmd = (id: number): boolean => nodes.some((node) => node.id === id && node.pmd.length > 0);
  const beyond = withoutLcore(pmd, ovs);
  const vdsm = vdsmVersion(facts);
  const isPinned = request.vms?.every(({ node }) => node !== undefined) ?? false;
  return {
    nodes,
    cpus: { housekeeping, pmd, guest, isolated: request.isolateGuests ? cpuSet([...pmd, ...guest]) : pmd },
    decisions,
    findings: [
      ...(topology.cores.length === 0 ? [finding('error', 'facts.noTopology')] : []),
      ...short.map((node) => finding('error', 'cpu.tooFewCores', { ...node })),
      ...[...new Set(ports.map(({ node }) => node))]
        .filter((node) => !hasPmd(node) && !short.some((other) => other.node === node))
        .sort((a, b) => a - b)
        // Polled by nobody up to 2.7, from 2.8 on across nodes: lib/dpif-netdev.c.
        .map((node) => finding(ovs && !isAtLeast(ovs, 2, 8) ? 'error' : 'warning', 'cpu.nodeWithoutPmd', { node })),
      ...(ports.length > 0 && pmd.length === 0 && topology.cores.length > 0 ? [finding('error', 'cpu.pmdUnset')] : []),
      ...(beyond.length > 0 ? [finding('error', 'cpu.pmdBeyondLcores', { cpus: beyond.map(String) })] : []),
      ...(request.isolateGuests && !isPinned ? [finding('warning', 'cpu.isolatedWithoutPinning')] : []),
      // lib/vdsm/virt/cpumanagement.py of VDSM 4.50: VMs without pinning may run on every online CPU.
      ...(vdsm && isAtLeast(vdsm, 4, 50) && intersection(pmd, topology.online).length > 0
        ? [finding('note', 'cpu.vmPoolIncludesPmd')]
        : []),
    ],
  };
};
