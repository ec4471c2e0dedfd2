import type { HostFacts, NicFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import type { NicState } from '../host/hostPlan';
import { parseRelease } from '../ovs/release';
import { isAtLeast, type VersionNumbers } from '../version';
import { dpdkPortsOf, isHandedOver } from './dpdkPort';
import { groupShared, isIommuActive } from './iommu';
import { nodeOf } from './nicNode';
import { nicName, nicRow, type NicRow } from './nicTable';
import { isVital, usesOf } from './nicUse';
import { judgePcieLink } from './pcieLink';

export interface NicVerdict {
  readonly state: NicState;
  /** Why it cannot be used (`error`), and what is to be known of one that can; empty for a NIC without blemish. */
  readonly reasons: readonly HostFinding[];
  readonly row?: NicRow;
}

/**
 * What DPDK can make of a NIC of this host.
 *
 * @param dpdk     release inside the host's Open vSwitch: `dpdkOfHost`; unknown, nothing is too new
 * @param together PCI addresses of NICs that are to go to DPDK with this one: they do not hold its IOMMU group back
 */
export const judgeNic = (
  nic: NicFacts,
  facts: HostFacts,
  dpdk: VersionNumbers | undefined,
  together: readonly string[] = [],
): NicVerdict => {
  const row = nicRow(nic.vendor, nic.device);
  const works = dpdkPortsOf(nic, facts).some(({ error }) => error === undefined) && facts.openVswitch?.dpdkInitialized === true;
  const known = judgeRow(nic, row, dpdk).map((reason) => (works ? { ...reason, severity: 'note' as const } : reason));
  const isBifurcated = row?.binding === 'bifurcated';
  const inUse = judgeUses(nic, facts, isBifurcated, together);
  const group = isBifurcated ? [] : judgeGroup(nic, facts, together);
  const [first] = [...known, ...inUse, ...group].filter(({ severity }) => severity === 'error');
  return {
    state: (first && STATES[first.code]) ?? (isBifurcated ? 'bifurcated' : 'usable'),
    reasons: [...known, ...inUse, ...group, ...judgePcieLink(nic, facts), ...nodeOf(nic, facts).findings],
    ...(row && { row }),
  };
};

const STATES: Partial<Record<HostFinding['code'], NicState>> = {
  'nic.unknown': 'unknown',
  'nic.unsupported': 'unsupported',
  'nic.tooNew': 'tooNew',
  'nic.inUse': 'inUse',
  'nic.onlyNic': 'inUse',
  'nic.groupShared': 'groupShared',
};

/** The table's word. A port that works says more: then it is a note. */
const judgeRow = (nic: NicFacts, row: NicRow | undefined, dpdk: VersionNumbers | undefined): readonly HostFinding[] => {
  const { pci } = nic;
  const id = `${nic.vendor}:${nic.device}`;
  if (!row) return [{ code: 'nic.unknown', severity: 'error', values: { pci, id } }];
  const product = nicName(row);
  if (row.binding === 'unsupported') return [{ code: 'nic.unsupported', severity: 'error', values: { pci, id, product } }];
  const since = parseRelease(row.minDpdk ?? '');
  if (!since || !dpdk || isAtLeast(dpdk, since.major, since.minor)) return [];
  const values = { pci, id, product, since: row.minDpdk, dpdk: formatDpdk(dpdk) };
  return [{ code: 'nic.tooNew', severity: 'error', values }];
};

/** As DPDK writes its releases: two digits of the month. */
const formatDpdk = ({ major, minor }: VersionNumbers): string =>
  major < 16 ? `${major}.${minor}` : `${major}.${String(minor).padStart(2, '0')}`;

/**
 * Taking a NIC cuts whatever lies on it. What DPDK has already is not taken: there vital traffic comes through Open vSwitch, and only
 * its restart cuts that.
 */
const judgeUses = (
  nic: NicFacts,
  facts: HostFacts,
  isBifurcated: boolean,
  together: readonly string[],
): readonly HostFinding[] => {
  const { pci } = nic;
  const isTaken = isHandedOver(nic) || dpdkPortsOf(nic, facts).length > 0;
  const virtual = isBifurcated ? [] : facts.nics.filter(({ physicalFunction }) => physicalFunction === pci);
  const uses = [
    ...usesOf(nic, facts),
    ...virtual.flatMap((vf) => usesOf(vf, facts)),
    ...virtual.filter(isHandedOver).map((vf) => ({ kind: 'virtualFunction' as const, device: vf.pci })),
  ];
  const vital = uses.filter(isVital);
  const telling = vital.length > 0 || isTaken ? vital : uses;
  return [
    ...telling.map(({ kind, device }): HostFinding => ({
      code: 'nic.inUse',
      severity: isTaken ? 'warning' : 'error',
      values: { pci, use: kind, device },
    })),
    ...(isTaken || hasAnother(nic, facts, together)
      ? []
      : [{ code: 'nic.onlyNic', severity: 'error', values: { pci } } as const]),
    ...(virtual.length > 0 || (!isBifurcated && (nic.virtualFunctions ?? 0) > 0)
      ? [
          {
            code: 'nic.hasVirtualFunctions',
            severity: 'warning',
            values: { pci, count: Math.max(virtual.length, nic.virtualFunctions ?? 0) },
          } as const,
        ]
      : []),
  ];
};

/** Whether the kernel keeps a NIC when this one and those together with it go, and their virtual functions. */
const hasAnother = (nic: NicFacts, { nics }: HostFacts, together: readonly string[]): boolean => {
  const gone = [nic.pci, ...together];
  return (
    nic.netdevs.length === 0 ||
    nics.some(
      ({ pci, physicalFunction, netdevs }) => netdevs.length > 0 && !gone.includes(pci) && !gone.includes(physicalFunction ?? ''),
    )
  );
};

const judgeGroup = (nic: NicFacts, facts: HostFacts, together: readonly string[]): readonly HostFinding[] => {
  if (!isIommuActive(facts)) return [];
  const members = nic.groupMembers?.map(({ pci }) => pci) ?? [];
  const leaving = together.filter((pci) => members.includes(pci) && !staysBound(pci, facts));
  const devices = groupShared(nic, leaving);
  if (devices.length === 0) return [];
  return [{ code: 'nic.groupShared', severity: 'error', values: { pci: nic.pci, group: String(nic.iommuGroup ?? ''), devices } }];
};

/** A bifurcated NIC is used where it is, and so holds its group all the same. */
const staysBound = (pci: string, { nics }: HostFacts): boolean => {
  const nic = nics.find((other) => other.pci === pci);
  return nic !== undefined && nicRow(nic.vendor, nic.device)?.binding === 'bifurcated';
};
