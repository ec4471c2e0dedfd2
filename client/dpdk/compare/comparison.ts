import type { Values } from '../../errors';
import { readKernelHugepages } from '../kernelHugepages';
import { parseKernelCmdline, tokenKey } from '../kernelTokens';
import type { HostPlan } from '../host/hostPlan';
import type { ComparisonCode } from './codes';

export type ComparedTool = 'tripleo' | 'ansible-role';

/** Keys of Open vSwitch, and groups of kernel arguments. */
export type ComparedSetting =
  | 'pmd-cpu-mask'
  | 'dpdk-lcore-mask'
  | 'dpdk-socket-mem'
  | 'dpdk-socket-limit'
  | 'dpdk-extra'
  | 'hugepages'
  | 'isolcpus'
  | 'iommu'
  | 'nohz_full';

/** A value that another tool would choose for the same host, and why ours is another one. */
export interface Comparison {
  readonly what: ComparedSetting;
  readonly tool: ComparedTool;
  /** Absent: not set. */
  readonly ours?: string;
  /** Absent: not set, or the tool fails, as the reason says. */
  readonly theirs?: string;
  readonly reason: ComparisonCode;
  readonly values: Values;
}

/** Arguments of the kernel by setting. */
const KERNEL_KEYS: Readonly<Partial<Record<ComparedSetting, readonly string[]>>> = {
  hugepages: ['default_hugepagesz', 'hugepagesz', 'hugepages'],
  isolcpus: ['isolcpus'],
  iommu: ['intel_iommu', 'amd_iommu', 'iommu'],
  nohz_full: ['nohz_full', 'rcu_nocbs', 'irqaffinity'],
};

/** What the plan has for a setting. */
export const ourValue = (what: ComparedSetting, { kernelLine, ovsConfig }: HostPlan): string | undefined => {
  const keys = KERNEL_KEYS[what];
  if (!keys) return ovsConfig[what];
  const tokens = kernelLine.tokens.filter((token) => keys.includes(tokenKey(token)));
  return tokens.length === 0 ? undefined : tokens.join(' ');
};

/** A text in which values that mean the same are equal. */
const meaning = (what: ComparedSetting, value: string | undefined): string => {
  if (value === undefined) return '';
  const tokens = parseKernelCmdline(value);
  // Flags before the list, `domain,managed_irq,`, are another matter than which CPUs.
  if (what === 'isolcpus') return value.replace(/=(?:[a-z_]+,)+/, '=');
  if (what !== 'hugepages') return [...tokens].sort().join(' ');
  // `1GB` is `1G`, and an equal sum over all nodes is an equal number.
  const { pages, defaultSize } = readKernelHugepages(tokens);
  return JSON.stringify([defaultSize, [...pages]]);
};

/** Nothing where both mean the same. */
export const compared = (
  tool: ComparedTool,
  what: ComparedSetting,
  plan: HostPlan,
  theirs: string | undefined,
  reason: ComparisonCode,
  values: Values = {},
): readonly Comparison[] => {
  const ours = ourValue(what, plan);
  if (meaning(what, ours) === meaning(what, theirs)) return [];
  return [{ what, tool, ...(ours !== undefined && { ours }), ...(theirs !== undefined && { theirs }), reason, values }];
};
