import { comparisons, type Comparison } from '../../../../client/dpdk/compare/compare';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { CpuFacts, HostFacts, NicFacts } from '../../../../client/facts/hostFacts';
import { phrase } from '../../../../client/phrases';
import { comparisons as phrases } from '../../../../client/phrases/comparisons';
import { connectX5, hostFacts, machine, managementNic, netdev, nic, xxv710 } from '../../../support/hostFacts';

const XXV710 = xxv710().pci;
const CONNECTX5 = connectX5().pci;

const compare = (facts: HostFacts, request: HostRequest): readonly Comparison[] => comparisons(facts, planHost(facts, request));

/** Two 16 GiB VMs on node 0, one on node 1. */
const VMS = [
  { memoryMiB: 16384, vcpus: 4, node: 0, count: 2 },
  { memoryMiB: 16384, vcpus: 4, node: 1 },
];

it('sets beside our values those of other tools, each with its reason', () => {
  const nics = [{ pci: XXV710 }, { pci: CONNECTX5, mtu: 9000 }];
  const rows = compare(hostFacts(), { nics, vms: VMS }).map(({ tool, what, ours, theirs, reason }) => [
    tool,
    what,
    ours,
    theirs,
    reason,
  ]);
  expect(rows).toEqual([
    ['tripleo', 'pmd-cpu-mask', '0x80200802', '0x180601806', 'comparison.tripleo.coreCount'],
    ['tripleo', 'dpdk-lcore-mask', undefined, '0x40100401', 'comparison.tripleo.lcores'],
    // (9216 + 800) * 262144 bytes are 2504 MiB, and 512.
    ['tripleo', 'dpdk-socket-mem', '2048,4096', '2048,3072', 'comparison.tripleo.memoryPools'],
    ['tripleo', 'dpdk-socket-limit', '2048,4096', undefined, 'comparison.noSocketLimit'],
    ['tripleo', 'dpdk-extra', undefined, '-n 4', 'comparison.tripleo.memoryChannels'],
    [
      'tripleo',
      'hugepages',
      'default_hugepagesz=1G hugepagesz=1G hugepages=68',
      // Half of 2 * 62.5 - 4.
      'default_hugepagesz=1GB hugepagesz=1G hugepages=60',
      'comparison.tripleo.pageShare',
    ],
    [
      'tripleo',
      'isolcpus',
      'isolcpus=domain,managed_irq,1,11,21,31',
      'isolcpus=1-9,11-19,21-29,31-39',
      'comparison.tripleo.guestsIsolated',
    ],
    [
      'tripleo',
      'nohz_full',
      'nohz_full=1,11,21,31 rcu_nocbs=1,11,21,31 irqaffinity=0,2-10,12-20,22-30,32-39',
      undefined,
      'comparison.tuned',
    ],
    ['ansible-role', 'pmd-cpu-mask', '0x80200802', '0x2', 'comparison.role.siblings'],
    ['ansible-role', 'dpdk-lcore-mask', undefined, '0xc', 'comparison.role.lcores'],
    ['ansible-role', 'dpdk-socket-mem', '2048,4096', '1024', 'comparison.role.constantMemory'],
    ['ansible-role', 'dpdk-socket-limit', '2048,4096', undefined, 'comparison.noSocketLimit'],
    [
      'ansible-role',
      'hugepages',
      'default_hugepagesz=1G hugepagesz=1G hugepages=68',
      'default_hugepagesz=1G hugepagesz=1G hugepages=4',
      'comparison.role.constantPages',
    ],
    ['ansible-role', 'isolcpus', 'isolcpus=domain,managed_irq,1,11,21,31', 'isolcpus=1-9,20-29', 'comparison.role.nodeIsolated'],
    [
      'ansible-role',
      'nohz_full',
      'nohz_full=1,11,21,31 rcu_nocbs=1,11,21,31 irqaffinity=0,2-10,12-20,22-30,32-39',
      undefined,
      'comparison.tuned',
    ],
  ]);
});

/** A host with these NICs for DPDK, of 25 Gb/s unless told, beside the one that carries management. */
const hostWith = (nics: readonly NicFacts[], facts: Partial<HostFacts> = {}, speed = 25000): HostFacts => {
  const names = nics.flatMap(({ netdevs }) => netdevs);
  const others = hostFacts().netdevs.filter(({ name }) => !names.includes(name));
  return hostFacts({
    nics: [managementNic(), ...nics],
    netdevs: [...others, ...names.map((name) => netdev(name, { speed }))],
    ...facts,
  });
};
const second = (node: number): NicFacts => nic({ pci: '0000:5e:00.0', node, iommuGroup: 40, netdevs: ['ens3f0'] });
const third = (node: number): NicFacts => nic({ pci: '0000:5f:00.0', node, iommuGroup: 41, netdevs: ['ens4f0'] });
const onNode = (node: number): NicFacts => nic({ node });

const AMD: Partial<CpuFacts> = { vendor: 'AuthenticAMD', model: 'AMD EPYC 7302 16-Core Processor' };
const cpus = (changes: Partial<CpuFacts>, shape = machine()): Pick<HostFacts, 'cpus' | 'nodes'> => ({
  cpus: { ...shape.cpus, ...changes },
  nodes: shape.nodes,
});
/** One node of single CPUs. */
const lonely = (list: readonly number[]): Pick<HostFacts, 'cpus' | 'nodes'> =>
  cpus({ online: list.join(','), cores: list.map((cpu) => ({ node: 0, cpus: String(cpu) })) }, machine({ nodes: [0] }));

const asked = (...pcis: readonly string[]): HostRequest => ({ nics: pcis.map((pci) => ({ pci })), vms: [] });

const CASES: readonly (readonly [host: string, reason: Comparison['reason'], facts: HostFacts, request: HostRequest])[] = [
  [
    'TripleO: node ids with a gap',
    'comparison.tripleo.nodeIds',
    hostWith([onNode(8)], machine({ nodes: [0, 8] })),
    asked(XXV710),
  ],
  [
    'TripleO: memory without CPUs',
    'comparison.tripleo.nodeIds',
    hostWith([onNode(0)], { nodes: machine({ nodes: [0, 1, 2] }).nodes }),
    asked(XXV710),
  ],
  ['TripleO: a node that nobody uses', 'comparison.tripleo.everyNode', hostFacts(), { ...asked(XXV710), vmNodes: [0] }],
  ['TripleO: a node that nobody uses', 'comparison.tripleo.memoryEveryNode', hostFacts(), { ...asked(XXV710), vmNodes: [0] }],
  ['TripleO: a NIC of 25 Gb/s', 'comparison.tripleo.coreCount', hostFacts(), asked(XXV710)],
  ['TripleO: jumbo frames', 'comparison.tripleo.memoryPools', hostFacts(), { nics: [{ pci: XXV710, mtu: 9000 }] }],
  [
    'TripleO: three MTUs of one size of buffer',
    'comparison.tripleo.bufferSize',
    hostWith([onNode(0), second(0), third(0)]),
    { nics: [{ pci: XXV710 }, { pci: second(0).pci, mtu: 1600 }, { pci: third(0).pci, mtu: 1700 }], vms: [] },
  ],
  [
    'TripleO: pages of 2 MiB only',
    'comparison.tripleo.gigabyteOnly',
    hostWith([onNode(0)], cpus({ flags: ['pse'] })),
    asked(XXV710),
  ],
  ['TripleO: AMD', 'comparison.tripleo.iommuByModel', hostWith([onNode(0)], cpus(AMD)), asked(XXV710)],
  ['any: lcores', 'comparison.tripleo.lcores', hostFacts(), asked(XXV710)],
  ['any: memory channels', 'comparison.tripleo.memoryChannels', hostFacts(), asked(XXV710)],
  ['any: pages', 'comparison.tripleo.pageShare', hostFacts(), asked(XXV710)],
  ['any: guests', 'comparison.tripleo.guestsIsolated', hostFacts(), asked(XXV710)],
  ['any: Open vSwitch 3.3', 'comparison.noSocketLimit', hostFacts(), asked(XXV710)],
  ['any: nohz_full', 'comparison.tuned', hostFacts(), asked(XXV710)],
  ['cores that were asked for', 'comparison.requested', hostFacts(), { ...asked(XXV710), pmdCores: { 0: 3 } }],
  ['memory that was asked for', 'comparison.requested', hostFacts(), { ...asked(XXV710), socketMemoryMiB: { 0: 8192 } }],
  ['NICs that keep their kernel driver', 'comparison.iommuUnneeded', hostFacts(), asked(CONNECTX5)],
  ['role: NICs that keep their kernel driver', 'comparison.role.onlyVfio', hostFacts(), asked(CONNECTX5)],
  ['role: NICs of two nodes', 'comparison.role.severalNodes', hostWith([onNode(0), second(1)]), asked(XXV710, second(1).pci)],
  ['role: CPUs 0-3,5', 'comparison.role.cpuList', hostWith([onNode(0)], lonely([0, 1, 2, 3, 5])), asked(XXV710)],
  [
    'role: two CPUs for two NICs',
    'comparison.role.fewCpus',
    hostWith([onNode(0), second(0)], lonely([0, 1])),
    asked(XXV710, second(0).pci),
  ],
  ['role: siblings', 'comparison.role.siblings', hostFacts(), asked(XXV710)],
  [
    'role: 100 Gb/s without siblings',
    'comparison.role.cpuCount',
    hostWith([onNode(0)], machine({ threads: 1 }), 100000),
    asked(XXV710),
  ],
  ['role: lcores', 'comparison.role.lcores', hostFacts(), asked(XXV710)],
  ['role: the NIC on node 1', 'comparison.role.firstNode', hostWith([onNode(1)]), asked(XXV710)],
  ['role: jumbo frames', 'comparison.role.constantMemory', hostFacts(), { nics: [{ pci: XXV710, mtu: 9000 }], vms: [] }],
  ['role: pages of VMs', 'comparison.role.constantPages', hostFacts(), { ...asked(XXV710), vms: VMS }],
  ['role: isolation', 'comparison.role.nodeIsolated', hostFacts(), asked(XXV710)],
  ['role: AMD', 'comparison.role.intelOnly', hostWith([onNode(0)], cpus(AMD)), asked(XXV710)],
];

it.each(CASES)('explains %s by %s', (_, reason, facts, request) => {
  expect(compare(facts, request).map((row) => row.reason)).toContain(reason);
});

it('has a host for each reason, so that none is only words', () => {
  expect([...new Set(CASES.map(([, reason]) => reason))].sort()).toEqual(Object.keys(phrases).sort());
});

it('has all values that its sentences show', () => {
  const said = CASES.flatMap(([, , facts, request]) => compare(facts, request)).map(({ reason, values }) =>
    phrase({ code: reason, values }),
  );
  expect(said.filter((sentence) => sentence.includes('?'))).toEqual([]);
});

it('says nothing where both come to the same: 40 Gb/s are two cores here and there', () => {
  const facts = hostWith([onNode(0)], {}, 40000);
  const rows = compare(facts, { nics: [{ pci: XXV710 }], vms: [] }).filter(({ tool }) => tool === 'tripleo');
  expect(rows.map(({ what }) => what)).toEqual(expect.not.arrayContaining(['pmd-cpu-mask', 'iommu', 'dpdk-socket-mem']));
});

it('compares nothing without DPDK NICs, where the other tools stop', () => {
  expect(compare(hostFacts(), { nics: [] })).toEqual([]);
});

it('does not depend on the order in which facts list things', () => {
  const facts = hostFacts();
  const backwards = {
    ...facts,
    cpus: { ...facts.cpus, cores: [...facts.cpus.cores].reverse() },
    nodes: [...facts.nodes].reverse(),
    nics: [...facts.nics].reverse(),
  };
  expect(compare(backwards, asked(CONNECTX5, XXV710))).toEqual(compare(facts, asked(XXV710, CONNECTX5)));
});
