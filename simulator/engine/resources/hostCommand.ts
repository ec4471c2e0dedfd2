import type { Call } from '../call';
import { refuse } from '../faults';
import { walk, type Step } from '../hosts/lifecycle';
import { demand, type ActionGroup } from '../roles';
import type { HostRow } from '../state';

/** Actions on an unknown host are refused by the command, not by the path: observed on 4.5.8, recorded step 20-034. */
export function addressed(call: Call, id: string, verb: string, group: ActionGroup): HostRow {
  const row = call.state.hosts.get(id);
  if (!row) throw refuse(400, `Cannot ${verb} Host. Invalid Host Id.`);
  demand(call.state, call.user, group, id);
  return row;
}

/** Starts a command that goes on after its answer. */
export function commanded(
  call: Call,
  row: HostRow,
  description: string,
  label: string,
  steps: readonly Step[],
  done: (host: HostRow) => void = () => undefined,
): { readonly id: string } {
  const id = call.jobs.start(description, call.user.id, call.correlationId);
  walk(call, row.id, label, steps, () => {
    const host = call.state.hosts.get(row.id);
    if (host) done(host);
    call.jobs.end(id, host?.status === 'install_failed' ? 'failed' : 'finished');
  });
  return { id };
}
