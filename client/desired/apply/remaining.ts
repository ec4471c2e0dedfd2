import { OvirtDpdkError } from '../../errors';
import type { Properties } from '../../engine/values';
import type { Change, Placement } from '../change';
import type { Plan } from '../plan';
import { isWorse } from './consent';

/**
 * What is still to be done, as a new plan of the same spec says, provided that the user has seen all of it.
 *
 * @param shown the plan that the user saw
 * @throws OvirtDpdkError `apply.worldMoved` when the new plan asks for anything that was not in the one shown
 */
export const remainingOf = (shown: Plan, fresh: Plan): readonly Change[] => {
  const known = new Map(shown.changes.map((change) => [change.id, change]));
  const news = [
    ...fresh.changes.filter((change) => !asksNoMore(change, known.get(change.id))).map((change) => change.id),
    ...fresh.findings.filter(({ severity }) => severity === 'problem').map(({ code, path }) => `${code} at ${path}`),
  ];
  if (news.length > 0) throw worldMoved(`the plan that was shown does not hold any more; new in it: ${news.join(', ')}`);
  return fresh.changes;
};

export const worldMoved = (what: string): OvirtDpdkError =>
  new OvirtDpdkError(
    'apply.worldMoved',
    `${what}. Somebody else changes the same things; look at a new plan and apply that one.`,
  );

/** Whether a change asks for no more than one that was shown: part of it may be done already. */
const asksNoMore = (change: Change, shown: Change | undefined): boolean =>
  shown?.kind === change.kind && !isWorse(change.disruption, shown.disruption) && isPart(wantedOf(change), wantedOf(shown));

/** What the change itself brings about: of whole property lists, only what differs. */
const wantedOf = (change: Change): unknown => {
  if (change.by === 'person') return change.commands;
  switch (change.kind) {
    case 'vm.properties':
      return difference(change.before, change.after);
    case 'profile.update':
      return { ...change.after, properties: difference(change.before.properties, change.after.properties) };
    case 'host.networks':
      return { after: change.after.map(placeOf), synchronize: change.synchronize.map(placeOf) };
    default:
      return 'after' in change ? change.after : undefined;
  }
};

const placeOf = ({ network, nic }: Placement): string => JSON.stringify([network.name, nic]);

/** What has to be set, and with undefined what has to go, to make `after` of `before`. */
export const difference = (before: Properties, after: Properties): Readonly<Record<string, string | undefined>> => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
};

/** A list is part of a list with more, an object of one with more keys; that a name has got its id meanwhile does not count. */
const isPart = (some: unknown, all: unknown): boolean => {
  if (Array.isArray(some)) return Array.isArray(all) && some.every((one) => all.some((other) => isPart(one, other)));
  if (!isObject(some)) return some === all;
  if (!isObject(all)) return false;
  return Object.entries(some).every(
    ([key, value]) => (key === 'id' && 'name' in some) || (key in all && isPart(value, all[key])),
  );
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
