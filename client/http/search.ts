/**
 * The engine's search language, as far as it is needed: conditions joined by `and`, an order, a page.
 *
 * An expression that the engine does not understand is no error: it answers 200 and an empty list (observed on engine 4.5.8: a wrong
 * field, an open quote, `sortby name page 1` without `asc`). So nothing is put together by hand, and a caller who looks for a name
 * compares the names of the answer itself, because `*` is a wildcard and letters match in either case.
 */
export const equals = (field: SearchField, value: string): string => `${field}=${quoted(value)}`;

export type SearchField = 'name' | 'cluster' | 'datacenter' | 'host' | 'status' | 'id' | 'correlation_id';

/** One page of a search, in a stable order. Pages count from 1; `max` of the query is their size. */
export const pageOf = (conditions: readonly string[], page: number): string =>
  [...(conditions.length > 0 ? [conditions.join(' and ')] : []), `sortby name asc page ${page}`].join(' ');

// A correlation id goes bare, as the engine's own clients send it. Of other values every sign that means something to the language or to
// SQL's LIKE becomes the wildcard: it finds too much rather than nothing, and the caller compares names.
const quoted = (value: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : `"${value.replace(/[^\p{L}\p{N} _.:@-]/gu, '*')}"`;
