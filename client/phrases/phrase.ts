import type { Values } from '../errors';

/** What a phrase may do with the values it is filled with. A value that is absent reads `?`. */
export interface Filling {
  /** A text, number or list, as `visible` shows it. */
  readonly text: (name: string) => string;
  /** A text that is copied and pasted: visible, but never cut. */
  readonly whole: (name: string) => string;
  /** `1 page`, `16 pages`. A list is counted by its length. */
  readonly count: (name: string, one: string, many?: string) => string;
  /** `host1, host2 and 3 more`. */
  readonly list: (name: string, most?: number) => string;
  /** Each item of a list, as `visible` shows it; a single value is a list of one. */
  readonly items: (name: string) => readonly string[];
  /** The number itself, or the length of a list; 0 when it is neither. */
  readonly number: (name: string) => number;
  /** Whether there is a value that is not false, 0, empty text or empty list. */
  readonly has: (name: string) => boolean;
}

/** An English sentence without the final full stop, or words of one. */
export type Phrase = (values: Filling) => string;

const LONGEST = 200;

// Control characters, line and paragraph separators, marks that turn the direction of writing or take no room, and halves of
// surrogate pairs: in a name they could move the cursor, colour the screen or hide what is written.
const HIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT[character] ?? (code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`);
};

/**
 * What the engine calls a thing, safe to show on a terminal: it is data, whoever named it. Control characters become visible,
 * a long text is cut.
 */
export const visible = (text: string, longest = LONGEST): string => {
  const characters = [...text];
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  return cut.join('').replace(HIDDEN, escaped);
};

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? 'none') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const listed = (items: readonly string[], most: number): string => {
  const shown = items.slice(0, most).map((item) => visible(item));
  return enumerate(items.length > most ? [...shown, `${items.length - most} more`] : shown);
};

/** The known name that was most likely meant, else what is said instead. */
export const meant = (v: Filling, otherwise = ''): string =>
  v.has('nearest') ? `; did you mean ${v.text('nearest')}?` : otherwise;

type Value = Values[string];
const isList = (value: Value): value is readonly string[] => Array.isArray(value);

const size = (value: Value): number => {
  if (isList(value)) return value.length;
  return typeof value === 'number' ? value : 0;
};

const shown = (value: Value): string => {
  if (value === undefined) return '?';
  return isList(value) ? listed(value, value.length) : visible(String(value));
};

export const fillingOf = (values: Values): Filling => ({
  text: (name) => shown(values[name]),
  whole: (name) => visible(String(values[name] ?? '?'), Infinity),
  count: (name, one, many = `${one}s`) => {
    const n = size(values[name]);
    return `${n} ${n === 1 ? one : many}`;
  },
  list: (name, most = 3) => {
    const value = values[name];
    return isList(value) ? listed(value, most) : shown(value);
  },
  items: (name) => {
    const value = values[name];
    if (value === undefined) return [];
    return (isList(value) ? value : [String(value)]).map((item) => visible(item));
  },
  number: (name) => size(values[name]),
  has: (name) => {
    const value = values[name];
    return isList(value) ? value.length > 0 : Boolean(value);
  },
});

/** With a capital letter, unless the first word is a name or a command (vNIC, ovirt-dpdk, dpdk-socket-mem). */
export const capitalized = (text: string): string =>
  /^[a-z]+(?![\w-])/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
