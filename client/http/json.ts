import type { Codec } from './codec';
import { isObject } from './wire';

/** The engine's JSON: no root key, lists under their singular name, numbers and booleans quoted. Cheapest by far, so the default. */
export const jsonCodec: Codec = {
  mediaType: 'application/json',
  decode: (text) => {
    if (text === '') return {};
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) throw new SyntaxError('not a JSON object');
    return value;
  },
  encode: (body) => JSON.stringify(body),
};
