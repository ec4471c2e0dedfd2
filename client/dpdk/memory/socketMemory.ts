import type { PoolPlan } from '../host/hostPlan';
import { mib, type KiB, type MiB } from '../units';
import { isAtLeast, type VersionNumbers } from '../version';

/**
 * Memory of Open vSwitch beside its pools: devices, vhost and rings. A heuristic: 512 is what the NFV guides of Red Hat OpenStack
 * and TripleO add; 128 keeps a node without DPDK NICs at MTU 1500 at the 1024 that both give it.
 */
export const RESERVE = { nic: mib(512), vhost: mib(128) } as const;

/** `dpdk-socket-mem` counts in these steps here, as TripleO does; a page of 1 GiB is just one. */
const STEP = 1024;

export interface NodeDemand {
  readonly id: number;
  readonly pools: readonly PoolPlan[];
  /** Whether a DPDK NIC sits on this node. */
  readonly hasNic: boolean;
}

export interface NodeMemory {
  readonly id: number;
  /** Pools and reserve; 0 for a node that Open vSwitch does not use. */
  readonly need: MiB;
  readonly reserve: MiB;
  /** The need in whole steps of 1024 MiB and whole pages. */
  readonly socketMemory: MiB;
}

const up = (n: number, step: number): number => Math.ceil(n / step) * step;

/** What Open vSwitch needs on each node, ordered by id. Pools without a NIC are those of VMs. */
export const socketMemory = (nodes: readonly NodeDemand[], pageSize: KiB): readonly NodeMemory[] =>
  nodes
    .map(({ id, pools, hasNic }): NodeMemory => {
      const reserve = hasNic ? RESERVE.nic : pools.length > 0 ? RESERVE.vhost : mib(0);
      const need = mib(pools.reduce<number>((sum, { size }) => sum + size, reserve));
      return { id, need, reserve, socketMemory: mib(up(need, Math.max(STEP, pageSize / 1024))) };
    })
    .sort((a, b) => a.id - b.id);

/** Writes `dpdk-socket-mem`: MiB by node id up to the last that has any, 0 for gaps. Empty where none has. */
export const formatSocketMemory = (nodes: readonly Pick<NodeMemory, 'id' | 'socketMemory'>[]): string => {
  const byId = new Map(nodes.map(({ id, socketMemory }) => [id, socketMemory]));
  const used = nodes.filter(({ socketMemory }) => socketMemory > 0).map(({ id }) => id);
  return Array.from({ length: Math.max(-1, ...used) + 1 }, (_, id) => byId.get(id) ?? 0).join(',');
};

/** Reads `1024,0,2048`: MiB by node id. Undefined for what DPDK refuses: eal_parse_socket_arg of lib/eal. */
export const parseSocketMemory = (text: string): readonly number[] | undefined =>
  /^\d+(,\d+)*$/.test(text) ? text.split(',').map(Number) : undefined;

/**
 * What `dpdk-socket-limit` has to be for Open vSwitch to take no more pages than that; undefined: the key is better absent.
 *
 * From 2.17 on nothing limits Open vSwitch by itself. From 2.11 to 2.16 the limit is the socket memory, and before there is no key:
 * lib/dpdk.c. A limit of 0 means none, so a node without socket memory stays without limit (measured on 3.1.0).
 */
export const socketLimit = (socketMemory: string, ovs: VersionNumbers): string | undefined =>
  isAtLeast(ovs, 2, 17) && socketMemory !== '' ? socketMemory : undefined;

/** RTE_MAX_NUMA_NODES of x86_64 as DPDK is built by itself; distributions may build it otherwise. */
const mostNodes = (dpdk: VersionNumbers): number => {
  if (isAtLeast(dpdk, 21, 11)) return 32;
  return isAtLeast(dpdk, 20, 11) ? 4 : 8;
};

/**
 * Whether DPDK takes a text as `--socket-mem`: at most one number for each node that it can know (33 are refused, measured on 22.11),
 * and less than ten characters for each, SOCKET_MEM_STRLEN.
 */
export const isSocketMemoryShort = (text: string, dpdk: VersionNumbers): boolean =>
  text.split(',').length <= mostNodes(dpdk) && text.length < 10 * mostNodes(dpdk);
