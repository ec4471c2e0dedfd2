import type { GuestStep, Reason } from '../../client/index';

/** Everything to be done in the guest as one text for its shell: the sentences are comments. */
export const guestText = (steps: readonly GuestStep[], say: (step: Reason) => string): string =>
  steps.flatMap((step, at) => [`# ${String(at + 1)}  ${inOneLine(say(step))}`, ...step.commands]).join('\n');

/** A line break in a name from the engine would end the comment. */
const inOneLine = (text: string): string => text.replace(/\p{Cc}+|[\u2028\u2029]/gu, ' ');
