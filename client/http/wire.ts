/** What an answer or a request body is, whatever the codec: the engine's JSON form. Scalars may be quoted; see engine/scalars. */
export type Wire = null | string | number | boolean | readonly Wire[] | WireObject;
export interface WireObject {
  readonly [key: string]: Wire | undefined;
}

export const isList = (value: Wire | undefined): value is readonly Wire[] => Array.isArray(value);

/** Takes what JSON.parse gives, too: whatever that makes of an object holds wire values only. */
export const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
