import {
  commonDatapaths,
  judgeDatapaths,
  judgeNative,
  type Datapath,
  type Judgement,
  type Judgements,
  type RefusalCode,
} from '../dpdk/datapath';
import type { Level, Version } from '../engine/values';
import type { Reason, Ref } from './change';
import { refusesPlainNicsOnOvs } from './releases';
import type { Seen, SeenHost } from './seen';

export type DatapathAnswer = Datapath | 'none' | 'unknown';
export type DatapathWish = 'auto' | 'native' | 'stand-in';

export type DatapathCode =
  | 'datapath.nativeVdsm'
  | 'datapath.nativeOvn'
  | 'datapath.nativeOvnUntried'
  | 'datapath.standIn'
  | `datapath.${RefusalCode}`
  | 'datapath.engineRefusesNic'
  | 'datapath.mixed'
  | 'datapath.versionUnknown'
  | 'datapath.noHosts';

export interface DatapathReason extends Reason {
  readonly code: DatapathCode;
}

/** What one host can do. */
export interface HostDatapath {
  readonly host: Ref;
  /** The best of those that are possible and wished for. */
  readonly datapath: DatapathAnswer;
  readonly reason: DatapathReason;
  readonly judgements: Judgements;
}

/** What all hosts of a cluster can do. */
export interface ClusterDatapath {
  readonly datapath: DatapathAnswer;
  readonly reason: DatapathReason;
  readonly perHost: readonly HostDatapath[];
}

/** Where hosts live, as far as it decides. */
export interface Surroundings {
  readonly engine: Version;
  /** The cluster's compatibility level, when there is a cluster. */
  readonly level?: Level | undefined;
}

const possibleOf: Readonly<Record<DatapathWish, readonly Datapath[]>> = {
  auto: ['native-vdsm', 'native-ovn', 'stand-in'],
  native: ['native-vdsm', 'native-ovn'],
  'stand-in': ['stand-in'],
};

export const versionText = (version: Version | undefined): string | undefined =>
  version && `${version.major}.${version.minor}.${version.build}${version.revision > 0 ? `.${version.revision}` : ''}`;

const chosen = (datapath: Datapath, untried: boolean): DatapathCode => {
  if (datapath === 'native-vdsm') return 'datapath.nativeVdsm';
  if (datapath === 'stand-in') return 'datapath.standIn';
  return untried ? 'datapath.nativeOvnUntried' : 'datapath.nativeOvn';
};

const isUntried = (judgement: Judgement): boolean => judgement.verdict === 'possible' && judgement.conditions.includes('untried');

/** The refusal that tells most: of what was wished for, else of the form that this host is nearest to. */
const refusal = (judgements: Judgements, wish: DatapathWish): Judgement => {
  const native = judgeNative(judgements);
  if (wish === 'native') return native;
  const standIn = judgements['stand-in'];
  if (wish === 'stand-in') return standIn;
  return standIn.verdict === 'impossible' && standIn.code === 'tooNew' ? standIn : native;
};

/**
 * What a host can do for DPDK, from the version of its VDSM; never from the engine's alone, since hosts of several generations
 * live under one engine.
 */
export const hostDatapath = (host: SeenHost, where: Surroundings, wish: DatapathWish = 'auto'): HostDatapath => {
  const judgements = judgeDatapaths(host.version, where.level);
  const ref: Ref = { name: host.name, id: host.id };
  const answer = (datapath: DatapathAnswer, code: DatapathCode, more: Reason['values'] = {}): HostDatapath => ({
    host: ref,
    datapath,
    reason: { code, values: { hosts: [host.name], vdsm: versionText(host.version), wish, ...more } },
    judgements,
  });
  const possible = possibleOf[wish].filter((datapath) => judgements[datapath].verdict === 'possible');
  const refused = refusesPlainNicsOnOvs(where.engine);
  const best = possible.find((datapath) => datapath !== 'native-vdsm' || !refused);
  if (best) return answer(best, chosen(best, isUntried(judgements[best])));
  if (possible.length > 0) return answer('none', 'datapath.engineRefusesNic', { engine: versionText(where.engine) });
  const why = refusal(judgements, wish);
  if (why.verdict !== 'impossible') return answer('unknown', 'datapath.versionUnknown');
  return answer('none', `datapath.${why.code}`, { version: why.version });
};

const namesOf = (hosts: readonly HostDatapath[]): readonly string[] => hosts.map(({ host }) => host.name);

/** What these hosts can all do, best first. */
export const commonDatapath = (hosts: readonly SeenHost[], where: Surroundings, wish: DatapathWish = 'auto'): ClusterDatapath => {
  const perHost = hosts.map((host) => hostDatapath(host, where, wish));
  const answer = (datapath: DatapathAnswer, reason: DatapathReason): ClusterDatapath => ({ datapath, reason, perHost });
  const because = (code: DatapathCode, of: readonly HostDatapath[], more: Reason['values'] = {}): DatapathReason => ({
    code,
    values: { ...of[0]?.reason.values, ...more, hosts: namesOf(of) },
  });

  if (perHost.length === 0) return answer('unknown', { code: 'datapath.noHosts', values: { wish } });

  // One host that can do nothing settles it, whatever the others are.
  const unable = perHost.filter(({ datapath }) => datapath === 'none');
  const [first] = unable;
  if (first) {
    return answer(
      'none',
      because(
        first.reason.code,
        unable.filter(({ reason }) => reason.code === first.reason.code),
      ),
    );
  }

  const known = perHost.filter(({ datapath }) => datapath !== 'unknown');
  const refused = refusesPlainNicsOnOvs(where.engine);
  const [best] = commonDatapaths(known.map(({ judgements }) => judgements)).filter(
    (datapath) => possibleOf[wish].includes(datapath) && !(datapath === 'native-vdsm' && refused),
  );
  if (known.length > 0 && !best) {
    const kinds = known.map(({ host, datapath }) => `${host.name}: ${datapath}`);
    return answer('none', because('datapath.mixed', known, { kinds }));
  }
  const unknown = perHost.filter(({ datapath }) => datapath === 'unknown');
  if (!best || unknown.length > 0) return answer('unknown', because('datapath.versionUnknown', unknown));
  const untried = known.filter(({ judgements }) => isUntried(judgements[best]));
  return answer(best, because(chosen(best, untried.length > 0), untried.length > 0 ? untried : known));
};

/** Hosts that are in the cluster in question; every host seen while there is no cluster yet. */
const hostsOfCluster = (seen: Seen): readonly SeenHost[] => {
  const { cluster } = seen;
  return cluster ? seen.hosts.filter((host) => host.clusterId === cluster.id) : seen.hosts;
};

/** What all hosts of the cluster in question can do. */
export const clusterDatapath = (seen: Seen, wish: DatapathWish = 'auto'): ClusterDatapath =>
  commonDatapath(hostsOfCluster(seen), { engine: seen.system.version, level: seen.cluster?.level }, wish);
