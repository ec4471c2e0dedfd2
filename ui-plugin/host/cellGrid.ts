/** Places for the cells of a node, in pixels. */
export interface CellGrid {
  readonly cells: readonly Box[];
  /** Numbers of the CPUs stand in the cells. */
  readonly isNumbered: boolean;
  /** For rows whose cells are too small for numbers: index of the first and last cell of each. */
  readonly rows: readonly { readonly y: number; readonly first: number; readonly last: number }[];
  readonly perRow: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
const DIGIT = 7;
const BESIDE_NUMBER = 6;
const NUMBERED_HEIGHT = 28;
const BARE_HEIGHT = 22;
const ROW_HEIGHT = 16;
/** Room for `112–127` at the head of a row. */
const HEAD = 58;
/** Rows of more cells are hard to count. */
const MOST_IN_A_ROW = 16;
/** More rows than this with numbers would push the rest of the page down. */
const MOST_NUMBERED_ROWS = 3;
const MOST_BARE_ROWS = 8;
/** A cell that can still be pointed at. */
const NARROWEST = 6;

/** Room for the numbers of the CPUs of a cell, side by side. */
export const textWidth = (cells: readonly { readonly cpus: readonly number[] }[]): number =>
  Math.max(0, ...cells.map(({ cpus }) => cpus.length * (String(Math.max(...cpus)).length * DIGIT + BESIDE_NUMBER)));

/**
 * Numbers where there is room for them; else one row where 16 cells are enough; else rows of 16 with the first and last CPU before each.
 *
 * @param text pixels that the numbers of a cell take
 */
export const cellGrid = (count: number, text: number, width: number): CellGrid => {
  const fitting = Math.floor((width + GAP) / (text + GAP));
  const rows = Math.ceil(count / Math.max(1, fitting));
  if (fitting > 0 && rows <= MOST_NUMBERED_ROWS)
    return { ...grid(count, Math.ceil(count / Math.max(1, rows)), 0, width, NUMBERED_HEIGHT), isNumbered: true, rows: [] };
  if (count <= MOST_IN_A_ROW) return { ...grid(count, count, 0, width, BARE_HEIGHT), isNumbered: false, rows: [] };
  const mostInWidth = Math.max(1, Math.floor((width - HEAD + GAP) / (NARROWEST + GAP)));
  const perRow = Math.min(mostInWidth, Math.max(MOST_IN_A_ROW, Math.ceil(count / MOST_BARE_ROWS)));
  const bare = grid(count, perRow, HEAD, width, ROW_HEIGHT);
  return {
    ...bare,
    isNumbered: false,
    rows: Array.from({ length: Math.ceil(count / bare.perRow) }, (_, row) => ({
      y: row * (ROW_HEIGHT + GAP),
      first: row * bare.perRow,
      last: Math.min(count, (row + 1) * bare.perRow) - 1,
    })),
  };
};

const grid = (
  count: number,
  perRow: number,
  left: number,
  width: number,
  height: number,
): Pick<CellGrid, 'cells' | 'perRow' | 'height'> => {
  const step = (width - left + GAP) / Math.max(1, perRow);
  const cells = Array.from({ length: count }, (_, at): Box => {
    const column = at % perRow;
    const x = Math.round(left + column * step);
    const next = Math.round(left + (column + 1) * step) - GAP;
    return { x, y: Math.floor(at / perRow) * (height + GAP), width: Math.max(1, next - x), height };
  });
  const rows = Math.ceil(count / Math.max(1, perRow));
  return { cells, perRow, height: Math.max(0, rows * (height + GAP) - GAP) };
};
