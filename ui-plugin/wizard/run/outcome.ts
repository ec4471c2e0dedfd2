import type { Change } from '../../../client/index';
import type { Run, RunStep } from '../../backstage/face';

/**
 * How a run ended. `done`: read again, nothing remains. `left`: something waits for a person. `notInForce`: carried out, and the engine
 * does not show all of it yet. `unverified`: it could not be read again.
 */
export type OutcomeKind = 'done' | 'left' | 'stopped' | 'notInForce' | 'unverified' | 'failed';

export const outcomeOf = ({ state, steps, remaining }: Pick<Run, 'state' | 'steps' | 'remaining'>): OutcomeKind => {
  if (state === 'failed') return 'failed';
  if (steps.some(({ why }) => why === 'interrupted')) return 'stopped';
  if (!remaining) return 'unverified';
  if (remaining.length === 0) return 'done';
  return steps.some((step) => step.state === 'left') ? 'left' : 'notInForce';
};

export const stepsIn = (steps: readonly RunStep[], state: RunStep['state']): readonly RunStep[] =>
  steps.filter((step) => step.state === state);

/** What a person has to do now; by what was read again, where it could be. */
export const forPerson = ({ steps, remaining }: Pick<Run, 'steps' | 'remaining'>): readonly Extract<Change, { by: 'person' }>[] =>
  (remaining ?? steps.filter(({ state }) => state !== 'done').map(({ change }) => change)).filter(
    (change) => change.by === 'person',
  );
