import type { HostFacts } from '../../facts/hostFacts';
import type { HostPlan } from '../host/hostPlan';
import { ansibleRoleComparisons } from './ansibleRole';
import type { Comparison } from './comparison';
import { tripleoComparisons } from './tripleo';

export type { ComparedSetting, ComparedTool, Comparison } from './comparison';
export type { ComparisonCode } from './codes';

/**
 * What TripleO and the Ansible role oVirt.dpdk-setup would choose for the same host and the same NICs, where it is not what we do.
 *
 * Nothing for a plan without DPDK NICs: both have nothing to begin with then.
 */
export const comparisons = (facts: HostFacts, plan: HostPlan): readonly Comparison[] =>
  plan.nics.some(({ port }) => port) ? [...tripleoComparisons(facts, plan), ...ansibleRoleComparisons(facts, plan)] : [];
