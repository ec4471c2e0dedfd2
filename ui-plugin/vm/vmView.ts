import type { HostOutlook, HostVerdict, NicFate, NicOutlook, Sharing, VmState } from '../../client/index';
import type { VmReading } from '../backstage/face';
import type { State } from '../shared/StateIcon';
import { sizeText } from './sizeText';

/** One sentence about the whole: does DPDK work in this VM. */
export type Verdict = 'works' | 'ready' | 'waits' | 'unseen' | 'noNic' | 'broken' | 'impossible' | 'unknown';

/** A setting as it is at one time; what it says is written by the page. */
export type Cell =
  | { readonly kind: 'memory'; readonly mib: number }
  | { readonly kind: 'pages'; readonly pages: VmState['pages'] }
  | { readonly kind: 'sharing'; readonly sharing: Sharing }
  | { readonly kind: 'nic'; readonly fate: NicFate }
  | { readonly kind: 'vcpus'; readonly count: number }
  | { readonly kind: 'numa'; readonly nodes: readonly (readonly number[])[] };

export interface SettingRow {
  readonly setting: Cell['kind'];
  /** Of the row of a NIC. */
  readonly nic?: string;
  /** Absent where only the next start is shown. */
  readonly now?: Cell;
  readonly next: Cell;
  readonly changes: boolean;
}

export interface NicRow extends NicOutlook {
  readonly state: State;
  readonly changes: boolean;
}

export interface HostRow extends HostOutlook {
  readonly state: State;
  /** Of the longest bar, in percent; absent: no bar. */
  readonly bar?: { readonly free: number; readonly need: number; readonly isEnough: boolean };
}

export interface VmView {
  readonly verdict: Verdict;
  readonly state: State;
  readonly isRunning: boolean;
  /** Where it runs. */
  readonly host?: string;
  /** `both`: what runs differs from what starts next. */
  readonly columns: 'both' | 'one' | 'next';
  readonly settings: readonly SettingRow[];
  readonly nics: readonly NicRow[];
  readonly dpdkNics: number;
  /** What it needs to start; absent: no huge pages. */
  readonly need?: { readonly pages: number; readonly size: string };
  /** Those that can start it first, then by what is missing. */
  readonly hosts: readonly HostRow[];
  readonly fitting: readonly string[];
  /** Whether some host is neither known to be able to start it nor known not to be. */
  readonly isStartUnknown: boolean;
}

/** NICs that the table of settings repeats; more are seen in their own table. */
const NICS_AMONG_SETTINGS = 2;

/** What the tab shows, of what was read. */
export const vmView = ({ vm, chain, outlook }: VmReading): VmView => {
  const { now, next, nics, hosts } = outlook;
  const settings = settingsOf(now, next, nics, vm.numaNodes ?? []);
  const nicRows = nics.map((nic): NicRow => ({ ...nic, state: stateOfNic(nic), changes: nic.now !== undefined && differ(nic) }));
  const columns =
    now === undefined
      ? 'next'
      : settings.some(({ changes }) => changes) || nicRows.some(({ changes }) => changes)
        ? 'both'
        : 'one';
  const need = next.pages.kind === 'size' ? { pages: next.pages.count, size: sizeText(next.pages.size) } : undefined;
  const verdict = verdictOf(chain, outlook);
  const rows = hostRows(hosts, need?.pages);
  return {
    verdict,
    state: verdictStates[verdict],
    isRunning: now !== undefined,
    ...hostName(vm.hostId, hosts),
    columns,
    settings,
    nics: nicRows,
    dpdkNics: nics.filter(({ onDpdk }) => onDpdk).length,
    ...(need && { need }),
    hosts: rows,
    isStartUnknown: rows.some(({ verdict: { can } }) => can === 'unknown'),
    fitting: rows.filter(({ verdict: { can } }) => can === 'start').map(({ host }) => host.name),
  };
};

const hostName = (id: string | undefined, hosts: readonly HostOutlook[]): { readonly host?: string } => {
  const found = hosts.find(({ host }) => host.id === id);
  return found ? { host: found.host.name } : {};
};

const verdictStates: Readonly<Record<Verdict, State>> = {
  works: 'ok',
  ready: 'ok',
  waits: 'warning',
  unseen: 'unknown',
  noNic: 'missing',
  broken: 'missing',
  impossible: 'impossible',
  unknown: 'unknown',
};

/** The guest is left aside: nobody but its administrator sees it, whatever stands well. */
const verdictOf = ({ links }: VmReading['chain'], { now, next, nics, hosts }: VmReading['outlook']): Verdict => {
  const link = (name: string): (typeof links)[number] | undefined => links.find((one) => one.name === name);
  const [network, vm, datapath] = [link('network'), link('vm'), link('datapath')];
  const outer = [network, datapath].map((one) => one?.state);
  if (outer.includes('impossible') || vm?.state === 'impossible') return 'impossible';
  if (!nics.some(({ onDpdk }) => onDpdk)) return 'noNic';
  const starts = nics
    .filter(({ onDpdk, next: { becomes } }) => onDpdk && becomes !== 'unplugged')
    .map(({ next: { becomes } }) => becomes);
  const isSound = starts.length > 0 && starts.every((becomes) => becomes === 'vhostUser') && next.sharing.shared !== 'no';
  // Somebody restarts it in vain where no host takes it.
  if (vm?.code === 'link.vm.pendingRestart' && isSound && hosts.some(({ verdict: { can } }) => can !== 'not')) return 'waits';
  if (network?.state === 'missing' || vm?.state === 'missing') return 'broken';
  if (datapath?.code === 'link.datapath.notVhostUser' && isSound) return 'waits';
  if (datapath?.state === 'missing') return 'broken';
  if (network?.state !== 'ok' || vm?.state !== 'ok') return 'unknown';
  if (datapath?.state === 'ok') return 'works';
  if (now === undefined && !hosts.some(({ verdict: { can } }) => can === 'start'))
    return hosts.some(({ verdict: { can } }) => can === 'unknown') ? 'unknown' : 'broken';
  return now === undefined && datapath?.code === 'link.datapath.vmDown' ? 'ready' : 'unseen';
};

const settingsOf = (
  now: VmState | undefined,
  next: VmState,
  nics: readonly NicOutlook[],
  numaNodes: NonNullable<VmReading['vm']['numaNodes']>,
): readonly SettingRow[] => {
  const row = (of: (state: VmState) => Cell, nic?: string): SettingRow => {
    const [before, after] = [now && of(now), of(next)];
    return {
      setting: after.kind,
      ...(nic !== undefined && { nic }),
      ...(before && { now: before }),
      next: after,
      changes: before !== undefined && sense(before) !== sense(after),
    };
  };
  const onDpdk = nics.filter((nic) => nic.onDpdk && nic.next.becomes !== 'unplugged');
  return [
    row(({ memory }) => ({ kind: 'memory', mib: memory })),
    row(({ pages }) => ({ kind: 'pages', pages })),
    row(({ sharing }) => ({ kind: 'sharing', sharing })),
    ...(onDpdk.length > NICS_AMONG_SETTINGS ? [] : onDpdk).map((nic) =>
      row((state) => ({ kind: 'nic', fate: state === now ? (nic.now ?? nic.next) : nic.next }), nic.nic.name),
    ),
    row(({ vcpus }) => ({ kind: 'vcpus', count: vcpus })),
    row(() => ({ kind: 'numa', nodes: numaNodes.map(({ hostNodes }) => hostNodes) })),
  ];
};

/** What a reader takes a cell for: that a host could not be asked yet is no change. */
const sense = (cell: Cell): string => {
  if (cell.kind === 'sharing') return cell.sharing.shared === 'unknown' ? 'yes' : cell.sharing.shared;
  if (cell.kind === 'nic') return cell.fate.becomes === 'unseen' ? 'vhostUser' : cell.fate.becomes;
  return JSON.stringify(cell);
};

const differ = ({ now, next }: NicOutlook): boolean =>
  now !== undefined && sense({ kind: 'nic', fate: now }) !== sense({ kind: 'nic', fate: next });

const fateStates: Readonly<Record<NicFate['becomes'], State>> = {
  ordinary: 'ok',
  vhostUser: 'ok',
  notVhostUser: 'missing',
  noPackets: 'missing',
  willNotStart: 'missing',
  unplugged: 'warning',
  unseen: 'unknown',
};

/** An ordinary NIC that is not plugged is nobody's trouble. */
const stateOfNic = ({ next: { becomes }, onDpdk }: NicOutlook): State =>
  becomes === 'unplugged' && !onDpdk ? 'ok' : fateStates[becomes];

const hostRows = (hosts: readonly HostOutlook[], need: number | undefined): readonly HostRow[] => {
  const most = Math.max(1, need ?? 0, ...hosts.map(({ free }) => free ?? 0));
  const percent = (pages: number): number => (100 * pages) / most;
  return hosts
    .map((host): HostRow => ({
      ...host,
      state: stateOfHost(host.verdict),
      ...(need !== undefined &&
        host.free !== undefined && { bar: { free: percent(host.free), need: percent(need), isEnough: host.free >= need } }),
    }))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict) || (b.free ?? 0) - (a.free ?? 0) || a.host.name.localeCompare(b.host.name));
};

const stateOfHost = (verdict: HostVerdict): State => {
  if (verdict.can === 'start') return 'ok';
  if (verdict.can === 'unknown') return 'unknown';
  return verdict.because === 'link' && verdict.link.state === 'impossible' ? 'impossible' : 'missing';
};

/** What is easy to mend comes before what is not. */
const rank = (verdict: HostVerdict): number => {
  if (verdict.can === 'start') return 0;
  if (verdict.can === 'unknown') return 1;
  if (verdict.because === 'pagesShort') return 2;
  if (verdict.because === 'link') return verdict.link.state === 'impossible' ? 5 : 3;
  return verdict.because === 'noPages' ? 4 : 6;
};
