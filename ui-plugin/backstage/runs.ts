import { apply, isOvirtDpdkError, verify, type Engine, type Progress, type Tried, type WhyLeft } from '../../client/index';
import { createListeners } from '../portal/listeners';
import type { Run, RunError, Runs, RunStep } from './face';

/** An engine of its own for each run: what it tells of its requests belongs to that run alone. */
export type EngineFor = (log: (tried: Tried) => void) => Engine;

/** Applies plans one at a time or side by side; who looks at them may come and go. */
export const createRuns = (engineFor: EngineFor, now: () => number): Runs => {
  const runs = new Map<string, Run>();
  const enders = new Map<string, AbortController>();
  const listeners = createListeners<Run>();

  const put = (run: Run): void => {
    runs.set(run.id, run);
    listeners.tell(run);
  };
  const change = (id: string, part: (run: Run) => Partial<Run>): void => {
    const run = runs.get(id);
    if (run) put({ ...run, ...part(run) });
  };

  const carryOut = async ({ id, plan }: Run, agreed: ReadonlySet<string>, signal: AbortSignal): Promise<void> => {
    const engine = engineFor((tried) => {
      change(id, (run) => withCorrelation(run, tried));
    });
    const report = (event: Progress): void => {
      change(id, (before) => after(before, event, now()));
    };
    try {
      // Agreed to beforehand, change by change: the boxes of a review are all that is ever asked.
      const confirm = async ({ change: asked }: { readonly change: { readonly id: string } }): Promise<boolean> =>
        agreed.has(asked.id);
      const outcome = await apply(engine, plan, { report, confirm }, { allow: 'none', signal });
      change(id, ({ steps }) => ({ steps: withOutcome(steps, outcome.left) }));
    } catch (error) {
      change(id, ({ steps }) => ({ error: runError(error), steps: brokenOff(steps, now()) }));
    }
    change(id, () => ({ state: 'verifying' }));
    const remaining = await verify(engine, plan.spec, { facts: plan.facts }).then(
      ({ changes }) => changes,
      () => undefined,
    );
    enders.delete(id);
    change(id, ({ error }) => ({ state: error ? 'failed' : 'done', endedAt: now(), ...(remaining && { remaining }) }));
  };

  const latest = (holds: (run: Run) => boolean): Run | undefined => [...runs.values()].reverse().find(holds);

  return {
    start: ({ wizard, of, plan, agreed }) => {
      // Plain data of this window: the page that made the plan may be gone before the run ends.
      const own = structuredClone({ plan, agreed, of });
      const run: Run = {
        id: `${wizard}/${String(runs.size + 1)}`,
        wizard,
        ...(own.of && { of: own.of }),
        plan: own.plan,
        state: 'running',
        startedAt: now(),
        steps: own.plan.changes.map((one) => ({ change: one, state: 'waiting' })),
      };
      const ender = new AbortController();
      enders.set(run.id, ender);
      put(run);
      void carryOut(run, new Set(own.agreed), ender.signal);
      return run;
    },
    get: (id) => runs.get(id),
    of: (thing) => latest(({ of }) => of?.id === thing),
    underWay: (wizard, thing) =>
      latest(
        (run) =>
          (run.state === 'running' || run.state === 'verifying') &&
          (thing === undefined ? run.wizard === wizard && !run.of : run.of?.id === thing),
      ),
    stop: (id) => {
      const ender = enders.get(id);
      if (!ender || ender.signal.aborted) return;
      ender.abort();
      change(id, () => ({ stopping: true }));
    },
    onChange: listeners.add,
  };
};

type StepPart = (step: RunStep) => Partial<RunStep>;

const stepsWhere = (steps: readonly RunStep[], holds: (step: RunStep) => boolean, part: StepPart): readonly RunStep[] =>
  steps.map((step) => (holds(step) ? { ...step, ...part(step) } : step));

const isRunning = ({ state }: RunStep): boolean => state === 'running';

const withCorrelation = ({ steps, state }: Run, { method, correlationId }: Tried): Partial<Run> =>
  state === 'running' && method !== 'GET' && correlationId !== undefined
    ? { steps: stepsWhere(steps, isRunning, () => ({ correlationId })) }
    : {};

const after = ({ steps }: Run, event: Progress, at: number): Partial<Run> => ({
  steps: stepsWhere(steps, ({ change }) => change.id === event.change.id, partOf(event, at)),
});

const partOf =
  (event: Progress, at: number): StepPart =>
  ({ startedAt = at, lost }) => {
    switch (event.kind) {
      case 'started':
        // Begun a second time: what was read back showed that the engine had not done it.
        return { state: 'running', startedAt, ...(lost && { lost: { ...lost, found: 'notDone' } }) };
      case 'waiting':
        return { waitingFor: { what: event.for, state: event.state } };
      case 'uncertain':
        return { lost: { error: event.error } };
      case 'done':
        return { state: 'done', startedAt, endedAt: at, ...(lost && !lost.found && { lost: { ...lost, found: 'done' } }) };
      case 'skipped':
        return { state: 'left', ...(event.why && { why: event.why }) };
    }
  };

const withOutcome = (
  steps: readonly RunStep[],
  left: readonly { readonly change: { readonly id: string }; readonly why: WhyLeft }[],
): readonly RunStep[] => {
  const whys = new Map(left.map(({ change, why }) => [change.id, why]));
  return steps.map((step) => {
    const why = whys.get(step.change.id);
    return why ? { ...step, state: 'left', why } : step;
  });
};

/** What was under way when the run broke off is not done, and what waited is not begun. */
const brokenOff = (steps: readonly RunStep[], at: number): readonly RunStep[] =>
  stepsWhere(steps, isRunning, () => ({ state: 'left', endedAt: at }));

const runError = (error: unknown): RunError => {
  if (!isOvirtDpdkError(error)) return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
  const exchange = 'exchange' in error ? (error.exchange as { readonly correlationId?: string }) : undefined;
  return {
    code: error.code,
    message: error.message,
    ...(detail !== undefined && { detail }),
    ...(exchange?.correlationId !== undefined && { correlationId: exchange.correlationId }),
  };
};
