import { checkHost } from '../../../../client/dpdk/check/checkHost';
import type { HostFindingCode } from '../../../../client/dpdk/host/finding';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostFacts, NicFacts, OvsFacts, OvsInterfaceFacts } from '../../../../client/facts/hostFacts';
import { findingText } from '../../../../client/phrases/hostFindings';
import { hostAfterPlan } from '../../../support/hostAfter';
import { hostFacts, ovs } from '../../../support/hostFacts';

/** A host that is as planned: XXV710 on node 0 with MTU 1500, ConnectX-5 on node 1 with MTU 9000, Open vSwitch 3.3.4. */
const before = hostFacts({ openVswitch: ovs({ version: '3.3.4' }) });
const good = hostAfterPlan(
  before,
  planHost(before, {
    nics: [
      { pci: '0000:3b:00.0', mtu: 1500 },
      { pci: '0000:af:00.0', mtu: 9000 },
    ],
    vms: [{ memoryMiB: 16384, vcpus: 4, count: 2 }],
    datapath: 'stand-in',
  }),
);

type Change = (facts: HostFacts) => HostFacts;

const inOvs =
  (change: (switched: OvsFacts) => Partial<OvsFacts>): Change =>
  (facts) => ({ ...facts, openVswitch: { ...ovs(), ...facts.openVswitch, ...change(facts.openVswitch ?? ovs()) } });
const keys = (others: Readonly<Record<string, string | undefined>>): Change =>
  inOvs(({ otherConfig }) => ({
    otherConfig: Object.fromEntries(
      Object.entries({ ...otherConfig, ...others }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  }));
const port = (name: string, change: (entry: OvsInterfaceFacts) => Partial<OvsInterfaceFacts>): Change =>
  inOvs(({ interfaces = [] }) => ({
    interfaces: interfaces.map((entry) => (entry.name === name ? { ...entry, ...change(entry) } : entry)),
  }));
const option = (name: string, options: Readonly<Record<string, string>>): Change =>
  port(name, (entry) => ({ options: { ...entry.options, ...options } }));
const card = (pci: string, change: Partial<NicFacts>): Change => {
  return (facts) => ({ ...facts, nics: facts.nics.map((nic) => (nic.pci === pci ? { ...nic, ...change } : nic)) });
};
const line =
  (from: string | RegExp, to: string): Change =>
  (facts) => ({ ...facts, kernelLine: facts.kernelLine?.replace(from, to) });
const vdsm = (settings: Readonly<Record<string, string>>): Change => {
  return (facts) => ({ ...facts, vdsm: { ...facts.vdsm, settings: { ...facts.vdsm?.settings, ...settings } } });
};
const pages = (node: number, total: number): Change => {
  return (facts) => ({
    ...facts,
    nodes: facts.nodes.map((of) =>
      of.id === node
        ? { ...of, hugepages: of.hugepages.map((each) => (each.size === 1048576 ? { ...each, total, free: total } : each)) }
        : of,
    ),
  });
};
const all =
  (...changes: readonly Change[]): Change =>
  (facts) =>
    changes.reduce((host, change) => change(host), facts);
const pools = (mbufs: number): Change =>
  inOvs(() => ({
    mempools: [
      { name: 'ovs0d3a5b2900021580262144', node: 0, mbufs: 262144, objectBytes: 3008 },
      { name: 'ovs0d3a5b2901093260065536', node: 1, mbufs, objectBytes: 10176 },
    ],
  }));
const guest = (change: Partial<NonNullable<HostFacts['domains']>[number]>): Change => {
  return all(
    (facts) => ({
      ...facts,
      domains: [
        {
          uuid: '6a1f2b3c-0000-4000-8000-000000000001',
          name: 'web1',
          hugepages: true,
          accessShared: false,
          cellAccess: ['shared'],
          vhostUser: [
            { mac: '56:6f:1a:00:00:01', path: '/run/ovirt-dpdk/web1.sock', mode: 'server', target: 'vhu-web1', queues: 1 },
          ],
          ...change,
        },
      ],
    }),
    inOvs(({ interfaces = [] }) => ({
      interfaces: [
        ...interfaces,
        {
          name: 'vhu-web1',
          type: 'dpdkvhostuserclient',
          options: { 'vhost-server-path': '/run/ovirt-dpdk/web1.sock' },
          status: { status: 'connected', numa: '0', num_of_vrings: '2' },
          mtu: 1500,
        },
      ],
    })),
  );
};

const XXV710 = '0000:3b:00.0';
const CONNECTX = '0000:af:00.0';
const found = (change: Change) => checkHost(change(good)).filter(({ severity }) => severity !== 'note');

it('finds nothing wrong with the host before it is changed, with a VM and its pools too', () => {
  expect([found((facts) => facts), found(guest({})), found(pools(262144))]).toEqual([[], [], []]);
  expect(good.openVswitch?.otherConfig).toMatchObject({ 'dpdk-socket-mem': '2048,4096', 'pmd-cpu-mask': '0x80200802' });
});

/** One thing is wrong, and just that is found. */
const mutations: readonly (readonly [what: string, change: Change, code: HostFindingCode, sentence: RegExp])[] = [
  // CPUs
  ['a mask that is none', keys({ 'pmd-cpu-mask': '1,11' + 'z' }), 'cpu.maskUnreadable', /pmd-cpu-mask of Open vSwitch is 1,11z/],
  ['no mask', keys({ 'pmd-cpu-mask': undefined }), 'cpu.pmdUnset', /pmd-cpu-mask of Open vSwitch is not set/],
  ['a split core', keys({ 'pmd-cpu-mask': '0x80200800' }), 'cpu.pmdSiblingSplit', /PMD CPU 21 shares its core with CPU 1,/],
  [
    'a CPU that is not there',
    keys({ 'pmd-cpu-mask': '0x1000080200802' }),
    'cpu.pmdOffline',
    /CPU 48 of pmd-cpu-mask is not online/,
  ],
  [
    'PMD threads on the first core',
    all(
      keys({ 'pmd-cpu-mask': '0x80300803' }),
      (facts) => ({
        ...facts,
        cpus: { ...facts.cpus, isolated: '0-1,11,20-21,31' },
        kernelLine: facts.kernelLine?.replace(/irqaffinity=\S+/, ''),
      }),
      vdsm({ 'vars/cpu_affinity': '2' }),
    ),
    'cpu.pmdOnHousekeeping',
    /CPUs 0 and 20 of pmd-cpu-mask are on the first core/,
  ],
  [
    'no PMD thread on node 1',
    keys({ 'pmd-cpu-mask': '0x200002' }),
    'cpu.nodeWithoutPmd',
    /NUMA node 1 has DPDK ports and no PMD/,
  ],
  [
    'a CPU in both masks',
    keys({ 'dpdk-lcore-mask': '0x3' }),
    'cpu.lcoreOverlapsPmd',
    /CPU 1 stands both in dpdk-lcore-mask and in pmd-cpu-mask/,
  ],
  ['control threads on one CPU', keys({ 'dpdk-lcore-mask': '0x5' }), 'cpu.lcorePinsControl', /to CPU 0, the lowest of the mask/],
  [
    'PMD CPUs that are not isolated',
    (facts) => ({ ...facts, cpus: { ...facts.cpus, isolated: '1,21' } }),
    'cpu.pmdNotIsolated',
    /PMD CPUs 11 and 31 are not isolated/,
  ],
  [
    'interrupts on a PMD CPU',
    line(/irqaffinity=\S+/, 'irqaffinity=0-1'),
    'cpu.setsOverlap',
    /CPU 1 stands both in pmd-cpu-mask and in irqaffinity/,
  ],
  ['VDSM on a PMD CPU', vdsm({ 'vars/cpu_affinity': 'auto' }), 'cpu.pmdOnVdsmCpu', /VDSM pins itself to CPU 1,/],
  [
    'a queue that nobody polls',
    all(
      option('dp-3b00', { n_rxq: '3' }),
      port('dp-3b00', () => ({ otherConfig: { 'pmd-rxq-affinity': '0:1,1:21' } })),
      port('dp-af00', () => ({ otherConfig: { 'pmd-rxq-affinity': '0:11,1:31' } })),
    ),
    'cpu.queueUnpolled',
    /queue 2 of port dp-3b00 is polled by no PMD thread/i,
  ],

  // Memory
  [
    'a node without memory',
    keys({ 'dpdk-socket-mem': '2048,0' }),
    'memory.socketMemMissingNode',
    /dpdk-socket-mem gives NUMA node 1 nothing, where a DPDK port needs 3828 MiB/,
  ],
  ['a list that ends too early', keys({ 'dpdk-socket-mem': '2048' }), 'memory.socketMemMissingNode', /gives NUMA node 1 nothing/],
  [
    'memory that is no list',
    keys({ 'dpdk-socket-mem': '2048;4096' }),
    'memory.socketMemUnreadable',
    /is 2048;4096, which is no list/,
  ],
  [
    'more memory than pages',
    keys({ 'dpdk-socket-mem': '65536,4096' }),
    'memory.socketMemExceedsPages',
    /wants 64 huge pages on NUMA node 0/,
  ],
  ['no limit', keys({ 'dpdk-socket-limit': undefined }), 'memory.noSocketLimit', /without limit on NUMA nodes 0 and 1/],
  [
    'no socket memory',
    keys({ 'dpdk-socket-mem': undefined, 'dpdk-socket-limit': undefined }),
    'memory.socketMemUnset',
    /dpdk-socket-mem of Open vSwitch is not set/,
  ],
  [
    'a limit below the pools',
    keys({ 'dpdk-socket-mem': '2048,2048', 'dpdk-socket-limit': '2048,2048' }),
    'memory.mempoolHalved',
    /MTU 9000 on NUMA node 1 gets 131072 of 262144 buffers/,
  ],
  [
    'a pool that came out a quarter',
    pools(65536),
    'memory.mempoolHalved',
    /MTU 9000 on NUMA node 1 gets 65536 of 262144 buffers/,
  ],
  [
    'an MTU that no port takes',
    port('dp-3b00', () => ({ mtuRequest: 9703 })),
    'memory.mtuOutOfRange',
    /takes no MTU 9703 for NIC 0000:3b:00.0/,
  ],

  // Huge pages and kernel line
  ['a page fewer', pages(1, 19), 'pages.fewerThanAsked', /gave 19/],
  ['quotes around the line', line('iommu=pt', "'iommu=pt'"), 'kernel.quoted', /holds literal quotes \('iommu=pt'\)/],
  ['the same size twice', line('hugepagesz=1G', 'hugepagesz=1G hugepagesz=1G'), 'kernel.sizeTwice', /huge pages of 1 GiB twice/],
  ['a unit of two letters', line(' hugepagesz=1G', ' hugepagesz=1GB'), 'kernel.sizeUnit', /^hugepagesz=1GB has a unit/i],

  // NICs
  ['a NIC that the kernel has back', card(XXV710, { driver: 'i40e', netdevs: ['ens1f0'] }), 'nic.driverRefused', /on i40e/],
  ['a NIC on no driver', card(XXV710, { driver: undefined }), 'nic.driverRefused', /0000:3b:00.0 on no driver/],
  [
    'a bifurcated NIC on vfio-pci',
    card(CONNECTX, { driver: 'vfio-pci', netdevs: [] }),
    'nic.bifurcatedRebound',
    /not on vfio-pci/,
  ],
  [
    'a driver that goes with the next boot',
    (facts) => ({ ...facts, driverOverrides: {} }),
    'nic.driverNotKept',
    /until the next boot only/,
  ],
  [
    'no IOMMU',
    (facts) => ({ ...facts, iommu: { active: false, groups: 0 } }),
    'nic.noIommu',
    /was asked for an IOMMU and has none/,
  ],
  ['a NIC that is not there', option('dp-af00', { 'dpdk-devargs': '0000:b0:00.0' }), 'nic.absent', /no NIC at 0000:b0:00.0/],
  [
    'a NIC too new for this DPDK',
    all(
      card(CONNECTX, { device: '1023' }),
      inOvs(() => ({ dpdkInitialized: undefined })),
    ),
    'nic.tooNew',
    /supported from DPDK/,
  ],
  ['firmware that does not tell the node', card(XXV710, { node: -1 }), 'nic.nodeUnknown', /does not tell the NUMA node/],
  [
    'another device in the IOMMU group',
    card(XXV710, {
      groupMembers: [
        { pci: XXV710, class: '020000', driver: 'vfio-pci' },
        { pci: '0000:3b:00.1', class: '010400', driver: 'megaraid_sas' },
      ],
    }),
    'nic.groupShared',
    /shares IOMMU group 31 with 0000:3b:00.1/,
  ],
  [
    'a port that failed',
    port('dp-3b00', () => ({ error: 'could not open network device dp-3b00 (No such device)' })),
    'nic.portError',
    /does not work: could not open/,
  ],
  ['a port without link', port('dp-af00', () => ({ linkState: 'down' })), 'nic.linkDown', /Port dp-af00 has no link/],

  // Open vSwitch
  ['DPDK off', keys({ 'dpdk-init': undefined }), 'ovs.dpdkOff', /DPDK is switched off/],
  ['DPDK that did not start', inOvs(() => ({ dpdkInitialized: false })), 'ovs.dpdkFailed', /was not initialised/],
  ['a daemon that is not there', inOvs(() => ({ running: false })), 'ovs.notRunning', /ovs-vswitchd does not run/],
  ['a slip of the pen', keys({ 'pmd-rxq-asign': 'cycles' }), 'ovs.keyUnknown', /Open vSwitch knows no key pmd-rxq-asign/],
  ['a key of kolla-ansible', keys({ 'dpdk-mem-channels': '4' }), 'ovs.keyUnknown', /knows no key dpdk-mem-channels/],
  ['a key in the wrong place', keys({ n_rxq: '2' }), 'ovs.keyUnknown', /knows no key n_rxq/],
  ['an option with a slip', option('dp-3b00', { 'n-rxq': '2' }), 'ovs.keyUnknown', /knows no key n-rxq/],
  ['a word for true', keys({ 'hw-offload': 'yes' }), 'ovs.valueRefused', /hw-offload is yes, which/],
  ['no power of two', option('dp-3b00', { n_rxq_desc: '1000' }), 'ovs.valueRefused', /n_rxq_desc of port dp-3b00 is 1000, which/],
  ['lcores in dpdk-extra', keys({ 'dpdk-extra': '--lcores 0@1' }), 'ovs.valueRefused', /dpdk-extra is --lcores 0@1, which/],
  ['an option that DPDK has no more', keys({ 'dpdk-extra': '-w 0000:3b:00.0' }), 'ovs.valueRefused', /dpdk-extra is -w/],
  [
    'memory in dpdk-extra',
    keys({ 'dpdk-extra': '--socket-mem 2048,4096' }),
    'ovs.extraCancelsKey',
    /takes the place of dpdk-socket-mem/,
  ],
  [
    'a bridge of the kernel',
    inOvs(({ bridges = [] }) => ({
      bridges: bridges.map((of) => (of.name === 'br-dpdk-3b00' ? { ...of, datapathType: '' } : of)),
    })),
    'ovs.bridgeNotNetdev',
    /Bridge br-dpdk-3b00 has DPDK ports and the datapath of the kernel/,
  ],

  // VDSM and VMs
  [
    'pages that VDSM gives back',
    vdsm({ 'performance/use_dynamic_hugepages': 'true' }),
    'vdsm.dynamicHugepages',
    /makes and takes huge pages/,
  ],
  ['a VM whose memory is private', guest({ cellAccess: [''] }), 'vm.notShared', /memory of virtual machine web1 is not shared/],
  ['a VM in ordinary pages', guest({ hugepages: false }), 'vm.noHugepages', /shared but in ordinary pages/],
  [
    'a VM without its port',
    guest({ vhostUser: [{ mac: '56:6f:1a:00:00:01', path: '/run/ovirt-dpdk/web2.sock', mode: 'server' }] }),
    'vm.portMissing',
    /has no port in Open vSwitch at \/run\/ovirt-dpdk\/web2.sock/,
  ],
];

it.each(mutations)('finds %s', (_, change, code, sentence) => {
  const findings = found(change);
  expect(findings.map((finding) => finding.code)).toEqual([code]);
  for (const finding of findings) expect(findingText(finding).sentence).toMatch(sentence);
});

/** Good to know, and nothing wrong. */
const notes: readonly (readonly [what: string, change: Change, code: HostFindingCode])[] = [
  ['that VMs may run on PMD CPUs', (facts) => facts, 'cpu.vmPoolIncludesPmd'],
  [
    'CPUs of guests that are isolated',
    (facts) => ({ ...facts, cpus: { ...facts.cpus, isolated: '1-9,11,21-29,31' } }),
    'cpu.isolatedWithoutPinning',
  ],
  [
    'memory that is short of the rule of thumb',
    keys({ 'dpdk-socket-mem': '1024,4096', 'dpdk-socket-limit': '1024,4096' }),
    'memory.socketMemTooSmall',
  ],
  ['memory that is no whole page', keys({ 'dpdk-socket-mem': '2000,4096' }), 'memory.socketMemNotWholePages'],
  ['a key that another one drops', keys({ 'dpdk-alloc-mem': '1024' }), 'memory.allocMemIgnored'],
  ['a key with a new name', keys({ 'pmd-maxsleep': '0' }), 'ovs.keyDeprecated'],
  ['a count before any size', line('default_hugepagesz', 'hugepages=0 default_hugepagesz'), 'kernel.countWithoutSize'],
  [
    'a profile of tuned that a reinstall takes away',
    (facts) => ({ ...facts, tuned: { profile: 'cpu-partitioning' } }),
    'vdsm.tunedProfile',
  ],
  ['pages that VDSM does not reserve', vdsm({ 'performance/reserved_hugepage_count': '4' }), 'pages.reservedByVdsm'],
  ['a command that ends this release', inOvs(() => ({ version: '3.3.1' })), 'ovs.mempoolInfoCrash'],
  ['an IOMMU that slows the kernel', line(' iommu=pt', ''), 'kernel.iommuNotPassThrough'],
  [
    'bridges of both datapaths',
    inOvs(({ bridges = [] }) => ({ bridges: [...bridges, { name: 'br-int', datapathType: '', ports: [] }] })),
    'ovs.datapathsMixed',
  ],
  [
    'a VM without statistics',
    guest({ vhostUser: [{ mac: '56:6f:1a:00:00:01', path: '/run/ovirt-dpdk/web1.sock', mode: 'server' }] }),
    'vm.noStatistics',
  ],
  [
    'that it does not know what is isolated',
    (facts) => ({ ...facts, cpus: { ...facts.cpus, isolated: undefined } }),
    'facts.unread',
  ],
];

it.each(notes)('notes %s', (_, change, code) => {
  const findings = checkHost(change(good));
  expect(findings.map((finding) => finding.severity)).not.toContain('error');
  expect(findings.filter(({ severity }) => severity === 'warning')).toEqual([]);
  expect(findings.map((finding) => finding.code)).toContain(code);
});
