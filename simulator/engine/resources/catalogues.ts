import { resource } from '../call';
import { cpuTypes, permits } from '../catalogue';
import { namedId } from '../ids';
import { policyFilter, schedulingPolicy, schedulingPolicyUnit } from '../model/cluster';
import { clusterLevel } from '../model/dataCenter';

export const clusterLevels = resource({
  path: 'clusterlevels',
  type: clusterLevel,
  list: (call) => call.release.levelSet.map((id) => ({ id, cpu_types: call.filtered ? undefined : cpuTypes(id), permits })),
});

/** Filters of the built-in policies. HugePages has a fixed id; it is part of all of them. Source: PolicyUnitImpl and its database script. */
export const FILTERS: Readonly<Record<string, string>> = {
  PinToHost: '12262ab6-9690-4bc3-a2b3-35573b172d54',
  'CPU-Level': '438b052c-90ab-40e8-9be0-a22560202ea6',
  CPU: '6d636bf6-a35c-4f9d-b68d-0731f720cddc',
  Memory: 'c9ddbb34-0e1d-4061-a8d7-b0893fa80932',
  Network: '72163d1c-9468-4480-99d9-0888664eb143',
  HugePages: '23e07b34-66dd-4735-bc45-bcddded02c05',
  Migration: 'e659c871-0bf1-4ccc-b748-f28f5d08ddda',
};

export const schedulingPolicies = resource({
  path: 'schedulingpolicies',
  type: schedulingPolicy,
  list: (call) => call.state.policies.all().map(({ filters: _filters, ...row }) => row),
});
export const policyFilters = resource({
  path: 'schedulingpolicies/:policy/filters',
  type: policyFilter,
  list: (call) =>
    (call.state.policies.get(call.params['policy'] ?? '')?.filters ?? []).map((name) => ({
      id: FILTERS[name] ?? namedId(name),
      position: 0,
      scheduling_policy: { id: call.params['policy'] },
      scheduling_policy_unit: { id: FILTERS[name] ?? namedId(name) },
    })),
});
export const schedulingPolicyUnits = resource({
  path: 'schedulingpolicyunits',
  type: schedulingPolicyUnit,
  list: () => Object.entries(FILTERS).map(([name, id]) => ({ id, name, enabled: true, internal: true, type: 'filter' as const })),
});
