import type { CpuSet } from '../cpuSet';
import type { KernelWishes } from '../kernelCmdline';
import type { KiB, MiB } from '../units';
import type { VersionNumbers } from '../version';
import type { HostFinding } from './finding';
import type { HostStep } from './step';

/** Everything that makes one host ready for OVS-DPDK. Equal facts and request give an equal plan, in whatever order they list things. */
export interface HostPlan {
  /** What the plan was made for. */
  readonly host: { readonly name?: string; readonly uuid?: string; readonly bootId?: string };
  /** Absent where the facts do not tell: nothing of Open vSwitch can be planned then. */
  readonly ovs?: { readonly version: VersionNumbers; readonly dpdk: VersionNumbers };
  readonly datapath: 'native' | 'stand-in' | 'none';
  /** Every NIC of the host; `port` is there for those that the plan uses. Ordered by PCI address. */
  readonly nics: readonly NicPlan[];
  /** Ordered by id; every node of the host. */
  readonly nodes: readonly NodePlan[];
  readonly cpus: CpuPlan;
  readonly pages: {
    readonly size: KiB;
    /** On the whole host, as `kernelLine` reserves them. */
    readonly total: number;
    /** `even`: the kernel spreads `total` over the nodes; `perNode`: `hugepages=0:34,1:20` (Linux 5.16). */
    readonly way: 'even' | 'perNode';
  };
  readonly kernelLine: {
    /** The same as wishes, for merging into a line that others write too. */
    readonly wishes: KernelWishes;
    /** All that the kernel line is to hold, in order. */
    readonly tokens: readonly string[];
    /** Those that the running kernel lacks: a reboot is needed while there are any. */
    readonly missing: readonly string[];
  };
  /** `other_config` of the table Open_vSwitch as it is to be. `undefined`: the key is to be absent. */
  readonly ovsConfig: Readonly<Record<string, string | undefined>>;
  /** What is to be done on the host, in order; empty when all is as planned. Kernel line and reboot are not among them. */
  readonly steps: readonly HostStep[];
  /** What takes the steps back, in order, to what the facts show. */
  readonly rollback: readonly HostStep[];
  readonly capacity: Capacity;
  /** What the planner decided by itself, and how it is overridden. */
  readonly decisions: readonly Decision[];
  readonly findings: readonly HostFinding[];
}

export type NicState =
  /** DPDK takes it over from the kernel. */
  | 'usable'
  /** DPDK uses it beside its kernel driver. */
  | 'bifurcated'
  /** DPDK knows it, the one in this Open vSwitch does not yet. */
  | 'tooNew'
  | 'unsupported'
  /** In no table: probably unsupported. */
  | 'unknown'
  /** Carries something that must not break. */
  | 'inUse'
  /** Another device of its IOMMU group stays with the kernel. */
  | 'groupShared';

export interface NicPlan {
  readonly pci: string;
  /** `8086:158b`: a script that binds it refuses when another card sits there by then. */
  readonly id: string;
  readonly state: NicState;
  /** Why, as findings: empty for a NIC without blemish. */
  readonly reasons: readonly HostFinding[];
  /** As shown to a person: `Intel Ethernet Controller XXV710 for 25GbE SFP28`, where known. */
  readonly product?: string;
  /** DPDK's driver, `net_i40e`. */
  readonly pmd?: string;
  /** Node that Open vSwitch takes it to be on: never negative. */
  readonly node: number;
  /** Mb/s; absent where unknown. */
  readonly speed?: number;
  readonly netdevs: readonly string[];
  /** Kernel driver now. */
  readonly driver?: string;
  readonly port?: {
    /** Driver that it is to be on. */
    readonly driver: string;
    readonly mtu: number;
    readonly queues: number;
  };
}

export interface NodePlan {
  readonly id: number;
  readonly memory: MiB;
  readonly housekeeping: CpuSet;
  readonly pmd: CpuSet;
  readonly guest: CpuSet;
  readonly pools: readonly PoolPlan[];
  /** What the pools and all else of Open vSwitch need; socket memory is this in whole pages. */
  readonly need: MiB;
  readonly socketMemory: MiB;
  /** Ordinary memory that stays. */
  readonly reserve: MiB;
  readonly pages: {
    readonly openVswitch: number;
    readonly vms: number;
    /** What this node gets; more than the two together where the kernel spreads pages evenly. */
    readonly planned: number;
    /** What memory allows. */
    readonly most: number;
  };
}

export interface PoolPlan {
  /** Largest MTU of its size class that is in use. */
  readonly mtu: number;
  readonly mbufs: number;
  readonly objectBytes: number;
  readonly size: MiB;
  /** `transient`: a port is created with MTU 1500 before its own is set. */
  readonly for: 'nic' | 'vhost' | 'transient';
}

export interface CpuPlan {
  readonly housekeeping: CpuSet;
  readonly pmd: CpuSet;
  readonly guest: CpuSet;
  /** CPUs that the kernel line isolates. */
  readonly isolated: CpuSet;
}

/** What is left for VMs. */
export interface Capacity {
  readonly nodes: readonly { readonly node: number; readonly guestCpus: number; readonly freePages: number }[];
  /** Of the request: how many of each fit, pinned ones on their node. */
  readonly vms: readonly { readonly name: string; readonly asked: number; readonly fit: number }[];
}

export interface Decision {
  /** What was decided: a code with its values, such as `decision.pmdCores` { node: 0, cores: 1 }. */
  readonly code: DecisionCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** `formula`: from the source of Open vSwitch or the kernel. `heuristic`: nobody publishes it. */
  readonly basis: 'formula' | 'heuristic';
  /** Key of the request that overrides it, such as `pmdCores`. */
  readonly override: string;
}

export type DecisionCode =
  | 'decision.nics'
  | 'decision.pmdCores'
  | 'decision.queues'
  | 'decision.pageSize'
  | 'decision.vmPages'
  | 'decision.socketMemory'
  | 'decision.reserve'
  | 'decision.vmNodes'
  | 'decision.driver'
  | 'decision.datapath';
