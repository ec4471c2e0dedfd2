// Options of plugins are read leniently: a key of the wrong JavaScript type counts as absent.

export const property = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null ? (object as Readonly<Record<string, unknown>>)[key] : undefined;

export const numberOr = <T>(object: unknown, key: string, otherwise: T): number | T => {
  const value = property(object, key);
  return typeof value === 'number' ? value : otherwise;
};
export const textOr = <T>(object: unknown, key: string, otherwise: T): string | T => {
  const value = property(object, key);
  return typeof value === 'string' ? value : otherwise;
};
export const flagOr = (object: unknown, key: string, otherwise: boolean): boolean => {
  const value = property(object, key);
  return typeof value === 'boolean' ? value : otherwise;
};

/** A type name that must be there, as GWT treats it: null ends in Java's NullPointerException. */
export function needText(value: unknown): string {
  if (value === null || value === undefined) throw new TypeError('java.lang.NullPointerException');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
