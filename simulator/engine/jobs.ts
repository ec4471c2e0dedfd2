import type { Clock } from './clock';
import type { Ids } from './ids';
import type { JobRow, State } from './state';

/** Jobs of commands: begun with the command, ended with it or with the last transition that it started. */
export function createJobs(state: State, clock: Clock, ids: Ids) {
  const write = (id: string, change: Partial<JobRow>): void => {
    const job = state.jobs.get(id);
    if (job) state.jobs.put({ ...job, ...change, last_updated: clock.now() });
  };
  const start = (description: string, owner: string, correlationId: string): string => {
    const now = clock.now();
    return state.jobs.put({
      id: ids.uuid(),
      description,
      status: 'started',
      owner: { id: owner },
      auto_cleared: true,
      external: false,
      start_time: now,
      last_updated: now,
      correlationId,
    }).id;
  };
  const end = (id: string, status: 'finished' | 'failed'): void => write(id, { status, end_time: clock.now() });
  return {
    start,
    end,
    write,
    /** A command that is over when it answers. */
    done: (
      description: string,
      call: { readonly user: { readonly id: string }; readonly correlationId: string },
    ): { readonly id: string } => {
      const id = start(description, call.user.id, call.correlationId);
      end(id, 'finished');
      return { id };
    },
    /** Finished jobs go after 10 minutes, failed ones after 60. Source: option SucceededJobCleanupTimeInMinutes, FailedJobCleanupTimeInMinutes. */
    sweep: (): void => {
      for (const job of state.jobs.all()) {
        const keep = job.status === 'failed' ? 60 : 10;
        if (job.end_time !== undefined && clock.now() - job.end_time > keep * 60_000) state.jobs.remove(job.id);
      }
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
