import { connectX5, hostFacts, machine, managementNic, netdev, ovs, xxv710, type Machine } from '../../../support/hostFacts';
import { formatCpuSet } from '../../../../client/dpdk/cpuSet';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostFacts } from '../../../../client/facts/hostFacts';

const [XXV710, CONNECTX5] = ['0000:3b:00.0', '0000:af:00.0'];
const host = (shape: Machine, others: Partial<HostFacts> = {}): HostFacts => hostFacts({ ...machine(shape), ...others });
const errorsOf = (facts: HostFacts, request: HostRequest) =>
  planHost(facts, request).findings.filter(({ severity }) => severity === 'error');

// Red Hat's NFV guide: node 0 has CPUs 0-7, node 1 8-15, siblings next to each other; one NIC on node 0.
const redHat = (): HostFacts => {
  const { nodes } = machine();
  const cores = Array.from({ length: 8 }, (_, core) => ({ node: core < 4 ? 0 : 1, cpus: `${core * 2}-${core * 2 + 1}` }));
  return hostFacts({ cpus: { flags: ['pdpe1gb'], vendor: 'GenuineIntel', online: '0-15', cores }, nodes });
};
it.each([
  [{ 0: 1 }, '2-3,10-11', '4-7,12-15'],
  [{ 0: 2 }, '2-5,10-11', '6-7,12-15'],
])('gives cores as the NFV guide of Red Hat OpenStack, %j', (pmdCores, pmd, guest) => {
  const plan = planHost(redHat(), { nics: [{ pci: XXV710 }], pmdCores });
  expect([formatCpuSet(plan.cpus.pmd), formatCpuSet(plan.cpus.guest)]).toEqual([pmd, guest]);
  expect(plan.ovsConfig['dpdk-socket-mem']).toBe('2048,1024');
});

it('needs no PMD core and no memory on a node that VMs are kept from', () => {
  const plan = planHost(redHat(), { nics: [{ pci: XXV710 }], vmNodes: [0] });
  expect([plan.nodes[1]?.pmd, plan.nodes[1]?.socketMemory, plan.ovsConfig['dpdk-socket-mem']]).toEqual([[], 0, '2048']);
  expect(plan.findings).toContainEqual({ code: 'memory.noSocketLimit', severity: 'note', values: { nodes: ['1'] } });
});

it('never shares a core: a node with too few is an error', () => {
  expect(errorsOf(host({ coresPerNode: 1 }), { nics: [{ pci: XXV710 }] })).toContainEqual({
    code: 'cpu.tooFewCores',
    severity: 'error',
    values: { node: 0, have: 0, need: 1 },
  });
  expect(errorsOf(host({ coresPerNode: 4 }), { nics: [{ pci: XXV710 }], pmdCores: { 0: 4 } })).toContainEqual({
    code: 'cpu.tooFewCores',
    severity: 'error',
    values: { node: 0, have: 3, need: 4 },
  });
});

// lib/dpif-netdev.c: up to 2.7 a queue is polled on its own node or not at all.
it.each([
  ['2.7.13', '16.11', 'error'],
  ['2.8.11', '17.05', 'warning'],
  ['3.3.1', '23.11', 'warning'],
])(
  'says that a NIC’s node has no PMD thread where none is wanted there: on %s with DPDK %s it is %s',
  (version, dpdkVersion, severity) => {
    const facts = hostFacts({ openVswitch: ovs({ version, dpdkVersion }) });
    const { findings } = planHost(facts, { nics: [{ pci: XXV710 }], pmdCores: { 0: 0 } });
    expect(findings).toContainEqual({ code: 'cpu.nodeWithoutPmd', severity, values: { node: 0 } });
  },
);

it('does not leave the choice of PMD threads to Open vSwitch', () => {
  expect(errorsOf(hostFacts(), { nics: [{ pci: XXV710 }], pmdCores: { 0: 0, 1: 0 } }).map(({ code }) => code)).toEqual([
    'cpu.pmdUnset',
  ]);
});

// RTE_MAX_LCORE: lib/dpif-netdev.c before 2.17.
it.each([
  ['2.16.1', '20.11', ['cpu.pmdBeyondLcores']],
  ['2.17.0', '21.11', []],
])('knows that Open vSwitch %s and CPU 161: %s', (version, dpdkVersion, codes) => {
  const facts = host({ coresPerNode: 40 }, { openVswitch: ovs({ version, dpdkVersion }) });
  const { cpus } = facts;
  const swapped = {
    ...cpus,
    cores: cpus.cores.map((core) => ({ ...core, cpus: core.cpus.replace('1,81', '1,161') })),
    online: '0-161',
  };
  expect(errorsOf({ ...facts, cpus: swapped }, { nics: [{ pci: XXV710 }] }).map(({ code }) => code)).toEqual(codes);
});

it('isolates guests only when asked to, and warns where a VM is not pinned', () => {
  const plan = (request: HostRequest) => planHost(hostFacts(), { nics: [{ pci: XXV710 }], ...request });
  expect(formatCpuSet(plan({}).cpus.isolated)).toBe('1,11,21,31');
  const isolated = plan({ isolateGuests: true });
  expect(formatCpuSet(isolated.cpus.isolated)).toBe('1-9,11-19,21-29,31-39');
  expect(isolated.kernelLine.tokens.at(-1)).toBe('irqaffinity=0,10,20,30');
  expect(isolated.findings.map(({ code }) => code)).toContain('cpu.isolatedWithoutPinning');
  const pinned = plan({ isolateGuests: true, vms: [{ memoryMiB: 1024, vcpus: 1, node: 0 }] });
  expect(pinned.findings.map(({ code }) => code)).not.toContain('cpu.isolatedWithoutPinning');
});

// Flags that a kernel does not know make it ignore the option: Documentation/admin-guide/kernel-parameters.txt.
it.each([
  ['3.10.0-1160.el7.x86_64', 'isolcpus=1,11,21,31'],
  ['4.18.0-553.el8.x86_64', 'isolcpus=1,11,21,31'],
  ['5.14.0-503.el9.x86_64', 'isolcpus=domain,managed_irq,1,11,21,31'],
])('writes for kernel %s %s', (kernel, token) => {
  const facts = hostFacts({ host: { ...hostFacts().host, kernel } });
  expect(planHost(facts, { nics: [{ pci: XXV710 }] }).kernelLine.tokens).toContain(token);
});

it.each([
  ['GenuineIntel', XXV710, ['intel_iommu=on', 'iommu=pt']],
  ['AuthenticAMD', XXV710, ['iommu=pt']],
  ['GenuineIntel', CONNECTX5, []],
])('turns the IOMMU of %s on for %s by %j', (vendor, pci, tokens) => {
  const { cpus } = hostFacts();
  const plan = planHost(hostFacts({ cpus: { ...cpus, vendor } }), { nics: [{ pci }] });
  expect(plan.kernelLine.tokens.filter((token) => token.includes('iommu'))).toEqual(tokens);
});

it('plans on AMD with one thread for each core, and on nodes with a gap', () => {
  const facts = host({ nodes: [0, 8], threads: 1 }, { nics: [managementNic(), xxv710(), { ...connectX5(), node: 8 }] });
  const plan = planHost(facts, { nics: [{ pci: XXV710 }, { pci: CONNECTX5 }] });
  expect(plan.ovsConfig['dpdk-socket-mem']).toBe('2048,0,0,0,0,0,0,0,2048');
  expect(plan.ovsConfig['pmd-cpu-mask']).toBe('0x802');
  expect(plan.nics.flatMap(({ port }) => port?.queues ?? [])).toEqual([1, 1]);
});

it('takes a NIC whose firmware tells no node as one of node 0, and says so', () => {
  const facts = hostFacts({ nics: [managementNic(), { ...xxv710(), node: -1 }], netdevs: [...hostFacts().netdevs, netdev('x')] });
  const plan = planHost(facts, { nics: [{ pci: XXV710 }] });
  expect(plan.nics.find(({ pci }) => pci === XXV710)?.node).toBe(0);
  expect(plan.findings).toContainEqual({ code: 'nic.nodeUnknown', severity: 'warning', values: { pci: XXV710, node: 0 } });
});
