import { formatCpuSet, intersection } from '../../../../client/dpdk/cpuSet';
import { parseCpuMask } from '../../../../client/dpdk/cpus/cpuMask';
import { topologyOf, wholeCores } from '../../../../client/dpdk/cpus/topology';
import type { HostPlan } from '../../../../client/dpdk/host/hostPlan';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostStep } from '../../../../client/dpdk/host/step';
import { hasLiteralQuotes, tokenKey } from '../../../../client/dpdk/kernelTokens';
import type { CpuFacts, HostFacts, NicFacts } from '../../../../client/facts/hostFacts';
import { hostScript } from '../../../../client/hostScript/hostScript';
import { hostAfterPlan } from '../../../support/hostAfter';
import { hostFacts, machine, managementNic, netdev, nic, xxv710 } from '../../../support/hostFacts';

// Each test names a mistake of the Ansible role oVirt.dpdk-setup (oVirt/ovirt-ansible-dpdk-setup 63f60e155) in a comment, and says what
// we do instead. What the role itself comes to is in roleChoice.test.ts.

const XXV710 = xxv710().pci;
const SECOND = '0000:5e:00.0';
const secondNic = (node: number): NicFacts => nic({ pci: SECOND, node, iommuGroup: 40, netdevs: ['ens3f0'] });

const hostWith = (nics: readonly NicFacts[], changes: Partial<HostFacts> = {}): HostFacts =>
  hostFacts({
    nics: [managementNic(), ...nics],
    netdevs: [...hostFacts().netdevs, netdev('ens3f0', { mac: '3c:fd:fe:00:00:03' })],
    ...changes,
  });
const withCpus = (changes: Partial<CpuFacts>): Partial<HostFacts> => ({ cpus: { ...machine().cpus, ...changes } });

const forNic: HostRequest = { nics: [{ pci: XXV710 }] };
const errorsOf = ({ findings }: HostPlan): readonly string[] =>
  findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
const stepsOf = <K extends HostStep['kind']>({ steps }: HostPlan, kind: K): readonly Extract<HostStep, { kind: K }>[] =>
  steps.filter((step): step is Extract<HostStep, { kind: K }> => step.kind === kind);

// 1. tasks/main.yml asks for set_ovs_dpdk, defaults/main.yml defines set_ovs: undefined unless the user sets it.
it('needs nothing but facts: with NICs of DPDK the plan is whole without a request', () => {
  const facts = hostWith([nic({ driver: 'vfio-pci', netdevs: [] })], { driverOverrides: { [XXV710]: 'vfio-pci' } });
  const plan = planHost(facts);
  expect(errorsOf(plan)).toEqual([]);
  expect(Object.keys(plan.ovsConfig)).toEqual(expect.arrayContaining(['dpdk-init', 'dpdk-socket-mem', 'pmd-cpu-mask']));
});

// 2. range() over a list where NICs sit on two nodes.
it('plans NICs on two nodes, with memory and PMD threads on both', () => {
  const plan = planHost(hostWith([nic({ node: 0 }), secondNic(1)]), { nics: [{ pci: XXV710 }, { pci: SECOND }], vms: [] });
  expect(errorsOf(plan)).toEqual([]);
  expect(plan.ovsConfig).toMatchObject({ 'dpdk-socket-mem': '2048,2048', 'pmd-cpu-mask': '0x80200802' });
});

// 3. "1024" for a NIC on node 1 is memory of node 0.
it('gives memory to the node where the NIC is: one NIC on node 1 is 0,2048', () => {
  const plan = planHost(hostWith([nic({ node: 1 })]), { ...forNic, vms: [], vmNodes: [1] });
  expect(plan.ovsConfig['dpdk-socket-mem']).toBe('0,2048');
});

// 4. A list of one CPU is None, and 1-3,5 an IndexError.
it.each([
  ['0-3,5', ['0', '1', '2', '3', '5'], '1'],
  ['0-1', ['0', '1'], '1'],
  ['0,3', ['0', '3'], '3'],
  ['0,2,4-6', ['0,4', '2,6', '5'], '2,6'],
])('reads whatever list of CPUs the kernel has: %s', (online, cores, pmd) => {
  const cpus = { online, cores: cores.map((list) => ({ node: 0, cpus: list })) };
  const plan = planHost(hostWith([nic({ node: 0 })], { ...machine({ nodes: [0] }), ...withCpus(cpus) }), { ...forNic, vms: [] });
  expect(errorsOf(plan)).toEqual([]);
  expect(formatCpuSet(plan.cpus.pmd)).toBe(pmd);
  expect(parseCpuMask(plan.ovsConfig['pmd-cpu-mask'] ?? '')).toEqual(plan.cpus.pmd);
});

// 5. Siblings are not looked at; CPU 0's sibling may poll; fewer CPUs than threads crash; lcores come from the isolated CPUs.
it('takes whole cores for PMD threads, never that of CPU 0, and no lcores beside them', () => {
  const facts = hostWith([nic({ node: 0 }), secondNic(0)]);
  const { cpus, ovsConfig } = planHost(facts, { nics: [{ pci: XXV710 }, { pci: SECOND }] });
  const topology = topologyOf(facts.cpus);
  expect(wholeCores(topology, cpus.pmd)).toEqual(cpus.pmd);
  expect(intersection(wholeCores(topology, [0]), cpus.pmd)).toEqual([]);
  expect(ovsConfig['dpdk-lcore-mask']).toBeUndefined();
});

it('says that a node has too few cores, and never shares one', () => {
  const facts = hostWith([nic({ node: 0 })], machine({ coresPerNode: 1 }));
  const plan = planHost(facts, forNic);
  expect(plan.findings).toContainEqual({ code: 'cpu.tooFewCores', severity: 'error', values: { node: 0, have: 0, need: 1 } });
  expect(plan.cpus.pmd).toEqual([]);
});

// 6. viewitems, iteritems: Python 2 only, which Enterprise Linux 8 and 9 do not bring.
it('needs no Python on the host', () => {
  const script = hostScript(planHost(hostFacts(), forNic));
  expect(script.startsWith('#!/bin/sh\n')).toBe(true);
  expect(script).not.toMatch(/python/i);
});

// 7. grubby is called without a shell, but with quotes inside its argument: they end up in the boot entry.
it('hands on kernel arguments without quotes', () => {
  const { kernelLine } = planHost(hostFacts(), forNic);
  expect(kernelLine.tokens.filter((token) => /["'\s]/.test(token))).toEqual([]);
  expect(hasLiteralQuotes(kernelLine.tokens.join(' '))).toBe(false);
});

// 8. "hugepages=4" is found in hugepages=40, errors of grubby are not seen, and isolated_cores differ by a newline on each run.
it.each([
  ['hugepages=40', 'hugepages=4'],
  ['hugepages=4', undefined],
])('counts pages as numbers: a kernel with %s lacks %s of 4 pages', (running, lacking) => {
  const facts = hostFacts({ kernelLine: `quiet intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G ${running}` });
  const { pages, kernelLine } = planHost(facts, { ...forNic, hugepages: { 0: 2, 1: 2 } });
  expect(pages.total).toBe(4);
  expect(kernelLine.missing.find((token) => token.startsWith('hugepages='))).toBe(lacking);
});

it('changes nothing on the second run, and reboots no more', () => {
  const request: HostRequest = { nics: [{ pci: XXV710 }, { pci: SECOND, mtu: 9000 }] };
  const facts = hostWith([nic({ node: 0 }), secondNic(1)]);
  const first = planHost(facts, request);
  expect(first.steps.length).toBeGreaterThan(0);
  expect(first.kernelLine.missing.length).toBeGreaterThan(0);
  const second = planHost(hostAfterPlan(facts, first), request);
  expect(second.steps).toEqual([]);
  expect(second.kernelLine.missing).toEqual([]);
});

// 9. intel_iommu=on, whatever the CPU.
it('switches the IOMMU on as the vendor of the CPU has it', () => {
  const iommu = (vendor: string): readonly string[] =>
    planHost(hostFacts(withCpus({ vendor })), forNic).kernelLine.tokens.filter((token) => /iommu/.test(tokenKey(token)));
  expect(iommu('AuthenticAMD')).toEqual(['iommu=pt']);
  expect(iommu('HygonGenuine')).toEqual(['iommu=pt']);
  expect(iommu('GenuineIntel')).toEqual(['intel_iommu=on', 'iommu=pt']);
});

// 10. vfio-pci is loaded only when modinfo does not find it.
it('loads vfio-pci before a NIC is bound to it, and at each boot', () => {
  const kinds = planHost(hostFacts(), forNic).steps.flatMap((step) =>
    step.kind === 'module' || step.kind === 'driver' ? [step] : [],
  );
  expect(kinds).toEqual([
    { kind: 'module', name: 'vfio-pci', present: true },
    { kind: 'driver', pci: XXV710, driver: 'vfio-pci' },
  ]);
});

// 11. Isolation by tuned, whose profile a reinstall by the engine sets back; and kernel arguments that the engine does not know.
it('isolates PMD CPUs by the kernel line, which the engine keeps, and does not touch tuned', () => {
  const plan = planHost(hostFacts(), forNic);
  expect(plan.kernelLine.tokens).toContain(`isolcpus=domain,managed_irq,${formatCpuSet(plan.cpus.pmd)}`);
  expect(stepsOf(plan, 'file').filter(({ path }) => path.includes('tuned'))).toEqual([]);
});

// 12. One pool of huge pages for Open vSwitch and VMs, and nobody counts.
it('counts the pages of Open vSwitch and of VMs on each node', () => {
  const vms = [{ name: 'a', memoryMiB: 16384, vcpus: 4, node: 0, count: 2 }];
  const { nodes, capacity } = planHost(hostFacts(), { ...forNic, vms });
  expect(nodes.map(({ pages }) => [pages.openVswitch, pages.vms])).toEqual([
    [2, 32],
    [1, 0],
  ]);
  for (const { node, freePages } of capacity.nodes) {
    const pages = nodes.find(({ id }) => id === node)?.pages;
    expect(freePages).toBe((pages?.planned ?? 0) - (pages?.openVswitch ?? 0));
  }
  expect(capacity.vms).toEqual([{ name: 'a', asked: 2, fit: 2 }]);
});

// 13. Neither dpdk_enable=true, which VDSM 4.30.20 and later want, nor a restart of what reads it.
it('switches DPDK on in VDSM where VDSM wants it, and restarts what reads that', () => {
  const facts = hostFacts({ vdsm: { version: '4.30.40.1', settings: {}, hooks: {} } });
  const [file] = stepsOf(planHost(facts, forNic), 'file');
  expect(file?.text).toContain('\ndpdk_enable = true\n');
  expect(file?.restarts).toBe('supervdsmd');
});

// Found beside these: hex() of Python 2 writes CPUs from 63 on with an L behind, which Open vSwitch reads as a digit.
it('writes masks of CPUs beyond 63', () => {
  const facts = hostWith([nic({ node: 1 })], machine({ coresPerNode: 64, threads: 1 }));
  const { ovsConfig } = planHost(facts, { ...forNic, vms: [], vmNodes: [1] });
  expect(ovsConfig['pmd-cpu-mask']).toBe('0x20000000000000000');
});
