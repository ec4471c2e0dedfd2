import { apply, isOvirtDpdkError, verify, type Engine, type Progress, type Tried } from '../../client/index';
import type { Run, RunError, Runs, RunStep } from './face';

export interface RunsInBackstage extends Runs {
  /** Told of each try of each request: a running step keeps the correlation id of its last write. */
  readonly tried: (tried: Tried) => void;
}

/** Applies plans one at a time or side by side; who looks at them may come and go. */
export const createRuns = (engine: () => Engine, now: () => number): RunsInBackstage => {
  const runs = new Map<string, Run>();
  const enders = new Map<string, AbortController>();
  const listeners = new Set<(run: Run) => void>();
  const put = (run: Run): void => {
    runs.set(run.id, run);
    for (const listener of listeners) listener(run);
  };
  const change = (id: string, part: (run: Run) => Partial<Run>): void => {
    const run = runs.get(id);
    if (run) put({ ...run, ...part(run) });
  };

  const carryOut = async (id: string, agreed: ReadonlySet<string>, signal: AbortSignal): Promise<void> => {
    const run = runs.get(id);
    if (!run) return;
    try {
      const outcome = await apply(
        engine(),
        run.plan,
        {
          report: (event) => {
            change(id, (before) => after(before, event, now()));
          },
          confirm: async ({ change: asked }) => agreed.has(asked.id),
        },
        { allow: 'none', signal },
      );
      change(id, (before) => ({ steps: withOutcome(before.steps, outcome.left) }));
    } catch (error) {
      change(id, (before) => ({ error: runError(error), steps: ended(before.steps, now()) }));
    }
    change(id, () => ({ state: 'verifying' }));
    const remaining = await verify(engine(), run.plan.spec, { facts: run.plan.facts }).then(
      ({ changes }) => changes,
      () => undefined,
    );
    change(id, (before) => ({
      state: before.error ? 'failed' : 'done',
      endedAt: now(),
      ...(remaining && { remaining }),
    }));
    enders.delete(id);
  };

  return {
    start: ({ wizard, of, plan, agreed }) => {
      const id = `${wizard}/${String(runs.size + 1)}`;
      // Plain data of this window: the page that made the plan may be gone before the run ends.
      const own = structuredClone({ plan, agreed, of });
      const run: Run = {
        id,
        wizard,
        ...(own.of && { of: own.of }),
        plan: own.plan,
        state: 'running',
        startedAt: now(),
        steps: own.plan.changes.map((one) => ({ change: one, state: 'waiting' })),
      };
      const ender = new AbortController();
      enders.set(id, ender);
      put(run);
      void carryOut(id, new Set(own.agreed), ender.signal);
      return run;
    },
    get: (id) => runs.get(id),
    of: (thing) => [...runs.values()].reverse().find(({ of }) => of?.id === thing),
    stop: (id) => enders.get(id)?.abort(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tried: ({ method, correlationId }) => {
      if (method === 'GET' || correlationId === undefined) return;
      for (const { id, state } of runs.values())
        if (state === 'running') change(id, ({ steps }) => ({ steps: stepsWith(steps, 'running', () => ({ correlationId })) }));
    },
  };
};

const stepsWith = (steps: readonly RunStep[], which: string, part: (step: RunStep) => Partial<RunStep>): readonly RunStep[] =>
  steps.map((step) => (step.change.id === which || step.state === which ? { ...step, ...part(step) } : step));

const after = ({ steps }: Run, event: Progress, at: number): Partial<Run> => {
  const { id } = event.change;
  if (event.kind === 'uncertain') return { uncertain: { changeId: id, error: event.error } };
  const part = (step: RunStep): Partial<RunStep> => {
    if (event.kind === 'waiting') return { waitingFor: { what: event.for, state: event.state } };
    if (event.kind === 'started') return { state: 'running', startedAt: step.startedAt ?? at };
    if (event.kind === 'skipped') return { state: 'left', ...(event.why && { why: event.why }) };
    return { state: 'done', startedAt: step.startedAt ?? at, endedAt: at };
  };
  return { steps: stepsWith(steps, id, part) };
};

const withOutcome = (
  steps: readonly RunStep[],
  left: readonly { readonly change: { readonly id: string }; readonly why: NonNullable<RunStep['why']> }[],
): readonly RunStep[] =>
  steps.map((step) => {
    const why = left.find(({ change }) => change.id === step.change.id)?.why;
    return why ? { ...step, state: 'left', why } : step;
  });

/** What was under way when the run broke off is not done. */
const ended = (steps: readonly RunStep[], at: number): readonly RunStep[] =>
  stepsWith(steps, 'running', () => ({ state: 'left', endedAt: at }));

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
