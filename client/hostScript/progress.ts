/**
 * What a host script says of itself to a program, beside what it says to a person.
 *
 * With `--progress` it prints a line `#ovirt-dpdk step <n>/<m> <kind> <state>` for each change of state of a step, and
 * `#ovirt-dpdk end <exit code>` as its last line: without that line it was cut off, and is to be run again. The sentence about step n
 * is the line before that begins with `== <n>/<m> `; lines that begin with three blanks tell more about it. Everything goes to
 * stdout but the errors of the tools that it calls.
 */
export type ScriptProgress =
  | { readonly kind: 'step'; readonly step: number; readonly of: number; readonly what: string; readonly state: StepState }
  | { readonly kind: 'end'; readonly exitCode: number };

const STEP_STATES = [
  /** As planned already: nothing was done. */
  'planned',
  /** A dry run: it would be done. */
  'would',
  'doing',
  'done',
  /** Not done, for it waits for a reboot, a restart or another step; the run goes on. */
  'left',
  /** The run ends with it. */
  'failed',
] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Exit codes of a host script; `--help` lists them too. */
export const SCRIPT_EXIT = {
  /** All is as planned, or was put back. */
  done: 0,
  /** A step failed, or the script was ended from outside. */
  failed: 1,
  /** An option that it does not know. */
  usage: 2,
  /** It would be wrong to begin: nothing was changed. */
  refused: 3,
  /** Another run is at work. */
  busy: 4,
  /** What could be done is done; the rest needs a reboot. */
  reboot: 5,
  /** What could be done is done; the rest needs Open vSwitch restarted, which has to be allowed by `--restart-openvswitch`. */
  restart: 6,
  /** All is done, but a service has to be restarted by hand to notice. */
  service: 7,
  /** A dry run: there is something to do. */
  pending: 8,
} as const;

const isState = (text: string): text is StepState => STEP_STATES.some((state) => state === text);

/** Reads a line of a host script; undefined for what is meant for a person. */
export const parseProgress = (line: string): ScriptProgress | undefined => {
  const [, step, of, what, state] = /^#ovirt-dpdk step (\d+)\/(\d+) (\w+) (\w+)$/.exec(line) ?? [];
  if (what !== undefined && state !== undefined && isState(state))
    return { kind: 'step', step: Number(step), of: Number(of), what, state };
  const [, exitCode] = /^#ovirt-dpdk end (\d+)$/.exec(line) ?? [];
  return exitCode === undefined ? undefined : { kind: 'end', exitCode: Number(exitCode) };
};
