import { element, link } from './element';

export interface DetailTab {
  readonly label: string;
  readonly token: string;
  readonly order: number;
  /** Not for this kind of entity. */
  readonly hidden: boolean;
  readonly element: HTMLElement;
  /** The tab's content is in the document now. */
  show(): void;
  hide(): void;
  draw(): void;
}

/** The row of tabs of a details view, sorted by order; equal ones behind those that are there. */
export function createTabStrip(reveal: (token: string) => void) {
  const shown: { readonly tab: DetailTab; readonly item: HTMLLIElement }[] = [];
  const strip = element('ul', { class: 'nav nav-tabs nav-tabs-pf' });
  const insert = (tab: DetailTab, hidden: boolean): void => {
    const item = element(
      'li',
      {},
      link(tab.label, () => reveal(tab.token)),
    );
    item.hidden = hidden;
    const next = shown.findIndex((other) => other.tab.order > tab.order);
    const at = next < 0 ? shown.length : next;
    strip.insertBefore(item, strip.children[at] ?? null);
    shown.splice(at, 0, { tab, item });
  };
  return {
    element: strip,
    add: (tab: DetailTab): void => insert(tab, tab.hidden),
    /**
     * What a tab that comes late makes of the strip: all tabs are added once more, hidden ones shown, none removed, because
     * removeTabs is empty in the strip that is used (AbstractTabPanel.java, SimpleTabPanel.java).
     */
    addAllAgain(tabs: readonly DetailTab[]): void {
      for (const tab of tabs) insert(tab, false);
    },
    showHidden(): void {
      for (const { item } of shown) item.hidden = false;
    },
    hideAgain(): void {
      for (const { tab, item } of shown) item.hidden = tab.hidden;
    },
    mark(token: string): void {
      for (const { tab, item } of shown) item.classList.toggle('active', tab.token === token);
    },
  };
}
