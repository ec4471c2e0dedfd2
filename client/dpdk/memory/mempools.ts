import { MOST_LCORES } from '../cpus/lcores';
import type { PoolPlan } from '../host/hostPlan';
import { mib, type MiB } from '../units';
import { isAtLeast } from '../version';
import { FIRST_MTU, mbuf, type MbufRules } from './mbuf';
import { parseSharedMempools } from './sharedMempools';

/** A shared pool of buffers for frames of MTU 1500 and more, and the smallest pool that is worth trying: lib/netdev-dpdk.c. */
const MOST_MBUFS = 262144;
const LEAST_MBUFS = 16384;
/** NETDEV_MAX_BURST. */
const BURST = 32;
/** NIC_PORT_DEFAULT_RXQ_SIZE, and the same for transmission. */
const DESCRIPTORS = 2048;

export interface NicPort {
  readonly mtu: number;
  /** `n_rxq`. Absent: 1. */
  readonly rxQueues?: number | undefined;
  /** `n_rxq_desc` and `n_txq_desc`. Absent: 2048. */
  readonly rxDescriptors?: number | undefined;
  readonly txDescriptors?: number | undefined;
}

export interface VhostPort {
  readonly mtu: number;
  /** Absent: 1. */
  readonly queuePairs?: number | undefined;
}

/** The ports whose packets lie in the memory of one NUMA node. */
export interface NodePorts {
  readonly id: number;
  /** DPDK NICs on this node. */
  readonly nics: readonly NicPort[];
  /** vNICs of VMs that may have their memory on this node. */
  readonly vhost: readonly VhostPort[];
}

export interface PoolRules extends MbufRules {
  /** Node of the main lcore: the lowest CPU of `dpdk-lcore-mask`, else of the service. Absent: 0. */
  readonly mainNode?: number | undefined;
  /** The key `shared-mempool-config`, from Open vSwitch 3.0 on. */
  readonly sharedMempoolConfig?: string | undefined;
}

/** Pools of each node, in the order in which they come to be. */
export type NodePools = ReadonlyMap<number, readonly PoolPlan[]>;

const MIB = 2 ** 20;
/** Bytes beside each buffer: two slots of the pool's ring at least, and what is lost between pages. Measured on 3.1.0. */
const [RING, GAPS] = [16, 24];
/** MiB that are gone before the first pool: one page, measured on 3.1.0. */
const FIRST_PAGE = 2;

/** Memory that a pool takes, in whole pages of 2 MiB: within one page of what 3.1.0 took for pools of 16384 to 262144 buffers. */
export const poolMemory = (mbufs: number, objectBytes: number): MiB =>
  mib(Math.ceil((mbufs * (objectBytes + RING + GAPS)) / (2 * MIB)) * 2);

/** The memory that a pool cannot do without. */
const leastMemory = (mbufs: number, objectBytes: number): number => (mbufs * (objectBytes + RING)) / MIB;

const pool = (mtu: number, mbufs: number, rules: MbufRules, use: PoolPlan['for']): PoolPlan => {
  const { objectBytes } = mbuf({ ...rules, mtu });
  return { mtu, mbufs, objectBytes, size: poolMemory(mbufs, objectBytes), for: use };
};

type Use = Pick<PoolPlan, 'mtu' | 'for'>;
const RANK = { nic: 0, vhost: 1, transient: 2 } as const;
const byMtu = (a: { readonly mtu: number }, b: { readonly mtu: number }): number => a.mtu - b.mtu;

/** What the ports of a node ask the shared pools for. */
const sharedUses = ({ id, nics, vhost }: NodePorts, { ovs, mainNode = 0 }: PoolRules, hasVhost: boolean): readonly Use[] => {
  const first = { mtu: FIRST_MTU, for: 'transient' } as const;
  // Up to 2.17 a vhost port has a pool before its VM comes, on the node of the main lcore: 0dd409c2a of Open vSwitch 3.0.
  const waiting = { mtu: FIRST_MTU, for: 'vhost' } as const;
  return [
    ...(nics.length > 0 ? [first] : []),
    ...(hasVhost && id === mainNode && !isAtLeast(ovs, 3, 0) ? [waiting] : []),
    ...nics.map(({ mtu }) => ({ mtu, for: 'nic' }) as const),
    ...vhost.map(({ mtu }) => ({ mtu, for: 'vhost' }) as const),
  ];
};

/**
 * The pools of the shared memory model, Open vSwitch's default: one for each size of buffer on each node.
 *
 * A NIC's node has the pool of MTU 1500 too, as long as the port does not have its own MTU yet.
 */
export const sharedPools = (nodes: readonly NodePorts[], rules: PoolRules): NodePools => {
  const configured = isAtLeast(rules.ovs, 3, 0) ? (parseSharedMempools(rules.sharedMempoolConfig ?? '') ?? []) : [];
  const room = (mtu: number): number => mbuf({ ...rules, mtu }).dataBytes;
  /** A port takes the smallest configured size that holds its frames, else its own. */
  const servedBy = (mtu: number, node: number): number =>
    configured
      .filter((entry) => (entry.node === undefined || entry.node === node) && room(entry.mtu) >= room(mtu))
      .map((entry) => entry.mtu)
      .sort((a, b) => a - b)[0] ?? mtu;
  const hasVhost = nodes.some(({ vhost }) => vhost.length > 0);

  const poolsOf = (ports: NodePorts): readonly PoolPlan[] => {
    const uses = sharedUses(ports, rules, hasVhost).map((use) => ({ ...use, mtu: servedBy(use.mtu, ports.id) }));
    const classes = [...new Set(uses.map(({ mtu }) => room(mtu)))].sort((a, b) => a - b);
    const pools = classes.flatMap((bytes) => {
      const [use] = uses.filter(({ mtu }) => room(mtu) === bytes).sort((a, b) => RANK[a.for] - RANK[b.for]);
      const mtu = Math.max(...uses.filter((other) => room(other.mtu) === bytes).map((other) => other.mtu));
      return use ? [pool(mtu, mbuf({ ...rules, mtu }).isBig ? MOST_MBUFS : LEAST_MBUFS, rules, use.for)] : [];
    });
    // First the one that every port begins with, then those of NICs, then those of VMs that connect later.
    const firstRoom = room(servedBy(FIRST_MTU, ports.id));
    const turn = (of: PoolPlan): number => (ports.nics.length > 0 && room(of.mtu) === firstRoom ? -1 : RANK[of.for]);
    return pools.sort((a, b) => turn(a) - turn(b) || byMtu(a, b));
  };
  return new Map(nodes.map((ports) => [ports.id, poolsOf(ports)]));
};

const portMbufs = (rxQueues: number, rxDescriptors: number, txQueues: number, txDescriptors: number): number =>
  rxQueues * rxDescriptors + txQueues * txDescriptors + Math.min(MOST_LCORES, rxQueues) * BURST + LEAST_MBUFS;

const nicMbufs = (pmdThreads: number, { rxQueues = 1, rxDescriptors = DESCRIPTORS, txDescriptors = DESCRIPTORS }: NicPort) =>
  portMbufs(rxQueues, rxDescriptors, pmdThreads + 1, txDescriptors);

/**
 * The pools with `per-port-memory`, from Open vSwitch 2.10 on: one for each port.
 *
 * While a NIC's port gets its own MTU, its first pool, of MTU 1500, is still there: one at a time on each node.
 *
 * @param rules.pmdThreads PMD threads of the whole switch: a NIC has a transmit queue for each and one more
 */
export const perPortPools = (nodes: readonly NodePorts[], rules: MbufRules & { readonly pmdThreads: number }): NodePools => {
  const poolsOf = ({ nics, vhost }: NodePorts): readonly PoolPlan[] => {
    const own = nics.map((nic) => pool(nic.mtu, nicMbufs(rules.pmdThreads, nic), rules, 'nic'));
    const changing = nics.filter(({ mtu }) => mtu !== FIRST_MTU).map((nic) => nicMbufs(rules.pmdThreads, nic));
    const transient = changing.length > 0 ? [pool(FIRST_MTU, Math.max(...changing), rules, 'transient')] : [];
    const vms = vhost.map(({ mtu, queuePairs = 1 }) =>
      pool(mtu, portMbufs(queuePairs, DESCRIPTORS, queuePairs, DESCRIPTORS), rules, 'vhost'),
    );
    const inOrder = (a: PoolPlan, b: PoolPlan): number => byMtu(a, b) || a.mbufs - b.mbufs;
    return [...transient, ...own.sort(inOrder), ...vms.sort(inOrder)];
  };
  return new Map(nodes.map((ports) => [ports.id, poolsOf(ports)]));
};

/** What comes of a pool where memory is short. */
export interface PoolOutcome {
  readonly pool: PoolPlan;
  /** Buffers that it gets; 0: no pool, and its ports fail. */
  readonly mbufs: number;
}

/**
 * What Open vSwitch makes of too little memory: it halves a pool until it fits, without a word, and gives up below 16384 buffers.
 *
 * @param pools     of one node, in the order in which they come to be
 * @param available MiB that Open vSwitch may use on that node
 */
export const predictHalving = (pools: readonly PoolPlan[], available: number): readonly PoolOutcome[] => {
  let left = available - FIRST_PAGE;
  return pools.map((pool) => {
    let { mbufs } = pool;
    while (mbufs >= LEAST_MBUFS && leastMemory(mbufs, pool.objectBytes) > left) mbufs = Math.floor(mbufs / 2);
    if (mbufs < LEAST_MBUFS) return { pool, mbufs: 0 };
    left -= leastMemory(mbufs, pool.objectBytes);
    return { pool, mbufs };
  });
};
