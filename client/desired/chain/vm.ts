import { acceptance, effectiveDefinitions, HUGEPAGES_PROPERTY, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { countPages, formatPageSize, readHugepageProperty } from '../../dpdk/hugepages';
import { judgeSharedMemory, type SharedMemory } from '../../dpdk/sharedMemory';
import { bytes, bytesToMib, mibToKib, type KiB } from '../../dpdk/units';
import { versionText } from '../capability';
import { refusesPlainNicsOnOvs } from '../releases';
import type { Link } from '../link';
import type { SeenHost, SeenVm } from '../seen';
import { judgementsOf, mend, worst, type Mend } from './judgement';
import { defineProperties, giveHugepages, giveNic } from './mends';
import { GIGABYTE_PAGE, hasPages } from './pages';
import type { View } from './view';
import { judgedVmNics, type PlacedNic } from './vmNics';

const { ok, missing, impossible, unknown } = judgementsOf('vm');

/** Hosts where a VM runs or may be started. */
export const hostsFor = ({ hosts }: View, vm: SeenVm): readonly SeenHost[] => {
  if (vm.hostId !== undefined) return hosts.filter(({ id }) => id === vm.hostId);
  return vm.pinnedHostIds.length === 0 ? hosts : hosts.filter(({ id }) => vm.pinnedHostIds.includes(id));
};

export const isRunning = (vm: SeenVm): boolean => vm.status !== 'down';

/** Link 7: the VM's memory is on huge pages that a host has, shared where the datapath needs it, and its vNIC can be vhost-user. */
export const judgeVm = (view: View, vm: SeenVm): Link => {
  const at = { vm: vm.name };
  if (!vm.nics) return unknown('link.vm.unread', at, mend('mend.permissionVm', at));
  const property = readHugepageProperty(vm.properties[HUGEPAGES_PROPERTY]);
  const size = property.kind === 'size' ? property.size : undefined;
  const nics = judgedVmNics(view, vm);
  return worst(
    [
      judgeRestart(vm),
      judgeHugepages(view, vm),
      size === undefined ? undefined : judgeSize(view, vm, size),
      judgeSharing(view, vm),
      judgeNoNic(view, vm, nics),
      ...nics.map((nic) => judgeNic(view, vm, nic)),
      size === undefined || isRunning(vm) ? undefined : judgeCapacity(view, vm, size),
      ...cautionsOf(view, vm, size, nics),
    ],
    ok('link.vm.ok', {
      ...at,
      size: size === undefined ? undefined : formatPageSize(size),
      pages: size === undefined ? undefined : countPages(bytes(vm.memory), size),
      nics: nics.map(({ name }) => name),
    }),
  );
};

/** The size to advise: one that the hosts have, the larger first. */
const adviseSize = (view: View, vm: SeenVm): string => {
  const sizes = sizesOf(view, vm);
  return sizes.length === 0 || sizes.includes(GIGABYTE_PAGE) ? '1GiB' : '2MiB';
};

const sizesOf = (view: View, vm: SeenVm): readonly KiB[] => [
  ...new Set(
    hostsFor(view, vm).flatMap((host) => {
      const pages = view.pages(host) ?? [];
      return pages.filter(({ size }) => hasPages(pages, size) === true).map(({ size }) => size);
    }),
  ),
];

const judgeRestart = (vm: SeenVm): Link | undefined => {
  if (!isRunning(vm) || !vm.next) return undefined;
  const { properties } = vm.next;
  const names = [HUGEPAGES_PROPERTY, SHARED_PROPERTY].filter((name) => properties[name] !== vm.properties[name]);
  const values = { vm: vm.name, names };
  return names.length > 0 ? missing('link.vm.pendingRestart', values, mend('mend.restartVm', values)) : undefined;
};

/** Whether its property gives it huge pages; undefined when it does. */
export const judgeHugepages = (view: View, vm: SeenVm): Link | undefined => {
  const property = readHugepageProperty(vm.properties[HUGEPAGES_PROPERTY]);
  const values = { vm: vm.name, value: vm.properties[HUGEPAGES_PROPERTY] };
  const how = (): Mend => giveHugepages(vm.name, adviseSize(view, vm));
  switch (property.kind) {
    case 'absent':
      return missing('link.vm.noHugepages', values, how());
    case 'zero':
      return missing('link.vm.hugepagesZero', values, how());
    case 'unreadable':
      return missing('link.vm.hugepagesText', values, how());
    case 'size':
      return undefined;
  }
};

const judgeSize = (view: View, vm: SeenVm, size: KiB): Link | undefined => {
  const hosts = hostsFor(view, vm);
  if (!hosts.every((host) => hasPages(view.pages(host) ?? [{ size }], size) === false) || hosts.length === 0) return undefined;
  const values = {
    vm: vm.name,
    size: formatPageSize(size),
    hosts: hosts.map(({ name }) => name),
    have: sizesOf(view, vm).map(formatPageSize),
  };
  return missing('link.vm.noHostHasSize', values, giveHugepages(vm.name, adviseSize(view, vm)));
};

/** What the engine makes of the property `hugepages_shared`. */
export const sharedMemory = (view: View, vm: SeenVm, property: string | undefined): SharedMemory =>
  judgeSharedMemory({
    property,
    engine: view.seen.system.version,
    level: vm.customLevel ?? view.cluster?.level ?? '',
    memory: bytes(vm.memory),
    ...(vm.maxMemory === undefined ? {} : { maxMemory: bytes(vm.maxMemory) }),
    sockets: vm.cpu.sockets,
    numaNodes: vm.numaNodes?.length ?? 0,
    ...(vm.cpuPinningPolicy === undefined ? {} : { cpuPinningPolicy: vm.cpuPinningPolicy }),
  });

/** What stands against its memory being shared, with the datapath of its cluster. */
export const judgeSharing = (view: View, vm: SeenVm): Link | undefined => {
  const { datapath } = view.datapath;
  if (datapath === 'stand-in') return judgeOldLibvirt(view, vm);
  if (datapath !== 'native-vdsm' && datapath !== 'native-ovn') return undefined;
  const shared = sharedMemory(view, vm, vm.properties[SHARED_PROPERTY]);
  if (shared.effective) return undefined;
  const level = vm.customLevel ?? view.cluster?.level ?? '';
  const values = { vm: vm.name, level };
  if (shared.because === 'noCell') return missing('link.vm.sharedNoCell', values, mend('mend.maxMemory', values));
  const { predefined, userDefined } = view.seen.properties;
  const definitions = userDefined && effectiveDefinitions(predefined?.[level] ?? '', userDefined[level] ?? '');
  return definitions && acceptance(definitions, SHARED_PROPERTY, 'true') === 'undefined'
    ? missing('link.vm.sharedUndefined', values, defineProperties(level))
    : missing('link.vm.sharedUnset', values, giveHugepages(vm.name, adviseSize(view, vm)));
};

/**
 * The hook shares memory as a whole; libvirt takes that without a NUMA cell from 7.0 on, and VDSM asks for 7.6 since 4.40.100.
 * libvirt 6.6 of the first hosts was not examined.
 */
const judgeOldLibvirt = (view: View, vm: SeenVm): Link | undefined => {
  const old = hostsFor(view, vm).filter(({ version }) => version?.minor === 40 && version.build < 100);
  const values = { vm: vm.name, hosts: old.map(({ name }) => name) };
  return old.length > 0 && !sharedMemory(view, vm, 'true').effective
    ? unknown('link.vm.oldLibvirt', values, mend('mend.maxMemory', values))
    : undefined;
};

const judgeNoNic = (view: View, vm: SeenVm, nics: readonly PlacedNic[]): Link | undefined =>
  nics.length > 0
    ? undefined
    : missing(
        'link.vm.noDpdkNic',
        { vm: vm.name, cluster: view.cluster?.name },
        giveNic(vm.name, adviseSize(view, vm), 'nic1', 'PROFILE'),
      );

/** What stands against this NIC becoming vhost-user. */
export const judgeNic = (view: View, vm: SeenVm, nic: PlacedNic): Link | undefined => {
  const values = {
    vm: vm.name,
    nic: nic.name,
    profile: nic.profile.name,
    network: nic.network.name,
    interface: nic.interface,
    cluster: view.cluster?.name,
    engine: versionText(view.seen.system.version),
  };
  const isPlainOnOvs = view.cluster?.switchType === 'ovs' && nic.network.externalProviderId === undefined;
  if (isPlainOnOvs && refusesPlainNicsOnOvs(view.seen.system.version)) {
    return impossible('link.vm.nicRefusedOnOvs', values);
  }
  if (nic.profile.passThrough) return missing('link.vm.passThrough', values, mend('mend.otherProfile', values));
  if (nic.interface !== 'virtio') {
    return missing('link.vm.nicModel', values, giveNic(vm.name, adviseSize(view, vm), nic.name, nic.profile.name));
  }
  if (nic.profile.portMirroring) return missing('link.vm.portMirroring', values, mend('mend.otherProfile', values));
  if (nic.network.portIsolation) return missing('link.vm.portIsolation', values, mend('mend.otherNetwork', values));
  if (!nic.plugged) {
    return missing('link.vm.nicUnplugged', values, giveNic(vm.name, adviseSize(view, vm), nic.name, nic.profile.name));
  }
  return nic.linked ? undefined : missing('link.vm.nicUnlinked', values, mend('mend.linkNic', values));
};

/** Enough free pages on one host, as the engine's HugePages filter counts: exactly this size, nothing overcommitted. */
const judgeCapacity = (view: View, vm: SeenVm, size: KiB): Link | undefined => {
  const hosts = hostsFor(view, vm).filter(({ status }) => status === 'up');
  const at = { vm: vm.name, cluster: view.cluster?.name };
  if (hosts.length === 0) return missing('link.vm.noHostUp', at, mend('mend.activateAny', at));
  const free = hosts.map((host) => (view.pages(host) ?? []).find((pages) => pages.size === size)?.free);
  const need = countPages(bytes(vm.memory), size);
  const most = Math.max(...free.map((pages) => pages ?? Infinity));
  const values = { ...at, need, most, size: formatPageSize(size) };
  return most < need ? missing('link.vm.pagesShort', values, mend('mend.freePages', values)) : undefined;
};

/** What holds, but has a price that the user should know. */
const cautionsOf = (view: View, vm: SeenVm, size: KiB | undefined, nics: readonly PlacedNic[]): readonly Link[] => {
  const at = { vm: vm.name };
  const policy = view.seen.schedulingPolicies.find(({ id }) => id === view.cluster?.schedulingPolicyId);
  const filtered = nics.filter(({ profile }) => profile.networkFilterId !== undefined || profile.qosId !== undefined);
  const isOdd = size !== undefined && mibToKib(bytesToMib(bytes(vm.memory))) % size !== 0;
  return [
    ...(policy && !policy.hasHugePagesFilter
      ? [ok('link.vm.noPagesFilter', { ...at, policy: policy.name, cluster: view.cluster?.name })]
      : []),
    // libvirt drops filters from vhost-user interfaces without a word; QoS acts on taps.
    ...(filtered.length > 0
      ? [ok('link.vm.filterWithoutEffect', { ...at, profiles: filtered.map(({ profile }) => profile.name) })]
      : []),
    ...(vm.repeatedProperties.length > 0 ? [ok('link.vm.repeatedProperties', { ...at, names: vm.repeatedProperties })] : []),
    ...(view.datapath.datapath === 'stand-in' && vm.affinity === 'migratable' ? [ok('link.vm.migratable', at)] : []),
    ...(isOdd
      ? [ok('link.vm.memoryRounded', { ...at, size: formatPageSize(size), pages: countPages(bytes(vm.memory), size) })]
      : []),
  ];
};
