import { callPlugin, log } from '../plugins/callback';
import { flagOr, property, textOr } from '../plugins/lenient';
import { element } from './element';
import { icon } from './icon';

interface Dialog {
  readonly token: string | null;
  readonly closesOnEsc: boolean;
  readonly element: HTMLElement;
  readonly glass: HTMLElement;
  readonly frame: HTMLIFrameElement;
}
const HEADER_AND_FOOTER = 100;
const pixels = (size: string): number | undefined => (/^\d+(\.\d+)?px$/.test(size) ? Number.parseFloat(size) : undefined);

/**
 * The portal's dialogs with a plugin's page inside.
 *
 * Source: DynamicUrlContentPopupPresenterWidget.java, SimpleDialogPanel.java; sizes from a 4.5.8 portal: the page gets the width
 * less 2 and the height less 100, with or without buttons.
 */
export function createDialogs() {
  const open: Dialog[] = [];

  const close = (dialog: Dialog): void => {
    const at = open.indexOf(dialog);
    if (at < 0) return;
    open.splice(at, 1);
    dialog.element.remove();
    dialog.glass.remove();
  };
  const top = (): Dialog | undefined => open.at(-1);
  // A modal popup swallows what happens outside of it.
  for (const type of ['mousedown', 'mouseup', 'click', 'keydown', 'keypress', 'keyup'])
    document.addEventListener(
      type,
      (event) => {
        const dialog = top();
        if (!dialog) return;
        if (event instanceof KeyboardEvent && type === 'keydown' && event.key === 'Escape' && dialog.closesOnEsc) {
          event.preventDefault();
          event.stopImmediatePropagation();
          close(dialog);
          return;
        }
        if (event.target instanceof Node && dialog.element.contains(event.target)) return;
        if (event instanceof KeyboardEvent && (event.key === 'Tab' || event.key.startsWith('F'))) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );

  const footer = (buttons: unknown): HTMLElement => {
    const list = Array.isArray(buttons) ? (buttons as readonly unknown[]) : [];
    const panel = element('div', { class: 'footer-buttons' });
    for (const each of list) {
      const press = (): void => {
        const outcome = callPlugin(property(each, 'onClick'), []);
        if ('error' in outcome)
          log.severe('Exception caught while invoking function [onClick] of a dialog button', outcome.error);
      };
      // The first one is the right-most: they float.
      const button = element('button', {
        class: 'btn btn-default',
        text: textOr(each, 'label', ''),
        attributes: { type: 'button' },
      });
      button.addEventListener('click', press);
      panel.append(element('div', { class: 'footer-button' }, button));
    }
    return element('div', { class: list.length > 0 ? 'modal-footer wizard-pf-footer' : 'modal-footer no-buttons' }, panel);
  };

  const drag = (handle: HTMLElement, popup: HTMLElement): void => {
    handle.addEventListener('mousedown', (down) => {
      if (down.target instanceof Element && down.target.closest('button')) return;
      const [left, upper] = [popup.offsetLeft - down.clientX, popup.offsetTop - down.clientY];
      const move = (event: MouseEvent): void => {
        popup.style.left = `${left + event.clientX}px`;
        popup.style.top = `${upper + event.clientY}px`;
      };
      window.addEventListener('mousemove', move);
      window.addEventListener('mouseup', () => window.removeEventListener('mousemove', move), { once: true });
    });
  };

  return {
    isOpen: (): boolean => open.length > 0,
    show(title: string, token: string | null, url: string, width: string, height: string, options: unknown): void {
      const [w, h] = [pixels(width), pixels(height)];
      const frame = element('iframe', { class: 'dialog-frame', attributes: { src: url } });
      const heading = element('h4', { class: 'modal-title' });
      // As in the real portal the title is HTML, with all that follows from it.
      heading.innerHTML = title;
      const header = element('div', { class: 'modal-header' }, heading);
      const bodyHeight = `${Math.max(0, (h ?? 0) - HEADER_AND_FOOTER)}px`;
      const popup = element(
        'div',
        {
          class: 'popup-content',
          attributes: { role: 'dialog' },
          style: {
            left: `${Math.max(0, ((window.innerWidth - (w ?? 0)) / 2) | 0)}px`,
            top: `${Math.max(0, ((window.innerHeight - (h ?? 0)) / 2) | 0)}px`,
          },
        },
        element(
          'div',
          { class: 'modal-dialog wizard-pf', style: { width, height } },
          element(
            'div',
            { class: 'modal-content' },
            header,
            element('div', { class: 'modal-body', style: { height: bodyHeight } }, frame),
            footer(property(options, 'buttons')),
          ),
        ),
      );
      const glass = element('div', { class: 'gwt-PopupPanelGlass' });
      const closesOnEsc = flagOr(options, 'closeOnEscKey', true);
      const dialog: Dialog = { token, closesOnEsc, element: popup, glass, frame };
      if (flagOr(options, 'closeIconVisible', true)) {
        const attributes = { type: 'button', 'aria-label': 'Close' };
        header.prepend(element('button', { class: 'close', attributes, click: () => close(dialog) }, icon('times')));
      }
      drag(header, popup);
      document.body.append(glass, popup);
      open.push(dialog);
    },
    /** On every open dialog with this token; none is no error. */
    close(token: string): void {
      for (const dialog of open.filter((each) => each.token === token)) close(dialog);
    },
    setUrl(token: string, url: string): void {
      for (const dialog of open.filter((each) => each.token === token)) dialog.frame.setAttribute('src', url);
    },
    closeAll(): void {
      for (const dialog of [...open]) close(dialog);
    },
  };
}
export type Dialogs = ReturnType<typeof createDialogs>;
