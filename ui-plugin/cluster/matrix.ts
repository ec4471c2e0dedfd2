import type { LinkName } from '../../client/index';
import type { HostOfCluster } from '../backstage/face';
import { chainSteps, verdictOf, type ChainStep } from '../shared/chainView';
import type { State } from '../shared/StateIcon';

/** Hosts down, links across: where DPDK breaks, host by host. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  readonly name: LinkName;
  /** Hosts on which this link holds; a warning counts as holding. */
  readonly holding: number;
}

export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly datapath: HostOfCluster['datapath'];
  readonly cells: readonly ChainStep[];
  readonly state: State;
}

/** `worst`, `name`, or a link: those that break there first. */
export type MatrixOrder = 'worst' | 'name' | LinkName;

const BROKEN: Readonly<Record<State, number>> = { ok: 0, warning: 1, unknown: 2, missing: 3, impossible: 4 };
const isWhole = (state: State): boolean => BROKEN[state] <= 1;

export const matrixOf = (hosts: readonly HostOfCluster[], order: MatrixOrder): Matrix => {
  const rows = hosts.map(({ host, chain, datapath }): MatrixRow => {
    const cells = chainSteps(chain);
    return { id: host.id, name: host.name, datapath, cells, state: verdictOf(cells) };
  });
  const [first] = rows;
  const columns = (first?.cells ?? []).map(({ name }, at) => ({
    name,
    holding: rows.filter(({ cells }) => isWhole(cells[at]?.state ?? 'unknown')).length,
  }));
  return { columns, rows: sorted(rows, order) };
};

const sorted = (rows: readonly MatrixRow[], order: MatrixOrder): readonly MatrixRow[] => {
  const byName = (a: MatrixRow, b: MatrixRow): number => a.name.localeCompare(b.name, 'en', { numeric: true });
  const rank = (row: MatrixRow): readonly number[] => {
    if (order === 'name') return [];
    if (order === 'worst') return worstFirst(row);
    return [-BROKEN[row.cells.find(({ name }) => name === order)?.state ?? 'ok']];
  };
  const ranked = rows.map((row) => ({ row, rank: rank(row) }));
  return ranked
    .sort((a, b) => {
      const at = a.rank.findIndex((value, i) => value !== b.rank[i]);
      return at === -1 ? byName(a.row, b.row) : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ row }) => row);
};

/** The earlier the first break, the worse; then how many; then how many are not known; then warnings. */
const worstFirst = ({ cells }: MatrixRow): readonly number[] => {
  const count = (states: readonly State[]): number => cells.filter(({ state }) => states.includes(state)).length;
  const first = cells.findIndex(({ state }) => state === 'missing' || state === 'impossible');
  return [first === -1 ? cells.length : first, -count(['missing', 'impossible']), -count(['unknown']), -count(['warning'])];
};

/** Hosts by how they stand. */
export interface Tally {
  readonly works: number;
  readonly broken: number;
  readonly unknown: number;
  /** The link that breaks first on most of the broken ones. */
  readonly mostOften?: LinkName;
}

export const tallyOf = ({ rows }: Matrix): Tally => {
  const broken = rows.filter(({ state }) => state === 'missing' || state === 'impossible');
  const firsts = broken.flatMap(
    ({ cells }) => cells.find(({ state }) => state === 'missing' || state === 'impossible')?.name ?? [],
  );
  const often = [...new Set(firsts)].sort((a, b) => countOf(firsts, b) - countOf(firsts, a))[0];
  return {
    works: rows.filter(({ state }) => state === 'ok' || state === 'warning').length,
    broken: broken.length,
    unknown: rows.filter(({ state }) => state === 'unknown').length,
    ...(often && { mostOften: often }),
  };
};

const countOf = (names: readonly LinkName[], name: LinkName): number => names.filter((one) => one === name).length;

/** Of the cluster: it works where every host does. */
export const stateOfTally = ({ works, broken, unknown }: Tally): State => {
  if (works + broken + unknown === 0) return 'unknown';
  if (broken > 0) return works > 0 ? 'warning' : 'missing';
  return unknown > 0 ? 'unknown' : 'ok';
};
