import type { HostFacts, NetdevFacts, NicFacts, OvsInterfaceFacts } from '../../facts/hostFacts';
import { dpdkPortsOf } from './dpdkPort';

/** What a NIC is for, the gravest first. `stacked`: another kind of device lies on it, such as a macvlan. */
export const NIC_USES = [
  'management',
  'defaultRoute',
  'session',
  'storage',
  'virtualFunction',
  'bond',
  'bridge',
  'vlan',
  'address',
  'stacked',
] as const;
export type NicUseKind = (typeof NIC_USES)[number];

export interface NicUse {
  readonly kind: NicUseKind;
  /** Network device, port of Open vSwitch, or for `virtualFunction` the PCI address, that shows it. */
  readonly device: string;
}

/** Uses that cut the host off, or its VMs from their disks. */
export const isVital = ({ kind }: NicUse): boolean => ['management', 'defaultRoute', 'session', 'storage'].includes(kind);

/**
 * What breaks when a NIC is taken from its network devices: everything that lies on them, up through VLANs, bonds, bridges of the
 * kernel and of Open vSwitch. Ordered by gravity, then device.
 */
export const usesOf = (nic: NicFacts, facts: HostFacts): readonly NicUse[] => {
  const own = [...nic.netdevs, ...dpdkPortsOf(nic, facts).map(({ name }) => name)];
  const devices = new Map(facts.netdevs.map((netdev) => [netdev.name, netdev]));
  const uses = reachedFrom(own, facts).flatMap((name) => [
    ...carriedBy(name, facts),
    ...((devices.get(name)?.addresses.length ?? 0) > 0 ? [{ kind: 'address' as const, device: name }] : []),
    ...(own.includes(name) ? [] : [{ kind: layerOf(devices.get(name), name, facts), device: name }]),
  ]);
  return uses.sort(byGravity);
};

const byGravity = (a: NicUse, b: NicUse): number =>
  NIC_USES.indexOf(a.kind) - NIC_USES.indexOf(b.kind) || (a.device < b.device ? -1 : Number(a.device > b.device));

/** oVirt's name for the management network of a data center that nobody named another way; `rhevm` where it began before 3.5. */
const MANAGEMENT = ['ovirtmgmt', 'rhevm'];

const carriedBy = (device: string, { carries }: HostFacts): readonly NicUse[] => [
  ...(MANAGEMENT.includes(device) ? [{ kind: 'management' as const, device }] : []),
  ...(['defaultRoute', 'session', 'storage'] as const)
    .filter((kind) => carries[kind].includes(device))
    .map((kind) => ({ kind, device })),
];

const LAYERS: Readonly<Record<string, NicUseKind>> = {
  bridge: 'bridge',
  openvswitch: 'bridge',
  bond: 'bond',
  team: 'bond',
  vlan: 'vlan',
};

const layerOf = (netdev: NetdevFacts | undefined, name: string, { openVswitch }: HostFacts): NicUseKind => {
  const kind = netdev?.kind === undefined ? undefined : LAYERS[netdev.kind];
  if (kind !== undefined) return kind;
  return openVswitch?.bridges?.some((bridge) => bridge.name === name) ? 'bridge' : 'stacked';
};

const reachedFrom = (names: readonly string[], facts: HostFacts): readonly string[] => {
  const reached = new Set(names);
  // A set hands out what is added while it is walked.
  for (const name of reached) for (const upper of uppersOf(name, facts)) reached.add(upper);
  return [...reached];
};

/** Devices that lie on one. The kernel does not know what bridges of Open vSwitch join: its database does. */
const uppersOf = (
  name: string,
  { netdevs, openVswitch: { bridges = [], interfaces = [] } = { running: false } }: HostFacts,
): readonly string[] => [
  ...netdevs.filter(({ lowers }) => lowers.includes(name)).map((netdev) => netdev.name),
  ...bridges.flatMap((bridge) => {
    const members = bridge.ports.flatMap((port) => port.interfaces);
    if (bridge.name === name)
      return interfaces.filter((entry) => members.includes(entry.name)).flatMap((entry) => upperPorts(entry, bridge.name));
    const isLower = members.includes(name) && interfaces.find((entry) => entry.name === name)?.type !== 'internal';
    return isLower ? [bridge.name] : [];
  }),
];

/**
 * Where frames of a bridge go up: to its internal ports, and through patch ports to other bridges. OVN's integration bridge has patch
 * ports to every network, and its flows keep them apart.
 */
const upperPorts = ({ name, type, options }: OvsInterfaceFacts, bridge: string): readonly string[] => {
  if (type === 'internal') return [name];
  const peer = type === 'patch' && bridge !== INTEGRATION_BRIDGE ? options['peer'] : undefined;
  return peer === undefined ? [] : [peer];
};

/** ovn-bridge where nobody set it: ovn-controller(8). */
const INTEGRATION_BRIDGE = 'br-int';
