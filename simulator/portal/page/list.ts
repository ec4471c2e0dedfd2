import type { PortalData, Row } from './data';
import type { Kind } from './kinds';
import { search } from './search';

export interface ListEvents {
  /** Something changed that buttons depend on. */
  evaluate(): void;
  /** The selection is another one; raised by the grid, so only once it has been shown. */
  selected(): void;
  /** Rows or selection have to be drawn again. */
  drawn(): void;
}

/**
 * The rows of one main place with their selection.
 *
 * Buttons are evaluated twice for a new set of selected rows and once more when the first of them is another one: counted in the
 * recorded session of a 4.5.8 portal. Source of the events: SearchableListModel.java.
 *
 * @param follows buttons of plugins follow the selection; elsewhere they keep their first state
 */
export function createList(kind: Kind, follows: boolean, data: PortalData, events: ListEvents) {
  let selectedIds: readonly string[] = [];
  /** First of the selected rows. */
  let item: string | undefined;
  let query = '';
  let hasGrid = false;
  let isAlive = false;

  const all = (): readonly Row[] => (kind.collection ? data.rows(kind.collection) : []);
  const items = (): readonly Row[] => search(all(), query);
  const selected = (): readonly Row[] =>
    selectedIds.map((id) => all().find((row) => row.id === id)).filter((row) => row !== undefined);

  const raise = (times: number): void => {
    events.drawn();
    if (follows) for (let i = 0; i < times; i++) events.evaluate();
    if (hasGrid) events.selected();
  };
  const select = (ids: readonly string[]): void => {
    if (ids.length === selectedIds.length && ids.every((id, i) => id === selectedIds[i])) return;
    const times = item === ids[0] ? 2 : 3;
    selectedIds = ids;
    item = ids[0];
    raise(times);
  };
  /** A grid with exactly one row selects it by itself. */
  const settle = (): void => {
    const rows = items();
    const left = selectedIds.filter((id) => rows.some((row) => row.id === id));
    const [only] = rows;
    if (hasGrid && rows.length === 1 && only) select([only.id]);
    else select(left);
  };

  return {
    kind,
    items,
    selected,
    select,
    toggle: (id: string): void =>
      select(selectedIds.includes(id) ? selectedIds.filter((each) => each !== id) : [...selectedIds, id]),
    isSelected: (id: string): boolean => selectedIds.includes(id),
    query: (): string => query,
    find: (name: string): Row | undefined => all().find((row) => row.name === name),
    search(text: string): void {
      query = text;
      events.drawn();
      settle();
    },
    /** The grid is shown: from now on selections are told, and it reads again every ten seconds. */
    showGrid(): void {
      hasGrid = true;
      isAlive = true;
    },
    showDetails(): void {
      isAlive = true;
    },
    /** Rows have been read for the grid that is shown: buttons are evaluated twice. */
    arrived(): void {
      events.drawn();
      if (follows) for (let i = 0; i < 2; i++) events.evaluate();
      settle();
    },
    /** Rows have been read again. The selection stays unless rows are gone. */
    refreshed(): void {
      if (!isAlive) return;
      events.drawn();
      if (follows) events.evaluate();
      if (selectedIds.length > selected().length) settle();
    },
    /** The row before or after the selected one. */
    neighbour(step: 1 | -1): Row | undefined {
      const rows = items();
      const at = rows.findIndex((row) => row.id === selectedIds[0]);
      return at < 0 ? undefined : rows[at + step];
    },
  };
}
export type List = ReturnType<typeof createList>;
