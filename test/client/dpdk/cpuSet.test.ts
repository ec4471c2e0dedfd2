import fc from 'fast-check';
import { cpuSet, formatCpuSet, parseCpuSet } from '../../../client/dpdk/cpuSet';

it.each([
  ['', []],
  ['3', [3]],
  ['0-3,8', [0, 1, 2, 3, 8]],
  ['8,0-1', [0, 1, 8]],
  ['1,1-2,2', [1, 2]],
  ['8191', [8191]],
])('reads %j', (text, cpus) => {
  expect(parseCpuSet(text)).toEqual(cpus);
});

it.each(['3-1', 'a', '1,', ',1', '1--2', '0-8192', '0-99999999', '-1', '1.5', '1 2', '0x3', '2-15;reboot'])(
  'refuses %j',
  (text) => {
    expect(parseCpuSet(text)).toBeUndefined();
  },
);

it.each([
  [[], ''],
  [[3], '3'],
  [[0, 1], '0-1'],
  [[5, 1, 2, 3, 1], '1-3,5'],
])('writes %j', (cpus, text) => {
  expect(formatCpuSet(cpus)).toBe(text);
});

const cpus = fc.array(fc.integer({ min: 0, max: 300 }));

it('reads back what it writes', () => {
  fc.assert(fc.property(cpus, (list) => expect(parseCpuSet(formatCpuSet(list))).toEqual(cpuSet(list))));
});

it('has one way to write a set', () => {
  fc.assert(fc.property(cpus, (list) => expect(formatCpuSet([...list].reverse())).toBe(formatCpuSet(cpuSet(list)))));
});
