import type { Level } from './values';

export type SwitchType = 'legacy' | 'ovs';

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  /** A cluster may outlive its data center: observed on engine 4.5.8. */
  readonly dataCenterId?: string;
  readonly switchType: SwitchType;
  readonly level: Level;
  /** Absent until the first host tells, when the cluster was made without one. */
  readonly cpuType?: string;
  readonly architecture?: string;
  readonly schedulingPolicyId?: string;
}

export interface NewCluster {
  readonly name: string;
  readonly dataCenterId: string;
  readonly switchType: SwitchType;
  readonly level?: Level;
  readonly cpuType?: string;
  readonly externalProviderId?: string;
}

/** A network as a cluster has it. `id` is the network's. */
export interface ClusterNetwork {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly usages: readonly string[];
}
