import type { CpuFacts, HostFacts, NetdevFacts, NicFacts, NodeFacts, OvsFacts } from '../../client/facts/hostFacts';
import { FACTS_CONTRACT } from '../../client/facts/hostFacts';

const GIB_IN_KIB = 1048576;

export interface Machine {
  /** Ids of the NUMA nodes; default 0 and 1. */
  readonly nodes?: readonly number[];
  /** Default 10. */
  readonly coresPerNode?: number;
  /** Threads of one core; default 2. */
  readonly threads?: number;
  /** Of each node; default 64000. */
  readonly memoryMiB?: number;
  /** Huge pages of 1 GiB on each node, all free; default 0. */
  readonly pages?: number;
}

/**
 * CPUs and NUMA nodes, numbered as Linux numbers an Intel server: first one thread of every core, node after node, then the second
 * threads in the same order. With the defaults core 0 is CPUs 0 and 20, and node 1 has 10-19 and 30-39.
 */
export const machine = ({ nodes = [0, 1], coresPerNode = 10, threads = 2, memoryMiB = 64000, pages = 0 }: Machine = {}): {
  readonly cpus: CpuFacts;
  readonly nodes: readonly NodeFacts[];
} => {
  const allCores = nodes.length * coresPerNode;
  const core = (node: number, index: number) => ({
    node,
    cpus: Array.from({ length: threads }, (_, thread) => index + thread * allCores).join(','),
  });
  return {
    cpus: {
      vendor: 'GenuineIntel',
      model: 'Intel(R) Xeon(R) Silver 4114 CPU @ 2.20GHz',
      flags: ['pdpe1gb', 'pse', 'vmx'],
      online: allCores * threads === 1 ? '0' : `0-${allCores * threads - 1}`,
      isolated: '',
      nohzFull: '',
      cores: nodes.flatMap((node, position) =>
        Array.from({ length: coresPerNode }, (_, index) => core(node, position * coresPerNode + index)),
      ),
    },
    nodes: nodes.map((id) => ({
      id,
      memory: memoryMiB * 1024,
      hugepages: [
        { size: 2048, total: 0, free: 0, surplus: 0 },
        { size: GIB_IN_KIB, total: pages, free: pages, surplus: 0 },
      ],
      distances: nodes.map((other) => (other === id ? 10 : 21)),
    })),
  };
};

/** A NIC with an IOMMU group of its own: an XXV710 on node 0 on its kernel driver. */
export const nic = (overrides: Partial<NicFacts> = {}): NicFacts => {
  const facts: NicFacts = {
    pci: '0000:3b:00.0',
    vendor: '8086',
    device: '158b',
    subsystemVendor: '8086',
    subsystemDevice: '0001',
    class: '020000',
    node: 0,
    driver: 'i40e',
    iommuGroup: 31,
    virtualFunctions: 0,
    link: { gtps: 8, lanes: 8 },
    netdevs: ['ens1f0'],
    ...overrides,
  };
  return { groupMembers: [{ pci: facts.pci, class: facts.class, driver: facts.driver }], ...facts };
};

/** A network device that carries nothing, with 25 Gb/s. */
export const netdev = (name: string, overrides: Partial<NetdevFacts> = {}): NetdevFacts => ({
  name,
  mac: '3c:fd:fe:00:00:01',
  mtu: 1500,
  state: 'up',
  speed: 25000,
  lowers: [],
  addresses: [],
  ...overrides,
});

/** XXV710, 25 Gb/s, on node 0: goes to vfio-pci. */
export const xxv710 = (): NicFacts => nic();

/** ConnectX-5, 25 Gb/s, on node 1: stays on its kernel driver. */
export const connectX5 = (): NicFacts =>
  nic({
    pci: '0000:af:00.0',
    vendor: '15b3',
    device: '1017',
    subsystemVendor: '15b3',
    subsystemDevice: '0016',
    node: 1,
    driver: 'mlx5_core',
    iommuGroup: 87,
    link: { gtps: 8, lanes: 16 },
    netdevs: ['ens2f0'],
  });

/** I350 that carries the management network, on node 0. */
export const managementNic = (): NicFacts =>
  nic({
    pci: '0000:18:00.0',
    vendor: '8086',
    device: '1521',
    driver: 'igb',
    iommuGroup: 26,
    link: { gtps: 5, lanes: 4 },
    netdevs: ['eno1'],
  });

/** Open vSwitch 3.3.1 as it is after installation: running, DPDK off, no bridge. */
export const ovs = (overrides: Partial<OvsFacts> = {}): OvsFacts => ({
  version: '3.3.1',
  dpdkVersion: '23.11',
  running: true,
  user: 'openvswitch',
  dpdkInitialized: false,
  otherConfig: {},
  bridges: [],
  interfaces: [],
  mempools: [],
  pmds: [],
  ...overrides,
});

/**
 * A host with two nodes of ten SMT cores and 64000 MiB each, an XXV710 on node 0, a ConnectX-5 on node 1, management over an igb NIC
 * and the bridge `ovirtmgmt`, the IOMMU on, no huge pages, Open vSwitch 3.3.1 with DPDK 23.11 that nobody has configured.
 */
export const hostFacts = (overrides: Partial<HostFacts> = {}): HostFacts => ({
  contract: FACTS_CONTRACT,
  collectedAt: '2026-11-24T12:00:00Z',
  notes: [],
  host: {
    name: 'host1.example.com',
    uuid: '4c4c4544-0051-3610-8052-b4c04f4d3132',
    bootId: 'b6c9e9f0-6d3a-4c3e-9d76-0f3b8f6f2f11',
    os: { id: 'centos', version: '9' },
    arch: 'x86_64',
    kernel: '5.14.0-503.el9.x86_64',
    secureBoot: false,
  },
  kernelLine: 'BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0-503.el9.x86_64 root=/dev/mapper/onn-root ro quiet intel_iommu=on',
  ...machine(),
  iommu: { active: true, groups: 92 },
  nics: [managementNic(), xxv710(), connectX5()],
  netdevs: [
    netdev('eno1', { mac: 'b4:96:91:00:00:01', speed: 1000 }),
    netdev('ens1f0', { mac: '3c:fd:fe:00:00:01' }),
    netdev('ens2f0', { mac: 'b8:59:9f:00:00:01' }),
    netdev('ovirtmgmt', {
      mac: 'b4:96:91:00:00:01',
      speed: undefined,
      kind: 'bridge',
      lowers: ['eno1'],
      addresses: ['192.0.2.11/24'],
    }),
  ],
  carries: { defaultRoute: ['ovirtmgmt'], session: ['ovirtmgmt'], storage: [] },
  openVswitch: ovs(),
  domains: [],
  vdsm: { version: '4.50.5.1', settings: {}, hooks: {} },
  tuned: { profile: 'virtual-host', isolatedCores: undefined },
  driverOverrides: {},
  packages: { kernel: '5.14.0-503.el9', 'openvswitch3.3': '3.3.1-2.el9', vdsm: '4.50.5.1-1.el9' },
  ...overrides,
});
