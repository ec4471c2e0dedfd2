import type { WireObject } from './wire';

/** Text of one media type ↔ the wire shape. */
export interface Codec {
  readonly mediaType: 'application/json' | 'application/xml';
  /** Throws a SyntaxError when the text is not what the media type says. An empty text is an empty object. */
  decode(text: string): WireObject;
  /** @param path where the body goes: XML names its root element after it */
  encode(body: WireObject, path: string): string;
}
