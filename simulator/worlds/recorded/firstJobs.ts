import type { Engine } from '../../engine/call';

/** The jobs with which the lab of the recordings began: the oldest of each list. */
export function firstJobs({ ids, state, clock }: Engine): void {
  const admin = state.users.find(({ name }) => name === 'admin')?.id;
  const system = '00000000-0000-0000-0000-000000000000';
  const done = (description: string, owner: string | undefined): void =>
    void state.jobs.put({
      id: ids.uuid(),
      description,
      status: 'finished',
      owner: { id: owner },
      auto_cleared: true,
      external: false,
      start_time: clock.now(),
      last_updated: clock.now(),
      end_time: clock.now(),
      correlationId: ids.uuid(),
    });
  done('Adding new Host leg1 to Cluster c-leg', admin);
  done('Activating Host leg1', system);
}
