import { useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

interface Roving<T extends HTMLElement> {
  readonly ref: RefObject<T | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

const STOP = '[data-stop]';
type Stop = HTMLElement | SVGElement;

/**
 * Makes many things one tab stop: they carry `data-stop` with the number of their row and `tabIndex` 0 on the first, -1 on the others.
 * Left and right go to the next one, up and down to the next row, Home and End to both ends.
 */
export const useRoving = <T extends HTMLElement>(): Roving<T> => {
  const ref = useRef<T>(null);
  const stops = (): readonly Stop[] => [...(ref.current?.querySelectorAll<Stop>(STOP) ?? [])];
  return {
    ref,
    onFocus: ({ target }) => {
      if (!target.matches(STOP)) return;
      for (const stop of stops()) stop.setAttribute('tabindex', stop === target ? '0' : '-1');
    },
    onKeyDown: (event) => {
      const all = stops();
      const at = all.findIndex((stop) => stop === event.target);
      const next = at === -1 ? undefined : nextOf(all, at, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
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
