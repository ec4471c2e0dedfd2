/** Cores that a port of at most this speed in Mb/s keeps busy. */
const CORES_BY_SPEED = [
  [10_000, 0.5],
  [25_000, 1],
  [50_000, 2],
  [100_000, 4],
  [Infinity, 8],
] as const;

const weight = (speed = 0): number => CORES_BY_SPEED.find(([most]) => speed <= most)?.[1] ?? 0;

/**
 * How many physical cores of a node its DPDK ports get for PMD threads. A heuristic: nobody publishes a formula.
 *
 * What it builds on: 64-byte frames come at 14.88 million a second on each 10 Gb/s, and DPDK's guide wants two queues on two cores
 * for 40 Gb/s (doc/guides/linux_gsg/nic_perf_intel_platform.rst). One core stays with the host and one with guests where there are so many.
 *
 * @param speeds      Mb/s of each DPDK port on the node, undefined where unknown; empty where only VMs are
 * @param coresOfNode physical cores of the node
 * @returns           at least 1
 */
export const pmdCoresFor = (speeds: readonly (number | undefined)[], coresOfNode: number): number => {
  const busy = Math.ceil(speeds.map(weight).reduce((sum, cores) => sum + cores, 0));
  return Math.max(1, Math.min(busy, coresOfNode - 2));
};
