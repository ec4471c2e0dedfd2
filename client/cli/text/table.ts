import type { Style } from './paint';
import { padded, widthOf } from './width';
import { wrap } from './wrap';

export interface Cell {
  readonly text: string;
  readonly style?: Style;
}

export interface Column {
  readonly title: string;
  /** Columns that give way when the table is too wide; the others keep the width of their longest cell. */
  readonly wraps?: boolean;
}

const GAP = 2;
const NARROWEST = 8;

/** Takes columns from the widest one that may give way until all fit, or no one can. */
const fit = (natural: readonly number[], columns: readonly Column[], width: number): readonly number[] => {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, w) => sum + w, 0) + GAP * (widths.length - 1);
  while (total() > width) {
    const candidates = widths.map((w, i) => (columns[i]?.wraps && w > NARROWEST ? w : 0));
    const widest = Math.max(...candidates);
    if (widest === 0) break;
    widths[candidates.indexOf(widest)] = Math.max(NARROWEST, widest - Math.min(total() - width, widest - NARROWEST, 4));
  }
  return widths;
};

/** Lines of a table with a heading. Cells hold visible text; styles come after measuring. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paint: (style: Style, text: string) => string,
): string => {
  const natural = columns.map(({ title }, i) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i]?.text ?? ''))));
  const widths = fit(natural, columns, width);
  const line = (cells: readonly Cell[]): string => {
    const wrapped = columns.map((_, i) => wrap(cells[i]?.text ?? '', widths[i] ?? NARROWEST));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, n) =>
      wrapped
        .map((lines, i) => {
          const style = cells[i]?.style;
          const text = lines[n] ?? '';
          const room = i === columns.length - 1 ? text : padded(text, widths[i] ?? 0);
          return style && text !== '' ? room.replace(text, () => paint(style, text)) : room;
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  return [line(columns.map(({ title }) => ({ text: title, style: 'heading' }))), ...rows.map(line)].join('\n');
};
