/** What an answer or a request body is, whatever the codec: the engine's JSON form. Scalars may be quoted; see engine/scalars. */
export type Wire = null | string | number | boolean | readonly Wire[] | WireObject;
export interface WireObject {
  readonly [key: string]: Wire | undefined;
}
