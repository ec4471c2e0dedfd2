import { EngineFault } from '../../errors';
import type { Change } from '../change';
import { observe, questionOf } from '../observe';
import { plan as makePlan, type Plan } from '../plan';
import type { Outcome, WhyLeft } from '../shell';
import type { Consent } from './consent';
import { execute } from './executors';
import { remainingOf } from './remaining';
import { Interrupted, mayPass, rest, stopIfAsked } from './waiting';
import { createWindows } from './windows';
import type { Work } from './work';
import { isUncertain } from './writing';

/** How often a change is begun whose answers leave it open what the engine did. */
const TRIES = 3;
const FIRST_DELAY_MS = 1000;

/** Works through a plan that was shown. */
export const createRun = (work: Work, shown: Plan, consent: Consent) => {
  const done: Change[] = [];
  const left: { readonly change: Change; readonly why: WhyLeft }[] = [];
  const windows = createWindows(shown.changes);
  const tries = new Map<string, number>();
  let todo = shown.changes;

  const finish = (change: Change): void => {
    done.push(change);
    windows.done(change);
    work.report({ kind: 'done', change });
  };

  const leave = (change: Change, why: WhyLeft): void => {
    left.push({ change, why });
    work.report({ kind: 'skipped', change, why });
  };

  const whyLeave = async (change: Change): Promise<WhyLeft | undefined> => {
    if (change.by === 'person') return 'person';
    // A VM that was stopped is started, whatever became of the changes between.
    if (windows.isOwed(change)) return undefined;
    if (left.some(({ change: { id } }) => change.needs.includes(id))) return 'needs';
    return (await consent.to(change)) ? undefined : 'consent';
  };

  const step = async (change: Change): Promise<void> => {
    stopIfAsked(work);
    const why = await whyLeave(change);
    if (why) leave(change, why);
    else if (await carryOut(change)) finish(change);
    else return;
    todo = todo.slice(1);
  };

  /** False when everything was planned again. */
  const carryOut = async (change: Change): Promise<boolean> => {
    work.report({ kind: 'started', change });
    windows.begun(change);
    try {
      await execute(work, change);
      return true;
    } catch (error) {
      if (isUncertain(error)) await goOnAfter(change, error, TRIES);
      // The engine makes some things by itself, such as the external network of a physical one.
      else if (isConflict(error) && isMaking(change)) await goOnAfter(change, error, 1);
      else throw error;
      return false;
    }
  };

  /** Observes, plans again, and goes on with what remains of the plan that was shown. */
  const goOnAfter = async (change: Change, error: unknown, limit: number): Promise<void> => {
    const tried = (tries.get(change.id) ?? 0) + 1;
    tries.set(change.id, tried);
    work.report({ kind: 'uncertain', change, error: error instanceof Error ? error.message : String(error) });
    const remaining = remainingOf(shown, await planAgain(error));
    const remains = new Set(remaining.map(({ id }) => id));
    if (remains.has(change.id) && tried >= limit) throw error;
    for (const past of todo) if (!remains.has(past.id) && !windows.isOwed(past)) finish(past);
    const settled = new Set([...done, ...left.map((one) => one.change)].map(({ id }) => id));
    const open = remaining.filter(({ id }) => !settled.has(id));
    todo = [...open, ...windows.owed(open)];
    if (remains.has(change.id)) await rest(work, FIRST_DELAY_MS * 2 ** (tried - 1));
  };

  const planAgain = async (cause: unknown): Promise<Plan> => {
    const { engine, clock, limits, signal } = work;
    const until = clock.now() + limits.unreachable;
    for (let delay = FIRST_DELAY_MS; ; delay *= 2) {
      try {
        return makePlan(
          shown.spec,
          await observe(engine, questionOf(shown.spec), { facts: shown.facts, ...(signal && { signal }) }),
        );
      } catch (error) {
        stopIfAsked(work);
        if (!mayPass(error)) throw error;
        if (clock.now() >= until) throw cause;
      }
      await rest(work, delay);
    }
  };

  /** Starts the VMs that are stopped, when the work between is over for whatever reason. The user's signal does not end this. */
  const closeWindows = async (): Promise<void> => {
    for (const start of windows.owed()) {
      work.report({ kind: 'started', change: start });
      try {
        await execute({ ...work, signal: undefined }, start);
        finish(start);
        todo = todo.filter(({ id }) => id !== start.id);
      } catch (error) {
        // What ended the work is thrown; that the VM is still down must be said beside it.
        work.report({ kind: 'uncertain', change: start, error: error instanceof Error ? error.message : String(error) });
      }
    }
  };

  return {
    toItsEnd: async (): Promise<Outcome> => {
      try {
        for (let change = todo[0]; change; change = todo[0]) await step(change);
      } catch (error) {
        await closeWindows();
        if (!(error instanceof Interrupted)) throw error;
        for (const change of todo) leave(change, change.by === 'person' ? 'person' : 'interrupted');
      }
      return { done, left };
    },
  };
};

const isConflict = (error: unknown): boolean => error instanceof EngineFault && error.status === 409;

const isMaking = ({ kind }: Change): boolean => kind.endsWith('.create') || kind === 'clusterNetwork.add';
