import type { HostFacts } from '../facts/hostFacts';
import type { Change, Finding } from './change';
import { planCluster } from './plan/cluster';
import { chooseDatapath } from './plan/datapath';
import { createDraft } from './plan/draft';
import { planHosts } from './plan/hosts';
import { planNetworks } from './plan/networks';
import { planVms } from './plan/vms';
import type { Seen } from './seen';
import type { Spec } from './spec';

/** What has to be done for a spec to hold. */
export interface Plan {
  readonly spec: Spec;
  /** In the order of work; empty means that the spec holds. */
  readonly changes: readonly Change[];
  /** With a finding of severity `problem` the plan is not applied. */
  readonly findings: readonly Finding[];
  /** Of the hosts that it was made with: planning again takes the same. */
  readonly facts: readonly HostFacts[];
}

/**
 * Compares what is asked for with what was seen. Pure: reads no clock, network or locale; equal input, equal output.
 *
 * Absent in the spec means "leave it": nothing is removed, and what the spec does not name is sent back as it was. What the API
 * cannot do is a change by a person, with the exact commands; what cannot or should not be done is a finding.
 */
export const plan = (spec: Spec, seen: Seen): Plan => {
  const draft = createDraft();
  const datapath = chooseDatapath(draft, spec, seen);
  const cluster = planCluster(draft, spec, seen, datapath);
  if (cluster) {
    const networks = planNetworks({ draft, spec, seen, cluster, datapath });
    const context = { draft, spec, seen, cluster, datapath, networks };
    planVms(context, planHosts(context));
  }
  const facts = seen.hosts.flatMap((host) => host.facts ?? []);
  return { spec, changes: draft.changes, findings: draft.findings, facts };
};

/** Why a plan is not applied. */
export const problemsOf = (plan: Plan): readonly Finding[] => plan.findings.filter((finding) => finding.severity === 'problem');
