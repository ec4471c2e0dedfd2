import { roleChoice, roleCpuList, roleWithoutCpu0 } from '../../../../client/dpdk/compare/ansibleRole';

// What ovirt-ansible-dpdk-setup 63f60e155 does, read in its module_utils and library; for what we do see ansibleRole.test.ts.
it.each([
  ['0-9,20-29', '1-9,20-29'],
  ['0,2,4', '2,4'],
  ['0', ''],
  ['10-19,30-39', '10-19,30-39'],
])('takes CPU 0 off %j: %j', (list, rest) => {
  expect(roleWithoutCpu0(list)).toBe(rest);
});

it.each([
  ['1-3', [1, 2, 3]],
  ['1-3,8-9', [1, 2, 3, 8, 9]],
  ['2,4,6', [2, 4, 6]],
  ['3', undefined],
  ['', undefined],
  ['1-3,5', undefined],
])('reads the list %j as %j', (list, cpus) => {
  expect(roleCpuList(list)).toEqual(cpus);
});

const nic = (node: number, localCpus: string) => ({ node, localCpus });

it.each([
  ['one NIC', [nic(0, '0-9,20-29')], { pmd: [1], lcores: [2, 3], socketMemory: '1024' }],
  ['two NICs of one node', [nic(1, '10-19'), nic(1, '10-19')], { pmd: [10, 11], lcores: [12, 13], socketMemory: '1024' }],
  ['no NIC on vfio-pci', [], { fails: 'comparison.role.onlyVfio', at: 'pmd-cpu-mask' }],
  ['NICs of two nodes', [nic(0, '0-9'), nic(1, '10-19')], { fails: 'comparison.role.severalNodes', at: 'dpdk-socket-mem' }],
  ['ranges and single CPUs', [nic(0, '1-3,5')], { fails: 'comparison.role.cpuList', at: 'pmd-cpu-mask' }],
  [
    'more NICs than CPUs',
    [nic(0, '0-2'), nic(0, '0-2'), nic(0, '0-2')],
    { fails: 'comparison.role.fewCpus', at: 'pmd-cpu-mask' },
  ],
])('chooses for %s what the role chooses', (_, nics, choice) => {
  expect(roleChoice(nics)).toEqual(choice);
});
