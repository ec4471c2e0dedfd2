import { refuse, type Refusal } from '../faults';

const LONGEST = 5;
/** A variable's name as the engine's translator leaves it behind. */
const left = (variable: string): string => (/^[A-Z_]+$/.test(variable) ? variable.replaceAll('_', ' ').toLowerCase() : variable);

/**
 * Refuses with a text that names several things in place of `${variable}`.
 *
 * One thing is put in behind a tab. Several are joined by line ends, at which the engine's substitution gives up: the text keeps the
 * variable, and the list follows as a message of its own. Source: ReplacementUtils.java; observed on 4.5.8, recorded steps 65-018, 65-067, 65-131.
 */
export function refuseListing(status: 400 | 409, text: string, variable: string, items: readonly string[]): Refusal {
  const shown = items.slice(0, LONGEST).map((item) => `\t${item}`);
  const list = [...shown, ...(items.length > LONGEST ? ['\t...'] : [])];
  const place = `\${${variable}}`;
  return list.length === 1
    ? refuse(status, text.replace(place, list.join('')))
    : refuse(status, text, `$${left(variable)} ${list.join(',\n')}`);
}
