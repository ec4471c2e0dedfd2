import type { Row } from '../data';
import type { Kind } from '../kinds';
import type { List } from '../list';
import type { ActionPanel } from './actionPanel';
import { breadcrumb } from './breadcrumb';
import { element } from './element';
import { createQuickSwitch } from './quickSwitch';
import { createTabStrip, type DetailTab } from './tabStrip';

export interface DetailsOptions {
  readonly kind: Kind;
  readonly list: List;
  readonly panel: ActionPanel;
  readonly tabs: readonly DetailTab[];
  readonly revealList: () => void;
  readonly revealTab: (token: string) => void;
  /** Another entity is chosen in the breadcrumb. */
  readonly choose: (row: Row) => void;
}

/** The details view of one kind of entity: it is built once and shows whichever entity is selected. */
export function createDetails({ kind, list, panel, tabs: first, revealList, revealTab, choose }: DetailsOptions) {
  const tabs = [...first];
  let current: DetailTab | undefined;
  const strip = createTabStrip(revealTab);
  for (const tab of tabs) strip.add(tab);

  const name = element('span', { class: 'entity-name' });
  const quickSwitch = createQuickSwitch(() => list.items(), choose);
  const entity = element('li', { class: 'active entity' }, name, quickSwitch.element);
  const header = element(
    'div',
    { class: 'detailMainHeaderContainer' },
    element('div', { class: 'detailMainBreadcrumbs' }, breadcrumb(kind.menu, kind.title, revealList, entity)),
    element(
      'div',
      { class: 'detailMainActionPanelContainer' },
      element('div', { class: 'toolbar-pf' }, element('div', { class: 'toolbar-pf-actions' }, panel.element)),
    ),
  );
  const content = element('div', { class: 'detail-content' });
  const view = element('div', { class: 'container-fluid details' }, header, strip.element, content);

  const draw = (): void => {
    const [row] = list.selected();
    name.textContent = typeof row?.name === 'string' ? row.name : '';
    entity.hidden = row === undefined;
    view.classList.toggle('no-entity', row === undefined);
    if (row) strip.hideAgain();
    panel.drawOwn();
    current?.draw();
  };
  return {
    element: view,
    draw,
    quickSwitch: quickSwitch.toggle,
    has: (token: string): boolean => tabs.some((tab) => tab.token === token),
    /** The first page of a token wins. The view is in the document. */
    show(token: string): void {
      const tab = tabs.find((each) => each.token === token);
      if (!tab) return;
      strip.mark(token);
      if (current !== tab) {
        current?.hide();
        content.replaceChildren(tab.element);
        current = tab;
      }
      draw();
      tab.show();
      if (list.selected().length > 0) return;
      // Nothing tells which tabs this entity has: soon after, those that are hidden for it appear, and what is below moves down.
      setTimeout(() => {
        if (list.selected().length > 0) return;
        strip.showHidden();
        window.dispatchEvent(new Event('resize'));
      }, 100);
    },
    hide(): void {
      current?.hide();
      current = undefined;
    },
    /** A plugin adds a tab although the view is there already. */
    addLate(tab: DetailTab): void {
      tabs.push(tab);
      strip.addAllAgain(tabs);
      if (current) strip.mark(current.token);
    },
  };
}
export type Details = ReturnType<typeof createDetails>;
