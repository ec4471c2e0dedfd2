import type { Call } from '../call';
import type { HostRow } from '../state';
import { install, reboot } from './kernelLine';

export type Status = HostRow['status'];
/** A status, and what happens to the host when it is entered. */
export type Step = readonly [Status, ((host: HostRow) => HostRow)?];

/** One step of a host takes so long, or so many reads of a client that polls. */
export const STEP = { ms: 5_000, reads: 2 } as const;

const enter = (call: Pick<Call, 'state'>, id: string, [status, change]: Step): void => {
  const host = call.state.hosts.get(id);
  if (host) call.state.hosts.put({ ...(change ? change(host) : host), status });
};

/** Takes the first step at once and the others one by one, then says that it is done. */
export function walk(
  call: Pick<Call, 'state' | 'clock'>,
  id: string,
  label: string,
  steps: readonly Step[],
  done: () => void = () => undefined,
): void {
  const [first, ...rest] = steps;
  if (first === undefined) {
    done();
    return;
  }
  enter(call, id, first);
  if (rest.length === 0) done();
  else call.clock.later(label, STEP, () => walk(call, id, label, rest, done));
}

/** The machine boots: the kernel line of GRUB becomes the running one, uncommitted networks are gone. */
export const restarted = (host: HostRow): HostRow => ({
  ...host,
  machine: { ...host.machine, kernel: reboot(host.machine.kernel), running: host.machine.saved },
});
/** Host deploy has run. */
export const installed = (host: HostRow): HostRow => ({
  ...host,
  reinstall: false,
  known: true,
  machine: { ...host.machine, kernel: install(host.machine.kernel, host.kernelLine) },
});
export const knownNow = (host: HostRow): HostRow => ({ ...host, known: true });

export const lifecycle = {
  activate: [['unassigned'], ['initializing', knownNow], ['up']],
  deactivate: [['preparing_for_maintenance'], ['maintenance']],
  restart: [['reboot', restarted], ['maintenance']],
} satisfies Record<string, readonly Step[]>;

export function installation(wish: { readonly reboot: boolean; readonly activate: boolean }): readonly Step[] {
  const end: readonly Step[] = wish.activate ? [['initializing'], ['up']] : [['maintenance']];
  return wish.reboot
    ? [['installing'], ['reboot', (host) => restarted(installed(host))], ...end]
    : [['installing'], ...after(end, installed)];
}
const after = (steps: readonly Step[], change: (host: HostRow) => HostRow): readonly Step[] =>
  steps.map(([status, own], index): Step => (index === 0 ? [status, change] : own ? [status, own] : [status]));
