import type { Network } from '../../engine/networks';
import type { VnicProfile } from '../../engine/vnicProfiles';
import type { NetworkPart, NetworkWanted, ProfileWanted, Ref } from '../change';
import type { Seen } from '../seen';
import type { NetworkSpec, ProfileSpec, Spec } from '../spec';
import type { ClusterTarget } from './cluster';
import type { Datapath } from './datapath';
import { type Draft, needing } from './draft';

/** A network as the rest of the plan refers to it. */
export interface NetworkTarget {
  readonly ref: Ref;
  readonly vlan?: number;
  readonly mtu: number;
  readonly isVm: boolean;
  /** What must be done before a host can carry it. */
  readonly needs: readonly string[];
  /** Profiles for VMs: on the network itself, or on the external network that is linked to it. */
  readonly profileNetwork: Ref;
  readonly isExternal: boolean;
  readonly profiles: readonly ProfileTarget[];
}

export interface ProfileTarget {
  readonly ref: Ref;
  readonly network: Ref;
  readonly isExternal: boolean;
  readonly portMirroring: boolean;
  readonly needs: readonly string[];
}

/** Plans the networks of the file. Networks that only the engine has are found by `findNetwork`. */
export const planNetworks = (draft: Draft, spec: Spec, seen: Seen, cluster: ClusterTarget, datapath: Datapath): NetworkTarget[] =>
  (spec.networks ?? []).map((wanted, i) => planNetwork(draft, wanted, `networks[${i}]`, seen, cluster, datapath));

/** A network by name: planned in the file, else one of the data center that is in the cluster. */
export const findNetwork = (
  name: string,
  planned: readonly NetworkTarget[],
  seen: Seen,
  cluster: ClusterTarget,
): NetworkTarget | undefined => {
  const own = planned.find((target) => target.ref.name === name);
  if (own) return own;
  const network = inDataCenter(seen, cluster).find((one) => one.name === name);
  return network && cluster.seen?.networks.some(({ id }) => id === network.id) ? existingTarget(network, seen) : undefined;
};

export const existingTarget = (network: Network, seen: Seen): NetworkTarget => {
  const ref: Ref = { name: network.name, id: network.id };
  const isExternal = network.externalProviderId !== undefined;
  return {
    ref,
    ...(network.vlan !== undefined && { vlan: network.vlan }),
    mtu: network.mtu,
    isVm: network.usages.includes('vm'),
    needs: [],
    profileNetwork: ref,
    isExternal,
    profiles: seen.profiles.filter((p) => p.networkId === network.id).map((p) => existingProfile(p, ref, isExternal)),
  };
};

const existingProfile = (profile: VnicProfile, network: Ref, isExternal: boolean): ProfileTarget => ({
  ref: { name: profile.name, id: profile.id },
  network,
  isExternal,
  portMirroring: profile.portMirroring,
  needs: [],
});

export const inDataCenter = (seen: Seen, cluster: ClusterTarget): Network[] =>
  seen.networks.filter((network) => network.dataCenterId === cluster.dataCenter.id);

const planNetwork = (
  draft: Draft,
  wanted: NetworkSpec,
  path: string,
  seen: Seen,
  cluster: ClusterTarget,
  datapath: Datapath,
): NetworkTarget => {
  const existing = inDataCenter(seen, cluster).find((one) => one.name === wanted.name);
  checkNetwork(draft, wanted, existing, path, seen, cluster, datapath);
  const made = existing ? updateNetwork(draft, wanted, existing, path) : createNetwork(draft, wanted, cluster);
  const ref: Ref = { name: wanted.name, ...(existing && { id: existing.id }) };
  const external = datapath.kind === 'native-ovn' ? planExternal(draft, ref, made, seen, cluster, path) : undefined;
  const joined = joinCluster(draft, ref, wanted.required, path, cluster, needing(made, cluster.needs));
  const profileNetwork = external?.ref ?? ref;
  const profileNeeds = external ? external.needs : needing(made);
  const isExternal = external !== undefined || existing?.externalProviderId !== undefined;
  const vlan = wanted.vlan ?? existing?.vlan;
  return {
    ref,
    ...(vlan !== undefined && { vlan }),
    mtu: wanted.mtu ?? existing?.mtu ?? 0,
    isVm: existing?.usages.includes('vm') ?? true,
    needs: needing(made, joined),
    profileNetwork,
    isExternal,
    profiles: planProfiles(draft, wanted, path, seen, profileNetwork, isExternal, profileNeeds),
  };
};

const checkNetwork = (
  draft: Draft,
  wanted: NetworkSpec,
  existing: Network | undefined,
  path: string,
  seen: Seen,
  cluster: ClusterTarget,
  datapath: Datapath,
): void => {
  const { name } = wanted;
  // observed on engine 4.5.8: [Bad network name, network cannot start with 'bond'], recorded step 50-025
  if (!existing && /^bond/.test(name)) draft.problem('network.name.bond', `${path}.name`, { name });
  if (existing && !existing.usages.includes('vm')) draft.problem('network.notVm', path, { name });
  if (existing?.portIsolation) draft.problem('network.portIsolation', path, { name });
  if (existing?.externalProviderId !== undefined && datapath.attaches) draft.problem('network.external', path, { name });
  const vlan = wanted.vlan ?? existing?.vlan;
  const sharing = inDataCenter(seen, cluster).filter((one) => vlan !== undefined && one.vlan === vlan && one.name !== name);
  // The engine refuses no VLAN that is used twice: observed on engine 4.5.8, recorded step 50-008.
  if (sharing.length > 0)
    draft.note('network.vlanShared', `${path}.vlan`, { name, vlan, others: sharing.map((one) => one.name) });
};

const createNetwork = (draft: Draft, wanted: NetworkSpec, cluster: ClusterTarget): string => {
  const { name, vlan, mtu, description, comment } = wanted;
  const after: NetworkWanted = {
    dataCenter: { name: cluster.dataCenter.name, id: cluster.dataCenter.id },
    ...(vlan !== undefined && { vlan }),
    ...(mtu !== undefined && { mtu }),
    ...(description !== undefined && { description }),
    ...(comment !== undefined && { comment }),
  };
  return draft.add({
    kind: 'network.create',
    id: `network.create/${name}`,
    by: 'engine',
    disruption: 'none',
    needs: [],
    network: { name },
    after,
  });
};

const parts = ['vlan', 'mtu', 'description', 'comment'] as const;

const updateNetwork = (draft: Draft, wanted: NetworkSpec, existing: Network, path: string): string | undefined => {
  const differing = parts.filter((part) => wanted[part] !== undefined && wanted[part] !== existing[part]);
  if (differing.length === 0) return undefined;
  const pick = (from: NetworkPart): NetworkPart => Object.fromEntries(differing.map((part) => [part, from[part]]));
  if (differing.includes('vlan') || differing.includes('mtu'))
    draft.note('network.update.live', path, { name: wanted.name, parts: differing });
  return draft.add({
    kind: 'network.update',
    id: `network.update/${wanted.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [],
    network: { name: existing.name, id: existing.id },
    before: pick(existing),
    after: pick(wanted),
  });
};

/**
 * The external network for a physical one. Its name is the one that the engine gives when it defines it by itself, in a cluster
 * with switch type OVS and a default provider. source: ovirt-engine d8a708aa801, AutodefineExternalNetworkCommand
 */
const planExternal = (
  draft: Draft,
  physical: Ref,
  physicalNeeds: string | undefined,
  seen: Seen,
  cluster: ClusterTarget,
  path: string,
): { readonly ref: Ref; readonly needs: readonly string[] } => {
  const existing = inDataCenter(seen, cluster).find(
    (one) => one.externalProviderId !== undefined && physical.id !== undefined && one.physicalNetworkId === physical.id,
  );
  const ref: Ref = existing ? { name: existing.name, id: existing.id } : { name: `external_${physical.name}` };
  const provider = cluster.externalProvider ?? { name: '' };
  const made = existing
    ? undefined
    : draft.add({
        kind: 'network.create',
        id: `network.create/${ref.name}`,
        by: 'engine',
        disruption: 'none',
        needs: needing(physicalNeeds),
        network: ref,
        after: {
          dataCenter: { name: cluster.dataCenter.name, id: cluster.dataCenter.id },
          external: { provider, physicalNetwork: physical },
        },
      });
  const joined = joinCluster(draft, ref, undefined, path, cluster, needing(made, cluster.needs));
  return { ref, needs: needing(made, joined) };
};

/** Never required unless asked: a required network makes every host without it non-operational. */
const joinCluster = (
  draft: Draft,
  network: Ref,
  required: boolean | undefined,
  path: string,
  cluster: ClusterTarget,
  needs: readonly string[],
): string | undefined => {
  const place = { cluster: cluster.ref, network, by: 'engine', disruption: 'none', needs } as const;
  const there = cluster.seen?.networks.find((one) => one.id === network.id);
  if (!there)
    return draft.add({
      ...place,
      kind: 'clusterNetwork.add',
      id: `clusterNetwork.add/${network.name}`,
      after: { required: required ?? false },
    });
  if (required === undefined || required === there.required) return undefined;
  if (required) draft.note('network.required', `${path}.required`, { name: network.name, cluster: cluster.ref.name });
  return draft.add({
    ...place,
    kind: 'clusterNetwork.update',
    id: `clusterNetwork.update/${network.name}`,
    before: { required: there.required },
    after: { required },
  });
};

const planProfiles = (
  draft: Draft,
  wanted: NetworkSpec,
  path: string,
  seen: Seen,
  network: Ref,
  isExternal: boolean,
  needs: readonly string[],
): ProfileTarget[] => {
  const existing = seen.profiles.filter((p) => network.id !== undefined && p.networkId === network.id);
  // A network without any profile is of no use to a VM: one of its own name is made, as the engine itself would.
  const asked: readonly ProfileSpec[] = wanted.profiles ?? (existing.length === 0 ? [{ name: wanted.name }] : []);
  const planned = asked.map((profile, i): ProfileTarget => {
    const there = existing.find((one) => one.name === profile.name);
    const place = `${path}.profiles[${i}]`;
    const after = profileWanted(draft, profile, place, seen);
    const made = there
      ? updateProfile(draft, there, network, profile, after, seen)
      : createProfile(draft, profile.name, network, after, needs, isExternal);
    return {
      ref: { name: profile.name, ...(there && { id: there.id }) },
      network,
      isExternal,
      portMirroring: there?.portMirroring ?? false,
      needs: needing(made),
    };
  });
  const others = existing.filter((one) => !asked.some(({ name }) => name === one.name));
  return [...planned, ...others.map((one) => existingProfile(one, network, isExternal))];
};

const profileWanted = (draft: Draft, profile: ProfileSpec, path: string, seen: Seen): ProfileWanted => {
  const { filter, queues } = profile;
  // The definition of device properties cannot be read by REST. source: ovirt-engine ConfigValues.CustomDeviceProperties is internal
  if (queues !== undefined) draft.note('profile.queues', `${path}.queues`, { profile: profile.name, queues });
  const known = seen.filters.find((one) => one.name === filter);
  if (filter !== undefined && filter !== 'none' && !known)
    draft.problem('filter.unknown', `${path}.filter`, { filter, have: seen.filters.map((one) => one.name) });
  return {
    ...(filter === 'none' ? { filter: 'none' as const } : known ? { filter: { name: known.name, id: known.id } } : {}),
    ...(queues !== undefined && { queues }),
  };
};

const createProfile = (
  draft: Draft,
  name: string,
  network: Ref,
  after: ProfileWanted,
  needs: readonly string[],
  isExternal: boolean,
): string =>
  draft.add({
    kind: 'profile.create',
    id: `profile.create/${network.name}/${name}`,
    by: 'engine',
    disruption: 'none',
    needs,
    profile: { name },
    network,
    // libvirt filters act on taps; a vhost-user port has none. An external network has its own security.
    after: isExternal ? after : { filter: 'none', ...after },
  });

const updateProfile = (
  draft: Draft,
  there: VnicProfile,
  network: Ref,
  wanted: ProfileSpec,
  after: ProfileWanted,
  seen: Seen,
): string | undefined => {
  const filterId = after.filter === 'none' ? undefined : after.filter?.id;
  const sameFilter = wanted.filter === undefined || there.networkFilterId === filterId;
  const queues = after.queues === undefined ? there.properties['queues'] : String(after.queues);
  if (sameFilter && queues === there.properties['queues']) return undefined;
  const filter = seen.filters.find((one) => one.id === there.networkFilterId);
  return draft.add({
    kind: 'profile.update',
    id: `profile.update/${network.name}/${there.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [],
    profile: { name: there.name, id: there.id },
    network,
    before: { filter: filter ? { name: filter.name, id: filter.id } : 'none', properties: there.properties },
    after: { ...after, properties: { ...there.properties, ...(queues !== undefined && { queues }) } },
  });
};
