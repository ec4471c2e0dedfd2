import type { HostFacts } from '../../facts/hostFacts';
import { cpuSet, difference, formatCpuSet, type CpuSet } from '../cpuSet';
import { formatCpuMask } from '../cpus/cpuMask';
import { coresOfNode, topologyOf, wholeCores, type Topology } from '../cpus/topology';
import type { HostPlan } from '../host/hostPlan';
import type { ComparisonCode } from './codes';
import { compared, type Comparison, type ComparedSetting } from './comparison';

/** Defaults of the role oVirt.dpdk-setup, 63f60e155. */
const THREADS_OF_NIC = 1;
const PAGES = { gigabyte: 4, small: 1024 } as const;

/** A NIC of DPDK as the role sees it: `local_cpulist` of its PCI device. */
export interface RoleNic {
  readonly node: number;
  readonly localCpus: string;
}

/** Takes CPU 0 off the front of a list, and what cannot be but `0` alone. */
export const roleWithoutCpu0 = (list: string): string => {
  if (!list.startsWith('0')) return list;
  if (list[1] === '-') return `1${list.slice(1)}`;
  return list[1] === ',' ? list.slice(2) : '';
};

/**
 * The CPUs that the role reads from a list: undefined where it fails, which is for a single CPU, for none, and for single CPUs and
 * ranges in one list.
 */
export const roleCpuList = (list: string): CpuSet | undefined => {
  const parts = list.split(',').map((part) => part.split('-').map(Number));
  const isRead = list.includes('-') ? parts.every(({ length }) => length === 2) : parts.length > 1;
  if (!isRead) return undefined;
  return cpuSet(parts.flatMap(([first = 0, last = first]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
};

/** What the role sets, or where it fails. */
export type RoleChoice =
  | { readonly fails: ComparisonCode; readonly at: ComparedSetting }
  | { readonly fails?: undefined; readonly pmd: CpuSet; readonly lcores: CpuSet; readonly socketMemory: string };

/** What set_ovs_dpdk_facts.py makes of NICs on vfio-pci, in the order in which it does. */
export const roleChoice = (nics: readonly RoleNic[]): RoleChoice => {
  const nodes = [...new Set(nics.map(({ node }) => node))];
  if (nodes.length > 1) return { fails: 'comparison.role.severalNodes', at: 'dpdk-socket-mem' };
  // Nodes do not tell apart lists: the CPUs of the node's first NIC count.
  const lists = [...new Set(nics.map(({ localCpus }) => roleWithoutCpu0(localCpus)))];
  const ofNode = roleCpuList(lists[0] ?? '');
  const ofAll = roleCpuList(lists.join(','));
  if (nics.length === 0) return { fails: 'comparison.role.onlyVfio', at: 'pmd-cpu-mask' };
  if (!ofNode || !ofAll) return { fails: 'comparison.role.cpuList', at: 'pmd-cpu-mask' };
  const pmd = ofNode.slice(0, nics.length * THREADS_OF_NIC);
  if (pmd.length < nics.length * THREADS_OF_NIC) return { fails: 'comparison.role.fewCpus', at: 'pmd-cpu-mask' };
  // Two of an unordered set: here the lowest.
  return { pmd, lcores: difference(ofAll, pmd).slice(0, 2), socketMemory: '1024' };
};

const localCpus = (topology: Topology, node: number): string =>
  formatCpuSet(node < 0 ? topology.online : coresOfNode(topology, node).flatMap(({ cpus }) => cpus));

const compareChoice = (plan: HostPlan, topology: Topology, choice: RoleChoice, node: number): readonly Comparison[] => {
  if (choice.fails) return compared('ansible-role', choice.at, plan, undefined, choice.fails);
  const { pmd, lcores, socketMemory } = choice;
  const isSplit = wholeCores(topology, pmd).length > pmd.length;
  return [
    ...compared(
      'ansible-role',
      'pmd-cpu-mask',
      plan,
      formatCpuMask(pmd),
      isSplit ? 'comparison.role.siblings' : 'comparison.role.cpuCount',
      { ours: formatCpuSet(plan.cpus.pmd), theirs: formatCpuSet(pmd) },
    ),
    ...compared('ansible-role', 'dpdk-lcore-mask', plan, formatCpuMask(lcores), 'comparison.role.lcores', {
      cpus: formatCpuSet(lcores),
    }),
    ...compared(
      'ansible-role',
      'dpdk-socket-mem',
      plan,
      socketMemory,
      node === 0 ? 'comparison.role.constantMemory' : 'comparison.role.firstNode',
      { node },
    ),
  ];
};

/**
 * What the Ansible role oVirt.dpdk-setup sets on this host for the NICs of the plan. It fails at once on Python 3, and without
 * `set_ovs_dpdk`, which its own defaults call `set_ovs`: this is what it does where neither stops it.
 */
export const ansibleRoleComparisons = (facts: HostFacts, plan: HostPlan): readonly Comparison[] => {
  const topology = topologyOf(facts.cpus);
  const chosen = plan.nics.filter(({ port }) => port?.driver === 'vfio-pci');
  const kernelNode = (pci: string): number => facts.nics.find((nic) => nic.pci === pci)?.node ?? -1;
  const nics = chosen.map(({ pci, node }) => ({ node, localCpus: localCpus(topology, kernelNode(pci)) }));
  const isolated = [...new Set(nics.map((nic) => roleWithoutCpu0(nic.localCpus)))].join(',');
  const hasGigabytePages = facts.cpus.flags?.includes('pdpe1gb') ?? plan.pages.size === 1048576;
  const [size, count] = hasGigabytePages ? ['1G', PAGES.gigabyte] : ['2M', PAGES.small];
  const isIntel = facts.cpus.vendor === 'GenuineIntel';
  return [
    ...compareChoice(plan, topology, roleChoice(nics), nics[0]?.node ?? 0),
    ...compared('ansible-role', 'dpdk-socket-limit', plan, undefined, 'comparison.noSocketLimit'),
    ...compared(
      'ansible-role',
      'hugepages',
      plan,
      `default_hugepagesz=${size} hugepagesz=${size} hugepages=${count}`,
      'comparison.role.constantPages',
    ),
    // Its way is tuned's isolated_cores; what it isolates is the same list.
    ...compared(
      'ansible-role',
      'isolcpus',
      plan,
      isolated === '' ? undefined : `isolcpus=${isolated}`,
      'comparison.role.nodeIsolated',
    ),
    ...compared(
      'ansible-role',
      'iommu',
      plan,
      'iommu=pt intel_iommu=on',
      isIntel ? 'comparison.iommuUnneeded' : 'comparison.role.intelOnly',
    ),
    ...compared('ansible-role', 'nohz_full', plan, undefined, 'comparison.tuned'),
  ];
};
