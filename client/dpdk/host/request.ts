import * as z from 'zod/mini';
import { NIC_DRIVERS, type NicDriver } from './nicDriver';

/**
 * What a host is to be planned for. Whatever is absent (or `null` in a file) is decided by the planner, and each such decision is
 * listed in the plan with what overrides it.
 */
export interface HostRequest {
  /** NICs for DPDK. Absent: those that are in DPDK's hands already. */
  readonly nics?: readonly NicRequest[] | undefined;
  /** VMs that are to fit. Absent: half of what is left becomes huge pages for VMs. */
  readonly vms?: readonly VmRequest[] | undefined;
  /** NUMA nodes where VMs with vhost-user NICs may run. Absent: every node with memory and CPUs. */
  readonly vmNodes?: readonly number[] | undefined;
  /** Physical cores for PMD threads by NUMA node id. A node that is not named is decided by the planner. */
  readonly pmdCores?: Readonly<Record<string, number>> | undefined;
  /** Size of a huge page in KiB. Absent: 1 GiB where the CPU has it, else 2 MiB. */
  readonly pageSize?: number | undefined;
  /** Huge pages by NUMA node id, those of Open vSwitch included. Takes the place of what `vms` needs. */
  readonly hugepages?: Readonly<Record<string, number>> | undefined;
  /** MiB of ordinary memory that stay on the whole host, all told. Absent: 4096 and the overhead of the VMs. */
  readonly reserveMiB?: number | undefined;
  /** MiB that Open vSwitch gets by NUMA node id. Absent: what its memory pools need. */
  readonly socketMemoryMiB?: Readonly<Record<string, number>> | undefined;
  /** How Open vSwitch lays out its memory pools. Absent: as the host has it. */
  readonly memoryModel?: 'shared' | 'per-port' | undefined;
  /** Isolate the CPUs of guests too: right only where every VM of the host is pinned. Absent: false. */
  readonly isolateGuests?: boolean | undefined;
  /** Way in which a NIC comes to VMs. Absent: by the version of VDSM. `none` plans no bridge and no port. */
  readonly datapath?: 'native' | 'stand-in' | 'none' | undefined;
}

export interface NicRequest {
  /** Canonical: `0000:5e:00.0`. */
  readonly pci: string;
  /** Largest MTU of its networks. Absent: that of its port, 1500 where it has none. */
  readonly mtu?: number | undefined;
  /** Absent: auto. */
  readonly driver?: NicDriver | 'auto' | undefined;
  /** Receive queues, `n_rxq`. */
  readonly queues?: number | undefined;
}

/** VMs of one kind. */
export interface VmRequest {
  readonly name?: string | undefined;
  readonly memoryMiB: number;
  readonly vcpus: number;
  /** NUMA node that it is pinned to. Absent: it may run on any of `vmNodes`. */
  readonly node?: number | undefined;
  /** Queue pairs of its vNICs. Absent: 1. */
  readonly queues?: number | undefined;
  /** Absent: 1500. */
  readonly mtu?: number | undefined;
  /** Absent: 1. */
  readonly count?: number | undefined;
}

/** `null` means "decide for me", as absent does. */
const choice = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(
    z.pipe(
      z.nullable(schema),
      z.transform((value: z.output<T> | null): z.output<T> | undefined => value ?? undefined),
    ),
  );
const whole = (min: number, max?: number) => z.int().check(z.gte(min), ...(max === undefined ? [] : [z.lte(max)]));
const byNode = (min: number) => z.record(z.string().check(z.regex(/^\d+$/)), whole(min));

/** Shape of a request file. */
export const requestSchema: z.ZodMiniType<HostRequest> = z.strictObject({
  nics: choice(
    z.array(
      z.strictObject({
        pci: z.string().check(z.regex(/^[0-9a-f]{4,8}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/, 'spec.pciAddress')),
        mtu: choice(whole(68, 9702)),
        driver: choice(z.enum(['auto', ...NIC_DRIVERS])),
        queues: choice(whole(1, 1024)),
      }),
    ),
  ),
  vms: choice(
    z.array(
      z.strictObject({
        name: choice(z.string()),
        memoryMiB: whole(1),
        vcpus: whole(1),
        node: choice(whole(0)),
        queues: choice(whole(1)),
        mtu: choice(whole(68, 9702)),
        count: choice(whole(1)),
      }),
    ),
  ),
  vmNodes: choice(z.array(whole(0))),
  pmdCores: choice(byNode(0)),
  pageSize: choice(z.union([z.literal(2048), z.literal(1048576)])),
  hugepages: choice(byNode(0)),
  reserveMiB: choice(whole(0)),
  socketMemoryMiB: choice(byNode(0)),
  memoryModel: choice(z.enum(['shared', 'per-port'])),
  isolateGuests: choice(z.boolean()),
  datapath: choice(z.enum(['native', 'stand-in', 'none'])),
});
