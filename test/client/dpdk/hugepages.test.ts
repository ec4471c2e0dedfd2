import fc from 'fast-check';
import {
  countPages,
  formatPageSize,
  hugepageProperty,
  parsePageSize,
  readHugepageProperty,
} from '../../../client/dpdk/hugepages';
import { bytes, kib } from '../../../client/dpdk/units';

const GIB = kib(1048576);

// ovirt-engine HugePageUtils.java getHugePages: (1024 * MiB + size - 1) / size
it.each([
  [8192, 1048576, 8],
  [4100, 1048576, 5],
  [1024, 1048576, 1],
  [1025, 1048576, 2],
  [1536, 1048576, 2],
  [4096, 2048, 2048],
  [4097, 2048, 2049],
  [1, 2048, 1],
])('counts pages of a VM of %d MiB at %d KiB', (memory, size, pages) => {
  expect(countPages(bytes(memory * 2 ** 20), kib(size))).toBe(pages);
});

it('drops a part of a MiB before it counts, as the engine stores whole MiB', () => {
  expect(countPages(bytes(1024 * 2 ** 20 + 4096), GIB)).toBe(1);
});

it('refuses to count with no memory or no size', () => {
  expect(() => countPages(bytes(0), GIB)).toThrow(/internal error/);
  expect(() => countPages(bytes(1), kib(0))).toThrow(/internal error/);
});

it('has always room for the memory, with less than a page to spare', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 23 }), fc.constantFrom(2048, 1048576, 16384), (memory, size) => {
      const room = countPages(bytes(memory * 2 ** 20), kib(size)) * size;
      expect(room).toBeGreaterThanOrEqual(memory * 1024);
      expect(room - size).toBeLessThan(memory * 1024);
    }),
  );
});

it.each([
  [undefined, { kind: 'absent' }],
  ['1048576', { kind: 'size', size: 1048576 }],
  ['0002048', { kind: 'size', size: 2048 }],
  ['+2048', { kind: 'size', size: 2048 }],
  ['0', { kind: 'zero' }],
  ['00', { kind: 'zero' }],
  ['1G', { kind: 'unreadable', text: '1G' }],
  ['1GiB', { kind: 'unreadable', text: '1GiB' }],
  ['', { kind: 'unreadable', text: '' }],
  [' 2048', { kind: 'unreadable', text: ' 2048' }],
  ['-2048', { kind: 'unreadable', text: '-2048' }],
  ['2147483648', { kind: 'unreadable', text: '2147483648' }],
  ['0x800', { kind: 'unreadable', text: '0x800' }],
])('reads the property hugepages %j', (value, expected) => {
  expect(readHugepageProperty(value)).toEqual(expected);
});

it.each([
  ['2MiB', 2048],
  ['1GiB', 1048576],
  ['16MiB', 16384],
  ['64KiB', 64],
])('knows %s', (text, size) => {
  expect(parsePageSize(text)).toBe(size);
  expect(formatPageSize(kib(size))).toBe(text);
});

it.each(['1G', '1 GiB', '0GiB', '1gib', 'GiB', ''])('knows no page size %j', (text) => {
  expect(parsePageSize(text)).toBeUndefined();
});

it('reads back the property and the text of every size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 20 }), (size) => {
      expect(readHugepageProperty(hugepageProperty(kib(size)))).toEqual({ kind: 'size', size });
      expect(parsePageSize(formatPageSize(kib(size)))).toBe(size);
    }),
  );
});
