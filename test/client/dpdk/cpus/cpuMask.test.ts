import fc from 'fast-check';
import { formatCpuMask, parseCpuMask } from '../../../../client/dpdk/cpus/cpuMask';
import { cpuSet } from '../../../../client/dpdk/cpuSet';

// Where each mask was published.
it.each([
  ['0x6', [1, 2], 'Open vSwitch documents: cores 1 and 2'],
  ['0x200002', [1, 21], 'installation guide of Open vSwitch 2.7: two siblings'],
  ['0x33', [0, 1, 4, 5], 'charm-helpers: two cores of each node {0: 0-3, 1: 4-7}'],
  ['0x01', [0], 'charm-helpers: one CPU of node {0: 0-3}'],
  ['0x3c0000', [18, 19, 20, 21], 'DPDK 16.11, nic_perf_intel_platform.rst'],
  ['3000003', [0, 1, 24, 25], 'tripleo-ansible, tripleo_ovs_dpdk: no 0x'],
  ['18000000000000003000000000c00000c', [2, 3, 26, 27, 64, 65, 127, 128], 'tripleo-ansible, tripleo_ovs_dpdk: 129 bits'],
  ['2002', [1, 13], 'tripleo-ansible, filter cpu_mask'],
  ['0x1fe', [1, 2, 3, 4, 5, 6, 7, 8], 'Open vSwitch, tests/pmd.at'],
  ['0xf', [0, 1, 2, 3], 'tuned'],
  ['0x1,0000,0001', [0, 32], 'tuned: groups of 16 bits'],
  ['00000003,80000000', [31, 32, 33], 'the kernel: groups of 32 bits'],
  ['0X1F', [0, 1, 2, 3, 4], 'lib/ovs-numa.c: 0X, and letters of either case'],
  ['0', [], 'no CPU'],
])('reads %s as CPUs %j (%s)', (text, cpus) => {
  expect(parseCpuMask(text)).toEqual(cpus);
});

it.each([
  [[1, 2], '0x6'],
  [[1, 21], '0x200002'],
  [[1, 11, 21, 31], '0x80200802'],
  [[33], '0x200000000'],
  [[128, 127, 65, 64, 27, 26, 3, 2], '0x18000000000000003000000000c00000c'],
  [[5, 5], '0x20'],
  [[], '0x0'],
])('writes %j as %s', (cpus, text) => {
  expect(formatCpuMask(cpus)).toBe(text);
});

it.each(['', '0x', 'g', '0xg', '1-3', '0x1 2', '-1', ',1', '1,', '1,,2', '0x0x1', '1.0'])('refuses %j as a mask', (text) => {
  expect(parseCpuMask(text)).toBeUndefined();
});

it('refuses CPUs that Linux cannot have, however long the text is', () => {
  expect(parseCpuMask(`0x8${'0'.repeat(2047)}`)).toEqual([8191]);
  expect(parseCpuMask(`0x1${'0'.repeat(2048)}`)).toBeUndefined();
  expect(parseCpuMask('f'.repeat(1_000_000))).toBeUndefined();
  expect(parseCpuMask(`${'0'.repeat(1_000_000)}3`)).toEqual([0, 1]);
});

const cpus = fc.array(fc.nat(8191), { maxLength: 40 });

it('reads back what it writes, with and without 0x and in the groups of the kernel', () => {
  fc.assert(
    fc.property(cpus, (list) => {
      const text = formatCpuMask(list);
      const digits = text.slice(2);
      const groups = digits.padStart(Math.ceil(digits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
      for (const form of [text, digits, groups.join(',')]) expect(parseCpuMask(form)).toEqual(cpuSet(list));
    }),
  );
});
