import { worldMoved } from './remaining';

/**
 * Whether a value still has to be written: not when it is what it shall be already.
 *
 * @throws OvirtDpdkError `apply.worldMoved` when it is neither what the plan saw nor what it wants
 */
export const isStillToDo = <T extends string | number | boolean | undefined>(
  what: string,
  now: T,
  before: T,
  after: T,
): boolean => {
  if (now === after) return false;
  if (now === before) return true;
  throw worldMoved(`${what} was ${shown(before)} when the plan was made and is ${shown(now)} now`);
};

const shown = (value: string | number | boolean | undefined): string => (value === undefined ? 'not set' : JSON.stringify(value));

/** The one of a list that a plan names. */
export const stillThere = <T extends { readonly id: string }>(what: string, id: string, list: readonly T[]): T => {
  const found = list.find((one) => one.id === id);
  if (!found) throw worldMoved(`${what} was there when the plan was made and is gone now`);
  return found;
};
