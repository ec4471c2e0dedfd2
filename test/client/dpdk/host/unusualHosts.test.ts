import { connectX5, hostFacts, machine, managementNic, netdev, nic, ovs } from '../../../support/hostFacts';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostPlan } from '../../../../client/dpdk/host/hostPlan';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostFacts, NicFacts } from '../../../../client/facts/hostFacts';
import { decisionText } from '../../../../client/phrases/hostFindings';

/**
 * Hosts that are not like the usual two sockets of Intel, worked by hand from lib/netdev-dpdk.c and lib/dpdk.c of the Open vSwitch that
 * each has, and from the engine's overhead of VMs.
 */
const { host, netdevs } = hostFacts();
const management = netdevs.filter(({ name }) => ['eno1', 'ovirtmgmt'].includes(name));
const EL8 = { ...host, kernel: '4.18.0-553.el8.x86_64' };

const shown = ({ ovsConfig, kernelLine, nodes, nics }: HostPlan) => ({
  memory: ovsConfig['dpdk-socket-mem'],
  limit: ovsConfig['dpdk-socket-limit'],
  mask: ovsConfig['pmd-cpu-mask'],
  init: ovsConfig['dpdk-init'],
  kernel: kernelLine.tokens.filter((token) => /^(\w+_)?iommu|^hugepages=|^isolcpus/.test(token)).join(' '),
  reserves: nodes.map(({ reserve }) => reserve),
  queues: nics.flatMap(({ port }) => port?.queues ?? []),
});
const graveOf = ({ findings }: HostPlan): readonly string[] =>
  findings.flatMap(({ severity, code }) => (severity === 'note' ? [] : [code]));

/** Two sockets of EPYC with NPS4: eight nodes of eight cores; E810 of 100 Gb/s on nodes 1 and 6. */
const [NEAR, FAR] = ['0000:21:00.0', '0000:a1:00.0'];
const e810 = (pci: string, node: number, name: string): NicFacts =>
  nic({ pci, device: '1592', node, driver: 'ice', iommuGroup: 40 + node, netdevs: [name], link: { gtps: 16, lanes: 16 } });
const epyc = (version: string, dpdkVersion: string): HostFacts => {
  const { cpus, nodes } = machine({ nodes: [0, 1, 2, 3, 4, 5, 6, 7], coresPerNode: 8, memoryMiB: 32000 });
  return hostFacts({
    host: EL8,
    kernelLine: 'ro quiet',
    cpus: { ...cpus, vendor: 'AuthenticAMD' },
    nodes,
    nics: [managementNic(), e810(NEAR, 1, 'ens1'), e810(FAR, 6, 'ens2')],
    netdevs: [...management, ...['ens1', 'ens2'].map((name) => netdev(name, { speed: 100000 }))],
    openVswitch: ovs({ version, dpdkVersion }),
  });
};
const jumbo: HostRequest = { nics: [NEAR, FAR].map((pci) => ({ pci, mtu: 9000 })), vmNodes: [1, 6] };

it('plans eight nodes of AMD: four cores for 100 Gb/s, both pools of MTU 9000 and 1500 where NICs are', () => {
  const plan = planHost(epyc('3.3.1', '23.11'), jumbo);
  // 762 + 2554 + 512 = 3828. Half of 30 - 4 pages for VMs, on every node.
  expect(shown(plan)).toEqual({
    memory: '0,4096,0,0,0,0,4096',
    limit: '0,4096,0,0,0,0,4096',
    // CPUs 9-12, 49-52 and their siblings 64 further on.
    mask: '0x1e000000001e00001e000000001e00',
    init: 'try',
    kernel: 'iommu=pt hugepages=136 isolcpus=9-12,49-52,73-76,113-116',
    reserves: [2048, 293, 293, 293, 293, 293, 293, 293],
    queues: [8, 8],
  });
  expect(graveOf(plan)).toEqual([]);
});

it('has on those before 3.0 a pool for waiting VMs on node 0, and warns that DPDK 20.11 may not know a seventh node', () => {
  const plan = planHost(epyc('2.15.8', '20.11'), jumbo);
  expect(shown(plan)).toMatchObject({ memory: '1024,4096,0,0,0,0,4096', limit: undefined });
  expect(graveOf(plan)).toEqual(['memory.socketMemTooLong']);
});

it('plans one node whose firmware tells no node, without SMT and pages of 1 GiB', () => {
  const { cpus, nodes } = machine({ nodes: [0], coresPerNode: 4, threads: 1, memoryMiB: 15800 });
  const facts = hostFacts({
    host: { ...host, kernel: '6.1.0-13-amd64' },
    cpus: { ...cpus, flags: ['pse'] },
    nodes: nodes.map((node) => ({ ...node, hugepages: node.hugepages.filter(({ size }) => size === 2048) })),
    nics: [
      { ...managementNic(), node: -1 },
      { ...nic({ device: '10fb', driver: 'ixgbe' }), node: -1 },
    ],
    netdevs: [...management, netdev('ens1f0', { speed: 10000 })],
  });
  const plan = planHost(facts, { nics: [{ pci: '0000:3b:00.0' }], vms: [{ memoryMiB: 2048, vcpus: 2, count: 3 }] });
  // 1024 pages for Open vSwitch and three times as many for VMs; 4096 MiB and 3 * (4 + 64 + 16).
  expect(shown(plan)).toEqual({
    memory: '2048',
    limit: '2048',
    mask: '0x2',
    init: 'try',
    kernel: 'intel_iommu=on iommu=pt hugepages=4096 isolcpus=domain,managed_irq,1',
    reserves: [4348],
    queues: [1],
  });
  expect(graveOf(plan)).toEqual(['vdsm.affinity']);
});

it('gives both nodes what the fuller one needs on EL8, whose kernel spreads pages evenly', () => {
  const facts = hostFacts({ host: EL8, openVswitch: ovs({ version: '2.15.8', dpdkVersion: '20.11' }) });
  const plan = planHost(facts, {
    nics: [{ pci: '0000:3b:00.0' }],
    vms: [
      { memoryMiB: 20000, vcpus: 8, node: 0, count: 2, queues: 4 },
      { memoryMiB: 4096, vcpus: 2, node: 1 },
    ],
  });
  // 2 + 2 * 20 pages, and 1 + 4; 2048 MiB and 2 * (40 + 64 + 64), and 8 + 64 + 16.
  expect(shown(plan)).toEqual({
    memory: '2048,1024',
    limit: undefined,
    mask: '0x80200802',
    init: 'try',
    kernel: 'intel_iommu=on iommu=pt hugepages=84 isolcpus=1,11,21,31',
    reserves: [2384, 2136],
    queues: [2],
  });
  expect(plan.capacity.nodes.map(({ freePages }) => freePages)).toEqual([40, 41]);
});

it('plans a ConnectX-5 with jumbo frames on Open vSwitch 2.9, and says that native VDSM does not show it', () => {
  const facts = hostFacts({
    host: { ...host, kernel: '3.10.0-1160.el7.x86_64' },
    kernelLine: 'ro quiet',
    vdsm: { version: '4.30.24', settings: {}, hooks: {} },
    openVswitch: ovs({ version: '2.9.9', dpdkVersion: undefined }),
  });
  const vms = [{ memoryMiB: 8192, vcpus: 4, node: 1, mtu: 9000, count: 2 }];
  const plan = planHost(facts, { nics: [{ pci: connectX5().pci, mtu: 9000 }], vms });
  // Before 3.0 VMs that have not connected have a pool on node 0; 4 + 2 * 8 pages; 2048 MiB and 2 * (16 + 64 + 32).
  expect(shown(plan)).toEqual({
    memory: '1024,4096',
    limit: undefined,
    mask: '0x80200802',
    init: 'true',
    kernel: 'hugepages=40 isolcpus=1,11,21,31',
    reserves: [2048, 2272],
    queues: [2],
  });
  expect(graveOf(plan)).toEqual(['nic.notShown', 'vdsm.affinity']);
});

it('plans a virtual function on Open vSwitch 2.17: MTU 2000 is still of the size of 1500', () => {
  const vf = nic({
    pci: '0000:3b:02.0',
    device: '154c',
    driver: 'iavf',
    physicalFunction: '0000:3b:00.0',
    netdevs: ['ens1f0v0'],
  });
  const facts = hostFacts({
    nics: [managementNic(), nic({ virtualFunctions: 1 }), { ...vf, iommuGroup: 50 }],
    netdevs: [...management, netdev('ens1f0'), netdev('ens1f0v0')],
    openVswitch: ovs({ version: '2.17.9', dpdkVersion: '21.11.6' }),
  });
  const vms = [{ memoryMiB: 1025, vcpus: 1, queues: 2, mtu: 2000 }];
  const plan = planHost(facts, { nics: [{ pci: vf.pci, mtu: 2000 }], vms });
  // The VM takes two pages of node 1, where more room is; 2048 MiB and 3 + 64 + 8.
  expect(shown(plan)).toEqual({
    memory: '2048,1024',
    limit: '2048,1024',
    mask: '0x80200802',
    init: 'try',
    kernel: 'intel_iommu=on iommu=pt hugepages=6 isolcpus=domain,managed_irq,1,11,21,31',
    reserves: [2048, 2123],
    queues: [2],
  });
  expect(graveOf(plan)).toEqual(['nic.driverNotKept', 'vdsm.affinity']);
});

it('says why a node without a NIC has PMD threads', () => {
  const { decisions } = planHost(hostFacts(), { nics: [{ pci: '0000:3b:00.0' }] });
  expect(decisions.filter(({ code }) => code === 'decision.pmdCores').map(decisionText)).toEqual([
    '1 physical core for PMD threads on NUMA node 0, by the speed of the NICs there',
    '1 physical core for PMD threads on NUMA node 1, where no DPDK NIC is and virtual machines may run',
  ]);
});
