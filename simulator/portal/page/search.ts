import { fieldText, type Row } from './data';

/** `dp*` against `dpdk1`, whatever the case. */
function matches(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'i').test(text);
}
const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1');

/**
 * Keeps the rows that a search text means: `name = dp* and cluster = c1`, or free words, which are looked for in all fields.
 *
 * A small part of the engine's search language; `or`, sorting and paging are not simulated.
 */
export function search(rows: readonly Row[], query: string): readonly Row[] {
  const terms = query
    .trim()
    .split(/\s+and\s+/i)
    .filter((term) => term !== '');
  return rows.filter((row) =>
    terms.every((term) => {
      const pair = /^(\w+)\s*(!?=)\s*(.+)$/.exec(term);
      if (!pair) return Object.keys(row).some((field) => matches(`*${unquoted(term)}*`, fieldText(row, field)));
      const [, field = '', sign, value = ''] = pair;
      return matches(unquoted(value.trim()), fieldText(row, field)) === (sign === '=');
    }),
  );
}
