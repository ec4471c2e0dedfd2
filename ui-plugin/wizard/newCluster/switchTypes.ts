import type { SwitchType, Version } from '../../../client/index';
import type { MessageId } from '../../i18n/catalogue';
import type { State } from '../../shared/StateIcon';

/** What a switch type means on this engine. */
export interface SwitchOption {
  readonly type: SwitchType;
  readonly about: MessageId;
  readonly isAdvised: boolean;
}

export const datapathNames = ['standIn', 'nativeOvn', 'nativeVdsm'] as const;
export type DatapathName = (typeof datapathNames)[number];

/** Whether a datapath is possible in a cluster of this switch type. */
export interface DatapathRow {
  readonly datapath: DatapathName;
  readonly state: State;
  readonly verdict: MessageId;
}

const isAtLeast = ({ major, minor, build, revision }: Version, ...than: readonly [number, number, number, number]): boolean => {
  const parts = [major, minor, build, revision];
  const at = parts.findIndex((part, i) => part !== than[i]);
  return at < 0 || (parts[at] ?? 0) > (than[at] ?? 0);
};

/** source: ovirt-engine 81612d444aa (4.4.4.4); observed on engine 4.5.8 */
export const wantsExternal = (engine: Version): boolean => isAtLeast(engine, 4, 4, 4, 4);
/** VDSM 4.40.40, the first that reports the NICs which stand-ins are, came with oVirt 4.4.4. */
const takesStandIns = (engine: Version): boolean => isAtLeast(engine, 4, 4, 4, 0);

export const switchOptions = (engine: Version): readonly SwitchOption[] => [
  {
    type: 'legacy',
    about: takesStandIns(engine) ? 'newCluster.switch.legacy.standIn' : 'newCluster.switch.legacy.tooOld',
    isAdvised: takesStandIns(engine),
  },
  {
    type: 'ovs',
    about: wantsExternal(engine) ? 'newCluster.switch.ovs.externalOnly' : 'newCluster.switch.ovs.plain',
    isAdvised: !takesStandIns(engine),
  },
];

export const datapathRows = (type: SwitchType, engine: Version): readonly DatapathRow[] =>
  datapathNames.map((datapath) => ({ datapath, ...verdictOf(datapath, type, engine) }));

const verdictOf = (datapath: DatapathName, type: SwitchType, engine: Version): Omit<DatapathRow, 'datapath'> => {
  if (datapath === 'standIn') {
    if (!takesStandIns(engine)) return { state: 'impossible', verdict: 'newCluster.datapath.noSuchHosts' };
    return type === 'legacy'
      ? { state: 'ok', verdict: 'newCluster.datapath.works' }
      : { state: 'impossible', verdict: 'newCluster.datapath.needsBridge' };
  }
  if (type === 'legacy') return { state: 'impossible', verdict: 'newCluster.datapath.needsOvs' };
  if (!wantsExternal(engine)) return { state: 'ok', verdict: 'newCluster.datapath.works' };
  return datapath === 'nativeOvn'
    ? { state: 'warning', verdict: 'newCluster.datapath.external' }
    : { state: 'impossible', verdict: 'newCluster.datapath.refused' };
};

/** As people call it: `4.5.7`. */
export const engineName = ({ major, minor, build }: Version): string => [major, minor, build].join('.');
