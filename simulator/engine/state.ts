import { refuse } from './faults';
import type { Machine } from './hosts/machine';
import type { Cluster, SchedulingPolicy } from './model/cluster';
import type { DataCenter, MacPool } from './model/dataCenter';
import type { NetworkAttachment } from './model/host';
import type { Event, Job, Step } from './model/monitoring';
import type { Network, NetworkProvider, VnicProfile } from './model/network';
import type { InstanceType, Template, VmPool } from './model/template';
import type { Nic, Vm, VmNumaNode } from './model/vm';

/** Rows by id, in the order in which they came, and by the owners that a table is asked for often. */
export class Table<T extends { readonly id: string }> {
  private readonly rows = new Map<string, T>();
  private readonly owned = new Map<string, Set<string>>();
  /** @param ownerOf the row's owner, for `of` */
  constructor(private readonly ownerOf: (row: T) => string | undefined = () => undefined) {}
  get = (id: string): T | undefined => this.rows.get(id);
  all = (): readonly T[] => [...this.rows.values()];
  get size(): number {
    return this.rows.size;
  }
  find = (fits: (row: T) => boolean): T | undefined => {
    for (const row of this.rows.values()) if (fits(row)) return row;
    return undefined;
  };
  where = (fits: (row: T) => boolean): readonly T[] => {
    const found: T[] = [];
    for (const row of this.rows.values()) if (fits(row)) found.push(row);
    return found;
  };
  /** The rows of an owner, without looking at the others. */
  of = (owner: string): readonly T[] => {
    const found: T[] = [];
    for (const id of this.owned.get(owner) ?? []) {
      const row = this.rows.get(id);
      if (row) found.push(row);
    }
    return found;
  };
  put = (row: T): T => {
    const before = this.rows.get(row.id);
    const owner = this.ownerOf(row);
    const former = before && this.ownerOf(before);
    if (former !== owner) {
      if (former !== undefined) this.owned.get(former)?.delete(row.id);
      if (owner !== undefined) this.owned.set(owner, (this.owned.get(owner) ?? new Set()).add(row.id));
    }
    this.rows.set(row.id, row);
    return row;
  };
  remove = (id: string): boolean => {
    const before = this.rows.get(id);
    const owner = before && this.ownerOf(before);
    if (owner !== undefined) this.owned.get(owner)?.delete(id);
    return this.rows.delete(id);
  };
}

/** What the engine stores, in the API's own words; rows are replaced, never changed. */
type Row<T> = T & { readonly id: string };
type Named<T> = Row<T> & { readonly name: string };

export type DataCenterRow = Named<DataCenter>;
export type ClusterRow = Named<Cluster>;
export type NetworkRow = Named<Network> & { readonly dataCenter: string };
/** A network in a cluster; `id` is made of both ids. */
export interface ClusterNetworkRow {
  readonly id: string;
  readonly cluster: string;
  readonly network: string;
  readonly required: boolean;
  readonly display: boolean;
  readonly usages: NonNullable<Network['usages']>;
}
export type VnicProfileRow = Named<VnicProfile> & { readonly networkId: string };
export type ProviderRow = Named<NetworkProvider>;
export type MacPoolRow = Named<MacPool>;
export type PolicyRow = Named<SchedulingPolicy> & {
  readonly filters: readonly string[];
};

export interface HostRow {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly address: string;
  readonly cluster: string;
  readonly port: number;
  /** How the engine logs in; port 22 and no fingerprint where absent. */
  readonly ssh?: { readonly port: number; readonly fingerprint?: string | undefined } | undefined;
  readonly status: NonNullable<HostStatus>;
  readonly statusDetail?: string | undefined;
  /** Custom kernel line as the administrator wrote it; reaches the machine at the next installation. */
  readonly kernelLine: string;
  readonly reinstall: boolean;
  /** Capabilities have been read at least once. */
  readonly known: boolean;
  /** A network operation is under way. */
  readonly busy: boolean;
  readonly spmPriority: number;
  /** It manages the storage of its data center. */
  readonly spm?: boolean | undefined;
  readonly vgpuPlacement?: 'consolidated' | 'separated' | undefined;
  /** The machine as the engine saw it last. */
  readonly machine: Machine;
  /** The machine as it is, where somebody changed it behind the engine's back: seen at the next refresh, activation or network operation. */
  readonly unseen?: Machine | undefined;
  /** NICs whose state the engine has not polled yet: made by the last network operation. */
  readonly fresh?: readonly string[] | undefined;
  /** NIC or bond by network label. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Id per NIC name, given when the engine first sees a NIC. */
  readonly nicIds: Readonly<Record<string, string>>;
}
type HostStatus = import('./model/host').Host['status'];

export interface AttachmentRow {
  readonly id: string;
  readonly host: string;
  readonly network: string;
  /** Base NIC or bond. */
  readonly nic: string;
  readonly ip: NonNullable<NetworkAttachment['ip_address_assignments']>;
  readonly properties: NonNullable<NetworkAttachment['properties']>;
}

export type VmRow = Named<Vm> & {
  readonly cluster: { readonly id: string };
  /** The configuration that becomes current when the VM goes down; undefined: none pending. */
  readonly next?: Vm | undefined;
  /** Values the running machine was started with. */
  readonly started?: Vm | undefined;
  /** Goes down only to start again. */
  readonly restarting?: boolean | undefined;
  /** It has a bootable disk: storage is not simulated beyond that. */
  readonly disk?: boolean | undefined;
};
export type NicRow = Named<Nic> & { readonly vmId: string };
export type VmNumaRow = Row<VmNumaNode> & { readonly vmId: string };
export type TemplateRow = Named<Template> & { readonly disk?: boolean | undefined };
export type InstanceTypeRow = Named<InstanceType>;
export type VmPoolRow = Named<VmPool>;

export type JobRow = Row<Job> & { readonly correlationId: string };
export type StepRow = Row<Step> & { readonly jobId: string };
export type EventRow = Row<Event> & { readonly index: number };

export interface UserRow {
  readonly id: string;
  /** Name in the directory, without the profile. */
  readonly name: string;
  readonly password: string;
  /** Id in the directory. */
  readonly entry?: string | undefined;
  /** The account exists in the directory but the engine has not seen it yet. */
  readonly seen: boolean;
}
export interface PermissionRow {
  readonly id: string;
  /** A user, or the group of everyone. */
  readonly user: string;
  readonly role: string;
  /** `system` or the id of an object. */
  readonly object: string;
  readonly objectType: 'system' | 'data_center' | 'cluster' | 'host' | 'vm' | 'network' | 'vnic_profile' | 'template';
}

/** Option values by level (`general` for options without levels). */
export type OptionValues = Readonly<Record<string, Readonly<Record<string, string>>>>;
export interface Options {
  /** In the database: what engine-config wrote. */
  configured: OptionValues;
  /** What GET /options shows: read at start and by reloadconfigurations. */
  shown: OptionValues;
  /** The catalogue of VM properties that edits are checked against: read at start only. */
  catalogue: OptionValues;
}

const noOptions = (): Options => ({ configured: {}, shown: {}, catalogue: {} });

export function createState() {
  const attachments = new Table<AttachmentRow>((row) => row.host);
  const vms = new Table<VmRow>((row) => row.host?.id);
  const nics = new Table<NicRow>((row) => row.vmId);
  return {
    dataCenters: new Table<DataCenterRow>(),
    macPools: new Table<MacPoolRow>(),
    clusters: new Table<ClusterRow>(),
    networks: new Table<NetworkRow>(),
    clusterNetworks: new Table<ClusterNetworkRow>((row) => row.cluster),
    vnicProfiles: new Table<VnicProfileRow>(),
    providers: new Table<ProviderRow>(),
    policies: new Table<PolicyRow>(),
    hosts: new Table<HostRow>(),
    attachments,
    attachmentsOf: (host: string): readonly AttachmentRow[] => attachments.of(host),
    templates: new Table<TemplateRow>(),
    instanceTypes: new Table<InstanceTypeRow>(),
    vmPools: new Table<VmPoolRow>(),
    vms,
    /** VMs that run on a host. */
    vmsOn: (host: string): readonly VmRow[] => vms.of(host),
    nics,
    nicsOf: (vm: string): readonly NicRow[] => nics.of(vm),
    vmNuma: new Table<VmNumaRow>((row) => row.vmId),
    jobs: new Table<JobRow>(),
    steps: new Table<StepRow>(),
    events: new Table<EventRow>(),
    users: new Table<UserRow>(),
    permissions: new Table<PermissionRow>(),
    options: noOptions(),
    /** RPM version in the API root when it is not that of the release. */
    product: undefined as string | undefined,
    /** The machine behind an address, for hosts that are added later; worlds replace it. */
    machineAt: (_address: string): Machine => {
      throw refuse(
        400,
        'Cannot add Host. Connecting to host via SSH has failed, verify that the host is reachable (IP address, routable address etc.) You may refer to the engine.log file for further details.',
      );
    },
    /** Hosts have power management. */
    fencing: false,
    /** The certificate of the engine's CA, as text. */
    certificate: '',
    /** Ids of hosts, VMs and clusters of an external provider (KubeVirt), which the portal shows but the engine does not manage. */
    unmanaged: new Set<string>(),
    /** All host addresses resolve to one machine, so the engine lets nothing migrate between them. */
    oneMachine: false,
    /** Engine option CSRFProtection: no cookie session works any more. */
    csrfProtection: false,
    /** Engine options CORSSupport and CORSAllowedOrigins. */
    allowedOrigins: undefined as readonly string[] | undefined,
  };
}
export type State = ReturnType<typeof createState>;
