import type { Call } from '../call';
import type { HostRow } from '../state';
import { adopt } from './attachments';
import { greet } from './greet';
import { install, reboot } from './kernelLine';
import type { Machine } from './machine';
import { hostNews } from './news';
import { STEP } from './pace';
import { judge } from './required';
import { electSpm } from './spm';

export type Status = HostRow['status'];
/** A status, and what happens to the host when it is entered. */
export type Step = readonly [Status, ((host: HostRow) => HostRow)?];

type Living = Pick<Call, 'state' | 'clock' | 'ids' | 'events'>;

function enter(call: Living, id: string, [status, change]: Step): void {
  const host = call.state.hosts.get(id);
  if (!host) return;
  const before = change ? change(host) : host;
  // The engine reads the capabilities when a host comes up.
  const seen = status === 'up' ? adopt(call, { ...before, known: true }) : before;
  // The reason is gone as soon as something else happens, even when maintenance comes back. Source: SetVdsStatusVDSCommand.java.
  const statusDetail = status === 'preparing_for_maintenance' || status === 'maintenance' ? seen.statusDetail : undefined;
  const now = call.state.hosts.put({ ...seen, status, statusDetail });
  electSpm(call, now);
  if (status !== 'up') return;
  greet(call, now);
  // Nobody is told of a host that comes back from maintenance: observed, recorded step 74-041.
  if (!host.known) hostNews.up(call, now);
  judge(call, id);
}

/** Takes the first step at once and the others one by one, then says that it is done. */
export function walk(call: Living, id: string, label: string, steps: readonly Step[], done: () => void = () => undefined): void {
  const [first, ...rest] = steps;
  if (first === undefined) {
    done();
    return;
  }
  enter(call, id, first);
  if (rest.length === 0) done();
  else {
    const next = (): void => walk(call, id, label, rest, done);
    if (first[0] === 'preparing_for_maintenance') whenEmpty(call, id, label, next, done);
    else call.clock.later(label, STEP, next);
  }
}

/** A host rests when its last VM has left; it may be called back before. */
function whenEmpty(call: Living, id: string, label: string, next: () => void, done: () => void): void {
  const waits = (): boolean => call.state.hosts.get(id)?.status === 'preparing_for_maintenance';
  call.clock.later(
    label,
    STEP,
    () => (waits() ? next() : done()),
    () => !waits() || call.state.vmsOn(id).length === 0,
  );
}

const onMachine =
  (change: (machine: Machine) => Machine) =>
  (host: HostRow): HostRow => ({ ...host, machine: change(host.unseen ?? host.machine), unseen: undefined });

/** The machine boots: the kernel line of GRUB becomes the running one, uncommitted networks are gone. */
export const restarted = onMachine((machine) => ({ ...machine, kernel: reboot(machine.kernel), running: machine.saved }));
/** Host deploy has run. */
export const installed = (host: HostRow): HostRow =>
  onMachine((machine) => ({ ...machine, kernel: install(machine.kernel, host.kernelLine) }))({
    ...host,
    reinstall: false,
    known: true,
  });

export const lifecycle = {
  activate: [['unassigned'], ['initializing'], ['up']],
  deactivate: [['preparing_for_maintenance'], ['maintenance']],
  restart: [['reboot', restarted], ['maintenance']],
} satisfies Record<string, readonly Step[]>;

const failed: Step = ['install_failed'];
/**
 * What an installation does.
 *
 * Before 4.4.5.5 it never restarts the host. Where the restart over SSH fails the playbook has run all the same
 * (observed on 4.5.8, recorded steps 61-009, 61-010).
 */
export function installation(
  wish: { readonly reboot: boolean; readonly activate: boolean },
  failure: Machine['installFailure'],
): readonly Step[] {
  if (failure && failure.at !== 'reboot') return [['installing'], failed];
  if (failure && wish.reboot) return [['installing'], ['install_failed', installed]];
  if (wish.reboot) return [['installing'], ['reboot', (host) => restarted(installed(host))], ...(wish.activate ? back : [stay])];
  return wish.activate ? [['installing'], ['initializing', installed], ['up']] : [['installing'], ['maintenance', installed]];
}
const back: readonly Step[] = [['initializing'], ['up']];
const stay: Step = ['maintenance'];

/** The engine can no longer talk to a host, or can again. */
export function reach(call: Living, id: string, reachable: boolean): void {
  const host = call.state.hosts.get(id);
  if (!host) return;
  const machine = { ...(host.unseen ?? host.machine), reachable };
  if (reachable) {
    call.state.hosts.put({ ...host, unseen: machine });
    enter(call, id, ['up']);
    return;
  }
  call.state.hosts.put({
    ...host,
    machine: { ...host.machine, reachable },
    unseen: host.unseen && machine,
    status: 'connecting',
  });
  hostNews.lost(call, host);
}

/** Somebody changes the machine of a host behind the engine's back. */
export function alter(call: Pick<Call, 'state'>, id: string, change: (machine: Machine) => Machine): void {
  const host = call.state.hosts.get(id);
  if (host) call.state.hosts.put({ ...host, unseen: change(host.unseen ?? host.machine) });
}
