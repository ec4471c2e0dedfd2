import { vdsmCpus } from '../../../../client/dpdk/cpus/vdsmCpus';

// lib/vdsm/common/config.py.in names "auto", "1", "0,1" and "" as valid; lib/vdsm/taskset.py picks the second CPU.
it.each([
  [undefined, [0, 1, 2, 3], [1]],
  ['auto', [0, 1, 2, 3], [1]],
  ['AUTO', [0, 2, 4], [2]],
  ['auto', [0], []],
  ['1', [0, 1, 2, 3], [1]],
  ['0,1', [0, 1, 2, 3], [0, 1]],
  [' 3 , 0', [0, 1, 2, 3], [0, 3]],
  ['', [0, 1], []],
  ['0-1', [0, 1], undefined],
  ['all', [0, 1], undefined],
])('VDSM with cpu_affinity %j on CPUs %j pins itself to %j', (setting, online, cpus) => {
  expect(vdsmCpus(setting, online)).toEqual(cpus);
});
