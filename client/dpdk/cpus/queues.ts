/** What polls the ports of one node. */
export interface QueueNeed {
  /** PMD threads of the node: CPUs, not cores. */
  readonly threads: number;
  /** DPDK ports on the node. */
  readonly ports: number;
  /** Whether a VM with several queue pairs may receive from them. */
  readonly multiqueue: boolean;
}

/**
 * Receive queues (`n_rxq`) of each port of a node: so many that every PMD thread has one. A heuristic; a driver may grant fewer,
 * and Open vSwitch then takes what it gets.
 *
 * A VM with several queues wants two or more: Documentation/topics/dpdk/vhost-user.rst of Open vSwitch.
 */
export const rxQueues = ({ threads, ports, multiqueue }: QueueNeed): number =>
  Math.max(multiqueue && threads >= 2 ? 2 : 1, Math.ceil(threads / Math.max(1, ports)));
