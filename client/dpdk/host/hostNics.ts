import type { HostFacts, NicFacts, OvsInterfaceFacts } from '../../facts/hostFacts';
import { FIRST_MTU, isMtuAccepted } from '../memory/mbuf';
import { chooseDriver } from '../nics/driver';
import { dpdkPortsOf, isHandedOver } from '../nics/dpdkPort';
import { nodeOf } from '../nics/nicNode';
import { nicName, type NicRow } from '../nics/nicTable';
import { judgeNic } from '../nics/nicVerdict';
import type { VersionNumbers } from '../version';
import type { HostFinding } from './finding';
import type { NicPlan } from './hostPlan';
import { decision, finding, type Judged } from './judged';
import type { HostRequest, NicRequest } from './request';
import { standInPort } from './standInPort';

/** A NIC of the plan before its queues are known. */
export interface ChosenNic extends Omit<NicPlan, 'port'> {
  readonly port?: { readonly driver: string; readonly mtu: number; readonly queues: number | undefined };
}

export interface HostNics extends Judged {
  /** Every NIC of the host, by PCI address. */
  readonly nics: readonly ChosenNic[];
}

/** Megabits of `25Gbps`, as Open vSwitch shows the speed of a port of DPDK; it has no network device of the kernel to ask. */
const parseLinkSpeed = (text: string | undefined): number | undefined => {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([MG])bps$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : Number(number) * (unit === 'G' ? 1000 : 1);
};

const speedOf = (nic: NicFacts, ports: readonly OvsInterfaceFacts[], facts: HostFacts): number | undefined => {
  const speeds = facts.netdevs.flatMap(({ name, speed }) => (nic.netdevs.includes(name) && speed !== undefined ? [speed] : []));
  if (speeds.length > 0) return Math.max(...speeds);
  return ports.map(({ status }) => parseLinkSpeed(status?.['link_speed'])).find((speed) => speed !== undefined);
};

/** What the plan is to use: the request's, else what is in DPDK's hands. */
const wantedNics = (facts: HostFacts, request: HostRequest): readonly NicRequest[] =>
  request.nics ?? facts.nics.filter((nic) => isHandedOver(nic) || dpdkPortsOf(nic, facts).length > 0).map(({ pci }) => ({ pci }));

const describeNic = (nic: NicFacts, row: NicRow | undefined, ports: readonly OvsInterfaceFacts[], facts: HostFacts) => {
  const speed = speedOf(nic, ports, facts);
  return {
    pci: nic.pci,
    id: `${nic.vendor}:${nic.device}`,
    node: nodeOf(nic, facts).node,
    netdevs: nic.netdevs,
    ...(row && { product: nicName(row) }),
    ...(row?.pmd !== undefined && { pmd: row.pmd }),
    ...(speed !== undefined && { speed }),
    ...(nic.driver !== undefined && { driver: nic.driver }),
  };
};

/** An MTU that Open vSwitch takes; what is asked for and refused is said. */
const chooseMtu = (pci: string, wanted: NicRequest, ports: readonly OvsInterfaceFacts[]) => {
  const [port] = ports;
  const mtu = wanted.mtu ?? port?.mtuRequest ?? port?.mtu ?? FIRST_MTU;
  if (isMtuAccepted(mtu)) return { mtu, findings: [] };
  return { mtu: FIRST_MTU, findings: [finding('error', 'memory.mtuOutOfRange', { pci, mtu })] };
};

/** With stand-ins each NIC has a bridge and a port of its own, and DPDK gives a NIC to one port only. */
const judgeStandIn = (pci: string, ports: readonly OvsInterfaceFacts[], facts: HostFacts): readonly HostFinding[] => {
  const own = standInPort(pci);
  if (!own) return [finding('error', 'nic.noStandInName', { pci })];
  const bridgeOf = (name: string): string | undefined =>
    facts.openVswitch?.bridges?.find((bridge) => bridge.ports.some((port) => port.interfaces.includes(name)))?.name;
  return ports
    .map(({ name }) => ({ port: name, bridge: bridgeOf(name) }))
    .filter(({ port, bridge }) => port !== own.port || (bridge !== undefined && bridge !== own.bridge))
    .map(({ port, bridge }) => finding('error', 'nic.portElsewhere', { pci, port, bridge }));
};

/**
 * With the native datapath VDSM makes a NIC `dpdkN` when lshw calls it a network device on a handover driver, and no virtual function:
 * lib/vdsm/network/link/dpdk.py of 4.40.39. Only OVN's own bridge can use another one.
 */
const judgeNative = (nic: NicFacts, row: NicRow | undefined): readonly HostFinding[] =>
  row && (row.binding === 'bifurcated' || row.isVf || nic.physicalFunction !== undefined)
    ? [finding('warning', 'nic.notShown', { pci: nic.pci })]
    : [];

/**
 * Every NIC with what DPDK makes of it, and for those of the request how it is to be used.
 *
 * @param dpdk release inside the host's Open vSwitch; absent, none is too new
 */
export const hostNics = (
  facts: HostFacts,
  request: HostRequest,
  dpdk: VersionNumbers | undefined,
  datapath: 'native' | 'stand-in' | 'none',
): HostNics => {
  const wanted = new Map(wantedNics(facts, request).map((nic) => [nic.pci, nic]));
  const together = [...wanted.keys()];
  const planned = facts.nics.map((nic) => {
    const { state, reasons, row } = judgeNic(nic, facts, dpdk, together);
    const ports = dpdkPortsOf(nic, facts);
    const described = { ...describeNic(nic, row, ports, facts), state, reasons };
    const asked = wanted.get(nic.pci);
    if (!asked) return { nic: described, findings: [], decisions: [] };
    const choice = chooseDriver(nic, facts, row, asked.driver);
    const { mtu, findings: ofMtu } = chooseMtu(nic.pci, asked, ports);
    const findings = [
      ...reasons,
      ...choice.findings,
      ...ofMtu,
      ...(datapath === 'stand-in' ? judgeStandIn(nic.pci, ports, facts) : []),
      ...(datapath === 'native' ? judgeNative(nic, row) : []),
    ];
    // A NIC that no table knows, and that works: it stays as it is.
    const driver = choice.driver ?? (row ? undefined : nic.driver);
    const isOut = driver === undefined || reasons.some(({ severity }) => severity === 'error');
    return {
      nic: isOut ? described : { ...described, port: { driver, mtu, queues: asked.queues } },
      findings,
      decisions:
        isOut || (asked.driver ?? 'auto') !== 'auto'
          ? []
          : [decision('formula', 'decision.driver', 'nics[].driver', { pci: nic.pci, driver })],
    };
  });
  const present = new Set(facts.nics.map(({ pci }) => pci));
  return {
    nics: planned.map(({ nic }) => nic),
    findings: [
      ...together.filter((pci) => !present.has(pci)).map((pci) => finding('error', 'nic.absent', { pci })),
      ...(together.length === 0 ? [finding('warning', 'nic.none')] : []),
      ...planned.flatMap(({ findings }) => findings),
    ],
    decisions: [
      ...(request.nics
        ? []
        : [decision('formula', 'decision.nics', 'nics', { count: together.length, nics: together.join(' ') })]),
      ...planned.flatMap(({ decisions }) => decisions),
    ],
  };
};
