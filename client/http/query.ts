import type { Query } from './face';

/** `?a=1&b=x%20y` or nothing; absent values are left out. */
export const queryText = (query: Query | undefined): string => {
  const given = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  if (given.length === 0) return '';
  return `?${given.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')}`;
};
