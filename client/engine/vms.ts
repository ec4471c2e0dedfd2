import type { Level, Properties } from './values';
import type { VmNumaNode } from './numaNodes';

export interface Vm {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly clusterId: string;
  /** up, down, powering_up, paused, image_locked, powering_down … */
  readonly status: string;
  /** The reason given with the last stop; empty or absent when there was none. */
  readonly stopReason?: string;
  /** Bytes. */
  readonly memory: number;
  /** Bytes; what memory may grow to by hot plug. */
  readonly maxMemory?: number;
  readonly ballooning?: boolean;
  readonly cpu: { readonly sockets: number; readonly cores: number; readonly threads: number };
  /** 4.5: none, manual, resize_and_pin_numa, dedicated, isolate_threads. */
  readonly cpuPinningPolicy?: string;
  readonly properties: Properties;
  /** The blog's option makes the engine list a name twice; names that came more than once. */
  readonly repeatedProperties: readonly string[];
  readonly customLevel?: Level;
  /** migratable, user_migratable, pinned. */
  readonly affinity?: string;
  readonly pinnedHostIds: readonly string[];
  readonly nextRun: boolean;
  /** Only while it runs. */
  readonly hostId?: string;
  readonly nics?: readonly VmNic[];
  readonly numaNodes?: readonly VmNumaNode[];
}

export interface VmNic {
  readonly id: string;
  readonly name: string;
  /** virtio, e1000, e1000e, rtl8139, pci_passthrough … */
  readonly interface: string;
  /** Absent: a NIC with no network. */
  readonly profileId?: string;
  readonly mac?: string;
  readonly plugged: boolean;
  readonly linked: boolean;
}

export interface NewVmNic {
  readonly name: string;
  readonly profileId: string;
}
