import * as z from 'zod/mini';

/**
 * What a host tells about itself: the one JSON document that `host/collect.sh` prints there.
 *
 * The collector copies, the client interprets: CPU lists, masks, the kernel line and OVS settings are the texts that the host has.
 * What could not be read is `null` in the document and absent here; `notes` says why. An empty list means that there is none.
 */
export interface HostFacts {
  readonly contract: typeof FACTS_CONTRACT;
  /** ISO 8601, UTC, by the host's clock. */
  readonly collectedAt: string;
  readonly notes: readonly FactsNote[];
  readonly host: {
    readonly name?: string | undefined;
    /** /etc/vdsm/vdsm.id, else the product UUID of DMI: what the engine shows as hardware UUID. */
    readonly uuid?: string | undefined;
    /** Changes with each boot. */
    readonly bootId?: string | undefined;
    /** ID and VERSION_ID of /etc/os-release. */
    readonly os?: { readonly id: string; readonly version: string } | undefined;
    /** `uname -m`. */
    readonly arch: string;
    /** `uname -r`. */
    readonly kernel: string;
    /** Whether firmware boots signed systems only. */
    readonly secureBoot?: boolean | undefined;
  };
  readonly kernelLine?: string | undefined;
  readonly cpus: CpuFacts;
  readonly nodes: readonly NodeFacts[];
  /** `groups` in /sys/kernel/iommu_groups; active where /sys/class/iommu has an entry. */
  readonly iommu?: { readonly active: boolean; readonly groups: number } | undefined;
  /** Ethernet and InfiniBand devices on the PCI bus, whatever their driver. */
  readonly nics: readonly NicFacts[];
  /** Network devices of the kernel that are a NIC, lie on another one, or have an address. VM taps are left out. */
  readonly netdevs: readonly NetdevFacts[];
  /** Which network devices carry what must not break. */
  readonly carries: {
    readonly defaultRoute: readonly string[];
    /** The device with the address of the SSH session that collected. */
    readonly session: readonly string[];
    /** Devices on the way to mounted NFS servers, iSCSI portals and Gluster servers. */
    readonly storage: readonly string[];
  };
  readonly openVswitch?: OvsFacts | undefined;
  /** Running domains of libvirt. */
  readonly domains?: readonly DomainFacts[] | undefined;
  readonly vdsm?: VdsmFacts | undefined;
  readonly tuned?: { readonly profile: string; readonly isolatedCores?: string | undefined } | undefined;
  /** What driverctl holds on to over boots: PCI address to driver. */
  readonly driverOverrides?: Readonly<Record<string, string>> | undefined;
  /** RPM name to `version-release` of vdsm, openvswitch, dpdk, kernel, libvirt and qemu packages; `null` in the document without rpm. */
  readonly packages?: Readonly<Record<string, string>> | undefined;
}

/** Something that could not be read. */
export interface FactsNote {
  /** The key of the document that is null or shortened because of it, such as `openVswitch.interfaces`. */
  readonly about: string;
  /** One line, such as `ovs-vsctl: not found`. */
  readonly reason: string;
}

export interface CpuFacts {
  /** `vendor_id` of /proc/cpuinfo: GenuineIntel, AuthenticAMD, HygonGenuine. */
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  /** Of pdpe1gb, pse, vmx, svm, hypervisor those that there are. */
  readonly flags?: readonly string[] | undefined;
  /** CPU list. */
  readonly online: string;
  /** CPU list of /sys/devices/system/cpu/isolated; empty where none is. */
  readonly isolated?: string | undefined;
  readonly nohzFull?: string | undefined;
  /** One entry for each physical core that is online: its siblings as a CPU list. */
  readonly cores: readonly { readonly node: number; readonly cpus: string }[];
}

export interface NodeFacts {
  readonly id: number;
  /** KiB; 0 for a node without memory. */
  readonly memory: number;
  /** One entry for each size that the kernel has. */
  readonly hugepages: readonly NodePages[];
  /** Distances to the nodes in order of their ids; 10 is here. */
  readonly distances?: readonly number[] | undefined;
}

export interface NodePages {
  /** KiB. */
  readonly size: number;
  readonly total: number;
  readonly free: number;
  readonly surplus?: number | undefined;
}

export interface NicFacts {
  /** Canonical: `0000:5e:00.0`. */
  readonly pci: string;
  /** Four hex digits, lower case. */
  readonly vendor: string;
  readonly device: string;
  readonly subsystemVendor?: string | undefined;
  readonly subsystemDevice?: string | undefined;
  /** Six hex digits: 0200xx Ethernet, 0207xx InfiniBand. */
  readonly class: string;
  /** As the kernel says: -1 where firmware does not tell. */
  readonly node: number;
  /** Absent: bound to no driver. */
  readonly driver?: string | undefined;
  readonly iommuGroup?: number | undefined;
  /** Every device of that group, this one too. */
  readonly groupMembers?:
    readonly { readonly pci: string; readonly class: string; readonly driver?: string | undefined }[] | undefined;
  /** PCI address of the physical function that this is a virtual function of. */
  readonly physicalFunction?: string | undefined;
  /** Virtual functions made of this one. */
  readonly virtualFunctions?: number | undefined;
  /** GT/s of one lane, and lanes, as the link runs now. */
  readonly link?: { readonly gtps: number; readonly lanes: number } | undefined;
  /** Names of its network devices; none when bound to a DPDK driver. */
  readonly netdevs: readonly string[];
  /** The name that VDSM before 4.40.40 gives it: `dpdk0`. */
  readonly dpdkName?: string | undefined;
}

export interface NetdevFacts {
  readonly name: string;
  readonly mac?: string | undefined;
  readonly mtu?: number | undefined;
  /** `operstate`. */
  readonly state?: string | undefined;
  /** Mb/s; absent where unknown. */
  readonly speed?: number | undefined;
  /** `bridge`, `bond`, `vlan`, `dummy`, `openvswitch`, `team`, or absent for a NIC and for what is none of these. */
  readonly kind?: string | undefined;
  /** Devices that it lies on: the parent of a VLAN, the ports of a bridge, the slaves of a bond. */
  readonly lowers: readonly string[];
  /** `192.0.2.5/24`. Link-local addresses are left out. */
  readonly addresses: readonly string[];
}

export type OvsMap = Readonly<Record<string, string>>;

export interface OvsFacts {
  /** `ovs_version` of the database, else what `ovs-vswitchd --version` prints: `3.1.0`. */
  readonly version?: string | undefined;
  /** `22.11.11`, as `ovs-vswitchd --version` or the database say. */
  readonly dpdkVersion?: string | undefined;
  /** Whether ovs-vswitchd runs. */
  readonly running: boolean;
  /** User that ovs-vswitchd runs as, `root` or `openvswitch`. */
  readonly user?: string | undefined;
  readonly dpdkInitialized?: boolean | undefined;
  readonly otherConfig?: OvsMap | undefined;
  readonly bridges?: readonly OvsBridgeFacts[] | undefined;
  readonly interfaces?: readonly OvsInterfaceFacts[] | undefined;
  /** From `ovs-appctl netdev-dpdk/get-mempool-info`, which needs 2.9. */
  readonly mempools?: readonly OvsMempoolFacts[] | undefined;
  /** From `ovs-appctl dpif-netdev/pmd-rxq-show`. */
  readonly pmds?: readonly OvsPmdFacts[] | undefined;
}

export interface OvsBridgeFacts {
  readonly name: string;
  /** `netdev` or `system`; empty means system. */
  readonly datapathType: string;
  readonly ports: readonly { readonly name: string; readonly tag?: number | undefined; readonly interfaces: readonly string[] }[];
}

export interface OvsInterfaceFacts {
  readonly name: string;
  /** Empty for a device of the kernel. */
  readonly type: string;
  readonly options: OvsMap;
  readonly otherConfig?: OvsMap | undefined;
  readonly status?: OvsMap | undefined;
  readonly mtu?: number | undefined;
  readonly mtuRequest?: number | undefined;
  readonly linkState?: string | undefined;
  readonly error?: string | undefined;
  readonly rxPackets?: number | undefined;
  readonly txPackets?: number | undefined;
}

export interface OvsMempoolFacts {
  readonly name: string;
  readonly node?: number | undefined;
  readonly mbufs: number;
  /** Bytes of one object with its header and padding. */
  readonly objectBytes?: number | undefined;
}

export interface OvsPmdFacts {
  readonly cpu: number;
  readonly node: number;
  readonly queues: readonly { readonly port: string; readonly queue: number }[];
}

/** What matters of a running domain's XML for vhost-user. */
export interface DomainFacts {
  /** The VM's id on the engine. */
  readonly uuid: string;
  readonly name: string;
  /** KiB. */
  readonly memory?: number | undefined;
  /** `hugepages` in `memoryBacking`. */
  readonly hugepages: boolean;
  /** KiB, where the XML names it. */
  readonly pageSize?: number | undefined;
  /** `<access mode='shared'/>` in `memoryBacking`. */
  readonly accessShared: boolean;
  /** `memAccess` of each NUMA cell; empty text where a cell has none. */
  readonly cellAccess: readonly string[];
  readonly vhostUser: readonly {
    readonly mac: string;
    readonly path: string;
    readonly mode?: string | undefined;
    /** `target dev`: the name of the OVS interface, which libvirt fills in. */
    readonly target?: string | undefined;
    readonly queues?: number | undefined;
  }[];
}

export interface VdsmFacts {
  /** `4.50.5.1`. */
  readonly version?: string | undefined;
  /** `section/key` to value of vdsm.conf and its drop-ins, the last one wins: cpu_affinity, use_dynamic_hugepages, reserved_hugepage_count, reserved_hugepage_size, dpdk_enable, hidden_nics, … */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Files in the hook folders by hook point, in order of their names. */
  readonly hooks?: Readonly<Record<string, readonly string[]>> | undefined;
}

export const FACTS_CONTRACT = 'ovirt-dpdk/host-facts/v1';

/** What the collector may not be able to read: `null` at the wire, absent inside. */
const known = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(
    z.pipe(
      z.nullable(schema),
      z.transform((value: z.output<T> | null): z.output<T> | undefined => value ?? undefined),
    ),
  );

const whole = () => z.int().check(z.gte(0));
const hex = (digits: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));
const pci = () => z.string().check(z.regex(/^[0-9a-f]{4,8}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/));
const map = () => z.record(z.string(), z.string());
const names = () => z.array(z.string());
const list = () => z.string().check(z.regex(/^(\d+(-\d+)?(,\d+(-\d+)?)*)?$/));

const nic = z.object({
  pci: pci(),
  vendor: hex(4),
  device: hex(4),
  subsystemVendor: known(hex(4)),
  subsystemDevice: known(hex(4)),
  class: hex(6),
  node: z.int().check(z.gte(-1)),
  driver: known(z.string()),
  iommuGroup: known(whole()),
  groupMembers: known(z.array(z.object({ pci: pci(), class: hex(6), driver: known(z.string()) }))),
  physicalFunction: known(pci()),
  virtualFunctions: known(whole()),
  link: known(z.object({ gtps: z.number().check(z.gt(0)), lanes: whole() })),
  netdevs: names(),
  dpdkName: known(z.string()),
});

const netdev = z.object({
  name: z.string(),
  mac: known(z.string()),
  mtu: known(whole()),
  state: known(z.string()),
  speed: known(whole()),
  kind: known(z.string()),
  lowers: names(),
  addresses: names(),
});

const openVswitch = z.object({
  version: known(z.string()),
  dpdkVersion: known(z.string()),
  running: z.boolean(),
  user: known(z.string()),
  dpdkInitialized: known(z.boolean()),
  otherConfig: known(map()),
  bridges: known(
    z.array(
      z.object({
        name: z.string(),
        datapathType: z.string(),
        ports: z.array(z.object({ name: z.string(), tag: known(whole()), interfaces: names() })),
      }),
    ),
  ),
  interfaces: known(
    z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        options: map(),
        otherConfig: known(map()),
        status: known(map()),
        mtu: known(whole()),
        mtuRequest: known(whole()),
        linkState: known(z.string()),
        error: known(z.string()),
        rxPackets: known(whole()),
        txPackets: known(whole()),
      }),
    ),
  ),
  mempools: known(z.array(z.object({ name: z.string(), node: known(whole()), mbufs: whole(), objectBytes: known(whole()) }))),
  pmds: known(
    z.array(z.object({ cpu: whole(), node: z.int(), queues: z.array(z.object({ port: z.string(), queue: whole() })) })),
  ),
});

const domain = z.object({
  uuid: z.string(),
  name: z.string(),
  memory: known(whole()),
  hugepages: z.boolean(),
  pageSize: known(whole()),
  accessShared: z.boolean(),
  cellAccess: names(),
  vhostUser: z.array(
    z.object({
      mac: z.string(),
      path: z.string(),
      mode: known(z.string()),
      target: known(z.string()),
      queues: known(whole()),
    }),
  ),
});

/** Shape of the document. Keys that this version does not know are left out, so that a newer collector can be read. */
export const factsSchema: z.ZodMiniType<HostFacts> = z.object({
  contract: z.literal(FACTS_CONTRACT),
  collectedAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)),
  notes: z.array(z.object({ about: z.string(), reason: z.string() })),
  host: z.object({
    name: known(z.string()),
    uuid: known(z.string()),
    bootId: known(z.string()),
    os: known(z.object({ id: z.string(), version: z.string() })),
    arch: z.string(),
    kernel: z.string(),
    secureBoot: known(z.boolean()),
  }),
  kernelLine: known(z.string()),
  cpus: z.object({
    vendor: known(z.string()),
    model: known(z.string()),
    flags: known(names()),
    online: list(),
    isolated: known(list()),
    nohzFull: known(list()),
    cores: z.array(z.object({ node: whole(), cpus: list() })),
  }),
  nodes: z.array(
    z.object({
      id: whole(),
      memory: whole(),
      hugepages: z.array(z.object({ size: z.int().check(z.gt(0)), total: whole(), free: whole(), surplus: known(whole()) })),
      distances: known(z.array(whole())),
    }),
  ),
  iommu: known(z.object({ active: z.boolean(), groups: whole() })),
  nics: z.array(nic),
  netdevs: z.array(netdev),
  carries: z.object({ defaultRoute: names(), session: names(), storage: names() }),
  openVswitch: known(openVswitch),
  domains: known(z.array(domain)),
  vdsm: known(z.object({ version: known(z.string()), settings: known(map()), hooks: known(z.record(z.string(), names())) })),
  tuned: known(z.object({ profile: z.string(), isolatedCores: known(z.string()) })),
  driverOverrides: known(map()),
  packages: known(map()),
});
