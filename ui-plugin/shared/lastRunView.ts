import type { Run } from '../backstage/face';

export interface LastRunView {
  readonly variant: 'info' | 'success' | 'warning' | 'danger';
  readonly code: 'running' | 'uncertain' | 'verifying' | 'done' | 'left' | 'unverified' | 'failed';
  readonly values: Readonly<Record<string, number>>;
  readonly isOver: boolean;
}

/** How long a run that did all is told about, in milliseconds. */
const TOLD_FOR = 10 * 60 * 1000;

/** What a tab says of the latest run; undefined where that was old news when the tab was opened. */
export const lastRunView = (run: Run, openedAt: number): LastRunView | undefined => {
  const { steps, state, remaining, endedAt } = run;
  if (state === 'running') {
    if (steps.some(({ lost }) => lost && !lost.found))
      return { variant: 'warning', code: 'uncertain', values: {}, isOver: false };
    const over = steps.filter((step) => step.state === 'done' || step.state === 'left').length;
    const values = { step: Math.min(over + 1, steps.length), steps: steps.length };
    return { variant: 'info', code: 'running', values, isOver: false };
  }
  if (state === 'verifying') return { variant: 'info', code: 'verifying', values: {}, isOver: false };
  if (state === 'failed') return { variant: 'danger', code: 'failed', values: {}, isOver: true };
  // Carried out is not in force: without a look afterwards nobody knows.
  if (!remaining) return { variant: 'warning', code: 'unverified', values: {}, isOver: true };
  const left = remaining.length;
  if (left > 0) return { variant: 'warning', code: 'left', values: { left }, isOver: true };
  return openedAt - (endedAt ?? openedAt) > TOLD_FOR ? undefined : { variant: 'success', code: 'done', values: {}, isOver: true };
};
