import fc from 'fast-check';
import { parseCpuList } from '../../../../client/dpdk/cpus/cpuList';
import { cpuSet, difference, formatCpuSet, intersection, parseCpuSet } from '../../../../client/dpdk/cpuSet';

const upTo = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

// Published: tests of tripleo-common 14.0.0 (test_derive_params.py), of charm-helpers, and
// Documentation/admin-guide/kernel-parameters.rst of Linux for groups.
it.each([
  ['', []],
  ['24-27,60,65-67', [...upTo(24, 27), 60, ...upTo(65, 67)]],
  ['24-27,^25,60,65-67', [24, 26, 27, 60, 65, 66, 67]],
  ['12-15,^17', [12, 13, 14, 15]],
  ['0-3', [0, 1, 2, 3]],
  ['0-7,16-23', [...upTo(0, 7), ...upTo(16, 23)]],
  ['0,4,8,12,16,20,24', [0, 4, 8, 12, 16, 20, 24]],
  ['0-1023:2/256', [0, 1, 256, 257, 512, 513, 768, 769]],
  ['^2,1-4', [1, 3, 4]],
  ['0-7,^2-5', [0, 1, 6, 7]],
  ['1-3, 5 ,\n', [1, 2, 3, 5]],
  ['0-7, ^ 3', [0, 1, 2, 4, 5, 6, 7]],
  ['3-3:1/2', [3]],
  ['0-15:8/8', upTo(0, 15)],
  ['0-15:0/8', []],
])('reads %j as other hands wrote it', (text, cpus) => {
  expect(parseCpuList(text)).toEqual(cpus);
});

it.each([
  'a',
  '0x3',
  '3-1',
  '^',
  '1-',
  '^1-',
  '^^1',
  '1,d',
  '0-9:3/2',
  '0-9:1/0',
  '4:1/2',
  '0-9:1',
  '8192',
  '-1',
  '1.5',
  '1 - 3',
])('refuses %j as a list', (text) => {
  expect(parseCpuList(text)).toBeUndefined();
});

const cpus = fc.array(fc.nat(300)).map(cpuSet);

it('reads every list that the strict form is', () => {
  fc.assert(fc.property(cpus, (set) => expect(parseCpuList(formatCpuSet(set))).toEqual(parseCpuSet(formatCpuSet(set)))));
});

it('leaves out what is excluded, wherever the exclusion stands', () => {
  const listed = (set: readonly number[], sign: string): string[] => set.map((cpu) => `${sign}${cpu}`);
  fc.assert(
    fc.property(cpus, cpus, fc.boolean(), (within, without, first) => {
      const terms = [listed(within, ''), listed(without, '^')];
      const text = (first ? terms : terms.reverse()).flat().join(',');
      expect(parseCpuList(text)).toEqual(difference(within, without));
    }),
  );
});

it('divides a set into what another one has and what it has not', () => {
  fc.assert(
    fc.property(cpus, cpus, (a, b) => {
      expect(cpuSet([...intersection(a, b), ...difference(a, b)])).toEqual(a);
      expect(intersection(difference(a, b), b)).toEqual([]);
    }),
  );
});

// Published: tests of tripleo-common 14.0.0; installation guide of Open vSwitch 2.7; the guide for low latency of DPDK, whose
// interrupts stay away from isolated CPUs.
it.each([
  [[0, 22, 23, 24, 25, 60, 65, 66, 67], '0,22-25,60,65-67'],
  [[0, 22, 24, 60, 65, 67], '0,22,24,60,65,67'],
  [[12, 13, 14, 17], '12-14,17'],
  [upTo(1, 19), '1-19'],
  [difference(upTo(0, 7), [2, 4, 6]), '0-1,3,5,7'],
])('writes %j as one list', (set, text) => {
  expect(formatCpuSet(set)).toBe(text);
});
