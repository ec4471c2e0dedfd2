import { createElement, Fragment, type ReactNode } from 'react';
import { visible, type Reason, type Values } from '../../client/index';
import type { Catalogue, MessageId } from './catalogue';
import { languageTag, type Locale } from './locales';
import { parse, type Parsed, type Placeholder } from './parsed';
import { fill, type Filled, type Language } from './values';

/** Beside the sentence itself: a few words for a step or a cell; what to do about it. */
export type Form = 'short' | 'remedy';

/** What draws a part of a message: `<code>…</code>` is drawn by the tag `code`. */
export type Tags = Readonly<Record<string, (content: ReactNode) => ReactNode>>;

/** One language of the portal. */
export interface Messages {
  /** BCP 47, for `Intl` and `lang`: `de-DE`. */
  readonly language: string;
  readonly t: (id: MessageId, values?: Values) => string;
  /** A message with tags, to be drawn. */
  readonly rich: (id: MessageId, values: Values, tags: Tags) => ReactNode;
  /** The sentence for a code of the client, or its other form where it has one; the code itself where it has none. */
  readonly say: (reason: Reason, form?: Form) => string;
  readonly has: (id: string) => id is MessageId;
  readonly number: (n: number, options?: Intl.NumberFormatOptions) => string;
  /** `a, b and c`; with `most` the first of them and how many more there are. */
  readonly list: (items: readonly string[], most?: number) => string;
}

const MOST_NAMED = 3;

/** A value as a message asks for it. What is not there reads `?`, as on the command line; a word that a select does not know is `other`. */
const valueFor = ({ name, kind, words }: Placeholder, filled: Filled): string | number => {
  const value = Object.hasOwn(filled, name) ? filled[name] : undefined;
  switch (kind) {
    case 'text':
      return value ?? '?';
    case 'number':
      return Number(value);
    case 'plural':
      return Number(value ?? 0);
    case 'select':
      return words?.includes(String(value)) ? String(value) : 'other';
  }
};

/** A name that is counted and said at once is the number; one that is chosen by and said at once is a word either way. */
const valuesFor = ({ placeholders }: Parsed, filled: Filled): Filled => {
  const inOrder = [...placeholders].sort((a, b) => Number(a.kind !== 'text') - Number(b.kind !== 'text'));
  return Object.fromEntries(inOrder.map((placeholder) => [placeholder.name, valueFor(placeholder, filled)]));
};

/** Messages of one language. Each is parsed when it is said for the first time: most never are. */
export const createMessages = (locale: Locale, catalogue: Catalogue): Messages => {
  const language = languageTag(locale);
  const parsed = new Map<string, Parsed>();
  const read = (id: string, text: string): Parsed => {
    const known = parsed.get(id) ?? parse(text, language);
    parsed.set(id, known);
    return known;
  };

  const list: Language['list'] = (items, most = MOST_NAMED, type = 'conjunction') => {
    if (items.length === 0) return text('list.none', {});
    const shown = items.slice(0, most);
    const all = items.length > most ? [...shown, text('list.more', { count: items.length - most })] : shown;
    return new Intl.ListFormat(language, { type }).format(all);
  };
  const words: Language = { list, t: (id, values = {}) => text(id, values) };

  const text = (id: string, values: Values): string => {
    const message = has(id) ? catalogue[id] : undefined;
    if (message === undefined) return visible(id);
    const known = read(id, message);
    return String(known.format.format(valuesFor(known, fill(id, values, words))));
  };

  const rich: Messages['rich'] = (id, values, tags) => {
    const message = has(id) ? catalogue[id] : undefined;
    if (message === undefined) return visible(id);
    const known = read(id, message);
    const drawn = Object.fromEntries(
      Object.entries(tags).map(([name, draw]) => [name, (parts: ReactNode[]) => draw(createElement(Fragment, null, ...parts))]),
    );
    const drawnOnce: ReactNode = known.format.format<ReactNode>({ ...valuesFor(known, fill(id, values, words)), ...drawn });
    return createElement(Fragment, null, ...[drawnOnce].flat());
  };

  const has = (id: string): id is MessageId => Object.hasOwn(catalogue, id);

  /** Of how many hosts or VMs a summary of them speaks. */
  const shared = (sentence: string, values: Values): string => {
    const { members, affectedCount, affected, of } = values;
    if (typeof members !== 'number' || typeof affectedCount !== 'number' || members < 2) return sentence;
    if (affectedCount === members) return text('share.all', { sentence, members, of });
    const names = typeof affected === 'object' ? affected : [];
    const more = affectedCount - names.length;
    const all = more > 0 ? [...names, text('list.more', { count: more })] : names;
    return text('share.some', { sentence, members, affectedCount, of, affected: list(all, Infinity) });
  };

  return {
    language,
    t: (id, values = {}) => text(id, values),
    rich,
    say: ({ code, values }, form) => {
      const id = form ? `${code}.${form}` : code;
      return form && has(id) ? text(id, values) : shared(text(code, values), values);
    },
    has,
    number: (n, options) => new Intl.NumberFormat(language, options).format(n),
    list: (items, most = Infinity) =>
      list(
        items.map((item) => visible(item)),
        most,
      ),
  };
};
