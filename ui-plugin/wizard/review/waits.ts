import type { Values } from '../../../client/index';
import type { Planned } from '../../backstage/face';
import { canWait, type ConsentLine } from './consents';

/** Why a plan cannot be applied yet. */
export interface Wait {
  readonly code: 'nothing' | 'problems' | 'person' | 'consent';
  readonly values: Values;
  /** What still has to be agreed to. */
  readonly consents?: readonly ConsentLine['code'][];
}

export const whatApplyWaitsFor = (
  { plan: { changes }, problems }: Pick<Planned, 'plan' | 'problems'>,
  consents: readonly ConsentLine[],
  agreed: ReadonlySet<string>,
): Wait | undefined => {
  if (problems.length > 0) return { code: 'problems', values: { count: problems.length } };
  if (changes.length === 0) return { code: 'nothing', values: {} };
  // Whatever the engine could do needs a person first.
  if (!changes.some((change) => change.by === 'engine')) return { code: 'person', values: {} };
  const open = consents.filter((line) => !agreed.has(line.id) && !canWait(line, changes)).map(({ code }) => code);
  return open.length > 0 ? { code: 'consent', values: { count: open.length }, consents: [...new Set(open)] } : undefined;
};
