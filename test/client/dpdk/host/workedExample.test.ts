import { hostFacts } from '../../../support/hostFacts';
import { formatCpuSet } from '../../../../client/dpdk/cpuSet';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';

/**
 * Two nodes of ten SMT cores and 64000 MiB; XXV710 on node 0 with MTU 1500, ConnectX-5 on node 1 with MTU 9000; two VMs of 16 GiB for
 * node 0, one for node 1. Worked by hand from the formulas of Open vSwitch 3.3 (lib/netdev-dpdk.c) and of the engine.
 */
const request: HostRequest = {
  nics: [
    { pci: '0000:3b:00.0', mtu: 1500 },
    { pci: '0000:af:00.0', mtu: 9000 },
  ],
  vms: [
    { name: 'a', memoryMiB: 16384, vcpus: 4, node: 0, count: 2 },
    { name: 'b', memoryMiB: 16384, vcpus: 4, node: 1 },
  ],
};
const facts = hostFacts();
const plan = planHost(facts, request);
const [node0, node1] = plan.nodes;

it('binds the XXV710 to vfio-pci and leaves the ConnectX-5 on mlx5_core', () => {
  expect(plan.nics.map(({ pci, state, port }) => [pci, state, port?.driver])).toEqual([
    ['0000:18:00.0', 'inUse', undefined],
    ['0000:3b:00.0', 'usable', 'vfio-pci'],
    ['0000:af:00.0', 'bifurcated', 'mlx5_core'],
  ]);
});
it('keeps the first core of each node for the host', () => {
  expect([node0?.housekeeping, node1?.housekeeping]).toEqual([
    [0, 20],
    [10, 30],
  ]);
});
it('gives one core of each node to PMD threads', () => {
  expect([node0?.pmd, node1?.pmd]).toEqual([
    [1, 21],
    [11, 31],
  ]);
  expect(plan.ovsConfig['pmd-cpu-mask']).toBe('0x80200802');
});
it('gives two receive queues to each port', () => {
  expect(plan.nics.flatMap(({ port }) => port?.queues ?? [])).toEqual([2, 2]);
});
it('leaves the other cores to guests', () => {
  expect([node0, node1].map((node) => formatCpuSet(node?.guest ?? []))).toEqual(['2-9,22-29', '12-19,32-39']);
});
it('moves VDSM from CPU 1, which is a PMD thread’s', () => {
  expect(plan.steps).toContainEqual({
    kind: 'file',
    path: '/etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf',
    text: '# Written by ovirt-dpdk\n[vars]\ncpu_affinity = 0\nhidden_nics = w*,usb*,ens2f0\n',
    restarts: 'supervdsmd',
  });
});
// 10 MiB beside the buffers of a large pool, not 6: measured on Open vSwitch 3.1.0.
it('needs a pool of MTU 1500 on node 0, and those of MTU 9000 and 1500 on node 1', () => {
  const pools = [node0, node1].map((node) => node?.pools.map(({ mtu, size }) => [mtu, size]));
  expect(pools).toEqual([
    [[1500, 762]],
    [
      [1500, 762],
      [9000, 2554],
    ],
  ]);
  expect([node0?.need, node1?.need]).toEqual([762 + 512, 762 + 2554 + 512]);
});
it('gives Open vSwitch 2048 and 4096 MiB, and no more', () => {
  expect(plan.ovsConfig).toEqual({
    'dpdk-init': 'try',
    'dpdk-socket-mem': '2048,4096',
    'dpdk-socket-limit': '2048,4096',
    'dpdk-alloc-mem': undefined,
    'pmd-cpu-mask': '0x80200802',
    'dpdk-lcore-mask': undefined,
    'per-port-memory': undefined,
  });
});
it('needs 34 pages on node 0 and 20 on node 1', () => {
  expect([node0?.pages, node1?.pages].map((pages) => [pages?.openVswitch, pages?.vms])).toEqual([
    [2, 32],
    [4, 16],
  ]);
});
it('leaves 2048 MiB and 128 for each VM on each node, which allows 60 pages on node 0', () => {
  expect([node0?.reserve, node1?.reserve]).toEqual([2304, 2176]);
  expect(node0?.pages.most).toBe(60);
});
it('spreads 68 pages evenly on EL9, whose kernel cannot name nodes', () => {
  expect(plan.pages).toEqual({ size: 1048576, total: 68, way: 'even' });
  expect(
    [node0, node1].map((node) => (node?.pages.planned ?? 0) - (node?.pages.openVswitch ?? 0) - (node?.pages.vms ?? 0)),
  ).toEqual([0, 14]);
});
it('names nodes where the kernel can', () => {
  const newer = planHost({ ...facts, host: { ...facts.host, kernel: '6.1.0-56-amd64' } }, request);
  expect(newer.kernelLine.tokens).toContain('hugepages=0:34,1:20');
  expect(newer.pages).toEqual({ size: 1048576, total: 54, way: 'perNode' });
});
// Linux 5.14 knows managed_irq (5.6), flags and all.
it('writes the kernel line', () => {
  expect(plan.kernelLine.tokens.join(' ')).toBe(
    'intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=68 isolcpus=domain,managed_irq,1,11,21,31 ' +
      'nohz_full=1,11,21,31 rcu_nocbs=1,11,21,31 irqaffinity=0,2-10,12-20,22-30,32-39',
  );
});
it('says what is missing of it: all but what the line has', () => {
  expect(plan.kernelLine.missing.join(' ')).toBe(plan.kernelLine.tokens.slice(1).join(' '));
});
it('fits all VMs', () => {
  expect(plan.capacity.vms).toEqual([
    { name: 'a', asked: 2, fit: 2 },
    { name: 'b', asked: 1, fit: 1 },
  ]);
  expect(plan.capacity.nodes).toEqual([
    { node: 0, guestCpus: 16, freePages: 32 },
    { node: 1, guestCpus: 16, freePages: 30 },
  ]);
});
it('finds nothing that makes the plan unusable', () => {
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
it('does it in this order', () => {
  expect(plan.steps.map((step) => Object.values(step).slice(0, 2).join(' '))).toEqual([
    'module vfio-pci',
    'file /etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf',
    'driver 0000:3b:00.0',
    'ovsConfig dpdk-socket-mem',
    'ovsConfig dpdk-socket-limit',
    'ovsConfig pmd-cpu-mask',
    'ovsConfig dpdk-init',
    'restartOvs',
    'bridge br-dpdk-3b00',
    'port br-dpdk-3b00',
    'bridge br-dpdk-af00',
    'port br-dpdk-af00',
  ]);
});
it('takes it back in the order that its users allow', () => {
  expect(plan.rollback.map((step) => Object.values(step).slice(0, 2).join(' '))).toEqual([
    'port br-dpdk-af00',
    'port br-dpdk-3b00',
    'bridge br-dpdk-af00',
    'bridge br-dpdk-3b00',
    'ovsConfig dpdk-init',
    'ovsConfig pmd-cpu-mask',
    'ovsConfig dpdk-socket-limit',
    'ovsConfig dpdk-socket-mem',
    'restartOvs',
    'driver 0000:3b:00.0',
    'file /etc/vdsm/vdsm.conf.d/50-ovirt-dpdk.conf',
    'module vfio-pci',
  ]);
});
