import { visible, type Values } from '../../client/index';

/** What a message is filled with: texts that are safe to show, and numbers. */
export type Filled = Readonly<Record<string, string | number>>;

/** What the preparation needs of the language. */
export interface Language {
  /** `a, b and 2 more`; the language decides on commas and words. */
  readonly list: (items: readonly string[], most?: number, join?: 'conjunction' | 'disjunction') => string;
  readonly t: (id: WordId, values?: Values) => string;
}

/** Words that stand inside of sentences; in words.json. */
export type WordId =
  | 'list.more'
  | 'list.none'
  | 'pages.free'
  | 'pages.onlyFree'
  | 'type.boolean'
  | 'type.integer'
  | 'type.list'
  | 'type.mapping'
  | 'type.number'
  | 'type.text';

/** How many items of a list are named, the others counted; 3 unless told here. */
const MOST: Readonly<Record<string, number>> = {
  allowed: Infinity,
  cpus: 16,
  devices: 6,
  differences: 4,
  expected: Infinity,
  have: 8,
  kinds: 6,
  known: Infinity,
  macs: 8,
  networks: 8,
  nodes: 8,
  points: 9,
  tokens: 8,
  vms: 8,
};

/** Lists of which one thing is to be chosen. */
const CHOICES: readonly string[] = ['allowed', 'expected'];

/** Sizes of huge pages: KiB where the planner of hosts speaks. */
const PAGE_SIZES: readonly string[] = ['size', 'larger'];

/** What is copied and pasted, or was made by us, is never cut. */
const WHOLE: readonly string[] = ['command', 'sentence'];

const pageSizeText = (kib: number): string => (kib % 1048576 === 0 ? `${kib / 1048576} GiB` : `${kib / 1024} MiB`);

/** A select of ICU takes no hyphen: `stand-in` is `standIn` there. */
const selectWord = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Huge pages as the chain counts them: `16 × 1GiB (6 free)`, or `6 free × 1GiB` where the total is not known. */
const pagesText = (text: string, { t }: Language): string => {
  const [, total, size, free] = /^(\d+) × (\w+) \((\d+|\?) free\)$/.exec(text) ?? [];
  if (total !== undefined) return t('pages.free', { total, size, free });
  const [, onlyFree, ofSize] = /^(\d+) free × (\w+)$/.exec(text) ?? [];
  return onlyFree === undefined ? text : t('pages.onlyFree', { free: onlyFree, size: ofSize });
};

const TYPES: ReadonlyMap<string, WordId> = new Map([
  ['text', 'type.text'],
  ['integer', 'type.integer'],
  ['number', 'type.number'],
  ['boolean', 'type.boolean'],
  ['list', 'type.list'],
  ['mapping', 'type.mapping'],
]);

const typeText = (word: string, { t }: Language): string => {
  const id = TYPES.get(word);
  return id === undefined ? word : t(id);
};

type Change = (text: string, language: Language) => string;

/** Values that hold English, by message and name. */
const WORDED: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'link.hugepages.ok': { pages: pagesText },
  'link.hugepages.ok.short': { pages: pagesText },
  'link.hugepages.allUsed': { pages: pagesText },
  'spec.type': { expected: typeText, got: typeText },
  'spec.notOneOf': { allowed: typeText },
};

/** NUMA nodes as the planner writes them: `0`, or `0-3`. */
const severalIn =
  (name: string) =>
  (values: Values): Values => ({ several: !/^\d+$/.test(String(values[name] ?? '')) });

/** What a message chooses by and its values do not say outright, by message. */
const CHOSEN_BY: Readonly<Record<string, (values: Values) => Values>> = {
  // VDSM lost two things at two times: the version tells which.
  'datapath.removed': ({ version }) => ({ what: version === '4.20.24' ? 'rewriting' : 'dpdk' }),
  'decision.pmdCores': severalIn('node'),
  'decision.vmPages': severalIn('node'),
  'decision.socketMemory': severalIn('node'),
  'decision.vmNodes': severalIn('nodes'),
  'facts.facts.unread.remedy': ({ about }) => ({ ofOpenVswitch: String(about).startsWith('openVswitch.') }),
};

const one = (name: string, value: string | number | boolean): string | number => {
  if (typeof value === 'number') return PAGE_SIZES.includes(name) ? pageSizeText(value) : value;
  const text = String(value);
  if (WHOLE.includes(name)) return visible(text, Infinity);
  return name === 'datapath' ? selectWord(text) : visible(text);
};

/**
 * The values of a message, ready for it: names from the engine cannot act on the page, lists are texts of the language.
 *
 * Beside each list `hosts` stands its length `hostsCount`; beside each value `port` stands `hasPort`, `true` where it is not false, 0 or
 * empty.
 */
export const fill = (id: string, values: Values, language: Language): Filled => {
  const worded = WORDED[id] ?? {};
  const told = { ...values, ...CHOSEN_BY[id]?.(values) };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]): [string, string | number][] => {
      if (value === undefined) return [];
      const change = worded[name] ?? ((text) => text);
      if (typeof value === 'object') {
        const items = value.map((item) => visible(change(item, language)));
        return [
          [name, language.list(items, MOST[name], CHOICES.includes(name) ? 'disjunction' : 'conjunction')],
          [`${name}Count`, items.length],
          [`has${capitalized(name)}`, String(items.length > 0)],
        ];
      }
      return [
        [name, typeof value === 'string' ? one(name, change(value, language)) : one(name, value)],
        [`has${capitalized(name)}`, String(Boolean(value))],
      ];
    }),
  );
};
