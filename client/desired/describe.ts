import type { Change, Finding } from './change';
import { describeEverything } from './describe/everything';
import { without } from './describe/sieve';
import { plan, problemsOf } from './plan';
import type { Seen, SeenCluster } from './seen';
import { API_VERSION, type Spec } from './spec';

/** A cluster as a spec says it. */
export interface Description {
  readonly spec: Spec;
  /** What stays out of the spec, since it is not as it should be: a plan would change it, or refuses to touch it. */
  readonly omitted: { readonly changes: readonly Change[]; readonly problems: readonly Finding[] };
}

/** Each round takes something out; what is left after so many is kept with its changes. */
const ROUNDS = 6;

/**
 * What is there now of the cluster in question, as far as a spec can say it: the cluster, the networks on DPDK NICs with their
 * profiles, hosts with huge pages and isolated CPUs of the running kernel and their DPDK NICs, VMs with huge pages and NICs on those
 * networks. Planning it changes nothing: what is only half there is left out and named.
 */
export const describeFully = (seen: Seen, cluster: SeenCluster): Description => {
  let spec = describeEverything(seen, cluster);
  const changes: Change[] = [];
  const problems: Finding[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const planned = plan(spec, seen);
    const refused = problemsOf(planned);
    if (planned.changes.length + refused.length === 0) break;
    changes.push(...planned.changes.filter(({ id }) => !changes.some((known) => known.id === id)));
    problems.push(...refused);
    spec = without(spec, seen, planned.changes, refused);
  }
  return { spec, omitted: { changes, problems } };
};

/** The spec of what is there now; without a cluster in question, a spec with nothing but its name. */
export const describe = (seen: Seen, name = ''): Spec =>
  seen.cluster ? describeFully(seen, seen.cluster).spec : { apiVersion: API_VERSION, cluster: { name } };
