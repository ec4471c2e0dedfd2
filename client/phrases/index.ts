import type { Reason } from '../desired/change';
import { datapath } from './datapath';
import { findings, steps } from './findings';
import { input } from './input';
import { fillingOf, type Phrase } from './phrase';

export { visible } from './phrase';
export type { Filling, Phrase } from './phrase';

/** Every phrase that a code stands for. Areas have prefixes of their own, so that codes are unique. */
export const phrases: ReadonlyMap<string, Phrase> = new Map<string, Phrase>(
  Object.entries({ ...datapath, ...findings, ...steps, ...input }),
);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The English sentence for a code and its values, without the final full stop.
 *
 * A code without a phrase cannot come from this project (a test holds that); of another one the code itself is shown.
 */
export const phrase = ({ code, values }: Reason): string => {
  const say = phrases.get(code);
  return say ? sentence(say(fillingOf(values))) : code;
};
