import type { Network } from '../../engine/networks';
import type { NetworkPart, NetworkWanted, Ref } from '../change';
import type { Seen } from '../seen';
import type { NetworkSpec } from '../spec';
import type { ClusterTarget } from './cluster';
import type { Context } from './context';
import type { Datapath } from './datapath';
import { type Draft, needing } from './draft';
import { existingProfile, planProfiles, type ProfilePlace, type ProfileTarget } from './profiles';

/** A network as the rest of the plan refers to it. */
export interface NetworkTarget {
  readonly ref: Ref;
  readonly vlan?: number;
  readonly mtu: number;
  readonly isVm: boolean;
  /** Its VLAN or MTU changes with this plan: hosts that are not up do not follow by themselves. */
  readonly isChanged: boolean;
  /** What must be done before a host can carry it. */
  readonly needs: readonly string[];
  /** Profiles for VMs: on the network itself, or on the external network that is linked to it. */
  readonly profileNetwork: Ref;
  readonly isExternal: boolean;
  readonly profiles: readonly ProfileTarget[];
}

/** Plans the networks of the file. Networks that only the engine has are found by `findNetwork`. */
export const planNetworks = (context: Context): NetworkTarget[] =>
  (context.spec.networks ?? []).map((wanted, i) => planNetwork(context, wanted, `networks[${i}]`));

/** A network by name: planned in the file, else one of the data center that is in the cluster. */
export const findNetwork = (
  name: string,
  planned: readonly NetworkTarget[],
  { seen, cluster, datapath }: Context,
): NetworkTarget | undefined => {
  const own = planned.find((target) => target.ref.name === name);
  if (own) return own;
  const network = inDataCenter(seen, cluster).find((one) => one.name === name);
  return network && cluster.seen?.networks.some(({ id }) => id === network.id)
    ? existingTarget(network, seen, datapath)
    : undefined;
};

/** In the OVN form the profiles of a physical network are those of the external network that is linked to it. */
export const existingTarget = (network: Network, seen: Seen, datapath: Datapath): NetworkTarget => {
  const ref: Ref = { name: network.name, id: network.id };
  const owner = (datapath.kind === 'native-ovn' && linkedTo(network.id, seen)) || network;
  const isExternal = owner.externalProviderId !== undefined;
  const physical = seen.networks.find((one) => one.id === owner.physicalNetworkId);
  const place: ProfilePlace = {
    network: { name: owner.name, id: owner.id },
    carrier: physical ? { name: physical.name, id: physical.id } : ref,
    isExternal,
    needs: [],
  };
  return {
    ref,
    ...(network.vlan !== undefined && { vlan: network.vlan }),
    mtu: network.mtu,
    isVm: network.usages.includes('vm'),
    isChanged: false,
    needs: [],
    profileNetwork: place.network,
    isExternal,
    profiles: seen.profiles.filter((p) => p.networkId === owner.id).map((p) => existingProfile(p, place)),
  };
};

/** The external network that is linked to a physical one; the first by name, should there be several. */
const linkedTo = (physicalId: string, seen: Seen): Network | undefined =>
  seen.networks
    .filter((one) => one.externalProviderId !== undefined && one.physicalNetworkId === physicalId)
    .sort((a, b) => (a.name < b.name ? -1 : 1))[0];

export const inDataCenter = (seen: Seen, cluster: ClusterTarget): Network[] =>
  seen.networks.filter((network) => network.dataCenterId === cluster.dataCenter.id);

const planNetwork = (context: Context, wanted: NetworkSpec, path: string): NetworkTarget => {
  const { draft, seen, cluster, datapath } = context;
  const existing = inDataCenter(seen, cluster).find((one) => one.name === wanted.name);
  checkNetwork(context, wanted, existing, path);
  const made = existing ? updateNetwork(draft, wanted, existing, path) : createNetwork(draft, wanted, cluster);
  const ref: Ref = { name: wanted.name, ...(existing && { id: existing.id }) };
  const isOrdinary = existing?.externalProviderId === undefined;
  const external = datapath.kind === 'native-ovn' && isOrdinary ? planExternal(context, ref, made, path) : undefined;
  const joined = joinCluster(draft, ref, wanted.required, path, cluster, needing(made, cluster.needs));
  const physical = seen.networks.find((one) => one.id === existing?.physicalNetworkId);
  const place: ProfilePlace = {
    network: external?.ref ?? ref,
    carrier: physical ? { name: physical.name, id: physical.id } : ref,
    isExternal: external !== undefined || !isOrdinary,
    needs: external ? external.needs : needing(made, joined),
  };
  const vlan = wanted.vlan ?? existing?.vlan;
  return {
    ref,
    ...(vlan !== undefined && { vlan }),
    mtu: wanted.mtu ?? existing?.mtu ?? 0,
    isVm: existing?.usages.includes('vm') ?? true,
    isChanged: existing !== undefined && (vlan !== existing.vlan || (wanted.mtu ?? existing.mtu) !== existing.mtu),
    needs: needing(made, joined),
    profileNetwork: place.network,
    isExternal: place.isExternal,
    profiles: planProfiles(context, wanted, path, place),
  };
};

const checkNetwork = (
  { draft, seen, cluster }: Context,
  wanted: NetworkSpec,
  existing: Network | undefined,
  path: string,
): void => {
  const { name } = wanted;
  // observed on engine 4.5.8: [Bad network name, network cannot start with 'bond'], recorded step 50-025
  if (!existing && /^bond/.test(name)) draft.problem('network.name.bond', `${path}.name`, { name });
  if (existing && !existing.usages.includes('vm')) draft.problem('network.notVm', path, { name });
  if (existing?.portIsolation) draft.problem('network.portIsolation', path, { name });
  // observed on engine 4.5.8, recorded step 55-014: External network cannot be set as required in the cluster.
  if (existing?.externalProviderId !== undefined && wanted.required)
    draft.problem('network.external.required', `${path}.required`, { name });
  const vlan = wanted.vlan ?? existing?.vlan;
  const sharing = inDataCenter(seen, cluster).filter((one) => vlan !== undefined && one.vlan === vlan && one.name !== name);
  // The engine refuses no VLAN that is used twice: observed on engine 4.5.8, recorded step 50-008.
  if (sharing.length > 0)
    draft.note('network.vlanShared', `${path}.vlan`, { name, vlan, others: sharing.map((one) => one.name).sort() });
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
  { draft, spec, seen, cluster }: Context,
  physical: Ref,
  physicalNeeds: string | undefined,
  path: string,
): { readonly ref: Ref; readonly needs: readonly string[] } => {
  const existing = physical.id === undefined ? undefined : linkedTo(physical.id, seen);
  const ref: Ref = existing ? { name: existing.name, id: existing.id } : { name: `external_${physical.name}` };
  if (!existing && [...inDataCenter(seen, cluster), ...(spec.networks ?? [])].some(({ name }) => name === ref.name)) {
    draft.problem('network.external.taken', path, { name: physical.name, external: ref.name });
    return { ref, needs: [] };
  }
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
  if (required && !there?.required)
    draft.note('network.required', `${path}.required`, { name: network.name, cluster: cluster.ref.name });
  if (!there)
    return draft.add({
      ...place,
      kind: 'clusterNetwork.add',
      id: `clusterNetwork.add/${network.name}`,
      after: { required: required ?? false },
    });
  if (required === undefined || required === there.required) return undefined;
  return draft.add({
    ...place,
    kind: 'clusterNetwork.update',
    id: `clusterNetwork.update/${network.name}`,
    before: { required: there.required },
    after: { required },
  });
};
