import { toKiB } from '../../../client/libvirt/memoryUnit';

// libvirt src/util/virutil.c virScaleInteger; https://libvirt.org/formatdomain.html#memory-allocation
it.each([
  ['1048576', undefined, 1048576],
  ['1048576', 'KiB', 1048576],
  ['1048576', 'k', 1048576],
  ['1', 'GiB', 1048576],
  ['1', 'G', 1048576],
  ['1', 'gib', 1048576],
  ['4', 'M', 4096],
  ['2', 'MiB', 2048],
  ['1', 'TiB', 2 ** 30],
  ['1000', 'KB', 977],
  ['1', 'MB', 977],
  ['1', 'GB', 976563],
  ['1', 'TB', 976562500],
  ['2097152', 'b', 2048],
  ['1025', 'bytes', 2],
  ['1', 'byte', 1],
  ['0', 'GiB', 0],
] as const)('reads %s %s as %d KiB', (text, unit, kib) => {
  expect(toKiB(text, unit)).toBe(kib);
});

it.each([
  [undefined, 'KiB'],
  ['', 'KiB'],
  ['-1', 'KiB'],
  ['1.5', 'GiB'],
  ['1e9', 'KiB'],
  ['0x10', 'KiB'],
  ['1', 'parsec'],
  ['1', 'kibi'],
  ['1', ''],
  ['99999999999', 'EiB'],
] as const)('takes %s %s for no size', (text, unit) => {
  expect(toKiB(text, unit)).toBeUndefined();
});
