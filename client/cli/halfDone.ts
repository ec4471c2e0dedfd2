import type { Change } from '../desired/change';

/** An error that ended a run which had changed something already: `cause` is told, and what was done before it. */
export class HalfDone extends Error {
  constructor(
    override readonly cause: unknown,
    readonly done: readonly Change[],
  ) {
    super('the run ended before all was done', { cause });
  }
}
