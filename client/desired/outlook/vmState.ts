import { acceptance, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { countPages, readHugepageProperty, type HugepageProperty } from '../../dpdk/hugepages';
import { bytes, bytesToMib, type KiB, type MiB } from '../../dpdk/units';
import type { Reason } from '../change';
import type { View } from '../chain/view';
import { dpdkVmNics } from '../chain/vmNics';
import { judgeSharing, sharedMemory } from '../chain/vm';
import { definitionsAt } from '../plan/propertyDefinitions';
import type { SeenVm } from '../seen';

/** A VM at one time: as it runs, or after its next start. */
export interface VmState {
  readonly memory: MiB;
  readonly vcpus: number;
  readonly pages:
    | { readonly kind: Exclude<HugepageProperty['kind'], 'size'> }
    | { readonly kind: 'size'; readonly size: KiB; readonly count: number };
  readonly sharing: Sharing;
}

/** Whether Open vSwitch can see the VM's memory. */
export interface Sharing {
  readonly shared: 'yes' | 'no' | 'unknown';
  readonly because:
    /** The hook on its host shares all of it. */
    | 'hook'
    /** The property asks for it, and this gives the engine a NUMA cell to write it on. */
    | 'defaultCell'
    | 'numaNodes'
    | 'maxMemory'
    | 'hotPlugCpus'
    /** The property does not ask for it; the engine does not know the property; there is no NUMA cell to write it on. */
    | 'notAsked'
    | 'undefined'
    | 'noCell'
    /** It has no NIC for which the hook would share it, or no huge pages. */
    | 'noDpdkNic'
    | 'noPages'
    /** libvirt of its hosts was not examined without a NUMA cell. */
    | 'oldLibvirt'
    /** The running domain, as the host told. */
    | 'domain'
    /** Only the host can tell. */
    | 'unseen';
  readonly mend?: Reason;
}

export const stateAfterStart = (view: View, vm: SeenVm): VmState => ({ ...figures(vm), sharing: sharingAfterStart(view, vm) });

export const runningState = (view: View, vm: SeenVm): VmState => ({ ...figures(vm), sharing: runningSharing(view, vm) });

const figures = ({ memory, cpu, properties }: SeenVm): Omit<VmState, 'sharing'> => {
  const pages = readHugepageProperty(properties['hugepages']);
  return {
    memory: bytesToMib(bytes(memory)),
    vcpus: cpu.sockets * cpu.cores * cpu.threads,
    pages:
      pages.kind === 'size'
        ? { kind: 'size', size: pages.size, count: memory > 0 ? countPages(bytes(memory), pages.size) : 0 }
        : { kind: pages.kind },
  };
};

const isOnPages = ({ properties }: SeenVm): boolean => readHugepageProperty(properties['hugepages']).kind === 'size';

const sharingAfterStart = (view: View, vm: SeenVm): Sharing => {
  const byEngine = sharedMemory(view, vm, vm.properties[SHARED_PROPERTY]);
  const mend = judgeSharing(view, vm)?.mend;
  const no = (because: Sharing['because']): Sharing => ({ shared: 'no', because, ...(mend && { mend }) });
  if (byEngine.effective) return { shared: 'yes', because: byEngine.because };
  if (view.datapath.datapath !== 'stand-in')
    return no(byEngine.because === 'notAsked' && !isDefined(view, vm) ? 'undefined' : byEngine.because);
  if (!dpdkVmNics(view, vm).some(({ plugged }) => plugged)) return no('noDpdkNic');
  if (!isOnPages(vm)) return no('noPages');
  return mend ? { shared: 'unknown', because: 'oldLibvirt', mend } : { shared: 'yes', because: 'hook' };
};

/** Whether its level defines the property; a user who may not read the definitions is not told that they lack. */
const isDefined = ({ seen, cluster }: View, { customLevel }: SeenVm): boolean => {
  const defined = definitionsAt(seen, customLevel ?? cluster?.level ?? '');
  return !defined || acceptance(defined.definitions, SHARED_PROPERTY, 'true') !== 'undefined';
};

/** What the host told of the domain; else what the engine wrote into it, which a hook may have changed. */
const runningSharing = (view: View, vm: SeenVm): Sharing => {
  const domain = view.hosts.find(({ id }) => id === vm.hostId)?.facts?.domains?.find(({ uuid }) => uuid === vm.id);
  if (domain) {
    const { accessShared, cellAccess } = domain;
    const cells = cellAccess.map((access) => (access === '' ? accessShared : access === 'shared'));
    return { shared: (cells.length === 0 ? accessShared : cells.every(Boolean)) ? 'yes' : 'no', because: 'domain' };
  }
  const byEngine = sharedMemory(view, vm, vm.properties[SHARED_PROPERTY]);
  if (byEngine.effective) return { shared: 'yes', because: byEngine.because };
  if (view.datapath.datapath !== 'stand-in') return { shared: 'no', because: byEngine.because };
  // The hook lets no VM start without huge pages, and shares the memory of those that have a NIC for it.
  if (!isOnPages(vm)) return { shared: 'no', because: 'noPages' };
  return { shared: 'unknown', because: 'unseen' };
};
