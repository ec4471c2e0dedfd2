import fc from 'fast-check';
import { nodeCounts, pageCount } from '../../../../ui-plugin/wizard/hugePages/pageCount';
import { aVm, GIB } from '../../../support/seen';

const MIB = 2 ** 20;

it.each([
  [10_000, '1GiB', { pages: 10, taken: 10_240, lost: 240 }],
  [10_240, '1GiB', { pages: 10, taken: 10_240, lost: 0 }],
  [10_241, '1GiB', { pages: 11, taken: 11_264, lost: 1023 }],
  [10_000, '2MiB', { pages: 5000, taken: 10_000, lost: 0 }],
  [1, '2MiB', { pages: 1, taken: 2, lost: 1 }],
] as const)('counts %d MiB on pages of %s', (memory, size, counted) => {
  expect(pageCount(aVm('vnf1', { memory: memory * MIB }), size)).toMatchObject({ memory, ...counted });
});

it('goes by the memory that the VM starts with next', () => {
  const vm = aVm('vnf1', { memory: 4 * GIB, next: { properties: {}, memory: 8 * GIB } });
  expect(pageCount(vm, '1GiB')?.pages).toBe(8);
});

it('tells nothing of a VM whose memory is not told', () => {
  expect(pageCount(aVm('vnf1', { memory: 0 }), '1GiB')).toBeUndefined();
});

it('counts each NUMA node for itself', () => {
  const nodes = [4096, 2404].map((memory, index) => ({ id: `n${String(index)}`, index, memory, cpus: [index], hostNodes: [] }));
  expect(nodeCounts(aVm('vnf8', { numaNodes: nodes }), '1GiB').map(({ node, pages, lost }) => [node, pages, lost])).toEqual([
    [0, 4, 0],
    [1, 3, 668],
  ]);
  expect(nodeCounts(aVm('vnf1'), '1GiB')).toEqual([]);
});

it('loses less than a page, and takes no page too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 * 2 ** 20 }), fc.constantFrom('1GiB' as const, '2MiB' as const), (memory, size) => {
      const counted = pageCount(aVm('vnf1', { memory: memory * MIB }), size);
      if (!counted) throw new Error('nothing counted');
      const { taken, lost, page, pages } = counted;
      expect(taken - lost).toBe(memory);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThan(page);
      expect(taken).toBe(pages * page);
    }),
  );
});
