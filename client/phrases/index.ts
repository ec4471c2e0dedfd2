import type { Reason } from '../desired/change';
import { comparisons } from './comparisons';
import { datapath } from './datapath';
import { findings, steps } from './findings';
import { guestProblems, guestSteps } from './guest';
import { hostFindingsInPlan } from './hostFindings';
import { input } from './input';
import { links } from './links';
import { mends } from './mends';
import { capitalized, fillingOf, type Filling, type Phrase } from './phrase';

export { visible } from './phrase';
export type { Filling, Phrase } from './phrase';

/** Every phrase that a code stands for. Areas have prefixes of their own, so that codes are unique. */
export const phrases: ReadonlyMap<string, Phrase> = new Map<string, Phrase>(
  Object.entries({
    ...comparisons,
    ...datapath,
    ...links,
    ...mends,
    ...findings,
    ...steps,
    ...guestProblems,
    ...guestSteps,
    ...hostFindingsInPlan,
    ...input,
  }),
);

/** Of how many hosts or VMs a summary of them speaks: ` (2 of 3 hosts: host1, host2)`. */
const share = (v: Filling): string => {
  const [count, members] = [v.number('affectedCount'), v.number('members')];
  if (members < 2) return '';
  const of = v.text('of') === 'vms' ? 'virtual machines' : 'hosts';
  if (count === members) return ` (all ${members} ${of})`;
  const unnamed = count - v.number('affected');
  const names = unnamed > 0 ? `${v.items('affected').join(', ')} and ${unnamed} more` : v.list('affected', count);
  return ` (${count} of ${members} ${of}: ${names})`;
};

/**
 * The English sentence for a code and its values, without the final full stop.
 *
 * A code without a phrase cannot come from this project (a test holds that); of another one the code itself is shown.
 */
export const phrase = ({ code, values }: Reason): string => {
  const say = phrases.get(code);
  const filling = fillingOf(values);
  return say ? capitalized(say(filling)) + share(filling) : code;
};
