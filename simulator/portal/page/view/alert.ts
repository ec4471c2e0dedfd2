import { element } from './element';
import { icon, type IconName } from './icon';

export const levels = ['danger', 'warning', 'success', 'info'] as const;
export type Level = (typeof levels)[number];

/** Any case, unknown is info. Null throws, as `toUpperCase` of null does in AlertManager. */
export function levelOf(value: unknown): Level {
  const text = (value as string).toUpperCase();
  return levels.find((level) => level.toUpperCase() === text) ?? 'info';
}
export const levelIcon: Readonly<Record<Level, IconName>> = {
  danger: 'danger',
  warning: 'warning',
  success: 'success',
  info: 'info',
};

/** The one alert box: a later alert replaces the text and counts up. */
export function createAlerts() {
  let box: HTMLElement | undefined;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(timer);
    box?.remove();
    box = undefined;
    count = 0;
  };
  return {
    show(level: Level, text: string, autoHideMs: number): void {
      clearTimeout(timer);
      count++;
      // Classes of the alerts before pile up, observed on a 4.5.8 portal.
      const before = [...(box?.classList ?? [])].filter((name) => name.startsWith('ovirt-alert-main-'));
      const shown = element(
        'div',
        {
          class: `alert alert-${level} alert-dismissable ovirt-alert-main ${[...before, `ovirt-alert-main-${level}`].join(' ')}`,
          attributes: { role: 'alert' },
        },
        element('button', { class: 'close', attributes: { type: 'button', 'aria-label': 'Close' }, click: close }, icon('times')),
        icon(levelIcon[level], 'alert-icon'),
        element('span', { text: count > 1 ? `(${count}) ${text}` : text }),
      );
      if (box) box.replaceWith(shown);
      else document.body.append(shown);
      box = shown;
      if (autoHideMs > 0) timer = setTimeout(close, autoHideMs);
    },
  };
}
export type Alerts = ReturnType<typeof createAlerts>;
