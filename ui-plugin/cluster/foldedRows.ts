import type { MatrixRow } from './matrix';

/** Up to this many hosts every row is shown; of more, those that are all ok stand in one line, and the others come by pages. */
export const ROWS_A_PAGE = 50;

export interface FoldedRows {
  readonly shown: readonly MatrixRow[];
  /** Rows that are all ok and not shown. */
  readonly folded: number;
  /** Rows of further pages. */
  readonly left: number;
}

export const foldRows = (rows: readonly MatrixRow[], pages: number, isUnfolded: boolean): FoldedRows => {
  const isLong = rows.length > ROWS_A_PAGE;
  const kept = isLong && !isUnfolded ? rows.filter(({ state }) => state !== 'ok') : rows;
  const shown = isLong ? kept.slice(0, pages * ROWS_A_PAGE) : kept;
  return { shown, folded: rows.length - kept.length, left: kept.length - shown.length };
};
