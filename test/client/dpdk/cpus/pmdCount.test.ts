import fc from 'fast-check';
import { pmdCoresFor } from '../../../../client/dpdk/cpus/pmdCount';
import { rxQueues } from '../../../../client/dpdk/cpus/queues';

// Own rule: half a core up to 10 Gb/s or where the speed is unknown, 1 up to 25, 2 up to 50, 4 up to 100, 8 above.
it.each<[speeds: (number | undefined)[], cores: number, count: number]>([
  [[25000], 10, 1],
  [[10000], 10, 1],
  [[10000, 10000], 10, 1],
  [[10000, 10000, 1000], 10, 2],
  [[undefined, undefined, undefined], 10, 2],
  [[40000], 10, 2],
  [[50000, 25000], 10, 3],
  [[100000], 10, 4],
  [[200000], 10, 8],
  [[400000, 400000], 32, 16],
  [[100000, 100000], 6, 4],
  [[100000], 2, 1],
  [[100000], 1, 1],
  [[], 10, 1],
])('gives ports of %j Mb/s on a node of %d cores %d of them', (speeds, cores, count) => {
  expect(pmdCoresFor(speeds, cores)).toBe(count);
});

const someSpeeds = fc.array(fc.option(fc.integer({ min: 0, max: 800_000 }), { nil: undefined }), { maxLength: 8 });

it('never gives fewer cores to more ports, nor more than leave one for the host and one for guests', () => {
  fc.assert(
    fc.property(
      someSpeeds,
      fc.option(fc.nat(800_000), { nil: undefined }),
      fc.integer({ min: 3, max: 64 }),
      (speeds, one, cores) => {
        const count = pmdCoresFor(speeds, cores);
        expect(pmdCoresFor([...speeds, one], cores)).toBeGreaterThanOrEqual(count);
        expect(count).toBeLessThanOrEqual(cores - 2);
        expect(pmdCoresFor([...speeds].reverse(), cores)).toBe(count);
      },
    ),
  );
});

// DPDK's guide for 40 Gb/s (nic_perf_intel_platform.rst): at least two queues on two cores.
it.each([
  [{ threads: 2, ports: 1, multiqueue: false }, 2],
  [{ threads: 2, ports: 2, multiqueue: false }, 1],
  [{ threads: 2, ports: 2, multiqueue: true }, 2],
  [{ threads: 1, ports: 1, multiqueue: true }, 1],
  [{ threads: 4, ports: 3, multiqueue: false }, 2],
  [{ threads: 8, ports: 1, multiqueue: false }, 8],
  [{ threads: 0, ports: 1, multiqueue: true }, 1],
  [{ threads: 4, ports: 0, multiqueue: false }, 4],
  [{ threads: 2 * pmdCoresFor([40000], 10), ports: 1, multiqueue: false }, 4],
])('gives each port of %j %d queues', (need, queues) => {
  expect(rxQueues(need)).toBe(queues);
});
