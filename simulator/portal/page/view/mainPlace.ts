import type { Row } from '../data';
import type { Kind } from '../kinds';
import type { List } from '../list';
import type { ActionPanel } from './actionPanel';
import { breadcrumb } from './breadcrumb';
import { openContextMenu } from './contextMenu';
import { element } from './element';
import { createGrid } from './grid';
import { icon } from './icon';

/** Rows on one page of a real grid: engine-config SearchResultsLimit. */
const PAGE = 100;

export interface MainPlaceOptions {
  readonly kind: Kind;
  readonly list: List;
  readonly panel: ActionPanel;
  readonly reveal: () => void;
  readonly open: (row: Row) => void;
  readonly refresh: () => void;
}

/** A list page: breadcrumb, search box, toolbar, pager and grid. */
export function createMainPlace({ kind, list, panel, reveal, open, refresh }: MainPlaceOptions) {
  let page = 0;
  const input = element('input', {
    id: 'SearchPanelView_searchStringInput',
    class: 'form-control',
    attributes: { 'aria-label': kind.prefix, spellcheck: 'false' },
  });
  const find = (text: string): void => {
    page = 0;
    list.search(text);
  };
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') find(input.value);
  });
  const tool = (label: string, picture: Parameters<typeof icon>[0], act: () => void, id?: string): HTMLElement =>
    element(
      'button',
      {
        class: 'btn btn-default',
        ...(id === undefined ? {} : { id }),
        attributes: { type: 'button', 'aria-label': label },
        click: act,
      },
      icon(picture),
    );
  const bookmarks = element('button', {
    class: 'btn btn-default dropdown-toggle disabled',
    attributes: { disabled: '', 'aria-label': 'Bookmarks' },
  });
  bookmarks.append(icon('angle-down', 'caret'));
  const searchBox = element(
    'div',
    { class: 'form-group toolbar-pf-filter' },
    element(
      'div',
      { class: 'input-group' },
      element('span', { class: 'input-group-addon', text: kind.prefix }),
      input,
      element(
        'span',
        { class: 'input-group-btn' },
        tool('Clear', 'times', () => find('')),
        tool('Bookmark', 'star', () => undefined, 'SearchPanelView_bookmarkButton'),
        bookmarks,
        tool('Search', 'search', () => find(input.value), 'SearchPanelView_searchButton'),
      ),
    ),
  );
  const toolbar = element(
    'div',
    { class: 'toolbar-pf' },
    element('div', { class: 'toolbar-pf-actions' }, searchBox, panel.element),
  );

  const all = (): readonly Row[] => list.items();
  const grid = createGrid({
    id: `Main${kind.type}View_table`,
    columns: kind.columns,
    rows: () => all().slice(page * PAGE, (page + 1) * PAGE),
    isSelected: (row) => list.isSelected(row.id),
    pick: (row, adds) => (adds ? list.toggle(row.id) : list.select([row.id])),
    open,
    menu: (row, at) => {
      if (!list.isSelected(row.id)) list.select([row.id]);
      openContextMenu(panel.menu(), at);
    },
  });
  const count = element('span', { class: 'pagination-pf-items-current' });
  const turn = (step: 1 | -1): HTMLElement =>
    tool(step > 0 ? 'Next page' : 'Previous page', step > 0 ? 'angle-right' : 'angle-left', () => {
      page += step;
      draw();
    });
  const [before, after] = [turn(-1), turn(1)];
  const more = element('button', { class: 'btn btn-default dropdown-toggle', attributes: { 'aria-label': 'Refresh interval' } });
  more.append(icon('angle-down', 'caret'));
  const pager = element(
    'div',
    { class: 'content-view-pf-pagination' },
    element(
      'div',
      { class: 'btn-group' },
      tool('Refresh', 'refresh', refresh, `Main${kind.type}View_table_refreshPanel_refreshButton`),
      more,
    ),
    element(
      'div',
      { class: 'pager-right' },
      count,
      element('div', { class: 'btn-group pagination' }, before, after),
      element('span', { class: 'column-kebab' }, icon('kebab')),
    ),
  );

  const draw = (): void => {
    const rows = all().length;
    if (page * PAGE >= Math.max(1, rows)) page = 0;
    const first = page * PAGE;
    count.textContent = rows === 0 ? '0 - 0' : `${first + 1} - ${Math.min(rows, first + PAGE)}`;
    for (const [button, usable] of [
      [before, page > 0],
      [after, first + PAGE < rows],
    ] as const) {
      button.classList.toggle('disabled', !usable);
      button.toggleAttribute('disabled', !usable);
    }
    if (document.activeElement !== input) input.value = list.query();
    grid.draw();
    panel.drawOwn();
  };
  draw();
  return {
    element: element(
      'div',
      { class: 'obrand_main_tab container-fluid' },
      breadcrumb(kind.menu, kind.title, reveal),
      toolbar,
      pager,
      grid.element,
    ),
    draw,
  };
}
export type MainPlace = ReturnType<typeof createMainPlace>;
