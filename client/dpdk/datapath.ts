import { isAtLeast, type VersionNumbers } from './version';

/**
 * What a host can do for DPDK follows from the version of its VDSM, not from the engine: hosts of several generations live
 * under one engine. Rows are tags of oVirt/vdsm that contain the named commit.
 */

/** How a vNIC becomes vhost-user: by VDSM itself, by the hook of the OVN provider, or by our hook behind a stand-in NIC. */
export type Datapath = 'native-vdsm' | 'native-ovn' | 'stand-in';

/** What must hold on the host besides the version; REST does not show it. */
export type Condition =
  /** `[vars] dpdk_enable = true` in vdsm.conf, else no dpdkN is reported: vdsm 80c996677, ce1231d12. */
  | 'dpdkEnable'
  /** `net_nmstate_enabled = false` in vdsm.conf, else OVS networks go through nmstate: vdsm 527b3f72f. */
  | 'nmstateOff'
  /** ovirt-provider-ovn-driver 1.2.13 to 1.2.34 on the host, with its vhost-user hook. */
  | 'ovnHook'
  /** The code is there, but nobody is known to have run it. */
  | 'untried'
  /** Our host package. */
  | 'hostPackage';

export type RefusalCode =
  /** VDSM is older than `version`, the first that has it. */
  | 'tooOld'
  /** Removed in `version`. */
  | 'removed'
  /** From `version` on OVS networks go through nmstate only, which has no DPDK code in VDSM. */
  | 'nmstateOnly'
  /** VDSM is newer than `version`, the last that was looked at. */
  | 'tooNew';

export type Judgement =
  | { readonly verdict: 'possible'; readonly conditions: readonly Condition[] }
  | { readonly verdict: 'impossible'; readonly code: RefusalCode; readonly version: string }
  | { readonly verdict: 'unknown' };

export interface HostAbility {
  /** Whether NICs bound to a DPDK driver show up as `dpdkN`. */
  readonly reportsDpdkNics: 'yes' | 'opt-in' | 'no';
  /** Whether a network on `dpdkN` gets an OVS bridge with the userspace datapath. */
  readonly netdevBridges: 'yes' | 'without-nmstate' | 'no';
  readonly nativeVhostUser: 'yes' | 'old-levels' | 'no';
  readonly ovnHook: 'yes' | 'theoretical' | 'no';
  readonly standIn: boolean;
}

interface Row {
  readonly from: readonly [number, number, number];
  readonly ability: HostAbility;
}

const nothing: HostAbility = { reportsDpdkNics: 'no', netdevBridges: 'no', nativeVhostUser: 'no', ovnHook: 'no', standIn: false };
const first: HostAbility = { ...nothing, reportsDpdkNics: 'yes', netdevBridges: 'yes' };
const ovn: HostAbility = { ...first, nativeVhostUser: 'old-levels', ovnHook: 'yes' };
const nmstateEra: HostAbility = {
  ...nothing,
  reportsDpdkNics: 'opt-in',
  netdevBridges: 'without-nmstate',
  ovnHook: 'theoretical',
};

/** Ascending; the last row at or below a version counts. */
const TABLE: readonly Row[] = [
  { from: [0, 0, 0], ability: nothing },
  // 535667e03, 8f9b56e08
  { from: [4, 20, 1], ability: first },
  // 769de79fb
  { from: [4, 20, 2], ability: { ...first, nativeVhostUser: 'yes' } },
  // 1886ca415, 217af0748: from here VDSM leaves the NIC as the engine writes it
  { from: [4, 20, 24], ability: ovn },
  // 80c996677
  { from: [4, 30, 20], ability: { ...ovn, reportsDpdkNics: 'opt-in' } },
  // ce1231d12; 960f06c63 removed the XML of cluster levels up to 4.1
  { from: [4, 40, 0], ability: nmstateEra },
  { from: [4, 40, 31], ability: { ...nmstateEra, netdevBridges: 'no', ovnHook: 'no' } },
  // 8195e297d, d5a0ae0c4 removed DPDK; dummy NICs are reported as NICs, which the stand-in needs
  { from: [4, 40, 40], ability: { ...nothing, standIn: true } },
  { from: [4, 51, 0], ability: nothing },
];

/** The row of the table for this VDSM; undefined when the version is not known, which does not mean old. */
export const hostAbility = (version: VersionNumbers | undefined): HostAbility | undefined =>
  version && (TABLE.filter((row) => isAtLeast(version, ...row.from)).at(-1)?.ability ?? nothing);

const possible = (...conditions: readonly Condition[]): Judgement => ({ verdict: 'possible', conditions });
const impossible = (code: RefusalCode, version: string): Judgement => ({ verdict: 'impossible', code, version });

const isOldLevel = (level: string | undefined): boolean => level !== undefined && /^(3\.\d+|4\.[01])$/.test(level);

/** Why the host cannot have its NICs turned into vhost-user by the code that oVirt once shipped. */
const nativeRefusal = (version: VersionNumbers): Judgement => {
  if (isAtLeast(version, 4, 40, 40)) return impossible('removed', '4.40.40');
  return isAtLeast(version, 4, 40, 31) ? impossible('nmstateOnly', '4.40.31') : impossible('tooOld', '4.20.2');
};

const judgeNativeVdsm = (version: VersionNumbers, ability: HostAbility, level: string | undefined): Judgement => {
  const optIn: readonly Condition[] = ability.reportsDpdkNics === 'opt-in' ? ['dpdkEnable'] : [];
  if (ability.nativeVhostUser === 'yes' || (ability.nativeVhostUser === 'old-levels' && isOldLevel(level)))
    return possible(...optIn);
  return isAtLeast(version, 4, 20, 24) ? impossible('removed', '4.20.24') : nativeRefusal(version);
};

const judgeNativeOvn = (version: VersionNumbers, ability: HostAbility): Judgement => {
  if (ability.ovnHook === 'no') {
    return isAtLeast(version, 4, 40, 31) ? nativeRefusal(version) : impossible('tooOld', '4.20.24');
  }
  const conditions: Condition[] = ['ovnHook'];
  if (ability.reportsDpdkNics === 'opt-in') conditions.push('dpdkEnable');
  if (ability.netdevBridges === 'without-nmstate') conditions.push('nmstateOff');
  if (ability.ovnHook === 'theoretical') conditions.push('untried');
  return possible(...conditions);
};

const judgeStandIn = (version: VersionNumbers, ability: HostAbility): Judgement => {
  if (ability.standIn) return possible('hostPackage');
  return isAtLeast(version, 4, 51, 0) ? impossible('tooNew', '4.50') : impossible('tooOld', '4.40.40');
};

export type Judgements = Readonly<Record<Datapath, Judgement>>;

/**
 * What each datapath is worth on a host.
 *
 * @param version VDSM's, from `host.version`
 * @param level   the cluster's compatibility level; VDSM 4.20.24 to 4.30 still rewrites NICs of VMs up to level 4.1
 */
export const judgeDatapaths = (version: VersionNumbers | undefined, level?: string): Judgements => {
  const ability = hostAbility(version);
  if (!version || !ability) {
    const unknown: Judgement = { verdict: 'unknown' };
    return { 'native-vdsm': unknown, 'native-ovn': unknown, 'stand-in': unknown };
  }
  return {
    'native-vdsm': judgeNativeVdsm(version, ability, level),
    'native-ovn': judgeNativeOvn(version, ability),
    'stand-in': judgeStandIn(version, ability),
  };
};

/** Best first. */
const DATAPATHS: readonly Datapath[] = ['native-vdsm', 'native-ovn', 'stand-in'];

/** Datapaths that every one of these hosts can have, best first. A host of unknown version allows none. */
export const commonDatapaths = (hosts: readonly Judgements[]): readonly Datapath[] =>
  hosts.length === 0 ? [] : DATAPATHS.filter((datapath) => hosts.every((host) => host[datapath].verdict === 'possible'));

/** One answer for both native forms: the one that is possible, else the refusal that tells most. */
export const judgeNative = (host: Judgements): Judgement => {
  const [vdsm, ovn] = [host['native-vdsm'], host['native-ovn']];
  if (vdsm.verdict !== 'impossible') return vdsm;
  // Too old for both: the first that came. Past both: the last that went.
  return ovn.verdict === 'impossible' && vdsm.code === 'tooOld' ? vdsm : ovn;
};
