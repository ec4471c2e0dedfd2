/**
 * What becomes of a VM: as it runs, and at its next start. The chain names the first thing that is wrong; this is the whole picture
 * behind it, for a page. Pure.
 */
import type { ClusterDatapath } from './capability';
import { viewOf } from './chain/view';
import { isRunning } from './chain/vm';
import { hostOutlooks, type HostOutlook } from './outlook/hosts';
import { nicOutlooks, type NicOutlook } from './outlook/nics';
import { runningState, stateAfterStart, type VmState } from './outlook/vmState';
import type { Seen, SeenVm } from './seen';

export interface VmOutlook {
  /** What all hosts of its cluster can do. */
  readonly datapath: ClusterDatapath;
  /** As it runs; absent while it is down. */
  readonly now?: VmState;
  readonly next: VmState;
  readonly nics: readonly NicOutlook[];
  /** Hosts of its cluster, in the order in which they were seen. */
  readonly hosts: readonly HostOutlook[];
}

/** Its hosts have to be in what was seen, and its NUMA nodes, when it has some. */
export const outlookOf = (seen: Seen, vm: SeenVm): VmOutlook => {
  const view = viewOf(seen, vm.clusterId);
  const next = afterStart(vm);
  const nics = nicOutlooks(view, vm, next);
  return {
    datapath: view.datapath,
    ...(isRunning(vm) && { now: runningState(view, vm) }),
    next: stateAfterStart(view, next),
    nics,
    hosts: hostOutlooks(view, vm, next, nics.find((nic) => nic.next.becomes === 'willNotStart')?.next.why),
  };
};

/** The VM with what it will have after its next start, down as it is then for a moment. */
const afterStart = ({ next, ...vm }: SeenVm): SeenVm => {
  const { hostId: _left, ...rest } = vm;
  return { ...rest, ...next, status: 'down' };
};
