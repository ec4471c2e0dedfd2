import { isAtLeast, type VersionNumbers } from '../version';

/** The MTU that a port is made with. */
export const FIRST_MTU = 1500;

/** Headers round a packet of an MTU: Ethernet, CRC and two VLAN tags. All here is from lib/netdev-dpdk.c of Open vSwitch. */
const HEADERS = 14 + 4 + 2 * 4;
/** Ethernet header and CRC: what Open vSwitch takes off again when it makes a frame an MTU. */
const FRAME_TO_MTU = 14 + 4;
const LARGEST_FRAME = 9728;
/** RTE_PKTMBUF_HEADROOM. */
const HEADROOM = 128;
/** Buffers grow in steps of this: NETDEV_DPDK_MBUF_ALIGN. */
const STEP = 1024;
/** A cache line, and the header of an object in a pool, on x86_64. */
const LINE = 64;
/** What DPDK assumes when nobody tells it the number of memory channels: arch_mem_object_align in lib/mempool/rte_mempool.c. */
const CHANNELS = 4;

export interface MbufRules {
  readonly ovs: VersionNumbers;
  /** `uname -m`. Absent: x86_64, the only one that spreads objects over memory channels. */
  readonly arch?: string | undefined;
  /** Memory channels, `-n` in `dpdk-extra`. */
  readonly channels?: number | undefined;
  /** `--legacy-mem` in `dpdk-extra`: without it Open vSwitch 2.17 and later ignores the channels. */
  readonly legacyMemory?: boolean | undefined;
}

/** One packet buffer of a DPDK port. */
export interface Mbuf {
  /** Room for a packet and what DPDK puts before it. Equal rooms share a pool. */
  readonly dataBytes: number;
  /** What one buffer takes of a pool, with header and padding. `total_obj_size` of `netdev-dpdk/get-mempool-info`. */
  readonly objectBytes: number;
  /** The largest MTU that takes no more. */
  readonly classMtu: number;
  /** Whether a shared pool of it has 262144 buffers; 16384 if not. */
  readonly isBig: boolean;
}

/** Whether Open vSwitch takes it as `mtu_request`. A NIC may take less. */
export const isMtuAccepted = (mtu: number): boolean =>
  Number.isInteger(mtu) && mtu >= SMALLEST_MTU && mtu + HEADERS <= LARGEST_FRAME;
/** RTE_ETHER_MIN_MTU. */
const SMALLEST_MTU = 68;

const up = (n: number, step: number): number => Math.ceil(n / step) * step;
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Objects begin on different channels where their number of lines and the number of channels have no common divisor. */
const spread = (lines: number, channels: number): number => (gcd(lines, channels) === 1 ? lines : spread(lines + 1, channels));

/** Room and whole buffer before padding, by how each release rounds. */
const sizes = (mtu: number, ovs: VersionNumbers): { room: number; packet: number; poolMtu: number; slack: number } => {
  // sizeof(struct dp_packet), lib/dp-packet.h
  const dpPacket = isAtLeast(ovs, 2, 8) ? 704 : 576;
  if (isAtLeast(ovs, 2, 11)) {
    const room = up(mtu + HEADERS, STEP) + HEADROOM;
    return { room, packet: up(dpPacket + room, LINE), poolMtu: room - FRAME_TO_MTU, slack: HEADERS };
  }
  const poolMtu = up(mtu + HEADERS + HEADROOM, STEP) - FRAME_TO_MTU;
  const room = poolMtu + HEADERS + HEADROOM;
  return { room, packet: up(dpPacket + room, isAtLeast(ovs, 2, 8) ? LINE : 8), poolMtu, slack: HEADERS + HEADROOM };
};

/**
 * The packet buffer that a port of an MTU needs, to the byte.
 *
 * @param mtu one that `isMtuAccepted`
 * @source    lib/netdev-dpdk.c (dpdk_buf_size, dpdk_mp_create) of Open vSwitch 2.6 to 3.7, lib/mempool/rte_mempool.c
 *            (arch_mem_object_align) of DPDK; measured on 3.1.0 for 15 MTUs
 */
export const mbuf = ({ mtu, ...rules }: MbufRules & { readonly mtu: number }): Mbuf => {
  const { ovs, arch = 'x86_64', channels = CHANNELS, legacyMemory = false } = rules;
  const { room, packet, poolMtu, slack } = sizes(mtu, ovs);
  const lines = up(LINE + packet, LINE) / LINE;
  // Open vSwitch 2.17 starts DPDK with --in-memory, which never stores the number of channels.
  const counted = channels > 0 && (legacyMemory || !isAtLeast(ovs, 2, 17)) ? channels : CHANNELS;
  return {
    dataBytes: room,
    objectBytes: (arch === 'x86_64' ? spread(lines, counted) : lines) * LINE,
    classMtu: Math.min(up(mtu + slack, STEP) - slack, LARGEST_FRAME - HEADERS),
    // Compared with the rounded MTU, so the big pool begins at MTU 999 (871 up to 2.10), not at 1500 as memory.rst says.
    isBig: poolMtu >= 1500,
  };
};
