import { cpuSet, difference, intersection, type CpuSet } from '../cpuSet';
import { parseCpuMask } from '../cpus/cpuMask';
import { withoutLcore } from '../cpus/lcores';
import { coreOf } from '../cpus/topology';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isAtLeast } from '../version';
import type { HostSetup } from './setup';

const names = (cpus: CpuSet): readonly string[] => cpus.map(String);
const some = (cpus: CpuSet, found: (cpus: readonly string[]) => HostFinding): readonly HostFinding[] =>
  cpus.length > 0 ? [found(names(cpus))] : [];

/** What is wrong with the masks of CPUs in Open vSwitch, each for itself and beside the other. */
export const judgeMasks = ({ config, ovs, pmd, polled, topology }: HostSetup): readonly HostFinding[] => [
  ...(['pmd-cpu-mask', 'dpdk-lcore-mask'] as const).flatMap((key) => {
    const value = config[key];
    return value === undefined || parseCpuMask(value) ? [] : [finding('error', 'cpu.maskUnreadable', { key, value })];
  }),
  ...(config['pmd-cpu-mask'] === undefined && polled.length > 0 ? [finding('warning', 'cpu.pmdUnset')] : []),
  ...some(difference(pmd, topology.online), (cpus) => finding('warning', 'cpu.pmdOffline', { cpus })),
  ...some(withoutLcore(pmd, ovs), (cpus) => finding('error', 'cpu.pmdBeyondLcores', { cpus })),
  ...judgeLcores(parseCpuMask(config['dpdk-lcore-mask'] ?? '') ?? [], pmd),
];

/** lib/dpdk.c pins all later threads to the lowest CPU of the mask, in every release since 2.7; the others only idle. */
const judgeLcores = (lcores: CpuSet, pmd: CpuSet): readonly HostFinding[] => {
  const both = intersection(lcores, pmd);
  if (both.length > 0) return [finding('warning', 'cpu.lcoreOverlapsPmd', { cpus: names(both) })];
  const [lowest] = lcores;
  return lowest === undefined ? [] : [finding('warning', 'cpu.lcorePinsControl', { cpu: lowest })];
};

/** Whether PMD threads have whole cores, away from the first one, on each node that has work for them. */
export const judgeCores = ({ facts, nics, ovs, pmd, topology }: HostSetup): readonly HostFinding[] => {
  if (topology.cores.length === 0) return pmd.length > 0 ? [finding('warning', 'facts.noTopology')] : [];
  if (pmd.length === 0) return [];
  const first = coreOf(topology, topology.online[0] ?? 0)?.cpus ?? [];
  const split = topology.cores.flatMap(({ cpus }) => {
    const [cpu] = intersection(cpus, pmd);
    const [sibling] = difference(cpus, pmd);
    return cpu === undefined || sibling === undefined ? [] : [finding('warning', 'cpu.pmdSiblingSplit', { cpu, sibling })];
  });
  const withPmd = topology.cores.filter(({ cpus }) => intersection(cpus, pmd).length > 0).map(({ node }) => node);
  const idle = cpuSet(nics.filter(({ ports }) => ports.length > 0).map(({ node }) => node)).filter(
    (node) => !withPmd.includes(node) && (facts.nodes.some(({ id }) => id === node) || topology.nodes.includes(node)),
  );
  return [
    ...split,
    ...some(intersection(first, pmd), (cpus) => finding('warning', 'cpu.pmdOnHousekeeping', { cpus })),
    // Polled by nobody up to 2.7, from 2.8 on across nodes: lib/dpif-netdev.c.
    ...idle.map((node) => finding(ovs && !isAtLeast(ovs, 2, 8) ? 'error' : 'warning', 'cpu.nodeWithoutPmd', { node })),
  ];
};
