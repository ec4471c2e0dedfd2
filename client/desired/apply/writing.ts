import { BadReply, EngineFault } from '../../errors';
import { mayPass, rest } from './waiting';
import type { Work } from './work';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5000;

/**
 * Sends a write, and sends it again only when the engine said that it did not take it because another operation is in progress.
 *
 * @throws EngineFault `engine.busy` when that does not end in time
 */
export const write = async <T>(work: Work, send: () => Promise<T>): Promise<T> => {
  const started = work.clock.now();
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(LONGEST_DELAY_MS, delay * 2)) {
    try {
      return await send();
    } catch (error) {
      const isBusy = error instanceof EngineFault && error.code === 'engine.busy';
      if (!isBusy || work.clock.now() - started >= work.limits.busy) throw error;
      await rest(work, delay);
    }
  }
};

/** Whether nobody can know what became of the write: no answer, a broken one, or a failure inside the engine. */
export const isUncertain = (error: unknown): boolean => mayPass(error) || error instanceof BadReply;
