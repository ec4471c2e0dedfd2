import { BadReply } from '../errors';
import { isList, isObject, type Wire, type WireObject } from '../http/wire';
import type { Level, Properties, Version } from './values';

// Readers of one field each. The engine quotes numbers and booleans in JSON, and in XML everything is text; both are taken.
// `at` is the place of the object in the answer, for the error: `host[3]`.

/** A reader of a required field of one object. */
export type Reader<T> = (object: WireObject, key: string, at: string) => T;

/** The field, or undefined when it is absent; present and wrong is still an error. */
export const optional = <T>(reader: Reader<T>, object: WireObject, key: string, at: string): T | undefined => {
  const value = object[key];
  return value === undefined || value === null ? undefined : reader(object, key, at);
};

export const text: Reader<string> = (object, key, at) => {
  const value = object[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : wrong(value, 'a text', key, at);
};

/** Text that the engine leaves out when it is empty. */
export const textOrEmpty: Reader<string> = (object, key, at) => optional(text, object, key, at) ?? '';

/** Text in which empty means absent. */
export const filledText = (object: WireObject, key: string, at: string): string | undefined =>
  optional(text, object, key, at) || undefined;

export const flag: Reader<boolean> = (object, key, at) => {
  const value = object[key];
  if (value === 'true' || value === true) return true;
  return value === 'false' || value === false ? false : wrong(value, 'true or false', key, at);
};

export const decimal: Reader<number> = (object, key, at) => {
  const value = object[key];
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : wrong(value, 'a number', key, at);
};

export const integer: Reader<number> = (object, key, at) => {
  const value = object[key];
  if (typeof value === 'string' && INTEGER.test(value)) return Number(value);
  return typeof value === 'number' && Number.isInteger(value) ? value : wrong(value, 'a whole number', key, at);
};

/** A size in bytes: below 2^53 for any memory, so a number is exact. */
export const bytes: Reader<number> = (object, key, at) => {
  const value = integer(object, key, at);
  return Number.isSafeInteger(value) && value >= 0 ? value : wrong(object[key], 'a size in bytes', key, at);
};

/** A point in time: epoch milliseconds in JSON, ISO 8601 in XML. */
export const date: Reader<Date> = (object, key, at) => {
  const value = object[key];
  const text = typeof value === 'number' || typeof value === 'string' ? value : NaN;
  const time = new Date(typeof text === 'string' && INTEGER.test(text) ? Number(text) : text);
  return Number.isNaN(time.getTime()) ? wrong(value, 'a time', key, at) : time;
};

const INTEGER = /^-?\d+$/;

/** An object inside; undefined when absent. XML cannot tell an empty object from an empty text, so that is taken too. */
export const child = (object: WireObject, key: string, at: string): WireObject | undefined => {
  const value = object[key];
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  return typeof value === 'string' && value.trim() === '' ? EMPTY : wrong(value, 'an object', key, at);
};

const EMPTY: WireObject = {};

/** The items of a list `{ key: […] }`, each with its place. A missing key is an empty list: so the engine writes it. */
export const listOf = <T>(
  list: WireObject | undefined,
  key: string,
  at: string,
  read: (item: WireObject, at: string) => T,
): T[] => {
  const place = at === '' ? key : `${at}.${key}`;
  return items(list, key, at).map((item, i) =>
    isObject(item) ? read(item, `${place}[${String(i)}]`) : wrong(item, 'an object', `${key}[${String(i)}]`, at),
  );
};

/** The texts of a list of scalars. */
export const textsOf = (list: WireObject | undefined, key: string, at: string): string[] =>
  items(list, key, at).map((item, i) => (typeof item === 'string' ? item : wrong(item, 'a text', `${key}[${String(i)}]`, at)));

const items = (list: WireObject | undefined, key: string, at: string): readonly Wire[] => {
  const value = list?.[key];
  if (value === undefined || value === null) return [];
  return isList(value) ? value : wrong(value, 'a list', key, at);
};

/** The id of a reference `{ key: { id } }`; undefined when there is none. */
export const linkId = (object: WireObject, key: string, at: string): string | undefined => {
  const reference = child(object, key, at);
  return reference && filledText(reference, 'id', join(at, key));
};

/** The id of a reference that must be there. */
export const requiredLinkId: Reader<string> = (object, key, at) =>
  linkId(object, key, at) ?? wrong(object[key], 'a reference with an id', key, at);

export const level = (object: WireObject, key: string, at: string): Level | undefined => {
  const version = child(object, key, at);
  const place = join(at, key);
  return version && `${String(integer(version, 'major', place))}.${String(integer(version, 'minor', place))}`;
};

export const requiredLevel: Reader<Level> = (object, key, at) =>
  level(object, key, at) ?? wrong(object[key], 'a version', key, at);

export const version = (object: WireObject, key: string, at: string): Version | undefined => {
  const value = child(object, key, at);
  if (!value) return undefined;
  const place = join(at, key);
  const full = filledText(value, 'full_version', place);
  return {
    major: integer(value, 'major', place),
    minor: integer(value, 'minor', place),
    build: optional(integer, value, 'build', place) ?? 0,
    revision: optional(integer, value, 'revision', place) ?? 0,
    ...(full !== undefined && { full }),
  };
};

/** Pairs of name and value. Of a name that comes twice the last value counts, as the engine itself has it. */
export const properties = (list: WireObject | undefined, key: string, at: string): Properties =>
  Object.fromEntries(
    listOf(list, key, at, (entry, place) => [text(entry, 'name', place), textOrEmpty(entry, 'value', place)] as const),
  );

/** Only what is present: a key with `undefined` is not the same as no key to whoever compares. */
export const present = <T extends Readonly<Record<string, unknown>>>(fields: T): Present<T> => {
  const kept: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as Present<T>; // the loop above dropped exactly the undefined ones
};
type Present<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

export const join = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);

export const wrong = (value: Wire | undefined, expected: string, key: string, at: string): never => {
  throw new BadReply(join(at, key), expected, shown(value));
};

const shown = (value: Wire | undefined): string => {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
};
