import { OvirtDpdkError } from '../errors';
import type { Engine } from '../engine';
import type { SystemInfo } from '../engine/system';
import { systemClock, type Clock } from '../http/clock';
import { createConsent } from './apply/consent';
import { defaultLimits, type Limits } from './apply/limits';
import { createNames } from './apply/names';
import { createRun } from './apply/run';
import type { Work } from './apply/work';
import type { Disruption } from './change';
import { problemsOf, type Plan } from './plan';
import type { Outcome, Shell } from './shell';

export interface ApplyOptions {
  /** Disruptions up to this one were agreed to beforehand; for a worse one `shell.confirm` is asked, change by change. */
  readonly allow: Disruption;
  /** Ends the run: what is under way is finished or left in a state that a second run completes. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Milliseconds, each with a default of minutes. */
  readonly limits?: Partial<Limits>;
}

/**
 * Carries out a plan, change by change in its order, and tells what was done and what is left.
 *
 * No write is repeated blindly. After an answer that leaves it open what the engine did, everything is observed and planned again, and
 * work goes on with what remains, provided that it is part of the plan that was shown. A change looks at what is there right before it
 * writes: what it does not mean to change it sends back as it is now.
 *
 * @throws OvirtDpdkError `plan.problems` before anything is done; `apply.stuck` when something does not reach its state;
 *   `apply.worldMoved` when what remains was not in the plan; EngineFault, Unreachable, BadReply as the calls do
 */
export const apply = async (engine: Engine, plan: Plan, shell: Shell, options: ApplyOptions): Promise<Outcome> => {
  refuseProblems(plan);
  const { signal, clock = systemClock } = options;
  let system: Promise<SystemInfo> | undefined;
  const work: Work = {
    engine,
    clock,
    signal,
    limits: { ...defaultLimits, ...options.limits },
    names: createNames(),
    system: () => (system ??= engine.system.info()),
    report: (event) => {
      shell.report(event);
    },
  };
  return createRun(work, plan, createConsent(options.allow, shell)).toItsEnd();
};

const refuseProblems = (plan: Plan): void => {
  const problems = problemsOf(plan);
  if (problems.length === 0) return;
  const list = problems.map(({ code, path }) => `${code} at ${path}`).join(', ');
  throw new OvirtDpdkError('plan.problems', `the plan has problems and is not applied: ${list}`);
};
