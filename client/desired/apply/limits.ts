/** Milliseconds to wait for each thing that takes its time. */
export interface Limits {
  /** Migrating the VMs away and entering maintenance. */
  readonly maintenance: number;
  /** The engine's host deployment, with a reboot at its end. */
  readonly install: number;
  readonly activate: number;
  readonly vmStop: number;
  readonly vmStart: number;
  /** Until the host's network operation is over, after the answer. */
  readonly networks: number;
  /** Until the engine has read a host anew. */
  readonly facts: number;
  /** While the engine says that another operation is in progress. */
  readonly busy: number;
  /** While the engine cannot be read, during a wait or after an answer that got lost. */
  readonly unreachable: number;
  /** How long an accepted action may leave no trace before it counts as without effect. */
  readonly unnoticed: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

// The engine's own clients wait about as long: ovirt.ovirt Ansible collection, ovirt_host.py (600 s and more) and go-ovirt-client.
export const defaultLimits: Limits = {
  maintenance: 10 * MINUTE,
  install: 30 * MINUTE,
  activate: 15 * MINUTE,
  vmStop: 5 * MINUTE,
  vmStart: 5 * MINUTE,
  networks: 3 * MINUTE,
  facts: MINUTE,
  busy: 3 * MINUTE,
  unreachable: 2 * MINUTE,
  unnoticed: 20 * SECOND,
};
