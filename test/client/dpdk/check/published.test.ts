import { checkHost } from '../../../../client/dpdk/check/checkHost';
import type { HostFindingCode } from '../../../../client/dpdk/host/finding';
import type { HostFacts } from '../../../../client/facts/hostFacts';
import { hostFacts, nic, ovs } from '../../../support/hostFacts';

/**
 * Checks that other tools and documents publish, with their own examples where they have some.
 *
 * Of tripleo-validations' role check_nfv_ovsdpdk_zero_packet_loss these need what the facts do not hold: other processes on PMD CPUs, and
 * of guests the pinning of CPUs and emulator threads and the length of their rings.
 */

interface Example {
  readonly cores: readonly (readonly [node: number, cpus: string])[];
  readonly mask?: string;
  /** NUMA nodes with a DPDK NIC. Default 0 and 1. */
  readonly nics?: readonly number[];
  readonly isolated?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly change?: (facts: HostFacts) => HostFacts;
}

const GIB = 1048576;

const exampleHost = ({
  cores,
  mask,
  nics = [0, 1],
  isolated = '0-63',
  config = {},
  change = (facts) => facts,
}: Example): HostFacts => {
  const nodes = [...new Set(cores.map(([node]) => node))];
  const cards = nics.map((node) => ({ pci: `0000:${node === 0 ? '3b' : 'af'}:00.0`, node }));
  const list = nodes.map(() => '4096').join(',');
  return change(
    hostFacts({
      kernelLine: 'ro iommu=pt intel_iommu=on',
      cpus: {
        vendor: 'GenuineIntel',
        flags: ['pdpe1gb', 'pse'],
        online: cores.map(([, cpus]) => cpus).join(','),
        isolated,
        cores: cores.map(([node, cpus]) => ({ node, cpus })),
      },
      nodes: nodes.map((id) => ({ id, memory: 64 * GIB, hugepages: [{ size: GIB, total: 16, free: 16 }] })),
      vdsm: undefined,
      nics: cards.map(({ pci, node }) => nic({ pci, node, driver: 'vfio-pci', netdevs: [] })),
      driverOverrides: Object.fromEntries(cards.map(({ pci }) => [pci, 'vfio-pci'])),
      openVswitch: ovs({
        version: '3.3.4',
        dpdkInitialized: true,
        otherConfig: {
          'dpdk-init': 'true',
          'dpdk-socket-mem': list,
          'dpdk-socket-limit': list,
          ...(mask !== undefined && { 'pmd-cpu-mask': mask }),
          ...config,
        },
        bridges: [
          {
            name: 'br0',
            datapathType: 'netdev',
            ports: cards.map(({ node }) => ({ name: `p${node}`, interfaces: [`p${node}`] })),
          },
        ],
        interfaces: cards.map(({ pci, node }) => ({ name: `p${node}`, type: 'dpdk', options: { 'dpdk-devargs': pci } })),
      }),
    }),
  );
};

/** tripleo-validations, unit tests of the modules ovs_dpdk_pmd_cpus_check and pmd_threads_siblings_check: three cores of two threads on each of two nodes. */
const SIX_CORES = [
  [0, '0,2'],
  [0, '4,6'],
  [0, '8,10'],
  [1, '1,3'],
  [1, '5,7'],
  [1, '9,11'],
] as const;
/** Red Hat OpenStack NFV guide: node 0 has CPUs 0-7, node 1 has 8-15, siblings side by side. */
const SIXTEEN = Array.from({ length: 8 }, (_, i) => [i < 4 ? 0 : 1, `${2 * i},${2 * i + 1}`] as const);
/** Four CPUs on each of two nodes, each a core of its own, as charm-helpers' unit tests have them. */
const EIGHT = Array.from({ length: 8 }, (_, cpu) => [cpu < 4 ? 0 : 1, String(cpu)] as const);

const inOvs =
  (change: Partial<NonNullable<HostFacts['openVswitch']>>) =>
  (facts: HostFacts): HostFacts => ({ ...facts, openVswitch: { ...ovs(), ...facts.openVswitch, ...change } });

const checks: readonly (readonly [source: string, what: string, example: Example, codes: readonly HostFindingCode[]])[] = [
  // CPUs 0 and 2 are the first core, which those modules do not look at.
  [
    'tripleo-validations',
    'PMD 0,2: siblings complete, none on node 1',
    { cores: SIX_CORES, mask: '5' },
    ['cpu.nodeWithoutPmd', 'cpu.pmdOnHousekeeping'],
  ],
  [
    'tripleo-validations',
    'PMD 0,1: a thread on each node, siblings incomplete',
    { cores: SIX_CORES, mask: '3' },
    ['cpu.pmdOnHousekeeping', 'cpu.pmdSiblingSplit', 'cpu.pmdSiblingSplit'],
  ],
  ['tripleo-validations', 'PMD 4,5,6,7: a whole core on each node', { cores: SIX_CORES, mask: 'f0' }, []],
  // Those that follow are in the description of the role.
  ['tripleo-validations', 'PMD CPUs are isolated', { cores: SIX_CORES, mask: 'f0', isolated: '4,6' }, ['cpu.pmdNotIsolated']],
  [
    'tripleo-validations',
    'no interrupts on PMD CPUs',
    { cores: SIX_CORES, mask: 'f0', change: (facts) => ({ ...facts, kernelLine: `${facts.kernelLine} irqaffinity=0-5` }) },
    ['cpu.setsOverlap'],
  ],
  [
    'tripleo-validations',
    'the slot carries what the port brings',
    {
      cores: SIX_CORES,
      mask: 'f0',
      change: (facts) => ({
        ...facts,
        nics: facts.nics.map((card) =>
          card.node === 0
            ? { ...card, vendor: '15b3', device: '1017', driver: 'mlx5_core', netdevs: ['ens1f0'], link: { gtps: 8, lanes: 4 } }
            : card,
        ),
        netdevs: facts.netdevs.map((device) => (device.name === 'ens1f0' ? { ...device, speed: 100000 } : device)),
        driverOverrides: { '0000:af:00.0': 'vfio-pci' },
      }),
    },
    ['nic.pcieNarrow'],
  ],
  [
    'tripleo-validations',
    'no DPDK port in a bridge of the kernel',
    {
      cores: SIX_CORES,
      mask: 'f0',
      change: inOvs({
        bridges: [
          {
            name: 'br0',
            datapathType: 'system',
            ports: [
              { name: 'p0', interfaces: ['p0'] },
              { name: 'p1', interfaces: ['p1'] },
            ],
          },
        ],
      }),
    },
    ['ovs.bridgeNotNetdev'],
  ],
  ['Red Hat OpenStack NFV', 'PMD 2,3,10,11 of 16 CPUs', { cores: SIXTEEN, mask: '0xc0c' }, []],
  [
    'Red Hat OpenStack NFV',
    'lcores of the first core of each node: control threads on one CPU',
    { cores: SIXTEEN, mask: '0xc0c', config: { 'dpdk-lcore-mask': '303' } },
    ['cpu.lcorePinsControl'],
  ],
  ['charm-helpers', 'two cores of each node: 0x33', { cores: EIGHT, mask: '0x33' }, ['cpu.pmdOnHousekeeping']],
  ['Open vSwitch howto/dpdk.rst', 'cores 1 and 2: 0x6', { cores: EIGHT, mask: '0x6', nics: [0] }, []],
  [
    'the oVirt blog of 2017',
    'a node with a NIC has memory',
    { cores: EIGHT, mask: '0x66', config: { 'dpdk-socket-mem': '4096,0' } },
    ['memory.socketMemMissingNode'],
  ],
  [
    'cluster-node-tuning-operator',
    'sets of CPUs do not overlap',
    { cores: EIGHT, mask: '0x66', config: { 'dpdk-lcore-mask': '0x2' } },
    ['cpu.lcoreOverlapsPmd'],
  ],
  [
    'kernel hugetlbpage.rst',
    'the same size twice',
    {
      cores: EIGHT,
      mask: '0x66',
      change: (facts) => ({ ...facts, kernelLine: 'iommu=pt hugepagesz=1G hugepages=4 hugepagesz=1G hugepages=8' }),
    },
    ['kernel.sizeTwice'],
  ],
  [
    'os-net-config',
    'no vfio-pci for vendor 15b3',
    {
      cores: EIGHT,
      mask: '0x66',
      change: (facts) => ({
        ...facts,
        nics: facts.nics.map((card) => (card.node === 0 ? { ...card, vendor: '15b3', device: '1017' } : card)),
      }),
    },
    ['nic.bifurcatedRebound'],
  ],
  // No release of Open vSwitch reads it.
  [
    'kolla-ansible',
    'dpdk-mem-channels',
    { cores: EIGHT, mask: '0x66', config: { 'dpdk-mem-channels': '4' } },
    ['ovs.keyUnknown'],
  ],
];

it.each(checks)('checks as %s: %s', (_, __, example, codes) => {
  const found = checkHost(exampleHost(example)).filter(({ severity }) => severity !== 'note');
  expect(found.map(({ code }) => code)).toEqual(codes);
});
