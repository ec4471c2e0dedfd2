import type { Cluster, ClusterNetwork } from '../engine/clusters';
import type { DataCenter } from '../engine/dataCenters';
import type { Host } from '../engine/hosts';
import type { ExternalProvider, Network } from '../engine/networks';
import type { HostNumaNode } from '../engine/numaNodes';
import type { SchedulingPolicy } from '../engine/schedulingPolicies';
import type { ClusterLevel, OptionValues, SystemInfo } from '../engine/system';
import type { Properties } from '../engine/values';
import type { Vm } from '../engine/vms';
import type { NetworkFilter, VnicProfile } from '../engine/vnicProfiles';
import type { HostFacts } from '../facts/hostFacts';

/** What was read of the engine to answer one question. Plain data: `plan` and `chain` compute on it without asking again. */
export interface Seen {
  readonly system: SystemInfo;
  readonly levels: readonly ClusterLevel[];
  /** VM property definitions as options give them; absent when this user may not read the option. */
  readonly properties: { readonly predefined?: OptionValues; readonly userDefined?: OptionValues };
  readonly dataCenters: readonly DataCenter[];
  /** All clusters that the user sees. */
  readonly clusters: readonly Cluster[];
  /** The cluster in question, when it exists, with what only it needs. */
  readonly cluster?: SeenCluster;
  /** Networks of all data centers. */
  readonly networks: readonly Network[];
  readonly profiles: readonly VnicProfile[];
  readonly filters: readonly NetworkFilter[];
  readonly providers: readonly ExternalProvider[];
  readonly schedulingPolicies: readonly SchedulingPolicy[];
  /** Hosts named in the question and hosts of the cluster, with nics, attachments, hugepages, devices and hooks. */
  readonly hosts: readonly SeenHost[];
  /** VMs named in the question and, where it asks for the whole cluster, VMs of the cluster, with nics. */
  readonly vms: readonly SeenVm[];
}

export interface SeenCluster extends Cluster {
  readonly networks: readonly ClusterNetwork[];
  readonly externalProviderIds: readonly string[];
}

export interface SeenHost extends Host {
  readonly numaNodes?: readonly HostNumaNode[];
  /** What a collector on the host told; absent: links that need it are unknown. */
  readonly facts?: HostFacts;
}

export interface SeenVm extends Vm {
  /** What it will have after its next start, when that differs. */
  readonly next?: {
    readonly properties: Properties;
    readonly memory: number;
    readonly maxMemory?: number;
    readonly cpu?: Vm['cpu'];
  };
}
