import { openable } from './dropdown';
import { element } from './element';
import { icon, type IconName } from './icon';

export interface MastheadOptions {
  readonly userName: string;
  readonly toggleMenu: () => void;
  readonly signOut: () => void;
}

export function createMasthead({ userName, toggleMenu, signOut }: MastheadOptions): HTMLElement {
  const item = (name: IconName, label: string, id: string, more?: string): HTMLLIElement =>
    element(
      'li',
      { id },
      element(
        'a',
        { class: 'nav-item-iconic', attributes: { title: label } },
        icon(name),
        more === undefined ? undefined : element('span', { class: 'badge', text: more }),
      ),
    );
  const menu = (name: IconName, label: string, id: string, items: Parameters<typeof openable>[2]): HTMLLIElement => {
    const button = element(
      'a',
      { id, class: 'nav-item-iconic dropdown-toggle', attributes: { href: '#', role: 'button', title: label } },
      icon(name),
      icon('angle-down', 'caret'),
    );
    button.addEventListener('click', (event) => event.preventDefault());
    const holder = element('li', { class: 'dropdown' }, button);
    openable(holder, button, items, 'right');
    return holder;
  };
  return element(
    'nav',
    { class: 'navbar-pf-vertical obrand_masthead' },
    element(
      'button',
      { class: 'navbar-toggle', attributes: { type: 'button', 'aria-label': 'Toggle menu' }, click: toggleMenu },
      element('span', { class: 'icon-bar' }),
      element('span', { class: 'icon-bar' }),
      element('span', { class: 'icon-bar' }),
    ),
    element(
      'span',
      { class: 'navbar-brand' },
      element('span', { class: 'brand-name', text: 'oVirt' }),
      'OPEN VIRTUALIZATION MANAGER',
    ),
    element(
      'ul',
      { class: 'navbar-iconic' },
      item('bookmark', 'Bookmarks', 'HeaderView_bookmarks'),
      item('tags', 'Tags', 'HeaderView_tags'),
      item('tasks', 'Tasks', 'HeaderView_tasks', '0'),
      item('bell', 'Notifications', 'HeaderView_events', '0'),
      menu('question', 'Help', 'HeaderView_help', () => [
        { label: 'This is a simulated portal', enabled: false, act: () => undefined },
      ]),
      menu('user', userName, 'HeaderView_userName', () => [
        { label: userName, enabled: false, act: () => undefined },
        { label: 'Sign Out', enabled: true, act: signOut },
      ]),
    ),
  );
}
