import type { ActionRule } from '../call';
import { mandatory, notSimulated, refuse, Refusal } from '../faults';
import { lifecycle } from '../hosts/lifecycle';
import { addressed, commanded } from './hostCommand';

/** Statuses in which somebody may say that he has rebooted the host. Source: FenceVdsManualyCommand.java. */
const FENCEABLE: ReadonlySet<string> = new Set([
  'down',
  'install_failed',
  'maintenance',
  'non_operational',
  'non_responsive',
  'reboot',
  'installing',
  'connecting',
  'kdumping',
]);

const FENCE_TYPES: ReadonlySet<string> = new Set(['MANUAL', 'RESTART', 'START', 'STATUS', 'STOP']);
export const fence: ActionRule = (call, id, input) => {
  if (input.fence_type === undefined) throw mandatory('fence_type');
  const type = input.fence_type.toUpperCase();
  if (!FENCE_TYPES.has(type))
    throw new Refusal(400, {
      form: 'fault',
      reason: 'Invalid value',
      detail: `${type} is not a member of FenceType. Possible values for FenceType are: manual, restart, start, status, stop`,
    });
  const row = addressed(call, id, 'fence', 'MANIPULATE_HOST');
  switch (type) {
    case 'STATUS':
      // No fault status: the query answers, and what it answers is that it failed (observed on 4.5.8, recorded step 60-091).
      return call.state.fencing
        ? { power_management: { status: row.status === 'down' ? 'off' : 'on' } }
        : { status: 'failed', fault: { reason: `Invalid fence agents defined for host '${row.address}'.` }, host: undefined };
    case 'MANUAL':
      if (!FENCEABLE.has(row.status))
        throw refuse(
          409,
          'Cannot confirm \'Host has been rebooted\' Host. Valid Host statuses are "Non operational", "Maintenance" or "Connecting".',
        );
      call.jobs.done(`Manually fencing Host ${row.name}`, call);
      return {};
    default:
      if (!call.state.fencing)
        throw refuse(
          409,
          'Cannot fence Host, Host fence is disabled.',
          `Cannot ${type.toLowerCase()} Host. Fence operation failed.`,
        );
      if (type !== 'RESTART') throw notSimulated(`fence ${input.fence_type}`);
      return { job: commanded(call, row, `Restarting Host ${row.name}`, 'restart', lifecycle.restart) };
  }
};
