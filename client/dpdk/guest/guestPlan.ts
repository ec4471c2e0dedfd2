import { formatKernelSize } from '../kernelHugepages';
import { kib, mib, type KiB, type MiB } from '../units';

/** A VM as its administrator's notes need it. */
export interface Guest {
  readonly memory: MiB;
  readonly vcpus: number;
  /** Huge pages of the host that its memory is made of; absent: none. */
  readonly hostPages?: KiB | undefined;
  /** Its vhost-user NICs. */
  readonly nics: readonly GuestNic[];
}

export interface GuestNic {
  readonly name: string;
  readonly mac?: string;
  /** Of its network. */
  readonly mtu: number;
  /** Pairs of queues of its vNIC profile; 1 where it has none. */
  readonly queues: number;
}

/** What a DPDK program in the guest needs, sized for testpmd. */
export interface GuestPlan {
  readonly pages: {
    readonly size: KiB;
    readonly count: number;
    /** For the guest's own kernel line; absent where the pages are had while it runs. */
    readonly kernelLine?: string;
  };
  /** CPUs of the guest for testpmd: the first prints and listens, the others forward. */
  readonly cores: readonly number[];
  /** Packet buffers in the pool, and what EAL is to take for it. */
  readonly mbufs: number;
  readonly memory: MiB;
  /** Command line of testpmd; ADDRESS stands for the PCI address of a NIC in the guest. */
  readonly testpmd: readonly string[];
  readonly problems: readonly GuestProblem[];
}

export type GuestProblem =
  /** testpmd needs one CPU to listen and one to forward. */
  | 'guest.oneCpu'
  /** Pages for it would take more than half of the guest's memory. */
  | 'guest.littleMemory'
  /** Its memory is not on huge pages of the host. */
  | 'guest.noHostPages'
  | 'guest.noNic'
  /** More queues than CPUs that could forward: some queues share one. */
  | 'guest.fewCpus';

/** Descriptors that testpmd asks of each ring; a virtio ring holds at most 1024. source: app/test-pmd, qemu virtio-net */
const DESCRIPTORS = 1024;
/** Of each CPU's cache in a pool, and of one burst. source: app/test-pmd/testpmd.h MEMPOOL_CACHE, MAX_PKT_BURST */
const CACHE = 250;
const BURST = 512;
/** Bytes beside the data of a packet buffer: mempool header, rte_mbuf. source: lib/mempool, lib/mbuf */
const OVERHEAD = 64 + 128;
const HEADROOM = 128;
/** Ethernet header, CRC and one VLAN tag. */
const FRAME = 14 + 4 + 4;
/** MiB beside the pool: rings, heap, devices. A heuristic. */
const REST = 64;

const GIGABYTE = kib(1024 ** 2);
const roundUp = (n: number, step: number): number => Math.ceil(n / step) * step;

/** Works out pages, cores and memory of testpmd for a VM. The devices' PCI addresses are known in the guest only. */
export const planGuest = ({ memory, vcpus, hostPages, nics }: Guest): GuestPlan => {
  const queues = Math.max(1, ...nics.map((nic) => nic.queues));
  const ports = Math.max(1, nics.length);
  const streams = ports * queues;
  const workers = Math.max(1, Math.min(vcpus - 1, streams));
  const frame = Math.max(1500, ...nics.map(({ mtu }) => mtu)) + FRAME;
  const dataBytes = Math.max(2048, roundUp(frame, 1024)) + HEADROOM;
  const mbufs = roundUp(streams * 2 * DESCRIPTORS + workers * (CACHE + BURST), 1024);
  const need = mib(Math.ceil((mbufs * roundUp(dataBytes + OVERHEAD, 64)) / 2 ** 20) + REST);
  // Pages of 1 GiB in the guest save nothing where the host maps its memory in smaller ones.
  const size = hostPages === GIGABYTE && memory >= 4096 ? GIGABYTE : kib(2048);
  const count = Math.ceil((need * 1024) / size);
  const taken = mib((count * size) / 1024);
  return {
    pages: {
      size,
      count,
      ...(size === GIGABYTE && {
        kernelLine: `default_hugepagesz=${formatKernelSize(size)} hugepagesz=${formatKernelSize(size)} hugepages=${count}`,
      }),
    },
    cores: Array.from({ length: workers + 1 }, (_, cpu) => cpu),
    mbufs,
    memory: need,
    testpmd: [
      'dpdk-testpmd',
      '-l',
      `0-${workers}`,
      '-m',
      String(need),
      ...Array.from({ length: ports }).flatMap(() => ['-a', 'ADDRESS']),
      '--',
      '-i',
      `--nb-cores=${workers}`,
      `--rxq=${queues}`,
      `--txq=${queues}`,
      `--rxd=${DESCRIPTORS}`,
      `--txd=${DESCRIPTORS}`,
      `--total-num-mbufs=${mbufs}`,
      ...(frame > 1500 + FRAME ? [`--max-pkt-len=${frame}`, `--mbuf-size=${dataBytes}`] : []),
    ],
    problems: [
      ...(nics.length === 0 ? (['guest.noNic'] as const) : []),
      ...(hostPages === undefined ? (['guest.noHostPages'] as const) : []),
      ...(vcpus < 2 ? (['guest.oneCpu'] as const) : []),
      ...(vcpus >= 2 && vcpus - 1 < queues ? (['guest.fewCpus'] as const) : []),
      ...(taken * 2 > memory ? (['guest.littleMemory'] as const) : []),
    ],
  };
};
