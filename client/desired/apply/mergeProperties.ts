import type { Properties } from '../../engine/values';
import { difference } from './remaining';
import { isStillToDo } from './stillSo';

/**
 * The list of properties to write: what is there now, with what the plan changes. Undefined when nothing is left to change.
 *
 * @throws OvirtDpdkError `apply.worldMoved` when one of those that the plan changes has been changed by somebody else
 */
export const mergeProperties = (what: string, now: Properties, before: Properties, after: Properties): Properties | undefined => {
  const open = Object.entries(difference(before, after)).filter(([name, value]) =>
    isStillToDo(`property ${name} of ${what}`, now[name], before[name], value),
  );
  if (open.length === 0) return undefined;
  const changed = new Map(open);
  const kept = Object.entries(now).filter(([name]) => !changed.has(name));
  const set = open.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries([...kept, ...set]);
};
