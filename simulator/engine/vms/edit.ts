import type { Call } from '../call';
import { notFound, refuse, unknownEntity } from '../faults';
import { pageSizeOf } from '../hosts/pages';
import type { Vm } from '../model/vm';
import { clusterOf, isGiven, level } from '../resources/lookup';
import { merged } from '../resources/merge';
import { demand } from '../roles';
import type { ClusterRow, VmRow } from '../state';
import { actor, note } from './audit';
import { configurationOf, sameConfiguration, settled } from './configuration';
import { existing, isRunning } from './find';
import { memoryOf, MIB } from './memory';
import { checkNodes } from './nodes';
import { checkProperties } from './properties';
import { wantsNextRun } from './view';

/** Level whose definitions and rules count for a VM. */
export const levelOf = (call: Pick<Call, 'state'>, row: Pick<VmRow, 'cluster' | 'custom_compatibility_version'>): string =>
  level(row.custom_compatibility_version ?? call.state.clusters.get(row.cluster.id)?.version);

type Hosts = NonNullable<Vm['placement_policy']>['hosts'];
/** The policy of a request, its hosts found; who has the user's view cannot set it, and is not told. Source: BackendVmResource.java. */
export const policyOf = (call: Call, input: Vm): Vm['placement_policy'] =>
  call.filtered || !input.placement_policy ? undefined : { ...input.placement_policy, hosts: hostsOf(call, input) };
const hostsOf = (call: Call, input: Vm): Hosts =>
  input.placement_policy?.hosts?.map((ref) => {
    const found = call.state.hosts.find((each) => (ref.id === undefined ? each.name === ref.name : each.id === ref.id));
    if (!found) throw unknownEntity(`Host: ${ref.id === undefined ? `name=${ref.name ?? ''}` : `id=${ref.id}`}`);
    return { id: found.id };
  });

/** An empty version takes the VM back to the level of its cluster. */
export const ownLevel = (call: Call, version: Vm['custom_compatibility_version']): Vm['custom_compatibility_version'] => {
  if (version?.major === undefined) return undefined;
  if (!call.release.levels.includes(level(version)))
    throw refuse(400, `Cannot edit VM. Custom Compatibility Version is not supported: ${level(version)}.`);
  return version;
};

/** A change of cluster is a command of its own, before the rest. Source: BackendVmResource.java, ChangeVmClusterValidator.java. */
function move(call: Call, row: VmRow, to: ClusterRow): VmRow {
  if (row.status !== 'down') throw refuse(409, 'Cannot update a VM in this status. Try stopping the VM first.');
  if (to.data_center?.id !== call.state.clusters.get(row.cluster.id)?.data_center?.id)
    throw refuse(409, 'VM can be moved only to a Cluster in the same Data Center.');
  const missing = call.state.nicsOf(row.id).flatMap((nic) => {
    const network = call.state.networks.get(call.state.vnicProfiles.get(nic.vnic_profile?.id ?? '')?.networkId ?? '');
    const there = network === undefined || call.state.clusterNetworks.get(`${to.id}/${network.id}`) !== undefined;
    return there ? [] : [network.name];
  });
  if (missing.length > 0)
    throw refuse(
      409,
      `Cannot edit VM Cluster. Selected Cluster is missing one or more networks ${missing.join(', ')} that is used by VM.`,
    );
  return call.state.vms.put({ ...row, cluster: { id: to.id } });
}

/** Rules that look at what is running. Source: UpdateVmCommand.java. */
function checkRunning(call: Call, row: VmRow, wanted: VmRow, hot: boolean): void {
  const [now, then] = [row.memory ?? 0, wanted.memory ?? 0];
  const pending = row.next?.memory;
  if (hot && pending !== undefined && pending !== now && pending !== then)
    throw refuse(400, 'Cannot hot change memory because memory next run configuration already exists.');
  if (hot && then > now && (then - now) % (256 * MIB) !== 0)
    throw refuse(400, `Cannot edit VM. Amount of added memory (${(then - now) / MIB}MiB) is not dividable by 256MiB.`);
  const hosts = wanted.placement_policy?.hosts ?? [];
  if (wanted.placement_policy?.affinity === 'pinned' && hosts.length > 0 && !hosts.some(({ id }) => id === row.host?.id)) {
    const name = call.state.hosts.get(row.host?.id ?? '')?.name ?? '';
    throw refuse(
      409,
      `Cannot edit VM. Running VM is hosted on ${name}. Include ${name} in dedicated hosts, or migrate VM to dedicated host prior to pinning.`,
    );
  }
  if (hot && then > now && pageSizeOf(row) !== undefined)
    throw refuse(409, 'Cannot edit VM. Memory hot set is not supported for virtual machines with huge pages.');
}

/**
 * A PUT: a merge with exceptions, on a running VM split into what happens now and what waits for the next run.
 *
 * Without `next_run` the change starts from the current configuration, so that a pending one is written anew from it:
 * what was pending and is not sent again is lost. Source: BackendVmResource.update, UpdateVmCommand.executeVmCommand.
 */
export function edit(call: Call, id: string, input: Vm): VmRow {
  const before = existing(call, id);
  demand(call.state, call.user, 'EDIT_VM_PROPERTIES', id);
  if (before.status === 'image_locked') throw refuse(409, 'Cannot edit VM: VM is locked. Please try again in a few minutes.');
  const cluster = isGiven(input.cluster) ? clusterOf(call, input.cluster) : undefined;
  const row = cluster && cluster.id !== before.cluster.id ? move(call, before, cluster) : before;
  const deferred = wantsNextRun(call);
  const base: VmRow = deferred && row.next ? { ...row, ...row.next, id, name: row.name, cluster: row.cluster } : row;
  const {
    placement_policy: _policy,
    custom_properties,
    custom_compatibility_version,
    memory: _m,
    memory_policy: _p,
    cluster: _c,
    template: _t,
    status: _s,
    ...rest
  } = input;
  const policy = policyOf(call, input);
  if (input.name !== undefined && call.state.vms.find((each) => each.name === input.name && each.id !== id))
    throw refuse(409, 'Cannot edit VM. The VM name is already in use, please choose a unique name and try again.');
  const wanted: VmRow = {
    ...merged<VmRow>(base, rest),
    ...memoryOf(input, base, 'edit'),
    custom_compatibility_version: custom_compatibility_version
      ? ownLevel(call, custom_compatibility_version)
      : base.custom_compatibility_version,
    // A policy that is sent replaces the hosts even when it names none. Source: VmMapper.java.
    placement_policy: policy
      ? { affinity: policy.affinity ?? base.placement_policy?.affinity, hosts: policy.hosts }
      : base.placement_policy,
    next: undefined,
  };
  const properties = checkProperties(call, custom_properties ?? base.custom_properties ?? [], levelOf(call, wanted), 'edit VM');
  if (custom_properties && JSON.stringify(properties) !== JSON.stringify(base.custom_properties ?? []))
    demand(call.state, call.user, 'CHANGE_VM_CUSTOM_PROPERTIES', id);
  const hosts = (of: VmRow): string => JSON.stringify(of.placement_policy?.hosts ?? []);
  if (hosts(wanted) !== hosts(base)) demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', id);
  if (policy?.hosts?.some((host) => call.state.hosts.get(host.id ?? '')?.cluster !== row.cluster.id))
    throw refuse(
      409,
      "Cannot edit VM. VM is pinned to a specific host. The host's cluster must be the same as the selected VM cluster.",
    );
  const complete: VmRow = { ...wanted, custom_properties: custom_properties ? properties : base.custom_properties };
  if (isRunning(row)) checkRunning(call, row, complete, !deferred);
  checkNodes(call, complete, call.state.vmNuma.of(id));
  store(call, row, complete, !deferred);
  const stored = call.state.vms.get(id);
  if (!stored) throw notFound();
  note(call, stored, { code: 35, text: `VM ${stored.name} configuration was updated by ${actor(call)}.` });
  return stored;
}

function store(call: Call, row: VmRow, wanted: VmRow, hot: boolean): void {
  if (!isRunning(row)) {
    call.state.vms.put(wanted);
    return;
  }
  const now = settled(row, wanted, hot);
  // Once there is a pending configuration it stays, even when it equals the current one: observed, recorded step 72-021.
  const waits = row.next !== undefined || !sameConfiguration(now, wanted);
  call.state.vms.put({ ...now, next: waits ? configurationOf(wanted) : undefined });
}
