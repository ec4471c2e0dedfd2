import { fieldText, type Row } from '../data';
import type { Column } from '../kinds';
import { element, link } from './element';

export interface GridOptions {
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rows: () => readonly Row[];
  readonly isSelected: (row: Row) => boolean;
  /** `adds` with Ctrl held. */
  readonly pick: (row: Row, adds: boolean) => void;
  readonly open?: (row: Row) => void;
  readonly menu?: (row: Row, at: { readonly x: number; readonly y: number }) => void;
}

const cellText = ({ value }: Column, row: Row): string =>
  value === undefined ? '' : typeof value === 'string' ? fieldText(row, value) : value(row);

/** A data grid: one table for the header, one for the rows, as GWT draws it. */
export function createGrid({ id, columns, rows, isSelected, pick, open, menu }: GridOptions) {
  const widths = (): HTMLElement =>
    element('colgroup', {}, ...columns.map(({ width }) => element('col', { style: { width: `${width}px` } })), element('col'));
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const table = { class: 'data-grid', style: { 'min-width': `${total}px` } };
  const head = element(
    'thead',
    {},
    element('tr', {}, ...columns.map(({ title }) => element('th', { text: title, attributes: { scope: 'col' } })), element('th')),
  );
  const body = element('tbody');
  const header = element('div', { class: 'data-grid-header' }, element('table', table, widths(), head));
  const scroller = element('div', { class: 'data-grid-scroller' }, element('table', table, widths(), body));
  scroller.addEventListener('scroll', () => {
    header.scrollLeft = scroller.scrollLeft;
  });

  const cell = (column: Column, row: Row, cellId: string): HTMLTableCellElement => {
    const text = cellText(column, row);
    const inside = column.opens
      ? link(text, () => open?.(row), { id: cellId })
      : column.link
        ? element('a', { text, id: cellId })
        : column.sign
          ? element('span', { class: `sign sign-${column.sign(row) ?? 'none'}` })
          : element('span', { text, id: cellId });
    return element('td', column.align ? { class: `align-${column.align}` } : {}, inside);
  };
  const rowOf = (row: Row, at: number): HTMLTableRowElement => {
    const cells = columns.map((column, i) => cell(column, row, `${id}_content_col${i}_row${at}`));
    const line = element('tr', { class: at % 2 === 0 ? 'even' : 'odd' }, ...cells, element('td'));
    line.addEventListener('mousedown', (event) => {
      const onLink = event.target instanceof Element && event.target.closest('a[href]') !== null;
      if (event.button === 0 && !onLink) pick(row, event.ctrlKey || event.metaKey);
    });
    line.addEventListener('contextmenu', (event) => {
      if (!menu) return;
      event.preventDefault();
      menu(row, { x: event.clientX, y: event.clientY });
    });
    return line;
  };
  let drawn: readonly Row[] = [];
  const mark = (): void => {
    for (const [at, row] of drawn.entries()) {
      const isOne = isSelected(row);
      body.rows[at]?.classList.toggle('selected', isOne);
      body.rows[at]?.setAttribute('aria-selected', String(isOne));
    }
  };
  const draw = (): void => {
    const now = rows();
    // The same rows again: their elements stay, so that what is pressed on them goes on.
    if (JSON.stringify(now) !== JSON.stringify(drawn)) {
      drawn = now;
      body.replaceChildren(...now.map(rowOf));
    }
    mark();
  };
  draw();
  return { element: element('div', { id, class: 'aat-table table-bordered' }, header, scroller), draw };
}
export type Grid = ReturnType<typeof createGrid>;
