/** A PMD thread. */
export interface Pmd {
  readonly cpu: number;
  readonly node: number;
}

/** A receive queue that wants to be polled. */
export interface RxQueue {
  readonly port: string;
  readonly queue: number;
  /** NUMA node of its port. */
  readonly node: number;
  /** CPU that `pmd-rxq-affinity` pins it to. */
  readonly pin?: number | undefined;
  /** How busy it keeps a CPU, in any unit. Absent: nothing was measured yet, as after a start. */
  readonly load?: number | undefined;
}

/** `pmd-rxq-assign`: `cycles` unless it is set, `group` from 2.16, `roundrobin` before 2.9. */
export type QueueAlgorithm = 'roundrobin' | 'cycles' | 'group';

export interface AssignmentRules {
  readonly algorithm: QueueAlgorithm;
  /** `pmd-rxq-isolate`: false counts with `group` only. Absent: true. */
  readonly isolate?: boolean | undefined;
  /** Whether a queue pinned to a CPU without PMD thread is polled elsewhere: from Open vSwitch 2.16. Absent: true. */
  readonly repins?: boolean | undefined;
}

export interface QueueAssignment {
  /** Ordered by CPU. An isolated thread polls only what is pinned to it. */
  readonly pmds: readonly (Pmd & { readonly isolated: boolean; readonly queues: readonly RxQueue[] })[];
  /** Polled by a thread of another node, without being pinned there: slow. */
  readonly crossNode: readonly RxQueue[];
  /** Nothing polls them: what they receive is lost. */
  readonly unpolled: readonly RxQueue[];
}

/** Which of so many threads gets the nth queue: 0 1 2 0 1 2, or up and down again, 0 1 2 2 1 0. */
const turnOf = (nth: number, threads: number, upAndDown: boolean): number => {
  const at = nth % threads;
  return upAndDown && Math.floor(nth / threads) % 2 === 1 ? threads - 1 - at : at;
};

/** Deals queues out to threads by node; who is pinned has his thread already. */
const dealer = (free: readonly Pmd[], polled: ReadonlyMap<number, RxQueue[]>, algorithm: QueueAlgorithm) => {
  const nodes = [...new Set(free.map(({ node }) => node))].sort((a, b) => a - b);
  const dealt = new Map<number, number>();
  let foreign = 0;

  const idlest = (threads: readonly Pmd[], { load = 0 }: RxQueue): Pmd | undefined => {
    const work = ({ cpu }: Pmd): number => {
      const own = polled.get(cpu) ?? [];
      return load > 0 ? own.reduce((sum, queue) => sum + (queue.load ?? 0), 0) : own.length;
    };
    const least = Math.min(...threads.map(work));
    return threads.find((thread) => work(thread) === least);
  };

  return (queue: RxQueue): Pmd | undefined => {
    const node = nodes.includes(queue.node) ? queue.node : nodes[foreign++ % nodes.length];
    if (node === undefined) return undefined;
    const threads = free.filter((thread) => thread.node === node);
    if (algorithm === 'group') return idlest(threads, queue);
    const nth = dealt.get(node) ?? 0;
    dealt.set(node, nth + 1);
    return threads[turnOf(nth, threads.length, algorithm === 'cycles')];
  };
};

/**
 * Which PMD thread polls which receive queue, as sched_numa_list_schedule in lib/dpif-netdev.c of Open vSwitch has it.
 *
 * Pinned queues go first. The others go to threads of their port's node that are not isolated, else to the nodes that have such
 * threads, in turn; the switch takes those nodes in an order of its own, here it is by id.
 *
 * @param queues in the order of ports and queues, which decides between equals
 */
export const assignQueues = (queues: readonly RxQueue[], pmds: readonly Pmd[], rules: AssignmentRules): QueueAssignment => {
  const { algorithm, isolate = true, repins = true } = rules;
  const threads = [...pmds].sort((a, b) => a.cpu - b.cpu);
  const polled = new Map(threads.map(({ cpu }): [number, RxQueue[]] => [cpu, []]));
  const isPinned = ({ pin }: RxQueue): boolean => pin !== undefined && polled.has(pin);
  const isLost = (queue: RxQueue): boolean => queue.pin !== undefined && !isPinned(queue) && !repins;

  const pinned = queues.filter(isPinned);
  for (const queue of pinned) polled.get(queue.pin ?? -1)?.push(queue);
  const isIsolated = ({ cpu }: Pmd): boolean => (isolate || algorithm !== 'group') && pinned.some(({ pin }) => pin === cpu);

  const others = queues.filter((queue) => !isPinned(queue) && !isLost(queue));
  const byLoad = (a: RxQueue, b: RxQueue): number => (b.load ?? 0) - (a.load ?? 0);
  const deal = dealer(
    threads.filter((thread) => !isIsolated(thread)),
    polled,
    algorithm,
  );
  const crossNode: RxQueue[] = [];
  const unpolled = queues.filter(isLost);
  for (const queue of algorithm === 'roundrobin' ? others : [...others].sort(byLoad)) {
    const thread = deal(queue);
    if (!thread) unpolled.push(queue);
    else polled.get(thread.cpu)?.push(queue);
    if (thread && thread.node !== queue.node) crossNode.push(queue);
  }
  return {
    pmds: threads.map((thread) => ({ ...thread, isolated: isIsolated(thread), queues: polled.get(thread.cpu) ?? [] })),
    crossNode,
    unpolled,
  };
};
