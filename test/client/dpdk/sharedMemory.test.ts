import { judgeSharedMemory, type SharedMemoryInput } from '../../../client/dpdk/sharedMemory';
import { bytes } from '../../../client/dpdk/units';

const GIB = 2 ** 30;
const vm = (more: Partial<SharedMemoryInput> = {}): SharedMemoryInput => ({
  property: 'true',
  engine: { major: 4, minor: 5 },
  level: '4.7',
  memory: bytes(4 * GIB),
  maxMemory: bytes(4 * GIB),
  sockets: 1,
  numaNodes: 0,
  cpuPinningPolicy: 'none',
  ...more,
});

it('is not shared unless the property says true, in any case and nothing else', () => {
  for (const property of [undefined, '', 'false', 'yes', '1', ' true']) {
    expect(judgeSharedMemory(vm({ property }))).toEqual({ effective: false, because: 'notAsked' });
  }
  expect(judgeSharedMemory(vm({ property: 'TRUE' })).effective).toBe(true);
});

it('is shared with virtual NUMA nodes, whatever else', () => {
  expect(judgeSharedMemory(vm({ numaNodes: 2, cpuPinningPolicy: 'dedicated' }))).toEqual({
    effective: true,
    because: 'numaNodes',
  });
});

it('is always shared on engine 4.2 and 4.3, which write one cell for every VM', () => {
  for (const minor of [2, 3]) {
    const { maxMemory, ...plain } = vm({ engine: { major: 4, minor }, level: '4.2', sockets: 16 });
    expect(maxMemory).toBeDefined();
    expect(judgeSharedMemory(plain)).toEqual({ effective: true, because: 'defaultCell' });
  }
});

it('is shared when memory can grow', () => {
  expect(judgeSharedMemory(vm({ maxMemory: bytes(16 * GIB), cpuPinningPolicy: 'dedicated' }))).toEqual({
    effective: true,
    because: 'maxMemory',
  });
});

// Domain XML of engine 4.5.8: maximum memory alone keeps the cell, since 16 sockets can be plugged.
it('is shared when CPUs can be plugged', () => {
  expect(judgeSharedMemory(vm())).toEqual({ effective: true, because: 'hotPlugCpus' });
  expect(judgeSharedMemory(vm({ cpuPinningPolicy: 'manual' }))).toEqual({ effective: true, because: 'hotPlugCpus' });
  expect(judgeSharedMemory(vm({ engine: { major: 4, minor: 4 }, level: '4.4' })).effective).toBe(true);
});

it.each(['dedicated', 'isolate_threads', 'resize_and_pin_numa'])(
  'is silently not shared with policy %s and memory that cannot grow, and says what mends it',
  (cpuPinningPolicy) => {
    const verdict = judgeSharedMemory(vm({ cpuPinningPolicy }));
    expect(verdict).toEqual({ effective: false, because: 'noCell', mend: { maxMemory: 5 * GIB } });
    expect(judgeSharedMemory(vm({ cpuPinningPolicy, maxMemory: bytes(5 * GIB) })).effective).toBe(true);
  },
);

it('counts sockets up to level 4.5, where 16 is the end', () => {
  expect(judgeSharedMemory(vm({ level: '4.5', sockets: 16 }))).toMatchObject({ effective: false, because: 'noCell' });
  expect(judgeSharedMemory(vm({ level: '4.5', sockets: 15 })).effective).toBe(true);
  expect(judgeSharedMemory(vm({ level: '4.6', sockets: 16 })).effective).toBe(true);
});
