import { HUGEPAGES_PROPERTY, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { readHugepageProperty } from '../../dpdk/hugepages';
import type { VmNic } from '../../engine/vms';
import type { ChangeOf, Ref } from '../change';
import { nearest } from '../../input/nearest';
import type { Seen, SeenVm } from '../seen';
import { NO_PAGES, type VmNicSpec, type VmSpec } from '../spec';
import { existingTarget, inDataCenter, type NetworkTarget } from './networks';
import type { ProfileTarget } from './profiles';
import { refusesPlainNicsOnOvs } from '../releases';
import { reliesOnShared } from './propertyDefinitions';
import type { VmContext } from './vms';

export type NicChange = ChangeOf<'vm.nic.create'> | ChangeOf<'vm.nic.update'>;

export interface NicsPlan {
  /** Their disruption and place in the order are the caller's. */
  readonly changes: readonly NicChange[];
  /** The networks that a host must have on DPDK NICs for this VM. */
  readonly carriers: readonly Ref[];
}

/** Plans the NICs of one VM. */
export const planVmNics = (context: VmContext, wanted: VmSpec, vm: SeenVm, path: string): NicsPlan => {
  const found = (wanted.nics ?? []).flatMap((nic, i) => {
    const place = `${path}.nics[${i}]`;
    const profile = findProfile(context, nic, place);
    return profile ? [{ nic, place, profile }] : [];
  });
  const changes = found.flatMap(({ nic, place, profile }) => planVmNic(context, nic, profile, vm, place) ?? []);
  const onDpdk = found.filter(({ profile }) => isOnDpdk(context, profile));
  const [first] = onDpdk;
  if (first) checkPages(context, wanted, vm, first.profile.network.name, changes.length > 0, path);
  return { changes, carriers: onDpdk.map(({ profile }) => profile.carrier) };
};

/** Whether a NIC with this profile becomes vhost-user on the hosts that have its network. */
const isOnDpdk = ({ datapath, places }: VmContext, { carrier, isExternal }: ProfileTarget): boolean =>
  places.carries(carrier) && (datapath.kind !== 'native-ovn' || isExternal);

/** vhost-user works on shared huge pages only: without them the link is dead, or the host's hook does not let the VM start. */
const checkPages = (
  { draft, datapath }: VmContext,
  wanted: VmSpec,
  vm: SeenVm,
  network: string,
  isChanged: boolean,
  path: string,
): void => {
  if (wanted.hugepages !== undefined && wanted.hugepages !== NO_PAGES) return;
  const { properties } = vm.next ?? vm;
  const lacks = [
    ...(wanted.hugepages === undefined && readHugepageProperty(properties[HUGEPAGES_PROPERTY]).kind === 'size'
      ? []
      : [HUGEPAGES_PROPERTY]),
    ...(reliesOnShared(datapath) && properties[SHARED_PROPERTY]?.toLowerCase() !== 'true' ? [SHARED_PROPERTY] : []),
  ];
  const values = { vm: vm.name, network, lacks };
  if (lacks.length > 0 && isChanged) draft.problem('vm.nic.noPages', path, values);
  else if (lacks.length > 0) draft.note('vm.nic.noPages', path, values);
};

const planVmNic = (
  context: VmContext,
  wanted: VmNicSpec,
  profile: ProfileTarget,
  vm: SeenVm,
  path: string,
): NicChange | undefined => {
  const { draft } = context;
  checkProfile(context, profile, vm, wanted, path);
  const there = vm.nics?.find((one) => one.name === wanted.name);
  const ref: Ref = { name: vm.name, id: vm.id };
  const common = { by: 'engine', disruption: 'none', needs: profile.needs, vm: ref } as const;
  const after = { profile: profile.ref, network: profile.network };
  if (!there) return { ...common, kind: 'vm.nic.create', id: `vm.nic.create/${vm.name}/${wanted.name}`, nic: wanted.name, after };
  if (there.interface === 'pci_passthrough') {
    draft.problem('vm.nic.passthrough', path, { vm: vm.name, nic: wanted.name });
    return undefined;
  }
  if (!there.plugged || !there.linked) draft.note('vm.nic.off', path, { vm: vm.name, nic: wanted.name });
  if (isRight(there, profile)) return undefined;
  const before = context.seen.profiles.find((one) => one.id === there.profileId);
  return {
    ...common,
    kind: 'vm.nic.update',
    id: `vm.nic.update/${vm.name}/${wanted.name}`,
    nic: { name: there.name, id: there.id },
    before: { ...(before && { profile: { name: before.name, id: before.id } }), interface: there.interface },
    after,
  };
};

const isRight = (nic: VmNic, profile: ProfileTarget): boolean =>
  profile.ref.id !== undefined && nic.profileId === profile.ref.id && nic.interface === 'virtio';

/** By name, in the networks of the file first, then in those of the cluster. */
const findProfile = (context: VmContext, wanted: VmNicSpec, path: string): ProfileTarget | undefined => {
  const { draft, networks, seen, cluster, datapath } = context;
  const inFile = candidates(networks, wanted);
  const clusterNetworks = new Set((cluster.seen?.networks ?? []).map((one) => one.id));
  const others = inDataCenter(seen, cluster)
    .filter((network) => clusterNetworks.has(network.id) && !networks.some((one) => sameNetwork(one, network.id)))
    .map((network) => existingTarget(network, seen, datapath));
  // In the OVN form the same profiles are found under the physical network and under the external one.
  const linked = new Set(
    others.filter(({ ref, profileNetwork }) => ref.id !== profileNetwork.id).map((one) => one.profileNetwork.id),
  );
  const onEngine = others.filter(
    ({ ref, profileNetwork }) =>
      clusterNetworks.has(profileNetwork.id ?? '') && !(linked.has(ref.id) && ref.id === profileNetwork.id),
  );
  const found = inFile.length > 0 ? inFile : candidates(onEngine, wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const values = { profile: wanted.profile, network: wanted.network, cluster: cluster.ref.name };
  if (only) draft.problem('profile.choose', path, { ...values, networks: found.map((one) => one.network.name).sort() });
  else {
    const have = [...networks, ...onEngine].flatMap(profileNames).sort();
    draft.problem('profile.missing', path, { ...values, nearest: nearest(wanted.profile, have), have });
  }
  return undefined;
};

const sameNetwork = (target: NetworkTarget, id: string): boolean => target.ref.id === id || target.profileNetwork.id === id;

const profileNames = (target: NetworkTarget): string[] => target.profiles.map((one) => one.ref.name);

const candidates = (networks: readonly NetworkTarget[], wanted: VmNicSpec): ProfileTarget[] =>
  networks
    .filter(
      (one) => wanted.network === undefined || one.ref.name === wanted.network || one.profileNetwork.name === wanted.network,
    )
    .flatMap((one) => one.profiles.filter((profile) => profile.ref.name === wanted.profile));

const checkProfile = (context: VmContext, profile: ProfileTarget, vm: SeenVm, wanted: VmNicSpec, path: string): void => {
  const { draft, seen, cluster, datapath, places } = context;
  const values = { vm: vm.name, nic: wanted.name, profile: profile.ref.name, network: profile.network.name };
  if (cluster.switchType === 'ovs' && !profile.isExternal && refusesPlainNicsOnOvs(seen.system.version))
    draft.problem('vm.nic.ovs', path, { ...values, cluster: cluster.ref.name, engine: engineOf(seen) });
  if (profile.passThrough) draft.problem('vm.nic.passthroughProfile', path, values);
  const isKnown = places.hosts.length > 0 && datapath.kind !== 'none' && datapath.kind !== 'unknown';
  if (isKnown && !isOnDpdk(context, profile)) draft.note('vm.nic.notDpdk', path, values);
  if (profile.portMirroring && datapath.kind !== 'none') draft.problem('vm.nic.portMirroring', path, values);
};

const engineOf = (seen: Seen): string | undefined => seen.system.version.full;
