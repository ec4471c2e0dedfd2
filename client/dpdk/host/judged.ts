import type { HostFinding, HostFindingCode } from './finding';
import type { Decision } from './hostPlan';

/** What a part of the planner says beside its result. */
export interface Judged {
  readonly findings: readonly HostFinding[];
  readonly decisions: readonly Decision[];
}

export const finding = (
  severity: HostFinding['severity'],
  code: HostFindingCode,
  values: HostFinding['values'] = {},
): HostFinding => ({ code, severity, values });

export const decision = (
  basis: Decision['basis'],
  code: Decision['code'],
  override: string,
  values: Decision['values'] = {},
): Decision => ({ code, values, basis, override });
