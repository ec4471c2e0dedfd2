import type { ActionRule, Call } from '../call';
import { Refusal, refuse, unknownEntity } from '../faults';
import { STEP } from '../hosts/pace';
import { pageSizeOf } from '../hosts/pages';
import { demand } from '../roles';
import type { HostRow, VmRow } from '../state';
import { actor, note } from './audit';
import { addressed, inWords } from './find';
import { noHosts, placed } from './placement';

/** VDSM answers a destroy at once and tells the engine a moment later: the next request sees the VM down. */
const AT_ONCE = { ms: 1_000, reads: 0 } as const;

/** Something to boot from. Texts: AppErrors.properties; observed, recorded step 72-070. */
function checkBoot(call: Call, row: VmRow): void {
  const from = row.os?.boot?.devices ?? ['hd'];
  if (from.includes('network') && call.state.nicsOf(row.id).length > 0) return;
  if (row.disk === true) return;
  throw refuse(
    409,
    from[0] === 'network'
      ? "VM is configured to be 'Network bootable', but no Network Interface is configured.\nAlternatives:\n- Select a different boot device (using the 'Run Once' command or 'Edit VM' command on Boot Option Sub-Tab).\n- Configure Network Interface and rerun the VM."
      : "Cannot run VM without at least one bootable disk.\nAlternatives:\n- Create a disk for this VM, and rerun the VM.\n- Change the boot sequence using the Edit VM command (Boot Option Sub-Tab).\n- Use the 'Run Once' command to select a different boot option and rerun the VM.",
  );
}

/** A failed validation leaves an event with its messages. */
function hostFor(call: Call, row: VmRow): HostRow {
  try {
    checkBoot(call, row);
    return placed(call, row, 'run');
  } catch (error) {
    if (error instanceof Refusal)
      note(call, row, {
        code: 54,
        severity: 'error',
        text: `Failed to run VM ${row.name} due to a failed validation: ${error.message} (User: ${actor(call)}).`,
      });
    throw error;
  }
}

function launch(call: Call, row: VmRow, end: 'up' | 'paused', runOnce: boolean): string {
  const host = hostFor(call, row);
  if (host.machine.refusesVms) {
    note(call, row, { code: 151, severity: 'warning', text: `Failed to run VM ${row.name} on Host ${host.name}.`, host });
    note(call, row, { code: 54, severity: 'error', text: `Failed to run VM ${row.name}  (User: ${actor(call)}).`, host });
    throw noHosts();
  }
  const job = call.jobs.start(`Launching VM ${row.name}`, call.user.id, call.correlationId);
  call.state.vms.put({
    ...row,
    status: 'wait_for_launch',
    host: { id: host.id },
    run_once: runOnce,
    start_time: call.clock.now(),
    started: row,
    // Source: CreateVDSCommand.java.
    stop_reason: undefined,
    restarting: undefined,
  });
  note(call, row, { code: 153, text: `VM ${row.name} was started by ${actor(call)} (Host: ${host.name}).`, host });
  const steps = end === 'paused' ? (['paused'] as const) : (['powering_up', 'up'] as const);
  walk(call, row.id, ['wait_for_launch', ...steps], () => call.jobs.end(job, 'finished'));
  return job;
}

/** From one status to the next, unless something else happened in between. */
function walk(call: Call, id: string, [now, next, ...rest]: readonly NonNullable<VmRow['status']>[], done: () => void): void {
  if (now === undefined || next === undefined) return done();
  call.clock.later('vm', STEP, () => {
    const row = call.state.vms.get(id);
    if (row?.status !== now) return;
    call.state.vms.put({ ...row, status: next });
    walk(call, id, [next, ...rest], done);
  });
}

export const start: ActionRule = (call, id, input) => {
  const row = addressed(call, id);
  demand(call.state, call.user, 'RUN_VM', id);
  if (row.status !== 'down' && row.status !== 'suspended')
    throw refuse(409, `Cannot run VM because the VM is in ${inWords(row)} status.`);
  // Page size 0 divides by zero inside the engine: observed, recorded step 72-064.
  if (pageSizeOf(row) === 0) throw refuse(500, 'General command validation failure.');
  return { job: { id: launch(call, row, input.pause === true ? 'paused' : 'up', input.vm !== undefined) } };
};

/** The machine is off: its pages are free, and the pending configuration is the current one. */
function powerOff(call: Call, run: VmRow): void {
  const row = call.state.vms.get(run.id);
  if (!row || row.status === 'down' || row.start_time !== run.start_time) return;
  const { next, started: _started, host: _host, start_time: _start, run_once: _once, restarting, stop_reason, ...rest } = row;
  const down = call.state.vms.put({
    ...rest,
    ...next,
    id: row.id,
    name: row.name,
    cluster: row.cluster,
    status: 'down',
    stop_time: call.clock.now(),
    // A stop that meets a reboot leaves no reason: observed, recorded steps 72-050, 72-051.
    stop_reason: row.status === 'reboot_in_progress' ? undefined : stop_reason,
  });
  note(call, down, { code: 61, text: `VM ${row.name} is down. ` });
  if (restarting) restart(call, down);
}
function restart(call: Call, row: VmRow): void {
  try {
    launch(call, row, 'up', false);
  } catch (error) {
    // Nobody waits for the answer: the event says it.
    if (!(error instanceof Refusal)) throw error;
  }
}

const job = (call: Call, what: string, row: VmRow) => ({ job: call.jobs.done(`${what} ${row.name}`, call) });

export const stop: ActionRule = (call, id, input) => {
  const row = addressed(call, id);
  demand(call.state, call.user, 'STOP_VM', id);
  // Stopping a VM that is down is not refused and leaves its reason alone: observed, recorded steps 72-001, 72-055.
  if (row.status === 'down') return job(call, 'Powering Off VM', row);
  const host = call.state.hosts.get(row.host?.id ?? '');
  // The status changes when the host tells: observed, recorded step 72-050.
  call.state.vms.put({ ...row, stop_reason: input.reason ?? '', restarting: undefined });
  note(call, row, { code: 33, text: `VM ${row.name} powered off by ${actor(call)} (Host: ${host?.name ?? ''}).`, host });
  call.clock.later('vm', AT_ONCE, () => powerOff(call, row));
  return job(call, 'Powering Off VM', row);
};

export const shutdown: ActionRule = (call, id, input) => {
  const row = addressed(call, id);
  demand(call.state, call.user, 'SHUT_DOWN_VM', id);
  if (row.status === 'down') return job(call, 'Shutting Down VM', row);
  // A guest that is not up cannot hear: the machine is stopped. Source: ShutdownVmCommand.java.
  if (row.status !== 'up') return stop(call, id, input);
  const host = call.state.hosts.get(row.host?.id ?? '');
  call.state.vms.put({ ...row, status: 'powering_down', stop_reason: input.reason ?? '' });
  note(call, row, {
    code: 73,
    text: `VM shutdown initiated by ${actor(call)} on VM ${row.name} (Host: ${host?.name ?? ''}).`,
    host,
  });
  const running = call.jobs.start(`Shutting Down VM ${row.name}`, call.user.id, call.correlationId);
  call.clock.later('vm', STEP, () => {
    powerOff(call, row);
    call.jobs.end(running, 'finished');
  });
  return { job: { id: running } };
};

export const reboot: ActionRule = (call, id) => {
  const row = addressed(call, id);
  demand(call.state, call.user, 'REBOOT_VM', id);
  if (row.status !== 'up' && row.status !== 'powering_up')
    throw refuse(409, `Cannot restart VM because the VM is in ${inWords(row)} status.`);
  if (row.next === undefined) {
    call.state.vms.put({ ...row, status: 'reboot_in_progress' });
    walk(call, id, ['reboot_in_progress', 'up'], () => undefined);
  } else {
    // With a pending configuration the engine shuts the VM down and starts it again. Source: RebootVmCommand.java.
    call.state.vms.put({ ...row, status: 'reboot_in_progress', restarting: true });
    call.clock.later('vm', STEP, () => powerOff(call, row));
  }
  return job(call, 'Rebooting VM', row);
};

export const suspend: ActionRule = (call, id) => {
  const row = addressed(call, id);
  demand(call.state, call.user, 'HIBERNATE_VM', id);
  if (row.status === 'wait_for_launch' || row.status === 'not_responding')
    throw refuse(409, `Cannot hibernate VM because the VM is in ${inWords(row)} status.`);
  if (row.status !== 'up') throw refuse(409, 'Cannot hibernate VM. VM is not up.');
  if (row.vm_pool !== undefined) throw refuse(409, 'Cannot suspend VM that belongs to a  VM-Pool.');
  call.state.vms.put({ ...row, status: 'saving_state' });
  call.clock.later('vm', STEP, () => {
    const now = call.state.vms.get(id);
    if (now?.status === 'saving_state')
      call.state.vms.put({ ...now, status: 'suspended', host: undefined, start_time: undefined });
  });
  return job(call, 'Hibernating VM', row);
};

/** A running VM goes to another host; its pages there count from its arrival. */
export function depart(call: Call, row: VmRow, to: HostRow): string {
  const running = call.jobs.start(`Migrating VM ${row.name}`, call.user.id, call.correlationId);
  call.state.vms.put({ ...row, status: 'migrating' });
  call.clock.later('vm', STEP, () => {
    const now = call.state.vms.get(row.id);
    if (now?.status === 'migrating') call.state.vms.put({ ...now, status: 'up', host: { id: to.id } });
    call.jobs.end(running, 'finished');
  });
  return running;
}

export const migrate: ActionRule = (call, id, input) => {
  const row = addressed(call, id);
  const target = input.host && call.state.hosts.find(({ id: own, name }) => own === input.host?.id || name === input.host?.name);
  if (input.host && !target) throw unknownEntity(input.host.id ?? input.host.name ?? '');
  demand(call.state, call.user, 'MIGRATE_VM', id);
  const { affinity } = row.placement_policy ?? {};
  if (affinity === 'pinned') throw refuse(409, 'Cannot migrate VM. VM is pinned to Host.');
  if (affinity === 'user_migratable' && input.force !== true)
    throw refuse(409, 'Cannot migrate VM. VM is non migratable and user did not specify the force-migration flag');
  if (row.status === 'migrating') throw refuse(409, 'Cannot migrate VM. VM migration is in progress');
  if (row.status !== 'up' && row.status !== 'powering_up' && row.status !== 'paused')
    throw refuse(409, 'Cannot migrate VM. VM is not running.');
  return { job: { id: depart(call, row, placed(call, row, 'migrate', target)) } };
};
