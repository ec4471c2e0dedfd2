/**
 * Vocabulary of the API description: what a field can be.
 *
 * A type is described once, in the words of the oVirt API model, with native JavaScript values in memory (numbers, booleans, arrays).
 * JSON, XML, strict input and error texts all follow from the description.
 */

/** A reference to another entity. `at` is the collection below `/ovirt-engine/api` when it is not the usual one of the type. */
export interface Ref {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly at?: string | undefined;
}

interface Typed<T> {
  /** First release that knows the field; absent: all. */
  readonly since?: string;
  /** First release that no longer knows the field. */
  readonly until?: string;
  /** Never a value: carries the type of one. */
  readonly sample?: T;
}

export interface TextKind extends Typed<string> {
  readonly form: 'text';
}
export interface IntKind extends Typed<number> {
  readonly form: 'int';
  readonly bits: 32 | 64;
}
export interface BoolKind extends Typed<boolean> {
  readonly form: 'bool';
}
/** Printed in JSON as a bare number, unlike int. */
export interface DecimalKind extends Typed<number> {
  readonly form: 'decimal';
}
/** Epoch milliseconds in memory and JSON, ISO text in XML. */
export interface DateKind extends Typed<number> {
  readonly form: 'date';
}
export interface EnumKind<V extends string = string> extends Typed<V> {
  readonly form: 'enum';
  readonly java: string;
  readonly values: readonly V[];
}
export interface StructKind<T extends Type = Type> extends Typed<Model<T>> {
  readonly form: 'struct';
  readonly type: T;
}
/** Reference to an entity of another type: read as an entity, printed as `id` and `href`. */
export interface LinkKind extends Typed<Ref> {
  readonly form: 'link';
  /** Tag of the type referred to; by name, since types refer to each other in circles. */
  readonly to: string;
  /** Collection below the API root; absent: no href is printed. */
  readonly collection?: string;
}
export interface ListKind<K extends Kind = Kind> extends Typed<readonly ValueOf<K>[]> {
  readonly form: 'list';
  readonly key: string;
  readonly item: K;
  /** An empty list is printed as `{"key":[]}` instead of `{}`. */
  readonly keepsKey: boolean;
}
export type Kind =
  | TextKind
  | IntKind
  | BoolKind
  | DecimalKind
  | DateKind
  | EnumKind
  | (Typed<unknown> & { readonly form: 'struct'; readonly type: Type })
  | LinkKind
  | (Typed<unknown> & { readonly form: 'list'; readonly key: string; readonly item: Kind; readonly keepsKey: boolean });

export type ValueOf<K> = K extends { readonly sample?: infer T } ? Exclude<T, undefined> : never;
export type Fields = Readonly<Record<string, Kind>>;

export interface Type<F extends Fields = Fields> {
  /** Simple name of the engine's Java class; appears in error texts. */
  readonly java: string;
  /** XML element; for entities also the JSON key of a list. */
  readonly tag: string;
  readonly plural: string;
  /** Has id, href, name, description, comment, links and actions. */
  readonly identified: boolean;
  readonly fields: F;
  readonly links: readonly string[];
  readonly actions: readonly string[];
  /** Answers have `actions` even where there are none. */
  readonly acts: boolean;
}

type Identity = 'id' | 'name' | 'description' | 'comment';
export type Model<T extends Type> = {
  readonly [K in keyof T['fields']]?: ValueOf<T['fields'][K]> | undefined;
} & { readonly [K in Exclude<Identity, keyof T['fields']>]?: string | undefined };

export const text: TextKind = { form: 'text' };
export const int: IntKind = { form: 'int', bits: 32 };
export const long: IntKind = { form: 'int', bits: 64 };
export const bool: BoolKind = { form: 'bool' };
export const decimal: DecimalKind = { form: 'decimal' };
export const date: DateKind = { form: 'date' };
export const oneOf = <const V extends string>(java: string, ...values: readonly V[]): EnumKind<V> => ({
  form: 'enum',
  java,
  values,
});
export const list = <K extends Kind>(key: string, item: K, { keepsKey = false } = {}): ListKind<K> => ({
  form: 'list',
  key,
  item,
  keepsKey,
});
export const link = (to: string, collection?: string): LinkKind => ({
  form: 'link',
  to,
  ...(collection === undefined ? {} : { collection }),
});
export const of = <T extends Type>(type: T): StructKind<T> => ({ form: 'struct', type });
export const since = <K extends Kind>(release: string, kind: K): K => ({ ...kind, since: release });
export const until = <K extends Kind>(release: string, kind: K): K => ({ ...kind, until: release });

/** A part of an entity: fields only. */
export const part = <F extends Fields>(java: string, fields: F): Type<F> => ({
  java,
  tag: java,
  plural: java,
  identified: false,
  fields,
  links: [],
  actions: [],
  acts: false,
});

/** Shorthand for a nested part. */
export const struct = <F extends Fields>(java: string, fields: F): StructKind<Type<F>> => of(part(java, fields));

export const entity = <F extends Fields>(
  java: string,
  [tag, plural]: readonly [string, string],
  fields: F,
  { links = [], actions }: { readonly links?: readonly string[]; readonly actions?: readonly string[] } = {},
): Type<F> => ({ java, tag, plural, identified: true, fields, links, actions: actions ?? [], acts: actions !== undefined });
