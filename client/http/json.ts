import type { Codec } from './codec';
import type { WireObject } from './wire';

/** The engine's JSON: no root key, lists under their singular name, numbers and booleans quoted. Cheapest by far, so the default. */
export const jsonCodec: Codec = {
  mediaType: 'application/json',
  decode: (text) => {
    if (text === '') return {};
    const value: unknown = JSON.parse(text);
    if (!isWireObject(value)) throw new SyntaxError('not a JSON object');
    return value;
  },
  encode: (body) => JSON.stringify(body),
};

// Whatever JSON.parse makes of an object holds wire values only.
const isWireObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
