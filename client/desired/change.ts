import type { Properties } from '../engine/values';
import type { SwitchType } from '../engine/clusters';
import type { Values } from '../errors';
import type { FindingCode, StepCode } from './findingCode';

/**
 * What a change costs, each including the ones before it. `vm-restart`: a virtual machine stops and starts. `host-reboot`: a host
 * leaves service (maintenance, reinstall or reboot), its VMs migrate away.
 */
export const disruptions = ['none', 'vm-restart', 'host-reboot'] as const;
export type Disruption = (typeof disruptions)[number];

/** A thing by name; the id is absent while the thing is only planned. */
export interface Ref {
  readonly name: string;
  readonly id?: string;
}

interface Any {
  /** Stable over plans of the same spec, such as `vm.properties/vnf1`: two plans are compared by it. */
  readonly id: string;
  readonly disruption: Disruption;
  /** Ids of changes of this plan that must be done before. */
  readonly needs: readonly string[];
}

interface ByEngine extends Any {
  readonly by: 'engine';
}

/** Only a person can do it, outside the API. `apply` goes on with what does not need it. */
interface ByPerson extends Any {
  readonly by: 'person';
  /** Where the commands are to be typed. */
  readonly where: 'engine machine' | 'host';
  /** Exact, one a line. */
  readonly commands: readonly string[];
  readonly reason: { readonly code: StepCode; readonly values: Values };
}

/** A phrase and what it is filled with. */
export interface Reason {
  readonly code: string;
  readonly values: Values;
}

export interface ClusterWanted {
  readonly dataCenter: Ref;
  readonly switchType: SwitchType;
  readonly level?: string;
  readonly cpuType?: string;
  readonly externalProvider?: Ref;
}
export interface ClusterPart {
  readonly cpuType?: string;
  readonly externalProvider?: Ref;
}
export interface NetworkWanted {
  readonly dataCenter: Ref;
  readonly vlan?: number;
  readonly mtu?: number;
  readonly description?: string;
  readonly comment?: string;
  /** OVN form: an external network that is linked to a physical one. */
  readonly external?: { readonly provider: Ref; readonly physicalNetwork: Ref };
}
export interface NetworkPart {
  readonly vlan?: number | undefined;
  readonly mtu?: number;
  readonly description?: string;
  readonly comment?: string;
}
export interface ProfileWanted {
  /** `none`, the name of a filter, or absent: the engine's default. */
  readonly filter?: Ref | 'none';
  readonly queues?: number;
}
export interface Placement {
  readonly network: Ref;
  readonly nic: string;
  /** Set when the attachment exists. */
  readonly attachmentId?: string;
}
export interface VmNicWanted {
  readonly profile: Ref;
  readonly network: Ref;
}

export type Change =
  | (ByEngine & { readonly kind: 'cluster.create'; readonly cluster: Ref; readonly after: ClusterWanted })
  | (ByEngine & {
      readonly kind: 'cluster.update';
      readonly cluster: Ref;
      readonly before: ClusterPart;
      readonly after: ClusterPart;
    })
  | (ByEngine & { readonly kind: 'network.create'; readonly network: Ref; readonly after: NetworkWanted })
  | (ByEngine & {
      readonly kind: 'network.update';
      readonly network: Ref;
      readonly before: NetworkPart;
      readonly after: NetworkPart;
    })
  | (ByEngine & ClusterNetworkPlace & { readonly kind: 'clusterNetwork.add'; readonly after: { readonly required: boolean } })
  | (ByEngine &
      ClusterNetworkPlace & {
        readonly kind: 'clusterNetwork.update';
        readonly before: { readonly required: boolean };
        readonly after: { readonly required: boolean };
      })
  | (ByEngine & { readonly kind: 'profile.create'; readonly profile: Ref; readonly network: Ref; readonly after: ProfileWanted })
  | (ByEngine & {
      readonly kind: 'profile.update';
      readonly profile: Ref;
      readonly network: Ref;
      readonly before: ProfileWanted & { readonly properties: Properties };
      readonly after: ProfileWanted & { readonly properties: Properties };
    })
  | (ByEngine & ClusterMove & { readonly kind: 'host.move'; readonly host: Ref })
  | (ByEngine & {
      readonly kind: 'host.kernelCmdline';
      readonly host: Ref;
      readonly before: { readonly custom: string };
      readonly after: { readonly custom: string };
    })
  | (ByEngine & {
      readonly kind: 'host.reinstall';
      readonly host: Ref;
      /** Tokens that the running kernel does not have yet. */
      readonly after: { readonly tokens: readonly string[] };
      /** Whether the engine reboots the host at the end: from 4.4.5.5 on. Otherwise a person does, in a change of its own. */
      readonly reboots: boolean;
    })
  /** Out of maintenance, where an earlier run of ours that did not come to its end has left it: see unfinished.ts. */
  | (ByEngine & { readonly kind: 'host.activate'; readonly host: Ref })
  | (ByEngine & {
      readonly kind: 'host.networks';
      readonly host: Ref;
      readonly before: readonly Placement[];
      readonly after: readonly Placement[];
      /** Attachments that differ from the logical network and are brought in line by the same call. */
      readonly synchronize: readonly Placement[];
    })
  | (ByEngine & ClusterMove & { readonly kind: 'vm.move'; readonly vm: Ref })
  | (ByEngine & {
      readonly kind: 'vm.properties';
      readonly vm: Ref;
      readonly before: Properties;
      readonly after: Properties;
      /** The VM runs: the engine keeps it for the next start. */
      readonly nextRun: boolean;
    })
  | (ByEngine & {
      readonly kind: 'vm.memory';
      readonly vm: Ref;
      /** Bytes. */
      readonly before: { readonly maxMemory?: number };
      readonly after: { readonly maxMemory: number };
    })
  | (ByEngine & { readonly kind: 'vm.stop'; readonly vm: Ref })
  | (ByEngine & { readonly kind: 'vm.nic.create'; readonly vm: Ref; readonly nic: string; readonly after: VmNicWanted })
  | (ByEngine & {
      readonly kind: 'vm.nic.update';
      readonly vm: Ref;
      readonly nic: Ref;
      readonly before: { readonly profile?: Ref; readonly interface: string };
      readonly after: VmNicWanted;
    })
  | (ByEngine & { readonly kind: 'vm.start'; readonly vm: Ref })
  | (ByPerson & { readonly kind: 'engine.properties'; readonly level: string })
  | (ByPerson & { readonly kind: 'host.operator'; readonly host: Ref });

interface ClusterNetworkPlace {
  readonly cluster: Ref;
  readonly network: Ref;
}
interface ClusterMove {
  readonly before: { readonly cluster: Ref };
  readonly after: { readonly cluster: Ref };
}

export type ChangeKind = Change['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { readonly kind: K }>;

/** Why a plan cannot or should not be carried out (`problem`: it is not applied), or what the user should know (`note`). */
export interface Finding {
  readonly severity: 'problem' | 'note';
  readonly code: FindingCode;
  /** What it is about, as a path of the spec: `hosts[0].nics[1]`, `vms[0]`. */
  readonly path: string;
  readonly values: Values;
}
