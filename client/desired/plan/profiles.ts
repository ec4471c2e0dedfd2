import type { VnicProfile } from '../../engine/vnicProfiles';
import type { ProfileWanted, Ref } from '../change';
import type { Seen } from '../seen';
import type { NetworkSpec, ProfileSpec, Spec } from '../spec';
import type { Context } from './context';
import { type Draft, needing } from './draft';

export interface ProfileTarget {
  readonly ref: Ref;
  readonly network: Ref;
  /** The network that a host must have on a DPDK NIC for a NIC with this profile: in the OVN form the physical one. */
  readonly carrier: Ref;
  readonly isExternal: boolean;
  readonly passThrough: boolean;
  readonly portMirroring: boolean;
  readonly needs: readonly string[];
}

/** What the profiles of one network have in common. */
export type ProfilePlace = Pick<ProfileTarget, 'network' | 'carrier' | 'isExternal' | 'needs'>;

export const existingProfile = ({ name, id, passThrough, portMirroring }: VnicProfile, place: ProfilePlace): ProfileTarget => ({
  ...place,
  ref: { name, id },
  passThrough,
  portMirroring,
});

/** Plans the vNIC profiles of one network of the file. */
export const planProfiles = (
  { draft, spec, seen }: Context,
  wanted: NetworkSpec,
  path: string,
  place: ProfilePlace,
): ProfileTarget[] => {
  const { network } = place;
  const existing = seen.profiles.filter((p) => network.id !== undefined && p.networkId === network.id);
  // A network without any profile is of no use to a VM: one of its own name is made, as the engine itself would. Also where a VM of
  // the file asks for it: an external network that the engine has defined by itself has a profile of that network's name only.
  const isOwnNeeded = existing.length === 0 || isAskedFor(spec, wanted.name);
  const asked: readonly ProfileSpec[] = wanted.profiles ?? (isOwnNeeded ? [{ name: wanted.name }] : []);
  const planned = asked.map((profile, i): ProfileTarget => {
    const there = existing.find((one) => one.name === profile.name);
    const after = profileWanted(draft, profile, `${path}.profiles[${i}]`, seen);
    const made = there
      ? updateProfile(draft, there, network, profile, after, seen)
      : createProfile(draft, profile.name, place, after);
    return {
      ...place,
      ref: { name: profile.name, ...(there && { id: there.id }) },
      passThrough: there?.passThrough ?? false,
      portMirroring: there?.portMirroring ?? false,
      needs: needing(...place.needs, made),
    };
  });
  const others = existing.filter((one) => !asked.some(({ name }) => name === one.name));
  return [...planned, ...others.map((one) => existingProfile(one, place))];
};

const isAskedFor = ({ vms = [] }: Spec, name: string): boolean =>
  vms.some(({ nics = [] }) => nics.some(({ profile, network = name }) => profile === name && network === name));

const profileWanted = (draft: Draft, profile: ProfileSpec, path: string, seen: Seen): ProfileWanted => {
  const { filter, queues } = profile;
  // The definition of device properties cannot be read by REST. source: ovirt-engine ConfigValues.CustomDeviceProperties is internal
  if (queues !== undefined) draft.note('profile.queues', `${path}.queues`, { profile: profile.name, queues });
  const known = seen.filters.find((one) => one.name === filter);
  if (filter !== undefined && filter !== 'none' && !known)
    draft.problem('filter.unknown', `${path}.filter`, { filter, have: seen.filters.map((one) => one.name).sort() });
  return {
    ...(filter === 'none' ? { filter: 'none' as const } : known ? { filter: { name: known.name, id: known.id } } : {}),
    ...(queues !== undefined && { queues }),
  };
};

const createProfile = (draft: Draft, name: string, { network, needs, isExternal }: ProfilePlace, after: ProfileWanted): string =>
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
