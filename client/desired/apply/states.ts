import { OvirtDpdkError, Unreachable } from '../../errors';
import type { Change } from '../change';
import { eventTexts, withEvents } from './evidence';
import { waitUntil } from './waiting';
import type { Work } from './work';
import { isUncertain, write } from './writing';

/** A host or VM, and the state that an action is to bring it to. */
export interface Journey {
  /** In words, such as `host1 to be in maintenance`. */
  readonly for: string;
  readonly limitMs: number;
  status(): Promise<string>;
  /** States in which it stays until somebody acts; all others pass. */
  readonly resting: ReadonlySet<string>;
  readonly goals: ReadonlySet<string>;
  /** The action is wanted even where the state is a goal already: an install begins, and may end, in maintenance. */
  readonly always?: boolean;
  /** The state need not change soon after the action was taken, nor does its job tell: only the time limit ends the wait. */
  readonly guestDecides?: boolean;
  /** The action. */
  send(correlationId: string): Promise<unknown>;
  /** What to do when it ends elsewhere. */
  readonly advice: string;
}

const TRIES = 3;
/** A job's end and the state that it leads to are stored one after the other. */
const SETTLING_MS = 2000;

/**
 * Brings a host or a VM into another state, and tells which one it came to.
 *
 * The action is sent when the state calls for it, and again only when state and job show that the engine did not take it: nothing is
 * repeated blindly. That the journey is over is told by the state, and where the state alone cannot tell (install leaves it as it is
 * for some tenths of a second: observed on engine 4.5.8) by the action's job.
 *
 * @throws OvirtDpdkError `apply.stuck` with the engine's own events, when it ends elsewhere or not in time
 */
export const bring = async (work: Work, change: Change, journey: Journey): Promise<string> => {
  const { resting, goals, always = false, guestDecides = false } = journey;
  let sent: { readonly correlationId: string; readonly at: number; readonly surely: boolean } | undefined;
  let tries = 0;
  let moved = false;
  let endedAt: number | undefined;

  const send = async (): Promise<void> => {
    const correlationId = crypto.randomUUID();
    tries += 1;
    endedAt = undefined;
    try {
      await write(work, () => journey.send(correlationId));
      sent = { correlationId, at: work.clock.now(), surely: true };
    } catch (error) {
      if (!isUncertain(error) || tries >= TRIES) throw await withEvents(work, error, correlationId);
      work.report({ kind: 'uncertain', change, error: error instanceof Error ? error.message : String(error) });
      const neverLeft = error instanceof Unreachable && !error.sent;
      sent = neverLeft ? undefined : { correlationId, at: work.clock.now(), surely: false };
    }
  };

  const fateOf = async (correlationId: string, sentAt: number): Promise<'open' | 'finished' | 'failed' | 'not taken'> => {
    const now = work.clock.now();
    const [job] = await work.engine.jobs.byCorrelation(correlationId);
    const ended = job ? job.status !== 'started' : now - sentAt >= work.limits.unnoticed;
    endedAt = ended ? (endedAt ?? now) : undefined;
    if (endedAt === undefined || now - endedAt < SETTLING_MS) return 'open';
    if (!job) return 'not taken';
    return job.status === 'finished' ? 'finished' : 'failed';
  };

  const isSettled = async (status: string): Promise<boolean> => {
    if (!resting.has(status)) {
      moved ||= sent !== undefined;
      return false;
    }
    if (goals.has(status) && (!always || moved)) return true;
    if (!sent) {
      await send();
      return false;
    }
    if (!moved && guestDecides && sent.surely) return false;
    const fate = moved ? 'finished' : await fateOf(sent.correlationId, sent.at);
    if (fate === 'open') return false;
    if (fate === 'finished' && goals.has(status)) return true;
    if (fate !== 'not taken' || sent.surely || tries >= TRIES) throw await stuck(work, journey, status, sent.correlationId);
    await send();
    return false;
  };

  return waitUntil(work, change, {
    for: journey.for,
    limitMs: journey.limitMs,
    read: () => journey.status(),
    state: (status) => status,
    isSettled,
    advice: journey.advice,
  });
};

const stuck = async (work: Work, journey: Journey, status: string, correlationId: string): Promise<OvirtDpdkError> => {
  const texts = await eventTexts(work, correlationId);
  const said = texts.length > 0 ? ` The engine's events say: ${texts.join(' ')}` : '';
  return new OvirtDpdkError('apply.stuck', `waited for ${journey.for}, but it is ${status}.${said} ${journey.advice}`);
};
