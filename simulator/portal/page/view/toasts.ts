import { levelIcon, type Level } from './alert';
import { element, link } from './element';
import { icon } from './icon';

const TOAST_MS = 8_000;

/** Toasts in the corner, the newest on top; gone after 8 s. */
export function createToasts() {
  let silent = false;
  const stack = element('div', { class: 'notif_toastContainer', attributes: { 'aria-live': 'polite' } });
  const bar = element(
    'div',
    { class: 'toast-bar' },
    icon('times'),
    link('Dismiss All', () => dismissAll()),
    ' | ',
    icon('bell-slash'),
    link('Do Not Disturb', () => {
      silent = true;
      dismissAll();
    }),
  );
  const box = element('div', { class: 'toasts' }, stack, bar);
  const settle = (): void => {
    if (stack.childElementCount === 0) box.remove();
  };
  const dismissAll = (): void => {
    stack.replaceChildren();
    settle();
  };
  return {
    show(level: Level, text: string): void {
      if (silent) return;
      const toast = element('div', {
        class: `toast-pf notif_toast alert alert-dismissable alert-${level}`,
        attributes: { role: 'status' },
      });
      const end = (): void => {
        toast.remove();
        settle();
      };
      const close = element(
        'button',
        { class: 'close', attributes: { type: 'button', 'aria-label': 'Close' }, click: end },
        icon('times'),
      );
      toast.append(close, element('span', { class: 'toast-sign' }, icon(levelIcon[level])), element('span', { text }));
      stack.prepend(toast);
      if (!box.isConnected) document.body.append(box);
      setTimeout(end, TOAST_MS);
    },
  };
}
export type Toasts = ReturnType<typeof createToasts>;
