import type { Clock } from '../../../client/http/clock';

/** A clock on which everything that is waited for comes at once, or only when told. */
export interface HandClock extends Clock {
  /** Milliseconds of every wait that was begun. */
  readonly waits: readonly number[];
  /** Ends all waits of that many milliseconds. */
  pass(ms: number): void;
}

/** @param atOnce waits that end by themselves: those up to this many milliseconds */
export const handClock = (atOnce = 5000): HandClock => {
  const waits: number[] = [];
  const pending = new Map<() => void, number>();
  let time = 0;
  return {
    waits,
    now: () => time,
    after: (ms, call) => {
      waits.push(ms);
      pending.set(call, ms);
      if (ms <= atOnce)
        queueMicrotask(() => {
          time += ms;
          if (pending.delete(call)) call();
        });
      return () => {
        pending.delete(call);
      };
    },
    pass: (ms) => {
      time += ms;
      for (const [call, wait] of pending) if (wait <= ms && pending.delete(call)) call();
    },
  };
};
