import type { Network } from '../../engine/networks';
import type { Change, Disruption, Placement, Ref } from '../change';
import { nearest } from '../../input/nearest';
import type { SeenHost } from '../seen';
import type { HostSpec } from '../spec';
import { isHostOwed } from '../unfinished';
import type { NetworkedContext } from './context';
import { needing } from './draft';
import { driverFor } from './drivers';
import { checkByFacts } from './hostFacts';
import { planDriver, planHook, planStandIn } from './hostSteps';
import { checkNic, findNic, placeNetworks, type NicTarget } from './hostNics';
import { planKernelLine } from './kernelLine';
import { findNetwork, type NetworkTarget } from './networks';
import { noteOtherHosts } from './otherHosts';
import type { HostWork } from './places';

/** Out of service: the host leaves the cluster's work for a while, its VMs migrate away. */
export const OUT_OF_SERVICE: Disruption = 'host-reboot';

const attachable = ['up', 'maintenance', 'non_operational'];

/** States that pass: `apply` waits for their end before it takes a host out of service, as after a run that was killed. */
const passing = ['installing', 'reboot', 'initializing', 'preparing_for_maintenance', 'unassigned', 'connecting'];

/** Plans the hosts of the file: cluster, kernel line, what a person does on them, networks on their DPDK NICs. */
export const planHosts = (context: NetworkedContext): readonly HostWork[] => {
  const work = (context.spec.hosts ?? []).flatMap((wanted, i) => {
    const path = `hosts[${i}]`;
    const host = context.seen.hosts.find((one) => one.name === wanted.name);
    if (host) return planHost(context, wanted, host, path);
    context.draft.problem('host.missing', path, { host: wanted.name, nearest: nearestHost(context, wanted.name) });
    return [];
  });
  noteOtherHosts(context);
  return work;
};

/** One that the file names as well is not what this name means. */
const nearestHost = ({ spec, seen }: NetworkedContext, name: string): string | undefined => {
  const named = new Set((spec.hosts ?? []).map((host) => host.name));
  return nearest(
    name,
    seen.hosts.map((host) => host.name).filter((host) => !named.has(host)),
  );
};

const planHost = (context: NetworkedContext, wanted: HostSpec, host: SeenHost, path: string): HostWork => {
  const { draft } = context;
  const ref: Ref = { name: host.name, id: host.id };
  const before = draft.changes.length;
  const moved = planMove(context, host, ref, path);
  const kernel = planKernelLine(context, wanted, host, ref, path, needing(moved));
  const networks = planNetworksOf(context, wanted, host, ref, path, needing(moved), kernel);
  if (isHostOwed(host) && moved === undefined && kernel === undefined)
    draft.add({
      kind: 'host.activate',
      id: `host.activate/${host.name}`,
      by: 'engine',
      disruption: 'none',
      needs: needing(networks?.id),
      host: ref,
    });
  checkService(context, host, path, draft.changes.slice(before));
  return {
    host,
    ...(kernel !== undefined && { kernel }),
    ...(wanted.hugepages && { pages: wanted.hugepages.size }),
    ...(networks && { attaching: networks }),
  };
};

/** What the engine or a VM does not allow now. Where nothing is to be done, it does not matter. */
const checkService = ({ draft, seen }: NetworkedContext, host: SeenHost, path: string, changes: readonly Change[]): void => {
  // Setup Networks is allowed in these only: VDS_STATUS_ILLEGAL, 409. source: ovirt-engine HostSetupNetworksValidator
  const [first] = changes.filter(({ by, kind }) => by === 'engine' && kind !== 'host.kernelCmdline');
  const isAwaited = first?.disruption === OUT_OF_SERVICE && passing.includes(host.status);
  if (changes.length > 0 && !attachable.includes(host.status) && !isAwaited)
    draft.problem('host.status', path, { host: host.name, status: host.status });
  // VDS_CANNOT_MAINTENANCE_IT_INCLUDES_NON_MIGRATABLE_VM, 409. source: ovirt-engine MaintenanceNumberOfVdssCommand
  const pinned = seen.vms.filter((vm) => vm.hostId === host.id && vm.affinity === 'pinned').map(({ name }) => name);
  if (pinned.length > 0 && changes.some(({ disruption }) => disruption === OUT_OF_SERVICE))
    draft.problem('host.pinnedVms', path, { host: host.name, vms: pinned.sort() });
};

const planMove = (
  { draft, seen, cluster, networks }: NetworkedContext,
  host: SeenHost,
  ref: Ref,
  path: string,
): string | undefined => {
  if (host.clusterId === cluster.ref.id) return undefined;
  const from = seen.clusters.find((one) => one.id === host.clusterId);
  const at: Ref = { name: from?.name ?? host.clusterId, id: host.clusterId };
  const values = { host: host.name, cluster: cluster.ref.name, at: at.name };
  const carried = new Set((host.attachments ?? []).map(({ networkId }) => networkId));
  const coming = networks.filter(({ ref: { id } }) => id !== undefined && carried.has(id));
  // A network that the new cluster lacks would be left on the host, unmanaged. A new cluster comes with the engine's default
  // management network. source: ovirt-engine ConfigValues.DefaultManagementNetwork
  const isThere = (network: Network): boolean =>
    coming.some(({ ref }) => ref.id === network.id) ||
    (cluster.seen ? cluster.seen.networks.some(({ id }) => id === network.id) : network.name === 'ovirtmgmt');
  const strange = seen.networks.filter((network) => carried.has(network.id) && !isThere(network)).map(({ name }) => name);
  if (strange.length > 0) draft.problem('host.move.networks', path, { ...values, networks: strange.sort() });
  if (from && from.dataCenterId !== cluster.dataCenter.id) draft.problem('host.move.dataCenter', path, values);
  return draft.add({
    kind: 'host.move',
    id: `host.move/${host.name}`,
    by: 'engine',
    disruption: OUT_OF_SERVICE,
    needs: [...new Set([...needing(cluster.needs), ...coming.flatMap((network) => network.needs)])],
    host: ref,
    before: { cluster: at },
    after: { cluster: cluster.ref },
  });
};

const planNetworksOf = (
  context: NetworkedContext,
  wanted: HostSpec,
  host: SeenHost,
  ref: Ref,
  path: string,
  needs: readonly string[],
  kernel: string | undefined,
): HostWork['attaching'] => {
  const { draft, datapath } = context;
  if (datapath.kind === 'none' || datapath.kind === 'unknown' || (wanted.nics ?? []).length === 0) return undefined;
  const hook = planHook(context, host, ref, path);
  const bound: string[] = [];
  const nics = (wanted.nics ?? []).flatMap((nic, i): NicTarget[] => {
    const place = `${path}.nics[${i}]`;
    bound.push(...needing(planDriver(context, nic, host, ref)));
    const found = findNic(draft, nic, place, host, datapath);
    checkByFacts(context, wanted, nic, host, place);
    if (nic.driver === 'auto' && !host.facts)
      draft.note('nic.driver.facts', place, { host: host.name, driver: driverFor(nic, host) });
    if (!found) return [];
    const networks = nic.networks.flatMap((name) => lookUp(context, name, place) ?? []);
    const target: NicTarget = { ...found, path: place, networks };
    checkNic(context, target, host);
    return [target];
  });
  const steps = nics.flatMap((nic) => planStandIn(context, nic, host, ref, [...needs, ...needing(kernel, hook)]) ?? []);
  const work = placeNetworks(draft, nics, host);
  if (work.after.length + work.synchronize.length === 0) return undefined;
  const synchronize: readonly Placement[] = work.synchronize;
  const id = draft.add({
    kind: 'host.networks',
    id: `host.networks/${host.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [...new Set([...work.networks.flatMap((network) => network.needs), ...needs, ...needing(hook), ...bound, ...steps])],
    host: ref,
    before: work.before,
    after: work.after,
    synchronize,
  });
  return { id, networks: work.after.map(({ network }) => network.name) };
};

const lookUp = (context: NetworkedContext, name: string, path: string): NetworkTarget | undefined => {
  const { draft, networks, cluster } = context;
  const found = findNetwork(name, networks, context);
  if (!found) {
    const have = [...networks.map(({ ref }) => ref), ...(cluster.seen?.networks ?? [])].map((network) => network.name);
    draft.problem('network.missing', path, { name, cluster: cluster.ref.name, nearest: nearest(name, have) });
    return undefined;
  }
  // observed on engine 4.5.8, recorded step 55-025: The external network cannot be configured on the host's interface.
  if (found.isExternal && found.profileNetwork.name === found.ref.name) draft.problem('network.external', path, { name });
  return found;
};
