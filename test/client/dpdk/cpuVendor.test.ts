import { cpuVendor } from '../../../client/dpdk/cpuVendor';

it.each([
  ['Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz', 'intel'],
  ['Secure Intel Skylake Server Family', 'intel'],
  ['AMD EPYC 7742 64-Core Processor', 'amd'],
  ['AMD Opteron G5', 'amd'],
  ['IBM POWER9', undefined],
  ['', undefined],
])('takes a CPU named %j for one of %s', (name, vendor) => {
  expect(cpuVendor(name)).toBe(vendor);
});
