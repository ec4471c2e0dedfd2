import fc from 'fast-check';
import { cellGrid, textWidth } from '../../../ui-plugin/host/cellGrid';
import { isolatedCpus } from '../../../ui-plugin/host/mapView';
import { nicBrand, shortNicName } from '../../../ui-plugin/host/nicName';
import { nodesInARow } from '../../../ui-plugin/host/NumaMap';
import { ordinaryMemory, pageBar } from '../../../ui-plugin/host/pageBar';

it('gives every core a place inside its node, and none the place of another', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 256 }),
      fc.integer({ min: 13, max: 120 }),
      fc.integer({ min: 190, max: 1600 }),
      (count, text, width) => {
        const { cells, height, perRow } = cellGrid(count, text, width);
        expect(cells).toHaveLength(count);
        cells.forEach((cell, at) => {
          expect(cell.x).toBeGreaterThanOrEqual(0);
          expect(cell.x + cell.width).toBeLessThanOrEqual(width);
          expect(cell.y + cell.height).toBeLessThanOrEqual(height);
          const before = at % perRow === 0 ? undefined : cells[at - 1];
          if (before) expect(cell.x).toBeGreaterThan(before.x + before.width);
        });
      },
    ),
  );
});

it.each([
  ['10 cores of two threads with numbers', 10, 467, true, 10],
  ['16 cores of a narrow node in one row', 16, 216, false, 16],
  ['64 cores in rows of 16 with their first and last CPU', 64, 467, false, 16],
])('draws %s', (_, count, width, isNumbered, perRow) => {
  const cells = Array.from({ length: count }, (_unused, core) => ({ cpus: [core, core + count] }));
  expect(cellGrid(count, textWidth(cells), width)).toMatchObject({ isNumbered, perRow });
});

it('draws each page inside the bar, in whole pixels, or all of a user as one block', () => {
  const pages = fc.record({
    size: fc.constantFrom(2048, 1048576),
    openVswitch: fc.nat(64),
    vms: fc.nat(400),
    free: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(pages, { maxLength: 2 }), fc.integer({ min: 100, max: 1600 }), (some, width) => {
      const told = some.map((one) => ({ ...one, total: one.openVswitch + one.vms + one.free }));
      const memory = told.reduce((sum, { size, total }) => sum + (size / 1024) * total, 1024);
      for (const { x, width: own, edges, count } of pageBar(told, memory, width)) {
        expect(x + own).toBeLessThanOrEqual(width + 1);
        expect([0, count]).toContain(edges.length);
        expect(edges.every((edge) => Number.isInteger(edge) && edge >= x && edge <= width)).toBe(true);
      }
      expect(ordinaryMemory(memory, told)).toBe(1024);
    }),
  );
});

it.each([
  ['isolcpus=2-5', [2, 3, 4, 5]],
  ['quiet isolcpus=managed_irq,domain,1,21 nohz_full=7', [1, 21]],
  ['isolcpus=1 isolcpus=8', [8]],
  ['not_isolcpus=3', []],
  ['', []],
])('reads the isolated CPUs of %s', (line, cpus) => {
  expect([...isolatedCpus(line)]).toEqual(cpus);
});

it.each([
  ['Intel Ethernet Controller XXV710 for 25GbE SFP28', 'Intel', 'XXV710'],
  ['Mellanox MT27800 Family [ConnectX-5]', 'Mellanox', 'ConnectX-5'],
  ['Broadcom NetXtreme BCM5720 Gigabit Ethernet PCIe', 'Broadcom', 'BCM5720'],
  ['Intel 82599ES 10-Gigabit SFI/SFP+ Network Connection', 'Intel', '82599ES'],
  ['Virtio network device', undefined, 'Virtio network de…'],
])('calls %s %s %s', (product, brand, model) => {
  expect([nicBrand(product), shortNicName(product)]).toEqual([brand, model]);
});

it.each([
  [1, 1010, 1],
  [2, 1010, 2],
  [2, 600, 1],
  [8, 1010, 4],
  [8, 500, 2],
])('puts %i nodes into a frame of %i pixels in rows of %i', (count, width, columns) => {
  expect(nodesInARow(count, width)).toBe(columns);
});
