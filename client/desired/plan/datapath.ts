import type { SwitchType } from '../../engine/clusters';
import type { Condition, Datapath as Possible } from '../../dpdk/datapath';
import { commonDatapath } from '../capability';
import type { Seen, SeenHost } from '../seen';
import type { Spec } from '../spec';
import type { Draft } from './draft';

/** How a vNIC of this plan becomes vhost-user, and what follows from it. */
export interface Datapath {
  /** `none`: the hosts allow none. `unknown`: no host could tell yet. */
  readonly kind: Possible | 'none' | 'unknown';
  /** What the datapath needs of the cluster. */
  readonly switchType?: SwitchType;
  /** Whether the file puts networks on DPDK NICs or VMs on such networks. */
  readonly attaches: boolean;
  /** What must hold on a host besides the version of its VDSM. */
  readonly conditions: ReadonlySet<Condition>;
}

const switchTypes: Readonly<Record<Possible, SwitchType>> = { 'native-vdsm': 'ovs', 'native-ovn': 'ovs', 'stand-in': 'legacy' };

/** The hosts that count: a VM may start on any host of the cluster. */
export const hostsThatCount = (spec: Spec, seen: Seen): SeenHost[] => {
  const clusterId = seen.clusters.find((one) => one.name === spec.cluster.name)?.id;
  const named = new Set((spec.hosts ?? []).map((host) => host.name));
  return seen.hosts
    .filter((host) => named.has(host.name) || (clusterId !== undefined && host.clusterId === clusterId))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Chooses the best datapath that all hosts can have and the file allows, and says why where there is none. */
export const chooseDatapath = (draft: Draft, spec: Spec, seen: Seen): Datapath => {
  const wish = spec.cluster.datapath ?? 'auto';
  const attaches =
    (spec.hosts ?? []).some((host) => (host.nics ?? []).length > 0) || (spec.vms ?? []).some((vm) => (vm.nics ?? []).length > 0);
  const hosts = hostsThatCount(spec, seen);
  const level = seen.cluster?.level ?? spec.cluster.compatibilityVersion;
  const { datapath: kind, reason, perHost } = commonDatapath(hosts, { engine: seen.system.version, level }, wish);
  const conditions = new Set<Condition>();
  if (kind === 'none' || kind === 'unknown') {
    if (hosts.length > 0 && (attaches || wish !== 'auto')) draft.problem(reason.code, 'cluster.datapath', reason.values);
    if (hosts.length === 0 && attaches) draft.note(reason.code, 'cluster.datapath', reason.values);
    const switchType = kind === 'unknown' && wish !== 'auto' ? (wish === 'native' ? 'ovs' : 'legacy') : undefined;
    return { kind, attaches, conditions, ...(switchType && { switchType }) };
  }
  for (const { judgements } of perHost) {
    const judgement = judgements[kind];
    if (judgement.verdict === 'possible') judgement.conditions.forEach((condition) => conditions.add(condition));
  }
  if (attaches && conditions.has('untried')) draft.note(reason.code, 'cluster.datapath', reason.values);
  return { kind, attaches, conditions, ...(attaches || wish !== 'auto' ? { switchType: switchTypes[kind] } : {}) };
};
