import type { Host } from '../engine/hosts';
import type { Vm } from '../engine/vms';

/**
 * The reason that goes with every `deactivate` of a host and every `shutdown` of a VM that is to come back. The engine keeps it
 * and shows it (`status_detail` of a host in maintenance, `stop_reason` of a VM that is down: observed on engine 4.5.8), so a later
 * run knows what an earlier one, killed in the middle, owes.
 */
export const OUR_REASON = 'ovirt-dpdk: out of service for a moment';

/** The host is in maintenance because of us: what is still planned for it ends with activating it. */
export const isHostOwed = (host: Pick<Host, 'status' | 'statusDetail'>): boolean =>
  host.status === 'maintenance' && host.statusDetail === OUR_REASON;

/** The VM is down because of us: it is to be started. */
export const isVmOwed = (vm: Pick<Vm, 'status' | 'stopReason'>): boolean => vm.status === 'down' && vm.stopReason === OUR_REASON;
