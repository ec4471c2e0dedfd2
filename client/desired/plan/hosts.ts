import type { Disruption, Placement, Ref } from '../change';
import type { Seen, SeenHost } from '../seen';
import type { HostSpec, Spec } from '../spec';
import { isHostOwed } from '../unfinished';
import type { ClusterTarget } from './cluster';
import type { Datapath } from './datapath';
import { type Draft, needing } from './draft';
import { planHook, planStandIn } from './hostSteps';
import { checkNic, findNic, placeNetworks, type NicTarget } from './hostNics';
import { planKernelLine } from './kernelLine';
import { findNetwork, type NetworkTarget } from './networks';

/** Everything the host part of the plan looks at. */
export interface HostContext {
  readonly draft: Draft;
  readonly spec: Spec;
  readonly seen: Seen;
  readonly cluster: ClusterTarget;
  readonly datapath: Datapath;
  readonly networks: readonly NetworkTarget[];
}

/** Out of service: the host leaves the cluster's work for a while, its VMs migrate away. */
export const OUT_OF_SERVICE: Disruption = 'host-reboot';

const attachable = ['up', 'maintenance', 'non_operational'];

/** Plans the hosts of the file: cluster, kernel line, what a person does on them, networks on their DPDK NICs. */
export const planHosts = (context: HostContext): void => {
  for (const [i, wanted] of (context.spec.hosts ?? []).entries()) {
    const path = `hosts[${i}]`;
    const host = context.seen.hosts.find((one) => one.name === wanted.name);
    if (host) planHost(context, wanted, host, path);
    else context.draft.problem('host.missing', path, { host: wanted.name });
  }
};

const planHost = (context: HostContext, wanted: HostSpec, host: SeenHost, path: string): void => {
  const { draft } = context;
  const ref: Ref = { name: host.name, id: host.id };
  // Setup Networks is allowed in these only: VDS_STATUS_ILLEGAL, 409. source: ovirt-engine HostSetupNetworksValidator
  if (!attachable.includes(host.status)) {
    draft.problem('host.status', path, { host: host.name, status: host.status });
    return;
  }
  const moved = planMove(context, host, ref, path);
  const kernel = planKernelLine(context, wanted, host, ref, path, needing(moved));
  const networks = planNetworksOf(context, wanted, host, ref, path, needing(moved), kernel);
  if (isHostOwed(host) && moved === undefined && kernel === undefined)
    draft.add({
      kind: 'host.activate',
      id: `host.activate/${host.name}`,
      by: 'engine',
      disruption: 'none',
      needs: needing(networks),
      host: ref,
    });
};

const planMove = ({ draft, seen, cluster }: HostContext, host: SeenHost, ref: Ref, path: string): string | undefined => {
  if (host.clusterId === cluster.ref.id) return undefined;
  const from = seen.clusters.find((one) => one.id === host.clusterId);
  const at: Ref = { name: from?.name ?? host.clusterId, id: host.clusterId };
  const values = { host: host.name, cluster: cluster.ref.name, at: at.name };
  // A network that the new cluster lacks would be left on the host, unmanaged. The management network comes with each cluster.
  const strange = (host.attachments ?? [])
    .map((attachment) => seen.networks.find((network) => network.id === attachment.networkId))
    .filter((network) => network !== undefined)
    .filter((network) => network.name !== 'ovirtmgmt' && !cluster.seen?.networks.some((one) => one.id === network.id))
    .map((network) => network.name);
  if (strange.length > 0) draft.problem('host.move.networks', path, { ...values, networks: strange });
  if (from && from.dataCenterId !== cluster.dataCenter.id) draft.problem('host.move.dataCenter', path, values);
  return draft.add({
    kind: 'host.move',
    id: `host.move/${host.name}`,
    by: 'engine',
    disruption: OUT_OF_SERVICE,
    needs: needing(cluster.needs),
    host: ref,
    before: { cluster: at },
    after: { cluster: cluster.ref },
  });
};

const planNetworksOf = (
  context: HostContext,
  wanted: HostSpec,
  host: SeenHost,
  ref: Ref,
  path: string,
  needs: readonly string[],
  kernel: string | undefined,
): string | undefined => {
  const { draft, datapath } = context;
  if (datapath.kind === 'none' || datapath.kind === 'unknown' || (wanted.nics ?? []).length === 0) return undefined;
  const hook = planHook(context, host, ref, path);
  const nics = (wanted.nics ?? []).flatMap((nic, i): NicTarget[] => {
    const place = `${path}.nics[${i}]`;
    const found = findNic(draft, nic, place, host, datapath);
    if (!found) return [];
    const networks = nic.networks.flatMap((name) => lookUp(context, name, place) ?? []);
    const target: NicTarget = { ...found, path: place, networks };
    checkNic(draft, target, host, context.seen);
    return [target];
  });
  const steps = nics.flatMap((nic) => planStandIn(context, nic, host, ref, [...needs, ...needing(kernel, hook)]) ?? []);
  const work = placeNetworks(draft, nics, host);
  if (work.after.length + work.synchronize.length === 0) return undefined;
  const synchronize: readonly Placement[] = work.synchronize;
  return draft.add({
    kind: 'host.networks',
    id: `host.networks/${host.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [...new Set([...work.networks.flatMap((network) => network.needs), ...needs, ...needing(hook), ...steps])],
    host: ref,
    before: work.before,
    after: work.after,
    synchronize,
  });
};

const lookUp = ({ draft, networks, seen, cluster }: HostContext, name: string, path: string): NetworkTarget | undefined => {
  const found = findNetwork(name, networks, seen, cluster);
  if (!found) draft.problem('network.missing', path, { name, cluster: cluster.ref.name });
  // observed on engine 4.5.8, recorded step 55-025: The external network cannot be configured on the host's interface.
  else if (found.isExternal && found.profileNetwork.name === found.ref.name) draft.problem('network.external', path, { name });
  return found;
};
