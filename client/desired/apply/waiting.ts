import { EngineFault, OvirtDpdkError, Unreachable } from '../../errors';
import { pause } from '../../http/clock';
import type { Change } from '../change';
import type { Work } from './work';

/** What is waited for, and how it is seen. */
export interface Watch<T> {
  /** In words, such as `host1 to be in maintenance`. */
  readonly for: string;
  readonly limitMs: number;
  read(): Promise<T>;
  /** What the user is told while it lasts. */
  state(seen: T): string;
  /** Throws when it cannot come any more. */
  isSettled(seen: T): boolean | Promise<boolean>;
  /** What to do when the time is up. */
  readonly advice?: string;
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 3000;

/** Delay before look number `n` + 1, from 1: 0.3 s and longer each time, 3 s at most, as the engine's own clients poll. */
const delayAfter = (n: number): number => Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.5 ** (n - 1));

/**
 * Looks again and again until it is settled. Meanwhile the engine may be out of reach for a while.
 *
 * @throws OvirtDpdkError `apply.stuck` when the time is up; the error of the last look when the engine stays out of reach
 */
export const waitUntil = async <T>(work: Work, change: Change, watch: Watch<T>): Promise<T> => {
  const started = work.clock.now();
  let lostAt: number | undefined;
  for (let look = 1; ; look += 1) {
    const seen = await tolerant(() => watch.read());
    const now = work.clock.now();
    if ('error' in seen) {
      lostAt ??= now;
      if (now - lostAt >= work.limits.unreachable) throw seen.error;
    } else {
      lostAt = undefined;
      if (await watch.isSettled(seen.value)) return seen.value;
    }
    const state = 'error' in seen ? 'unknown: the engine does not answer' : watch.state(seen.value);
    if (now - started >= watch.limitMs) throw notInTime(watch, state, now - started);
    work.report({ kind: 'waiting', change, for: watch.for, state, seconds: Math.round((now - started) / 1000) });
    await rest(work, delayAfter(look));
  }
};

const tolerant = async <T>(read: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> => {
  try {
    return { value: await read() };
  } catch (error) {
    if (!mayPass(error)) throw error;
    return { error };
  }
};

/** What a moment may mend: no connection, or an engine that starts. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable
    ? error.code !== 'network.aborted' && error.code !== 'network.tls'
    : error instanceof EngineFault && error.code === 'engine.failed';

/** A pause that the user may end: then everything ends. */
export const rest = async (work: Pick<Work, 'clock' | 'signal'>, ms: number): Promise<void> => {
  await pause(work.clock, ms, work.signal);
  stopIfAsked(work);
};

export const stopIfAsked = ({ signal }: Pick<Work, 'signal'>): void => {
  if (signal?.aborted) throw new Interrupted();
};

/** The user ended the run. Never leaves `apply`: what is left of the plan is part of its outcome. */
export class Interrupted extends OvirtDpdkError {
  constructor() {
    super('network.aborted', 'interrupted');
  }
}

const notInTime = (
  { for: what, advice }: Pick<Watch<unknown>, 'for' | 'advice'>,
  state: string,
  passedMs: number,
): OvirtDpdkError =>
  new OvirtDpdkError(
    'apply.stuck',
    `waited ${Math.round(passedMs / 1000)} s for ${what}, but it is still ${state}. ${advice ?? "Look at the engine's events; when it is mended, apply again."}`,
  );
