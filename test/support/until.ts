import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until there is an answer; fails, saying what it waited for, when the limit is over. */
export const until = async <T>(what: string, ask: () => Promise<T | undefined>, limitMs = 15_000): Promise<T> => {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waiting for ${what}: not within ${limitMs} ms`);
    await pause(20);
  }
};
