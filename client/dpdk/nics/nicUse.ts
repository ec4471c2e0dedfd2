import type { HostFacts, NetdevFacts, NicFacts } from '../../facts/hostFacts';
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
  const uses = reachedFrom(own, uppersOf(facts)).flatMap((name) => [
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

type Uppers = ReadonlyMap<string, ReadonlySet<string>>;

const reachedFrom = (names: readonly string[], uppers: Uppers): readonly string[] => {
  const reached = new Set(names);
  // A set hands out what is added while it is walked.
  for (const name of reached) for (const upper of uppers.get(name) ?? []) reached.add(upper);
  return [...reached];
};

/** For each device those that lie on it. The kernel does not know what bridges of Open vSwitch join: its database does. */
const uppersOf = ({ netdevs, openVswitch }: HostFacts): Uppers => {
  const uppers = new Map<string, Set<string>>();
  const join = (lower: string, upper: string): void => {
    uppers.set(lower, (uppers.get(lower) ?? new Set()).add(upper));
  };
  for (const { name, lowers } of netdevs) for (const lower of lowers) join(lower, name);

  const interfaces = new Map((openVswitch?.interfaces ?? []).map((entry) => [entry.name, entry]));
  for (const bridge of openVswitch?.bridges ?? [])
    for (const name of bridge.ports.flatMap((port) => port.interfaces)) {
      if (name === bridge.name) continue;
      const entry = interfaces.get(name);
      if (entry?.type === 'internal') join(bridge.name, name);
      else join(name, bridge.name);
      // Patch ports come in pairs, one on each bridge. OVN's integration bridge has one to every network, and its flows keep them apart.
      const peer = entry?.type === 'patch' ? entry.options['peer'] : undefined;
      if (peer !== undefined && bridge.name !== INTEGRATION_BRIDGE) join(bridge.name, peer);
    }
  return uppers;
};

/** ovn-bridge where nobody set it: ovn-controller(8). */
const INTEGRATION_BRIDGE = 'br-int';
