import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import type { Values } from '../../client/index';
import type { Locale } from './locales';

/** What is written in one language. */
export interface Messages {
  /** As browsers write it: `de-DE`. */
  readonly language: string;
  readonly t: (id: string, values?: Values) => string;
  /** With tags: `<code>…</code>` becomes what `tags.code` makes of its content. */
  readonly rich: (id: string, values: Values, tags: Readonly<Record<string, (content: ReactNode[]) => ReactNode>>) => ReactNode;
  /** The sentence for a code of the client; the code itself where there is none. */
  readonly say: (reason: { readonly code: string; readonly values: Values }, form?: 'short' | 'remedy') => string;
  readonly has: (id: string) => boolean;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
}

export const createMessages = (locale: Locale, catalogue: Readonly<Record<string, string>>): Messages => {
  const language = locale.replace('_', '-');
  const formats = new Map<string, IntlMessageFormat>();
  const formatOf = (id: string): IntlMessageFormat => {
    const known = formats.get(id);
    if (known) return known;
    const made = new IntlMessageFormat(catalogue[id] ?? id, language);
    formats.set(id, made);
    return made;
  };
  const listFormat = new Intl.ListFormat(language);
  const list = (items: readonly string[]): string => listFormat.format(items);
  const fill = (values: Values): Record<string, string | number | boolean | undefined> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'object'
          ? [
              [name, list(value)],
              [`${name}Count`, value.length],
            ]
          : [[name, value]],
      ),
    );
  const t: Messages['t'] = (id, values = {}) => (id in catalogue ? String(formatOf(id).format(fill(values))) : id);
  return {
    language,
    t,
    rich: (id, values, tags) => formatOf(id).format<ReactNode>({ ...fill(values), ...tags }) as ReactNode,
    say: ({ code, values }, form) => t(form && `${code}.${form}` in catalogue ? `${code}.${form}` : code, values),
    has: (id) => id in catalogue,
    number: (value) => value.toLocaleString(language),
    list,
  };
};
