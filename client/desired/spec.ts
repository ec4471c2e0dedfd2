import * as z from 'zod/mini';
import { parseCpuSet } from '../dpdk/cpuSet';
import type { InputRule } from '../input/problem';

/** What was asked for. An absent field means "leave it as it is"; nothing is ever removed because it is absent. */
export interface Spec {
  readonly apiVersion: typeof API_VERSION;
  /** Where a new cluster or network goes. Needed only when the engine has more than one data center. */
  readonly dataCenter?: string;
  readonly cluster: ClusterSpec;
  readonly networks?: readonly NetworkSpec[];
  readonly hosts?: readonly HostSpec[];
  readonly vms?: readonly VmSpec[];
}

export interface ClusterSpec {
  readonly name: string;
  readonly cpuType?: string;
  /** Such as `4.7`. */
  readonly compatibilityVersion?: string;
  readonly switchType?: 'ovs' | 'legacy';
  /** Absent is `auto`. */
  readonly datapath?: 'auto' | 'native' | 'stand-in';
}

export interface NetworkSpec {
  readonly name: string;
  /** 0 to 4094. */
  readonly vlan?: number;
  /** Bytes, 68 to 65535; 0 is the engine's default. */
  readonly mtu?: number;
  /** Whether every host of the cluster must have it. A network that is added stays optional unless this is true. */
  readonly required?: boolean;
  readonly description?: string;
  readonly comment?: string;
  readonly profiles?: readonly ProfileSpec[];
}

/** A vNIC profile of the network that it stands under. */
export interface ProfileSpec {
  readonly name: string;
  /** Pairs of queues of each NIC that uses it, from 1. */
  readonly queues?: number;
  /** Name of a network filter of the engine, or `none`. */
  readonly filter?: string;
}

export interface HostSpec {
  readonly name: string;
  readonly hugepages?: { readonly size: PageSize; readonly count: number | 'auto' };
  /** True lets the planner choose; a text is a CPU list such as `2-15,18`. */
  readonly isolateCpus?: boolean | string;
  readonly nics?: readonly HostNicSpec[];
}

/** A NIC of a host: named by exactly one of `pci` and `name`. */
export interface HostNicSpec {
  /** Canonical form: `0000:5e:00.0`. */
  readonly pci?: string;
  /** The engine's name: `dpdk0`, `dummy_5e00`. */
  readonly name?: string;
  readonly driver?: Driver;
  /** Networks to attach. They may stand under `networks` or exist on the engine. */
  readonly networks: readonly string[];
}

export interface VmSpec {
  readonly name: string;
  /** `none` takes the property away. */
  readonly hugepages?: PageSize | typeof NO_PAGES;
  readonly nics?: readonly VmNicSpec[];
}

export interface VmNicSpec {
  readonly name: string;
  /** Name of a vNIC profile, from the file or the engine. */
  readonly profile: string;
  /** Tells profiles of the same name apart. */
  readonly network?: string;
}

export type PageSize = (typeof PAGE_SIZES)[number];
export type Driver = (typeof DRIVERS)[number];

export const API_VERSION = 'ovirt-dpdk/v1';
export const PAGE_SIZES = ['2MiB', '1GiB'] as const;
export const NO_PAGES = 'none';
/** `auto` leaves bifurcated NICs (Mellanox) on their kernel driver and takes vfio-pci for the others. */
export const DRIVERS = ['auto', 'vfio-pci', 'igb_uio', 'uio_pci_generic', 'mlx4_core', 'mlx5_core'] as const;

const pattern = (code: InputRule, regex: RegExp) => z.regex(regex, code);
const rule = <T>(code: InputRule, holds: (value: T) => boolean) => z.refine<T>(holds, code);

/** What editors show for each key. */
export const specDocumentation = z.registry<{ description: string; examples?: unknown[] }>();

const documented = <T extends z.ZodMiniType>(schema: T, description: string, ...examples: unknown[]): T => {
  specDocumentation.add(schema, examples.length > 0 ? { description, examples } : { description });
  return schema;
};

const optional = z.exactOptional;
const name = () => z.string().check(pattern('spec.blank', /\S/));
const whole = (min: number, max?: number) => z.int().check(z.gte(min), ...(max === undefined ? [] : [z.lte(max)]));

const cluster = z.strictObject({
  name: documented(name(), 'Name of the cluster. It is created when the engine has none of that name.', 'dpdk'),
  cpuType: optional(documented(name(), 'CPU type, as the engine writes it.', 'Intel Skylake Server Family')),
  compatibilityVersion: optional(
    documented(z.string().check(pattern('spec.level', /^\d+\.\d+$/)), 'Compatibility level of a new cluster, in quotes.', '4.7'),
  ),
  switchType: optional(
    documented(
      z.enum(['ovs', 'legacy']),
      'Open vSwitch or Linux bridge. Chosen by the datapath when absent; the switch type of an existing cluster is never changed.',
    ),
  ),
  datapath: optional(
    documented(
      z.enum(['auto', 'native', 'stand-in']),
      'How vhost-user NICs come about: by VDSM itself or its OVN hook (native, oVirt 4.2 and 4.3), by the host package of this product (stand-in, oVirt 4.4.4 and later), or what all hosts can do (auto).',
    ),
  ),
});

const profile = z.strictObject({
  name: documented(name(), 'Name of the vNIC profile.', 'dpdk-blue'),
  queues: optional(documented(whole(1), 'Pairs of queues of each NIC that uses this profile.', 2)),
  filter: optional(
    documented(name(), 'Name of a network filter of the engine, or none. vhost-user NICs cannot be filtered.', 'none'),
  ),
});

const network = z.strictObject({
  name: documented(name(), 'Name of the network. It is created when the data center has none of that name.', 'dpdk-blue'),
  vlan: optional(documented(whole(0, 4094), 'VLAN id. A new network without it is untagged.', 100)),
  mtu: optional(
    documented(
      z.union([z.literal(0), whole(68, 65535)]),
      'Largest packet in bytes; 0 is the default of the engine (1500).',
      9000,
    ),
  ),
  required: optional(
    documented(
      z.boolean(),
      'Whether a host of the cluster without this network becomes non-operational. A new network is optional unless this is true.',
    ),
  ),
  description: optional(documented(z.string(), 'Description of the network.')),
  comment: optional(documented(z.string(), 'Comment of the network.')),
  profiles: optional(documented(z.array(profile), 'vNIC profiles of this network.')),
});

/** That exactly one of pci and name is there is checked by checkSpec. */
export const hostNicSchema = z.strictObject({
  pci: optional(
    documented(
      z.string().check(pattern('spec.pciAddress', /^(?:[0-9a-f]{4}|[1-9a-f][0-9a-f]{4,7}):[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/)),
      'PCI address of the NIC, as lspci -D prints it. Give this or name.',
      '0000:5e:00.0',
    ),
  ),
  name: optional(documented(name(), 'Name of the NIC on the engine. Give this or pci.', 'dpdk0', 'dummy_5e00')),
  driver: optional(
    documented(
      z.enum(DRIVERS),
      'Driver to bind the NIC to; auto leaves NICs on the kernel driver that DPDK needs it (Mellanox) and takes vfio-pci for the others.',
    ),
  ),
  networks: documented(z.array(name()), 'Networks to attach to this NIC; each is in this file or on the engine.', ['dpdk-blue']),
});

const host = z.strictObject({
  name: documented(name(), 'Name of a host that the engine knows.', 'host1'),
  hugepages: optional(
    documented(
      z.strictObject({
        size: documented(z.enum(PAGE_SIZES), 'Size of a page.'),
        count: documented(z.union([z.literal('auto'), whole(1)]), 'Number of pages on the whole host, or auto.', 'auto', 64),
      }),
      'Huge pages reserved by the kernel command line.',
    ),
  ),
  isolateCpus: optional(
    documented(
      z.union([
        z.boolean(),
        z.string().check(rule<string>('spec.cpuList', (text) => text !== '' && parseCpuSet(text) !== undefined)),
      ]),
      'CPUs kept free of other work: true lets the planner choose, a text is a CPU list.',
      true,
      '2-15,18',
    ),
  ),
  nics: optional(documented(z.array(hostNicSchema), 'NICs for DPDK.')),
});

const vmNic = z.strictObject({
  name: documented(name(), 'Name of the NIC. It is added when the VM has none of that name.', 'nic1'),
  profile: documented(name(), 'vNIC profile, from this file or the engine.', 'dpdk-blue'),
  network: optional(
    documented(name(), 'Network of the profile; needed when several networks have a profile of that name.', 'dpdk-blue'),
  ),
});

const vm = z.strictObject({
  name: documented(name(), 'Name of a VM that the engine knows.', 'vnf1'),
  hugepages: optional(
    documented(
      z.enum([...PAGE_SIZES, NO_PAGES]),
      'Size of the huge pages that its memory is made of; none takes the property hugepages away.',
    ),
  ),
  nics: optional(documented(z.array(vmNic), 'NICs of the VM.')),
});

/** Shape of a spec. What several places of a file say together is checked by checkSpec. */
export const specSchema: z.ZodMiniType<Spec> = z.strictObject({
  apiVersion: documented(z.literal(API_VERSION), 'Version of this format.'),
  dataCenter: optional(
    documented(name(), 'Data center of the cluster; needed only when the engine has more than one.', 'Default'),
  ),
  cluster: documented(cluster, 'The cluster that everything in this file belongs to.'),
  networks: optional(documented(z.array(network), 'Logical networks.')),
  hosts: optional(documented(z.array(host), 'Hosts of the cluster, and what is to be done with each.')),
  vms: optional(documented(z.array(vm), 'Virtual machines of the cluster.')),
});
