import { acceptance, HUGEPAGES_PROPERTY, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { countPages, formatPageSize, hugepageProperty, parsePageSize } from '../../dpdk/hugepages';
import { bytes, type KiB } from '../../dpdk/units';
import type { Properties } from '../../engine/values';
import type { SeenHost, SeenVm } from '../seen';
import type { VmSpec } from '../spec';
import type { HostWork, Places } from './places';
import { definitionsAt } from './propertyDefinitions';
import type { VmContext } from './vms';

/** Whether the level takes the size, and some host has such pages or is to get them. */
export const checkSize = (
  { draft, spec, seen, cluster, places }: VmContext,
  size: KiB,
  vm: SeenVm,
  level: string,
  path: string,
): void => {
  const text = formatPageSize(size);
  const defined = definitionsAt(seen, level);
  const accepted = defined && acceptance(defined.definitions, HUGEPAGES_PROPERTY, hugepageProperty(size));
  if (accepted === 'undefined' || accepted === 'refuses')
    draft.problem('properties.hugepages', path, { vm: vm.name, level, value: hugepageProperty(size) });
  const known = places.hosts.filter((host) => host.hugepages !== undefined && host.hugepages.length > 0);
  const has = known.some((host) => host.hugepages?.some((one) => one.size === size));
  const planned = (spec.hosts ?? []).some((host) => host.hugepages?.size === text);
  // The scheduler wants exactly this size. source: ovirt-engine HugePagesFilterPolicyUnit
  if (known.length > 0 && !has && !planned)
    draft.problem('vm.hugepages.size', `${path}.hugepages`, { vm: vm.name, size: text, cluster: cluster.ref.name });
};

/**
 * What a VM that gives its pages up should be known for. `hugepages_shared` stays: whether this product or a person set it is written
 * nowhere, and vhost-user works on ordinary shared memory too.
 */
export const noteRemoval = ({ draft, seen, places }: VmContext, vm: SeenVm, have: Properties, path: string): void => {
  if (SHARED_PROPERTY in have) draft.note('vm.hugepages.sharedStays', path, { vm: vm.name, name: SHARED_PROPERTY });
  const onDpdk = (vm.nics ?? []).filter(({ profileId }) => {
    const profile = seen.profiles.find(({ id }) => id === profileId);
    const network = seen.networks.find(({ id }) => id === profile?.networkId);
    const carrier = seen.networks.find(({ id }) => id === (network?.physicalNetworkId ?? network?.id));
    return carrier !== undefined && places.carries(carrier);
  });
  if (onDpdk.length > 0) draft.note('vm.hugepages.nics', path, { vm: vm.name, nics: onDpdk.map(({ name }) => name).sort() });
};

/** Hosts that the VM may start on. */
export const hostsFor = (vm: SeenVm, { hosts }: Places): readonly SeenHost[] =>
  vm.affinity === 'pinned' && vm.pinnedHostIds.length > 0 ? hosts.filter(({ id }) => vm.pinnedHostIds.includes(id)) : hosts;

/** Free pages on the host that has most; undefined where it is not known. */
const mostFree = (vm: SeenVm, places: Places, size: KiB): number | undefined => {
  const free = hostsFor(vm, places).flatMap((host) => host.hugepages?.find((one) => one.size === size)?.free ?? []);
  return free.length > 0 ? Math.max(...free) : undefined;
};

const pagesNeeded = (vm: SeenVm, size: KiB): number => (vm.memory > 0 ? countPages(bytes(vm.memory), size) : 0);

/** The kernel lines that this plan makes count, and that reserve pages of the size. */
const reserving = ({ work }: Places, pages: string | undefined): readonly HostWork[] =>
  work.filter((one) => one.kernel !== undefined && one.pages === pages);

/** What must be done before a VM can start with its pages, where no host has enough of them now. */
export const pageNeeds = (places: Places, { hugepages }: VmSpec, vm: SeenVm): string[] => {
  const size = hugepages && parsePageSize(hugepages);
  if (size === undefined || (mostFree(vm, places, size) ?? 0) >= pagesNeeded(vm, size)) return [];
  return reserving(places, hugepages).flatMap(({ kernel }) => kernel ?? []);
};

/** A VM that is stopped for the plan and finds no pages stays down, so that is refused; of one that is down it is told. */
export const checkCapacity = (
  { draft, places }: VmContext,
  { hugepages }: VmSpec,
  vm: SeenVm,
  restarts: boolean,
  path: string,
): void => {
  const size = hugepages && parsePageSize(hugepages);
  if (size === undefined) return;
  const need = pagesNeeded(vm, size);
  const values = { vm: vm.name, size: formatPageSize(size) };
  if (vm.status === 'down' && (vm.memory / 1024) % size !== 0)
    draft.note('vm.memory.notMultiple', path, { ...values, pages: need });
  const best = mostFree(vm, places, size);
  // A VM that runs on such pages frees its own.
  const hasOwn = vm.status !== 'down' && vm.properties[HUGEPAGES_PROPERTY] === hugepageProperty(size);
  if (best === undefined || best >= need || hasOwn || reserving(places, hugepages).length > 0) return;
  if (restarts) draft.problem('vm.hugepages.short', `${path}.hugepages`, { ...values, need, best });
  else if (vm.status === 'down') draft.note('vm.hugepages.short', `${path}.hugepages`, { ...values, need, best });
};
