import type { FocusEvent, KeyboardEvent } from 'react';

const STOP = '[data-stop]';
type Stop = HTMLElement | SVGElement;

const stopsIn = (group: Element): readonly Stop[] => [...group.querySelectorAll<Stop>(STOP)];

/**
 * For a group of many things that is one tab stop: they carry `data-stop` with the number of their row, and `tabIndex` 0 on the first, -1
 * on the others. Left and right go to the next one, up and down to the next row, Home and End to both ends.
 */
export const roving = {
  onFocus: ({ currentTarget, target }: FocusEvent): void => {
    if (!target.matches(STOP)) return;
    for (const stop of stopsIn(currentTarget)) stop.setAttribute('tabindex', stop === target ? '0' : '-1');
  },
  onKeyDown: (event: KeyboardEvent): void => {
    const all = stopsIn(event.currentTarget);
    const at = all.findIndex((stop) => stop === event.target);
    const next = at === -1 ? undefined : nextOf(all, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  },
};

const nextOf = (all: readonly Stop[], at: number, key: string): Stop | undefined => {
  switch (key) {
    case 'ArrowRight':
      return all[at + 1];
    case 'ArrowLeft':
      return all[at - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    case 'ArrowDown':
      return inRow(all, at, 1);
    case 'ArrowUp':
      return inRow(all, at, -1);
    default:
      return undefined;
  }
};

const rowOf = (stop: Stop | undefined): string | null => stop?.getAttribute('data-stop') ?? null;

/** At the same place of the next row, or at its end where that is shorter. */
const inRow = (all: readonly Stop[], at: number, by: 1 | -1): Stop | undefined => {
  const rows = [...new Set(all.map(rowOf))];
  const own = rowOf(all[at]);
  const row = rows[rows.indexOf(own) + by];
  if (row === undefined) return undefined;
  const place = all.filter((stop) => rowOf(stop) === own).indexOf(all[at] as Stop);
  const others = all.filter((stop) => rowOf(stop) === row);
  return others[Math.min(place, others.length - 1)];
};
