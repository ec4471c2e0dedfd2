import { judgeGuestMemory } from '../../dpdk/guestMemory';
import { vhostPorts } from '../../facts/ports';
import type { VmNic } from '../../engine/vms';
import type { Network } from '../../engine/networks';
import type { VnicProfile } from '../../engine/vnicProfiles';
import type { Values } from '../../errors';
import type { Reason } from '../change';
import { judgeReadiness } from '../chain/datapath';
import { isDpdkNetwork, type View } from '../chain/view';
import { hostsFor, isRunning, judgeHugepages, judgeNic, judgeSharing } from '../chain/vm';
import type { PlacedNic } from '../chain/vmNics';
import type { Link } from '../link';
import type { SeenHost, SeenVm } from '../seen';

/** A NIC of a VM: what it is, what it becomes, and what should be known about it. */
export interface NicOutlook {
  readonly nic: VmNic;
  readonly profile?: VnicProfile;
  readonly network?: Network;
  /** Whether it is to be vhost-user. */
  readonly onDpdk: boolean;
  /** As it runs; absent while the VM is down. */
  readonly now?: NicFate;
  readonly next: NicFate;
  /** Pairs of queues that its profile asks for; absent: as many as the engine thinks fit. */
  readonly queues?: number;
  readonly limits: readonly NicLimit[];
}

export interface NicFate {
  readonly becomes:
    | 'ordinary'
    | 'vhostUser'
    /** It is on a DPDK network, and yet not vhost-user. */
    | 'notVhostUser'
    /** It is vhost-user, and no packet passes. */
    | 'noPackets'
    /** The VM does not start with it. */
    | 'willNotStart'
    | 'unplugged'
    /** Only the host can tell. */
    | 'unseen';
  readonly why?: Reason;
}

export interface NicLimit {
  readonly code:
    'filter' | 'qos' | 'mirroring' | 'isolation' | 'model' | 'linkOff' | 'mtu' | 'vlan' | 'standIn' | 'nativeVdsm' | 'nativeOvn';
  readonly values: Values;
}

/** MTU that a guest has without being told of another. */
const GUEST_MTU = 1500;

/** @param next the VM as it will be after its next start */
export const nicOutlooks = (view: View, vm: SeenVm, next: SeenVm): readonly NicOutlook[] => {
  const memory = memoryFate(view, next);
  const hook = hookFate(view, vm);
  return (vm.nics ?? []).map((nic): NicOutlook => {
    const profile = view.profile(nic.profileId);
    const network = view.network(profile?.networkId);
    const placed = profile && network && isVhostUser(view, network) ? { ...nic, profile, network } : undefined;
    const queues = Number(/^[1-9]\d?$/.exec(profile?.properties['queues'] ?? '')?.[0] ?? 0);
    return {
      nic,
      ...(profile && { profile }),
      ...(network && { network }),
      onDpdk: placed !== undefined,
      ...(isRunning(vm) && { now: fateNow(view, vm, nic, placed) }),
      next: placed ? fateOf(view, next, placed, memory, hook) : { becomes: nic.plugged ? 'ordinary' : 'unplugged' },
      ...(queues > 0 && { queues }),
      limits: placed ? limitsOf(view, vm, placed) : [],
    };
  });
};

/**
 * One DPDK bridge on a host makes the OVN hook turn every vNIC on a network of OVN into vhost-user, also where the network is not linked
 * to it. source: ovirt-provider-ovn driver/vdsm_hooks, 1.2.13 to 1.2.34
 */
const isVhostUser = (view: View, network: Network): boolean =>
  isDpdkNetwork(view, network) ||
  (view.datapath.datapath === 'native-ovn' && view.onDpdkNics.size > 0 && network.externalProviderId !== undefined);

const because = (becomes: NicFate['becomes'], link: Reason): NicFate => ({
  becomes,
  why: { code: link.code, values: link.values },
});

/** The hook refuses to start a VM without huge pages (OVSDPDK-E03); VDSM starts it with a NIC through which no packet passes. */
const memoryFate = (view: View, vm: SeenVm): NicFate | undefined => {
  const pages = judgeHugepages(view, vm);
  if (view.datapath.datapath === 'stand-in') return pages && because('willNotStart', pages);
  // The engine divides by it: no VM starts with it, whatever its NICs are.
  if (pages?.code === 'link.vm.hugepagesZero') return because('willNotStart', pages);
  const against = pages ?? judgeSharing(view, vm);
  return against && because('noPackets', against);
};

/** What all hosts that could start it lack. */
const hookFate = (view: View, vm: SeenVm): NicFate | undefined => {
  const { datapath, reason } = view.datapath;
  if (datapath === 'none') return because('notVhostUser', reason);
  if (datapath === 'unknown') return because('unseen', reason);
  const { hostId: _here, ...anywhere } = vm;
  const readiness = hostsFor(view, anywhere)
    .filter(({ status }) => status === 'up')
    .map((host): Link | undefined => judgeReadiness(view, host));
  const first = readiness.find((link) => link?.state === 'missing' && link.code !== 'link.datapath.hookDiffers') ?? readiness[0];
  if (!first || readiness.some((link) => !link || link.code === 'link.datapath.hookDiffers')) return undefined;
  return because(first.state === 'missing' ? 'notVhostUser' : 'unseen', first);
};

const fateOf = (view: View, vm: SeenVm, nic: PlacedNic, memory: NicFate | undefined, hook: NicFate | undefined): NicFate => {
  if (!nic.plugged) return { becomes: 'unplugged' };
  const against = judgeNic(view, vm, nic);
  if (against && against.code !== 'link.vm.nicUnlinked') {
    const isRefusedByHook = view.datapath.datapath === 'stand-in' && REFUSED_BY_HOOK.includes(against.code);
    return because(isRefusedByHook && hook?.becomes !== 'notVhostUser' ? 'willNotStart' : 'notVhostUser', against);
  }
  return hook ?? memory ?? { becomes: 'vhostUser' };
};

/** OVSDPDK-E01, E02, E04 of the hook. */
const REFUSED_BY_HOOK: readonly string[] = ['link.vm.nicModel', 'link.vm.portIsolation', 'link.vm.portMirroring'];

const fateNow = (view: View, vm: SeenVm, nic: VmNic, placed: PlacedNic | undefined): NicFate => {
  if (!nic.plugged) return { becomes: 'unplugged' };
  const told = toldOf(
    view.hosts.find(({ id }) => id === vm.hostId),
    vm,
    nic,
  );
  if (told) return told;
  if (!placed) return { becomes: 'ordinary' };
  // No VM starts with such a NIC and without huge pages, so it was ordinary when this one did.
  return view.datapath.datapath === 'stand-in' && judgeHugepages(view, vm) ? { becomes: 'ordinary' } : { becomes: 'unseen' };
};

/** What the host told about the running domain. */
const toldOf = (host: SeenHost | undefined, vm: SeenVm, nic: VmNic): NicFate | undefined => {
  const domain = host?.facts?.domains?.find(({ uuid }) => uuid === vm.id);
  if (!host?.facts || !domain) return undefined;
  const port = vhostPorts(host.facts)?.find(({ vmId, mac }) => vmId === vm.id && mac.toLowerCase() === nic.mac?.toLowerCase());
  if (!port) return { becomes: 'ordinary' };
  const cut = { code: 'link.datapath.disconnected', values: { vm: vm.name, host: host.name, macs: [port.mac] } };
  if (port.connected === false) return { becomes: 'noPackets', why: cut };
  const [unshared] = judgeGuestMemory(domain).verdict === 'noPackets' ? judgeGuestMemory(domain).findings : [];
  return unshared ? because('noPackets', { code: `facts.${unshared.code}`, values: unshared.values }) : { becomes: 'vhostUser' };
};

const limitsOf = (
  view: View,
  vm: SeenVm,
  { profile, network, interface: model, linked, plugged }: PlacedNic,
): readonly NicLimit[] => {
  const { datapath } = view.datapath;
  const filter = view.seen.filters.find(({ id }) => id === profile.networkFilterId)?.name;
  const limit = (holds: boolean, code: NicLimit['code'], values: Values = {}): readonly NicLimit[] =>
    holds ? [{ code, values }] : [];
  return [
    ...limit(model !== 'virtio', 'model', { interface: model }),
    ...limit(profile.portMirroring, 'mirroring', { profile: profile.name }),
    ...limit(network.portIsolation, 'isolation', { network: network.name }),
    ...limit(plugged && !linked, 'linkOff'),
    // libvirt drops filters from vhost-user interfaces without a word; QoS acts on taps.
    ...limit(profile.networkFilterId !== undefined, 'filter', { filter: filter ?? profile.name }),
    ...limit(profile.qosId !== undefined, 'qos', { profile: profile.name }),
    // vdsm add_vhostuser_port sets no tag: the VM gets a trunk.
    ...limit(datapath === 'native-vdsm' && network.vlan !== undefined, 'vlan', { vlan: network.vlan }),
    // libvirt refuses a vhost-user interface with <mtu>, so the guest is not told.
    ...limit(datapath === 'stand-in' && network.mtu > GUEST_MTU, 'mtu', { mtu: network.mtu }),
    // The hook refuses hot plug, live changes and migration (OVSDPDK-E07, E08, E10); with VDSM 4.20 hot plug never worked; the OVN
    // hook has no point for migration and unplugging.
    ...limit(datapath === 'stand-in', 'standIn', { migratable: vm.affinity === 'migratable' }),
    ...limit(datapath === 'native-vdsm', 'nativeVdsm'),
    ...limit(datapath === 'native-ovn', 'nativeOvn'),
  ];
};
