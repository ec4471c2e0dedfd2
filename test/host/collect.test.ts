import type { DomainFacts, HostFacts } from '../../client/facts/hostFacts';
import { parseFacts } from '../../client/facts/parseFacts';
import { collectFrom } from '../support/collect';
import { connectX5, hostFacts, machine, managementNic, netdev, nic, ovs, xxv710 } from '../support/hostFacts';
import { hostRoot } from '../support/hostRoot';
import { PAIRS } from '../support/shells';

const SESSION = { SSH_CONNECTION: '192.0.2.1 40000 192.0.2.11 22' };

/** What the collector says of files that were made from facts. */
const collected = (facts: HostFacts, shell?: readonly string[], awk?: string): HostFacts => {
  const root = hostRoot(facts, awk);
  try {
    const { stdout, stderr, status } = collectFrom(root, shell, SESSION);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    return parseFacts(stdout);
  } finally {
    root.remove();
  }
};

const bond = netdev('bond0', { kind: 'bond', lowers: ['eno1', 'eno2'], speed: 2000 });

const vhostPort = {
  name: 'vhu2b418ef291d8',
  type: 'dpdkvhostuserclient',
  options: { 'vhost-server-path': '/run/ovirt-dpdk-host/vhost/vhu2b418ef291d8' },
  otherConfig: {},
  status: { mode: 'client', status: 'connected', numa: '0' },
  mtu: 1500,
  mtuRequest: 1500,
  linkState: 'up',
  rxPackets: 12345678901,
  txPackets: 0,
};

const vnf: DomainFacts = {
  uuid: '11111111-2222-3333-4444-555555555555',
  name: 'vnf1',
  memory: 16777216,
  hugepages: true,
  pageSize: 1048576,
  accessShared: true,
  cellAccess: ['shared', ''],
  vhostUser: [
    {
      mac: '56:6f:1a:2b:00:07',
      path: '/run/ovirt-dpdk-host/vhost/vhu2b418ef291d8',
      mode: 'server',
      target: 'vhu2b418ef291d8',
      queues: 4,
    },
    { mac: '56:6f:1a:2b:00:08', path: '/run/ovirt-dpdk-host/vhost/other' },
  ],
};

const hosts: readonly (readonly [string, HostFacts])[] = [
  ['two nodes of ten SMT cores', hostFacts()],
  [
    'a single node, whose NICs are on no node that firmware tells, without IOMMU',
    hostFacts({
      ...machine({ nodes: [0], coresPerNode: 4, threads: 1 }),
      iommu: { active: false, groups: 0 },
      nics: [nic({ node: -1, iommuGroup: undefined, groupMembers: undefined, link: undefined })],
      netdevs: [netdev('ens1f0', { addresses: ['192.0.2.11/24', '2001:db8::11/64'] })],
      carries: { defaultRoute: ['ens1f0'], session: ['ens1f0'], storage: [] },
    }),
  ],
  ['nodes 0 and 8', hostFacts(machine({ nodes: [0, 8], coresPerNode: 12, threads: 4, pages: 7 }))],
  [
    'a node without memory',
    hostFacts({
      ...machine(),
      nodes: machine().nodes.map((node) =>
        node.id === 1
          ? { ...node, memory: 0, hugepages: node.hugepages.map((pages) => ({ ...pages, total: 0, free: 0 })) }
          : node,
      ),
    }),
  ],
  [
    'a virtio NIC, whose network device is one level deeper',
    hostFacts({
      nics: [
        nic({ pci: '0000:00:03.0', vendor: '1af4', device: '1041', driver: 'virtio-pci', link: undefined, netdevs: ['eth0'] }),
      ],
      netdevs: [netdev('eth0', { speed: undefined, addresses: ['192.0.2.11/24'] })],
      carries: { defaultRoute: ['eth0'], session: ['eth0'], storage: ['eth0'] },
    }),
  ],
  [
    'management through bridge, VLAN and bond, storage through the bond',
    hostFacts({
      nics: [
        managementNic(),
        {
          ...managementNic(),
          pci: '0000:18:00.1',
          netdevs: ['eno2'],
          iommuGroup: 27,
          groupMembers: [{ pci: '0000:18:00.1', class: '020000', driver: 'igb' }],
        },
      ],
      netdevs: [
        bond,
        netdev('bond0.10', { kind: 'vlan', lowers: ['bond0'], speed: 2000 }),
        netdev('dummy_5e00', { kind: 'dummy', speed: undefined, state: 'unknown' }),
        netdev('eno1', { speed: 1000 }),
        netdev('eno2', { speed: 1000, state: 'down' }),
        netdev('ovirtmgmt', { kind: 'bridge', lowers: ['bond0.10'], speed: undefined, addresses: ['192.0.2.11/24'] }),
        netdev('storage', { kind: 'bridge', lowers: ['bond0'], mtu: 9000, speed: undefined, addresses: ['198.51.100.9/24'] }),
      ],
      carries: { defaultRoute: ['ovirtmgmt'], session: ['ovirtmgmt'], storage: ['storage'] },
    }),
  ],
  [
    'virtual functions, one of which DPDK has, in a group of several devices',
    hostFacts({
      nics: [
        nic({
          virtualFunctions: 2,
          groupMembers: [
            { pci: '0000:3a:00.0', class: '060400', driver: 'pcieport' },
            { pci: '0000:3b:00.0', class: '020000', driver: 'i40e' },
          ],
        }),
        nic({
          pci: '0000:3b:02.0',
          device: '154c',
          driver: 'iavf',
          iommuGroup: 40,
          netdevs: ['ens1f0v0'],
          physicalFunction: '0000:3b:00.0',
          virtualFunctions: undefined,
        }),
        nic({
          pci: '0000:3b:02.1',
          device: '154c',
          driver: 'vfio-pci',
          iommuGroup: 41,
          netdevs: [],
          physicalFunction: '0000:3b:00.0',
          virtualFunctions: undefined,
        }),
      ],
      netdevs: [netdev('ens1f0'), netdev('ens1f0v0', { addresses: ['192.0.2.11/24'] })],
      carries: { defaultRoute: [], session: ['ens1f0v0'], storage: [] },
    }),
  ],
  [
    'Open vSwitch with DPDK at work, and a VM on it',
    hostFacts({
      nics: [
        managementNic(),
        nic({ driver: 'vfio-pci', netdevs: [] }),
        connectX5(),
        nic({ pci: '0000:5e:00.0', driver: undefined, netdevs: [], iommuGroup: 50 }),
      ],
      netdevs: [netdev('eno1', { addresses: ['192.0.2.11/24'] }), netdev('ens2f0')],
      carries: { defaultRoute: ['eno1'], session: ['eno1'], storage: [] },
      openVswitch: ovs({
        dpdkInitialized: true,
        otherConfig: { 'dpdk-init': 'try', 'dpdk-socket-mem': '2048,4096', 'pmd-cpu-mask': '0x80200802' },
        bridges: [
          {
            name: 'br-dpdk-3b00',
            datapathType: 'netdev',
            ports: [
              { name: 'br-dpdk-3b00', interfaces: ['br-dpdk-3b00'] },
              { name: 'dp-3b00', interfaces: ['dp-3b00'] },
              { name: 'vhu2b418ef291d8', tag: 100, interfaces: ['vhu2b418ef291d8'] },
            ],
          },
          { name: 'br-int', datapathType: '', ports: [{ name: 'bond', interfaces: ['a', 'b'] }] },
        ],
        interfaces: [
          { name: 'br-dpdk-3b00', type: 'internal', options: {}, otherConfig: {}, status: {} },
          {
            name: 'dp-3b00',
            type: 'dpdk',
            options: { 'dpdk-devargs': '0000:3b:00.0', n_rxq: '2' },
            otherConfig: {},
            status: {},
            error: 'Error attaching device',
          },
          vhostPort,
          { name: 'a', type: '', options: {}, otherConfig: {}, status: {} },
          { name: 'b', type: '', options: {}, otherConfig: {}, status: {} },
        ],
        mempools: [{ name: 'ovs2e3d1f0200002592262144', node: 0, mbufs: 262144, objectBytes: 3008 }],
        pmds: [
          {
            cpu: 1,
            node: 0,
            queues: [
              { port: 'dp-3b00', queue: 0 },
              { port: 'vhu2b418ef291d8', queue: 0 },
            ],
          },
          { cpu: 21, node: 0, queues: [{ port: 'dp-3b00', queue: 1 }] },
          { cpu: 11, node: 1, queues: [] },
        ],
      }),
      domains: [
        vnf,
        {
          uuid: '66666666-2222-3333-4444-555555555555',
          name: 'plain',
          memory: 1048576,
          hugepages: false,
          accessShared: false,
          cellAccess: [],
          vhostUser: [],
        },
      ],
      vdsm: {
        version: '4.50.5.1',
        settings: { 'vars/cpu_affinity': '0', 'performance/use_dynamic_hugepages': 'false' },
        hooks: {
          after_vm_destroy: ['60_ovirt_dpdk'],
          before_vm_start: ['50_hugepages', '60_ovirt_dpdk'],
          before_network_setup: [],
        },
      },
      tuned: { profile: 'cpu-partitioning', isolatedCores: '1,11,21,31' },
      driverOverrides: { '0000:3b:00.0': 'vfio-pci' },
    }),
  ],
  ['no Open vSwitch', hostFacts({ openVswitch: undefined })],
  [
    'an ARM server without cores that share a pipeline',
    hostFacts({
      ...machine({ threads: 1 }),
      cpus: { ...machine({ threads: 1 }).cpus, vendor: undefined, model: undefined, flags: undefined, nohzFull: '1-3' },
      host: { ...hostFacts().host, arch: 'aarch64', secureBoot: true },
    }),
  ],
];

const sortedNodes = ({ nodes }: HostFacts): HostFacts['nodes'] =>
  nodes.map((node) => ({ ...node, hugepages: [...node.hugepages].sort((a, b) => a.size - b.size) }));

const sortedNics = ({ nics }: HostFacts): HostFacts['nics'] => [...nics].sort((a, b) => (a.pci < b.pci ? -1 : 1));

/** Order of lists is that of the host's files; notes have a test of their own. */
const sorted = (facts: HostFacts): unknown => ({
  ...facts,
  notes: [],
  nodes: sortedNodes(facts),
  nics: sortedNics(facts),
  netdevs: [...facts.netdevs].sort((a, b) => (a.name < b.name ? -1 : 1)),
});

it.each(hosts)('reads a host with %s', (_, facts) => {
  expect(sorted(collected(facts))).toEqual(sorted(facts));
});

const ofFiles = (all: HostFacts): unknown => ({
  cpus: all.cpus,
  nodes: sortedNodes(all),
  iommu: all.iommu,
  nics: sortedNics(all),
  kernelLine: all.kernelLine,
  tuned: all.tuned,
  domains: all.domains,
  openVswitch: all.openVswitch,
});

/** The one with most in it. */
const busy = (): HostFacts => hosts[7]?.[1] ?? hostFacts();

it.each(PAIRS)('reads the same with $awk under $shell', ({ shell, awk }) => {
  // The shell of busybox takes its own programs (ip, uname, date) for those of the host.
  const told = shell.includes('sh') ? ofFiles : sorted;
  expect(told(collected(busy(), shell, awk))).toEqual(told(busy()));
});

it('has no note about a host that tells all', () => {
  expect(collected(busy()).notes).toEqual([]);
});

it('numbers the NICs that VDSM before 4.40.40 gives to DPDK as lshw lists them, down the tree of buses', () => {
  const old = { version: '4.30.46', settings: { 'vars/dpdk_enable': 'true' }, hooks: {} };
  const bound = (pci: string, more: Partial<Parameters<typeof nic>[0]> = {}) =>
    nic({ pci, driver: 'vfio-pci', netdevs: [], ...more });
  const facts = collected(
    hostFacts({
      nics: [bound('0000:af:00.0'), xxv710(), bound('0000:5e:00.0'), bound('0000:5e:02.0', { physicalFunction: '0000:5e:00.0' })],
      vdsm: old,
      packages: { vdsm: '4.30.46-1.el7' },
    }),
  );
  expect(facts.nics.map(({ pci, dpdkName }) => [pci, dpdkName])).toEqual([
    ['0000:3b:00.0', undefined],
    ['0000:5e:00.0', 'dpdk0'],
    ['0000:af:00.0', 'dpdk1'],
    ['0000:5e:02.0', undefined],
  ]);
});

it.each([
  ['4.30.46', {}],
  ['4.40.40', { 'vars/dpdk_enable': 'true' }],
  ['4.50.5.1', { 'vars/dpdk_enable': 'true' }],
])('numbers none where VDSM %s with %j does not', (version, settings) => {
  const facts = collected(
    hostFacts({
      nics: [nic({ driver: 'vfio-pci', netdevs: [] })],
      vdsm: { version, settings, hooks: {} },
      packages: { vdsm: `${version}-1.el8` },
    }),
  );
  expect(facts.nics[0]?.dpdkName).toBeUndefined();
});
