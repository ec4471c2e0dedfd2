import { bytes, type Bytes } from './units';

/** What decides whether the engine gives a VM's memory the NUMA cell that sharing is written on. */
export interface SharedMemoryInput {
  /** The VM's property `hugepages_shared`. */
  readonly property: string | undefined;
  readonly engine: { readonly major: number; readonly minor: number };
  /** The VM's effective compatibility level. */
  readonly level: string;
  readonly memory: Bytes;
  /** What memory may grow to by hot plug; absent in old answers, then it is not the reason. */
  readonly maxMemory?: Bytes;
  readonly sockets: number;
  readonly numaNodes: number;
  readonly cpuPinningPolicy?: string;
}

export type SharedMemory =
  | { readonly effective: true; readonly because: 'defaultCell' | 'numaNodes' | 'maxMemory' | 'hotPlugCpus' }
  | {
      readonly effective: false;
      readonly because: 'notAsked' | 'noCell';
      /** Set `maxMemory` to this and the engine writes a cell. */
      readonly mend?: { readonly maxMemory: Bytes };
    };

/** Policies that leave no CPU to plug: domain XML of engine 4.5.8 has no cell with them when maxMemory is memory. */
const FIXED_CPUS = ['dedicated', 'isolate_threads', 'resize_and_pin_numa'];

const minorOf = (level: string): number => Number(/^4\.(\d+)$/.exec(level)?.[1] ?? Infinity);

/** Levels up to 4.5 end at 16 sockets, later ones grow with the VM: MaxNumOfVmSockets and VmCpuCountHelper.java. */
const canPlugCpus = ({ cpuPinningPolicy, sockets, level }: SharedMemoryInput): boolean =>
  !(cpuPinningPolicy !== undefined && FIXED_CPUS.includes(cpuPinningPolicy)) && (sockets < 16 || minorOf(level) > 5);

/** Room for hot plug that is enough for a cell and does not change what the VM gets: one step of 1 GiB. */
const raised = (memory: Bytes): Bytes => bytes(memory + 2 ** 30);

/**
 * Whether a VM's memory is really shared, which vhost-user needs.
 *
 * The engine writes `memAccess="shared"` only on NUMA cells of the domain XML, and does not warn when there is none. The host
 * must have reported its NUMA nodes, as every host does. With the stand-in datapath the hook shares memory by itself.
 *
 * @source ovirt-engine LibvirtVmXmlBuilder.java writeCpu, VmInfoBuildUtils.java getVmNumaNodes; domain XML seen from 4.5.8
 */
export const judgeSharedMemory = (vm: SharedMemoryInput): SharedMemory => {
  // Java's Boolean.parseBoolean: the word true in any case, nothing else.
  if (vm.property?.toLowerCase() !== 'true') return { effective: false, because: 'notAsked' };
  if (vm.numaNodes > 0) return { effective: true, because: 'numaNodes' };
  if (vm.engine.major === 4 && vm.engine.minor <= 3) return { effective: true, because: 'defaultCell' };
  if (vm.maxMemory !== undefined && vm.maxMemory > vm.memory) return { effective: true, because: 'maxMemory' };
  if (canPlugCpus(vm)) return { effective: true, because: 'hotPlugCpus' };
  return { effective: false, because: 'noCell', mend: { maxMemory: raised(vm.memory) } };
};
