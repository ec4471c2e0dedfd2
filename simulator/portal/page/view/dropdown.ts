import { element } from './element';

export interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
  readonly act: () => void;
}

/** The list of a menu, for drop-downs, kebabs and context menus. */
export function menuList(items: readonly MenuItem[], done: () => void): HTMLUListElement {
  return element(
    'ul',
    { class: 'dropdown-menu', attributes: { role: 'menu' } },
    ...items.map(({ label, enabled, act }) =>
      element(
        'li',
        { class: enabled ? '' : 'disabled', attributes: { role: 'presentation' } },
        element('a', {
          text: label,
          class: enabled ? '' : 'disabled',
          attributes: { role: 'menuitem', tabindex: '-1', ...(enabled ? {} : { 'aria-disabled': 'true' }) },
          click: () => {
            if (!enabled) return;
            done();
            act();
          },
        }),
      ),
    ),
  );
}

/** Runs `close` at the next press outside of these elements, or when it is called. */
export function closeOutside(close: () => void, ...inside: readonly Element[]): () => void {
  const pressed = (event: Event): void => {
    if (!(event.target instanceof Node) || !inside.some((each) => each.contains(event.target as Node))) end();
  };
  const end = (): void => {
    document.removeEventListener('mousedown', pressed, true);
    close();
  };
  document.addEventListener('mousedown', pressed, true);
  return end;
}

/**
 * Makes a button open a menu under it.
 *
 * @param items asked anew each time
 */
export function openable(
  group: HTMLElement,
  button: HTMLElement,
  items: () => readonly MenuItem[],
  align: 'left' | 'right' = 'left',
): void {
  button.setAttribute('aria-haspopup', 'true');
  let end: (() => void) | undefined;
  button.addEventListener('click', () => {
    if (end) {
      end();
      return;
    }
    const list = menuList(items(), () => end?.());
    if (align === 'right') list.classList.add('dropdown-menu-right');
    group.append(list);
    group.classList.add('open');
    end = closeOutside(() => {
      list.remove();
      group.classList.remove('open');
      end = undefined;
    }, group);
  });
}
