import type {
  Chain,
  Change,
  Cluster,
  ClusterDatapath,
  ErrorCode,
  Finding,
  GuestStep,
  HostDatapath,
  HostFacts,
  HostFinding,
  HostNumaNode,
  HostPlan,
  HostRequest,
  Plan,
  PropertyState,
  Reason,
  Seen,
  SeenCluster,
  SeenHost,
  SeenVm,
  Spec,
  VmOutlook,
  VmSharing,
  WhyLeft,
} from '../../client/index';
import type { Chosen, EntityKind } from '../portal/entityKind';

/**
 * What content pages see of the hidden page, which holds the engine's client and lives as long as the portal page. It stands on the top
 * window as `ovirtDpdk`; an event of that name tells that it is there. Everything that it gives is plain data.
 */
export interface Backstage {
  /** The window that it lives in. Once that is closed the portal has thrown the plugin out, and nothing here works any more. */
  readonly window: Window;
  readonly selection: Selection;
  readonly readings: Readings;
  readonly plans: Plans;
  readonly runs: Runs;
  readonly factsShelf: FactsShelf;
  readonly portal: PortalDoors;
}

/** Ends a subscription. A page ends all of its own on `pagehide`. */
export type Stop = () => void;

/** What is selected in the portal, as far as it told; kept in this browser tab's session. */
export interface Selection {
  readonly current: (kind: EntityKind) => Chosen | undefined;
  readonly onChange: (listener: (kind: EntityKind) => void) => Stop;
}

/** Reads of the engine. All throw OvirtDpdkError; `engine.notFound` when the thing is gone or not visible. */
export interface Readings {
  /** The last one of this thing in this portal page, to show at once while it is read anew. */
  readonly lastHost: (id: string) => HostReading | undefined;
  readonly lastVm: (id: string) => VmReading | undefined;
  readonly lastCluster: (id: string) => ClusterReading | undefined;
  readonly host: (id: string, signal?: AbortSignal) => Promise<HostReading>;
  readonly vm: (id: string, signal?: AbortSignal) => Promise<VmReading>;
  readonly cluster: (id: string, signal?: AbortSignal) => Promise<ClusterReading>;
  /** Data centers, clusters, levels, CPU types, networks: what a wizard for new things offers. */
  readonly site: (signal?: AbortSignal) => Promise<SiteReading>;
}

interface Reading {
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly seen: Seen;
}

export interface HostReading extends Reading {
  readonly host: SeenHost;
  readonly cluster: Cluster;
  /** Links 1 to 6. */
  readonly chain: Chain;
  readonly datapath: HostDatapath;
  readonly numaNodes: readonly HostNumaNode[];
  /** Milliseconds since 1970, by the host's clock; absent where the engine does not tell. */
  readonly bootedAt?: number;
  /** Physical functions, by PCI address. */
  readonly nics: readonly NicReading[];
  readonly facts?: FactsReading;
}

/** One NIC of a host. What only the host itself knows is absent without its facts. */
export interface NicReading {
  readonly pci: string;
  /** `Intel Ethernet Controller XXV710 for 25GbE SFP28`. */
  readonly product?: string;
  readonly driver?: string;
  readonly numaNode?: number;
  /** Mb/s. */
  readonly speed?: number;
  /** The engine's NIC that stands for it or is it: `dummy_5e00`, `dpdk0`, `ens1f0`. */
  readonly seenAs?: string;
  readonly verdict:
    | 'ready'
    | 'readyKeepsDriver'
    | 'needsDriver'
    | 'needsStandIn'
    | 'usable'
    | 'unsupported'
    | 'unknown'
    | 'inUse'
    | 'groupShared'
    | 'tooNew';
  readonly reasons: readonly HostFinding[];
  /** Names of the networks attached to it. */
  readonly networks: readonly string[];
}

/** The facts kept for a host, and what they say. */
export interface FactsReading {
  readonly facts: HostFacts;
  readonly file: string;
  readonly keptAt: number;
  /** What `ovirt-dpdk host check` says. */
  readonly findings: readonly HostFinding[];
  /** Planned for the NICs that are in DPDK's hands. */
  readonly plan: HostPlan;
  /** Of OVS and of the host, as they stand. */
  readonly layout: HostLayout;
}

/** Who uses the cores and pages of a host, NUMA node by NUMA node. */
export interface HostLayout {
  readonly nodes: readonly LayoutNode[];
}

export interface LayoutNode {
  readonly id: number;
  /** MiB. */
  readonly memory: number;
  /** By their lowest CPU. */
  readonly cores: readonly LayoutCore[];
  /** Sizes that there are pages of. */
  readonly pages: readonly LayoutPages[];
}

/** A physical core. */
export interface LayoutCore {
  /** Its siblings. */
  readonly cpus: readonly number[];
  /** `none`: Open vSwitch has no PMD thread on this host yet, so that no core is kept for anything. */
  readonly role: 'host' | 'pmd' | 'guest' | 'none';
  readonly isolated: boolean;
  /** Ports that its PMD threads poll, with the number of queues. */
  readonly polls: readonly { readonly port: string; readonly queues: number }[];
}

export interface LayoutPages {
  /** KiB. */
  readonly size: number;
  readonly total: number;
  /** What Open vSwitch was told to take at its start. */
  readonly openVswitch: number;
  /** All others that are in use. */
  readonly vms: number;
  readonly free: number;
}

export interface VmReading extends Reading {
  /** With its NUMA nodes. */
  readonly vm: SeenVm;
  readonly cluster: Cluster;
  /** Links 6 to 9. */
  readonly chain: Chain;
  readonly sharing: VmSharing;
  /** As it runs and at its next start: settings, NICs, hosts. */
  readonly outlook: VmOutlook;
  /** What to do inside the guest; absent where it has no DPDK NIC. */
  readonly guest?: GuestNotes;
}

export interface GuestNotes {
  readonly steps: readonly GuestStep[];
  /** What its administrator should know before. */
  readonly problems: readonly Reason[];
}

export interface ClusterReading extends Reading {
  readonly cluster: SeenCluster;
  readonly chain: Chain;
  /** What all hosts can do, and which of them is the brake. */
  readonly datapath: ClusterDatapath;
  /** Links 1 to 6 of each host, in the order of `seen.hosts`. */
  readonly hosts: readonly HostOfCluster[];
  /** What the levels in use on this engine define of the properties that DPDK needs. */
  readonly definitions: readonly LevelDefinitions[];
}

export interface HostOfCluster {
  readonly host: SeenHost;
  readonly chain: Chain;
  readonly datapath: HostDatapath;
}

export interface LevelDefinitions {
  readonly level: string;
  readonly properties: readonly PropertyState[];
  /** For the engine machine: what defines `hugepages_shared`, and the restart that makes it count. */
  readonly commands: readonly string[];
}

export type SiteReading = Reading;

/** The same plan as on the command line. */
export interface Plans {
  /** Observes and plans. @throws OvirtDpdkError; SpecInvalid when the spec itself is wrong */
  readonly plan: (spec: Spec, signal?: AbortSignal) => Promise<Planned>;
  /** What is there now of a cluster, a host or a VM of it, as YAML: `ovirt-dpdk export`. */
  readonly exportYaml: (chosen: Chosen, signal?: AbortSignal) => Promise<string>;
  /** Undefined while there are no facts of the host. */
  readonly planHost: (hostId: string, request: HostRequest) => HostPlan | undefined;
  /** The script that a person runs on the host. */
  readonly hostScript: (plan: HostPlan) => string;
}

export interface Planned {
  readonly plan: Plan;
  /** Findings that stand against it. */
  readonly problems: readonly Finding[];
  /** The spec as YAML, for `ovirt-dpdk plan -f`. */
  readonly yaml: string;
  readonly seen: Seen;
}

export const wizardNames = ['prepare-host', 'attach-network', 'huge-pages', 'new-cluster'] as const;
export type WizardName = (typeof wizardNames)[number];

/** Plans being applied. They go on when the dialog closes. */
export interface Runs {
  /** @param agreed ids of the disruptive changes that the user agreed to; others are left, with what needs them */
  readonly start: (asked: {
    readonly wizard: WizardName;
    readonly of?: Chosen;
    readonly plan: Plan;
    readonly agreed: readonly string[];
  }) => Run;
  readonly get: (id: string) => Run | undefined;
  /** The latest that was started for this thing. */
  readonly of: (id: string) => Run | undefined;
  /** The one that has not ended: of this thing, by whichever wizard; without a thing, of this wizard. */
  readonly underWay: (wizard: WizardName, thing?: string) => Run | undefined;
  /** What is under way is finished or left so that a second run completes it. */
  readonly stop: (id: string) => void;
  readonly onChange: (listener: (run: Run) => void) => Stop;
}

/** A run as it stands; each change gives a new object. */
export interface Run {
  readonly id: string;
  readonly wizard: WizardName;
  readonly of?: Chosen;
  readonly plan: Plan;
  readonly state: 'running' | 'verifying' | 'done' | 'failed';
  /** The user has ended it; what is under way comes to its end first. */
  readonly stopping?: true;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** One for each change of the plan, in its order. */
  readonly steps: readonly RunStep[];
  /** What ended it. */
  readonly error?: RunError;
  /** Planned again after the end: what is still to be done, by whom. Absent when that could not be read. */
  readonly remaining?: readonly Change[];
}

export interface RunStep {
  readonly change: Change;
  readonly state: 'waiting' | 'running' | 'done' | 'left';
  readonly why?: WhyLeft;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** What it waits for, in the engine's words: the state that a host or VM is in. */
  readonly waitingFor?: { readonly what: string; readonly state: string };
  /** The answer to it got lost. Without `found`, what the engine did is being read back. */
  readonly lost?: { readonly error: string; readonly found?: 'done' | 'notDone' };
  /** Of its last write: the engine's log and events have it. */
  readonly correlationId?: string;
}

/** An error as plain data. `detail` is in the engine's own words. */
export interface RunError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: string;
  readonly correlationId?: string;
}

/** Facts files, kept for this browser tab's session. */
export interface FactsShelf {
  readonly get: (hostId: string) => { readonly facts: HostFacts; readonly file: string; readonly keptAt: number } | undefined;
  /**
   * Checks and keeps.
   *
   * @throws SpecInvalid with every reason: malformed, of another version, too large, of another host, older than the last boot
   */
  readonly keep: (host: HostReading, file: string, text: string) => void;
  readonly forget: (hostId: string) => void;
  readonly onChange: (listener: (hostId: string) => void) => Stop;
}

/** Ways out of a content page. */
export interface PortalDoors {
  readonly openWizard: (wizard: WizardName, of?: Chosen, preset?: Readonly<Record<string, string>>) => void;
  readonly closeWizard: (wizard: WizardName) => void;
  /** To the list of hosts, VMs or clusters. */
  readonly showList: (kind: EntityKind) => void;
  /** To the details of a thing. */
  readonly showDetails: (kind: EntityKind, name: string) => void;
  /** Loads the portal anew, which leads to the login page when the session is over. */
  readonly signIn: () => void;
}
