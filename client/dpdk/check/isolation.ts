import { difference, intersection, parseCpuSet, type CpuSet } from '../cpuSet';
import { parseCpuList } from '../cpus/cpuList';
import { wholeCores } from '../cpus/topology';
import { vdsmCpus } from '../cpus/vdsmCpus';
import type { HostFinding } from '../host/finding';
import { vdsmVersion } from '../host/hostDatapath';
import { finding } from '../host/judged';
import { tokenKey, tokenValue } from '../kernelTokens';
import { isAtLeast } from '../version';
import type { HostSetup } from './setup';

const names = (cpus: CpuSet): readonly string[] => cpus.map(String);

/** Profiles of tuned that isolate CPUs, and that an oVirt host loses with a reinstall. */
const ISOLATING = /^(cpu-partitioning|realtime)/;

/** Who else may run on the CPUs of PMD threads: whatever the kernel puts there, its interrupts, VDSM, VMs. */
export const judgeIsolation = ({ facts, kernel, pmd, topology }: HostSetup): readonly HostFinding[] => {
  const online = intersection(pmd, topology.online);
  if (online.length === 0) return [];
  const { cpus, tuned, vdsm } = facts;
  // What the scheduler leaves alone; tuned's cpu-partitioning alone does not get a CPU into it.
  const isolated = cpus.isolated === undefined ? undefined : (parseCpuSet(cpus.isolated) ?? []);
  const bare = isolated ? difference(online, isolated) : [];
  const more = isolated ? difference(isolated, wholeCores(topology, online)) : [];
  const interrupts = kernel.filter((token) => tokenKey(token) === 'irqaffinity').at(-1);
  const interrupted = intersection(online, parseCpuList(tokenValue(interrupts ?? '') ?? '') ?? []);
  const version = vdsmVersion(facts);
  return [
    ...(isolated ? [] : [finding('note', 'facts.unread', { about: 'cpus.isolated' })]),
    ...(bare.length > 0 ? [finding('warning', 'cpu.pmdNotIsolated', { cpus: names(bare) })] : []),
    ...(more.length > 0 ? [finding('note', 'cpu.isolatedWithoutPinning')] : []),
    ...(interrupted.length > 0
      ? [finding('warning', 'cpu.setsOverlap', { cpus: names(interrupted), one: 'pmd-cpu-mask', other: 'irqaffinity' })]
      : []),
    ...(vdsm
      ? intersection(vdsmCpus(vdsm.settings?.['vars/cpu_affinity'], topology.online) ?? [], online).map((cpu) =>
          finding('warning', 'cpu.pmdOnVdsmCpu', { cpu }),
        )
      : []),
    // lib/vdsm/virt/cpumanagement.py of VDSM 4.50.
    ...(version && isAtLeast(version, 4, 50) ? [finding('note', 'cpu.vmPoolIncludesPmd')] : []),
    ...(vdsm && tuned && ISOLATING.test(tuned.profile) ? [finding('note', 'vdsm.tunedProfile', { profile: tuned.profile })] : []),
  ];
};
