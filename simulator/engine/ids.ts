/**
 * UUIDs from a counter: equal runs give equal ids.
 *
 * A world may say beforehand which id the entity of some name shall get, so that requests recorded elsewhere find it.
 */
export function createIds(seed = 1) {
  let a = seed >>> 0 || 1;
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const foreseen = new Map<string, readonly string[]>();
  const hex = (n: number): string => n.toString(16).padStart(8, '0');
  return {
    /** Entities that come under the label one after the other get these ids. */
    foresee: (label: string, ...ids: readonly string[]): void =>
      void foreseen.set(label, [...(foreseen.get(label) ?? []), ...ids]),
    uuid: (label = ''): string => {
      const [known, ...rest] = foreseen.get(label) ?? [];
      if (known !== undefined) {
        foreseen.set(label, rest);
        return known;
      }
      const [p, q, r, s] = [hex(next()), hex(next()), hex(next()), hex(next())];
      return `${p}-${q.slice(0, 4)}-4${q.slice(5)}-8${r.slice(1, 4)}-${r.slice(4)}${s}`;
    },
    number: next,
  };
}
export type Ids = ReturnType<typeof createIds>;

/** A UUID that depends on the text alone, like the ids of statistics, which are equal on all hosts. */
export function namedId(text: string): string {
  let seed = 2166136261;
  for (const char of text) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 16777619);
  return createIds(seed).uuid();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

/** Bytes of a text in hexadecimal digits: ids of host devices and unmanaged networks. Source: HexUtils.java. */
export const hexOf = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
