import type { Call } from '../call';
import { notFound, refusePlain } from '../faults';
import type { VmRow } from '../state';

export const existing = (call: Call, id: string): VmRow => {
  const row = call.state.vms.get(id);
  if (!row) throw notFound();
  return row;
};

/** Actions look the VM up without a check: observed, recorded step 20-033. */
export const addressed = (call: Call, id: string): VmRow => {
  const row = call.state.vms.get(id);
  if (!row)
    throw refusePlain(
      500,
      'java.lang.NullPointerException: Cannot invoke "org.ovirt.engine.core.common.businessentities.VM.getId()" because "vm" is null',
    );
  return row;
};

/** The VM of a nested collection. */
export const owner = (call: Call): VmRow => existing(call, call.params['vm'] ?? '');

const WORDS: Readonly<Record<string, string>> = {
  down: 'Down',
  image_locked: 'Image Locked',
  migrating: 'Migrating',
  not_responding: 'Not Responding',
  paused: 'Paused',
  powering_down: 'Powering Down',
  powering_up: 'Powering Up',
  reboot_in_progress: 'Reboot in Progress',
  restoring_state: 'Restoring State',
  saving_state: 'Saving State',
  suspended: 'Suspended',
  up: 'Up',
  wait_for_launch: 'Wait for Launch',
};
/** A status as fault texts say it. Source: LocalizedEnums.properties. */
export const inWords = (row: VmRow): string => WORDS[row.status ?? 'unknown'] ?? 'Unknown';
export const isRunning = (row: VmRow): boolean => !['down', 'image_locked', 'suspended'].includes(row.status ?? 'down');
