import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { filledText, linkId, listOf, text } from './scalars';

export interface SchedulingPolicy {
  readonly id: string;
  readonly name: string;
  /** Whether the filter HugePages is part of it; a policy made by hand may lack it. */
  readonly hasHugePagesFilter: boolean;
}

/** source: oVirt/ovirt-engine HugePagesFilterPolicyUnit.java */
const HUGE_PAGES_FILTER = '23e07b34-66dd-4735-bc45-bcddded02c05';

export const schedulingPolicies = (http: Transport) => ({
  get: async (id: string, options?: CallOptions): Promise<SchedulingPolicy> => {
    const [name, filters] = await Promise.all([
      calls(http).get(path`/schedulingpolicies/${id}`, (policy, at) => text(policy, 'name', at), undefined, options),
      calls(http).get(
        path`/schedulingpolicies/${id}/filters`,
        (answer, at) => listOf(answer, 'filter', at, unitOf),
        undefined,
        options,
      ),
    ]);
    return { id, name, hasHugePagesFilter: filters.includes(HUGE_PAGES_FILTER) };
  },
});

/** A filter of a policy is a use of a policy unit: its own id is the unit's, and newer engines link the unit beside. */
const unitOf = (filter: WireObject, at: string): string | undefined =>
  linkId(filter, 'scheduling_policy_unit', at) ?? filledText(filter, 'id', at);
