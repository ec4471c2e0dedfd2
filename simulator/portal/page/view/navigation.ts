import { kinds } from '../kinds';
import { element, link } from './element';
import { icon, type IconName } from './icon';

interface Primary {
  readonly id: string;
  readonly element: HTMLLIElement;
  readonly secondary: HTMLUListElement | undefined;
}
const menus: readonly (readonly [id: string, title: string, icon: IconName])[] = [
  ['compute', 'Compute', 'cpu'],
  ['network', 'Network', 'network'],
  ['storage', 'Storage', 'database'],
  ['admin', 'Administration', 'cog'],
];

/** The menu on the left with its flyouts. */
export function createNavigation(reveal: (token: string) => void) {
  const primary = element('ul', { class: 'list-group' });
  const containers: Primary[] = [];
  const places = new Map<string, HTMLLIElement[]>();

  const remember = (token: string, ...items: readonly HTMLLIElement[]): void => {
    places.set(token, [...(places.get(token) ?? []), ...items]);
  };
  const title = (label: string, picture: Node | undefined): Node[] => [
    picture ?? element('span', { class: 'icon' }),
    element('span', { class: 'list-group-item-value', text: label }),
  ];
  const secondaryItem = (label: string, token: string): HTMLLIElement =>
    element(
      'li',
      { class: 'list-group-item' },
      link(label, () => reveal(token), { id: `MenuView_${token}Anchor` }),
    );

  const container = (id: string, label: string, picture: Node | undefined, at?: number): void => {
    if (containers.some((each) => each.id === id)) return;
    const secondary = element('ul', { class: 'list-group' });
    const flyout = element(
      'div',
      { id: `${id}-secondary`, class: 'nav-pf-secondary-nav' },
      element('div', { class: 'nav-item-pf-header' }, icon('back'), label),
      secondary,
    );
    const opener = link('', () => undefined, { id });
    opener.append(...title(label, picture), icon('angle-right', 'nav-arrow'));
    const item = element('li', { class: 'list-group-item secondary-nav-item-pf' }, opener, flyout);
    containers.push({ id, element: item, secondary });
    insert(primary, item, at);
  };
  /** The number is a position: below 0 is first, beyond the end is last. MenuView.java. */
  const insert = (list: HTMLElement, item: HTMLElement, at: number | undefined): void => {
    const position = at === undefined ? list.childElementCount : Math.max(0, Math.trunc(at));
    list.insertBefore(item, list.children[position] ?? null);
  };
  const place = (label: string, token: string, picture: Node | undefined, at?: number): void => {
    const opener = link('', () => reveal(token), { id: `MenuView_${token}Anchor` });
    opener.append(...title(label, picture));
    const item = element('li', { class: 'list-group-item' }, opener);
    remember(token, item);
    insert(primary, item, at);
  };

  for (const [id, label, picture] of menus) {
    container(id, label, icon(picture));
    const holder = containers.at(-1);
    for (const kind of kinds.filter(({ menu }) => menu === label)) {
      const item = secondaryItem(kind.title.replace('Storage ', ''), kind.place);
      holder?.secondary?.append(item);
      if (holder) remember(kind.place, item, holder.element);
    }
  }
  place('Events', 'events', icon('flag'));

  /** Font icons of plugins have no font here: a square stands for them. */
  const pluginIcon = (name: string | undefined): Node | undefined =>
    name === undefined
      ? undefined
      : element('span', { class: `icon plugin-icon ${name.startsWith('pficon-') ? 'pficon' : 'fa'} ${name}` });
  /** A cosmetic fault of the real portal: an item with an icon looks active from the start. */
  const looksActive = (name: string | undefined): void => {
    if (name === undefined) return;
    primary.querySelector(`:scope > .list-group-item:has(.${CSS.escape(name)})`)?.classList.add('active', 'stays-active');
  };

  return {
    element: element('div', { class: 'nav-pf-vertical' }, primary),
    addPlace(label: string, token: string, at: number | undefined, iconName: string | undefined): void {
      place(label, token, pluginIcon(iconName), at);
      looksActive(iconName);
    },
    addContainer(label: string, id: string, at: number | undefined, iconName: string | undefined): void {
      container(id, label, pluginIcon(iconName), at);
      looksActive(iconName);
    },
    /** Negative or too large appends; an unknown menu shows nothing. */
    addSecondary(menuId: string, label: string, token: string, at: number | undefined): void {
      const list = containers.find(({ id }) => id === menuId)?.secondary;
      if (list) insert(list, secondaryItem(label, token), at === undefined || at < 0 ? undefined : at);
    },
    mark(token: string): void {
      for (const items of places.values())
        for (const item of items) item.classList.toggle('active', item.classList.contains('stays-active'));
      for (const item of places.get(token) ?? []) item.classList.add('active');
    },
  };
}
export type Navigation = ReturnType<typeof createNavigation>;
