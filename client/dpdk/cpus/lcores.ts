import type { CpuSet } from '../cpuSet';
import { isAtLeast, type VersionNumbers } from '../version';

/** RTE_MAX_LCORE of x86_64. */
export const MOST_LCORES = 128;

/** CPUs that a PMD thread cannot run on: up to Open vSwitch 2.16 those beyond the lcores of DPDK. */
export const withoutLcore = (cpus: CpuSet, ovs: VersionNumbers | undefined): CpuSet =>
  ovs && !isAtLeast(ovs, 2, 17) ? cpus.filter((cpu) => cpu >= MOST_LCORES) : [];
