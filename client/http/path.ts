import { BadReply } from '../errors';

/**
 * Writes a path with every inserted value as one encoded segment.
 *
 * @example path`/hosts/${id}/nics`
 * @throws BadReply if a value cannot be a segment: ids come from the engine
 */
export const path = (literals: TemplateStringsArray, ...segments: readonly string[]): string =>
  String.raw({ raw: literals }, ...segments.map(segment));

const segment = (text: string): string => {
  // The empty segment names the collection, and servers take dots for navigation even when they are encoded.
  if (text === '' || text === '.' || text === '..') throw new BadReply('id', 'an id', JSON.stringify(text));
  return encodeURIComponent(text);
};
