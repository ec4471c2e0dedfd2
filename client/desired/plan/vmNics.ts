import type { VmNic } from '../../engine/vms';
import type { ChangeOf, Ref } from '../change';
import type { Seen, SeenVm } from '../seen';
import type { VmNicSpec, VmSpec } from '../spec';
import { existingTarget, inDataCenter, type NetworkTarget, type ProfileTarget } from './networks';
import { refusesPlainNicsOnOvs } from '../capability';
import type { VmContext } from './vms';

export type NicChange = ChangeOf<'vm.nic.create'> | ChangeOf<'vm.nic.update'>;

/** The NIC changes of one VM; their disruption and place in the order are the caller's. */
export const planVmNics = (context: VmContext, wanted: VmSpec, vm: SeenVm, path: string): NicChange[] =>
  (wanted.nics ?? []).flatMap((nic, i) => planVmNic(context, nic, vm, `${path}.nics[${i}]`) ?? []);

const planVmNic = (context: VmContext, wanted: VmNicSpec, vm: SeenVm, path: string): NicChange | undefined => {
  const { draft } = context;
  const profile = findProfile(context, wanted, path);
  if (!profile) return undefined;
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
  const { draft, networks, seen, cluster } = context;
  const inFile = candidates(networks, wanted);
  const clusterNetworks = new Set((cluster.seen?.networks ?? []).map((one) => one.id));
  const onEngine = inDataCenter(seen, cluster)
    .filter((network) => clusterNetworks.has(network.id) && !networks.some((one) => sameNetwork(one, network.id)))
    .map((network) => existingTarget(network, seen));
  const found = inFile.length > 0 ? inFile : candidates(onEngine, wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const values = { profile: wanted.profile, network: wanted.network, cluster: cluster.ref.name };
  if (only) draft.problem('profile.choose', path, { ...values, networks: found.map((one) => one.network.name) });
  else draft.problem('profile.missing', path, { ...values, have: [...networks, ...onEngine].flatMap(profileNames) });
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

const checkProfile = (
  { draft, seen, cluster, datapath }: VmContext,
  profile: ProfileTarget,
  vm: SeenVm,
  wanted: VmNicSpec,
  path: string,
): void => {
  const values = { vm: vm.name, nic: wanted.name, profile: profile.ref.name, network: profile.network.name };
  if (cluster.switchType === 'ovs' && !profile.isExternal && refusesPlainNicsOnOvs(seen.system.version))
    draft.problem('vm.nic.ovs', path, { ...values, cluster: cluster.ref.name, engine: engineOf(seen) });
  if (profile.portMirroring && datapath.kind !== 'none') draft.problem('vm.nic.portMirroring', path, values);
};

const engineOf = (seen: Seen): string | undefined => seen.system.version.full;
