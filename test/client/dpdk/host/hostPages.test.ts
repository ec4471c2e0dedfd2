import fc from 'fast-check';
import { hostFacts, machine, ovs, type Machine } from '../../../support/hostFacts';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import { vmOverhead } from '../../../../client/dpdk/host/vmOverhead';
import type { HostFacts } from '../../../../client/facts/hostFacts';

const EL9 = '5.14.0-503.el9.x86_64';
const host = (kernel: string, shape: Machine = {}, others: Partial<HostFacts> = {}): HostFacts =>
  hostFacts({ ...machine(shape), host: { ...hostFacts().host, kernel }, ...others });
/** Nothing for Open vSwitch, so that pages are all for VMs. */
const onlyVms: HostRequest = { nics: [], vmNodes: [], vms: [], reserveMiB: 0 };
const errorsOf = (facts: HostFacts, request: HostRequest) =>
  planHost(facts, request).findings.filter(({ severity }) => severity === 'error');

// b5389086ad7b of Linux 5.16; uname -r of EL7, EL8, EL9, Debian 12.
it.each([
  ['3.10.0-1160.el7.x86_64', 'even', 'hugepages=12'],
  ['4.18.0-553.el8.x86_64', 'even', 'hugepages=12'],
  [EL9, 'even', 'hugepages=12'],
  ['5.16.0', 'perNode', 'hugepages=0:6,1:2'],
  ['6.1.0-56-amd64', 'perNode', 'hugepages=0:6,1:2'],
])('tells kernel %s of six pages on node 0 and two on node 1: %s', (kernel, way, token) => {
  const plan = planHost(host(kernel), { ...onlyVms, hugepages: { 0: 6, 1: 2 } });
  expect([plan.pages.way, plan.kernelLine.tokens.find((each) => each.startsWith('hugepages='))]).toEqual([way, token]);
});

it('needs no nodes on the line where each gets the same', () => {
  const plan = planHost(host('6.1.0-56-amd64'), { ...onlyVms, hugepages: { 0: 6, 1: 6 } });
  expect(plan.pages).toEqual({ size: 1048576, total: 12, way: 'even' });
});

// lib/vdsm/osinfo.py reads the count with int().
it('names no nodes where VDSM reads the line by itself', () => {
  const vdsm = { version: '4.50.5.1', settings: { 'performance/use_dynamic_hugepages': 'true' }, hooks: {} };
  const plan = planHost(host('6.1.0-56-amd64', {}, { vdsm }), { ...onlyVms, hugepages: { 0: 6, 1: 2 } });
  expect(plan.pages.way).toBe('even');
});

// tuned tests of the cluster-node-tuning-operator: 4 pages of 1G by default.
it('writes a default size, the size and the count in this order', () => {
  const plan = planHost(host(EL9, { nodes: [0] }), { ...onlyVms, hugepages: { 0: 4 } });
  expect(plan.kernelLine.tokens.slice(0, 3).join(' ')).toBe('default_hugepagesz=1G hugepagesz=1G hugepages=4');
});

it.each<[string, Partial<HostFacts['cpus']>, number | undefined, number, string]>([
  ['1 GiB where the CPU has it', {}, undefined, 1048576, 'hugepagesz=1G'],
  ['2 MiB where it is asked for', {}, 2048, 2048, 'hugepagesz=2M'],
])('takes pages of %s', (_, cpus, pageSize, size, token) => {
  const facts = host(EL9);
  const plan = planHost({ ...facts, cpus: { ...facts.cpus, ...cpus } }, { ...onlyVms, pageSize, hugepages: { 0: 512, 1: 512 } });
  expect(plan.pages.size).toBe(size);
  expect(plan.kernelLine.tokens).toContain(token);
});

it('takes pages of 2 MiB where neither CPU nor kernel have larger ones', () => {
  const facts = host(EL9);
  const small = {
    ...facts,
    cpus: { ...facts.cpus, flags: ['pse'] },
    nodes: facts.nodes.map((node) => ({ ...node, hugepages: node.hugepages.filter(({ size }) => size === 2048) })),
  };
  expect(planHost(small, onlyVms).pages.size).toBe(2048);
  expect(errorsOf(small, { ...onlyVms, pageSize: 1048576 }).map(({ code }) => code)).toEqual(['pages.sizeUnsupported']);
});

// VmOverheadCalculatorImpl.java; 16 GiB and 4 vCPUs: 32 + 64 + 32.
it.each([
  [16384, 4, 'x86_64', 128],
  [1024, 1, 'x86_64', 74],
  [16384, 4, 'ppc64le', 164],
])('counts the overhead of %i MiB and %i vCPUs on %s as %i MiB', (memory, vcpus, arch, expected) => {
  expect(vmOverhead(memory, vcpus, arch)).toBe(expected);
});

// HugePageUtils.java rounds up: 1025 MiB are two pages of 1 GiB.
it.each([
  [1024, 1],
  [1025, 2],
  [16384, 16],
])('gives a VM of %i MiB %i pages', (memoryMiB, pages) => {
  const plan = planHost(host(EL9), { ...onlyVms, vms: [{ memoryMiB, vcpus: 1, node: 1 }] });
  expect(plan.nodes.map((node) => node.pages.vms)).toEqual([0, pages]);
});

it.each([
  [[0], [4096]],
  [
    [0, 1],
    [2048, 2048],
  ],
  [
    [0, 1, 2, 3],
    [2048, 683, 683, 683],
  ],
  [
    [1, 8],
    [2048, 2048],
  ],
])('leaves 4096 MiB to a host with nodes %j, 2048 of them on the first', (nodes, reserves) => {
  const plan = planHost(host(EL9, { nodes, coresPerNode: 4 }, { nics: [] }), { ...onlyVms, reserveMiB: undefined });
  expect(plan.nodes.map(({ reserve }) => reserve)).toEqual(reserves);
});

it('takes a reserve that is asked for as all of it', () => {
  const vms = [{ memoryMiB: 16384, vcpus: 4, node: 0 }];
  const plan = planHost(host(EL9), { ...onlyVms, vms, reserveMiB: 8192 });
  expect(plan.nodes.map(({ reserve }) => reserve)).toEqual([4096, 4096]);
});

it('counts pages of another size as taken', () => {
  const facts = host(EL9, { nodes: [0], memoryMiB: 10240 });
  const busy = { ...facts, nodes: facts.nodes.map((node) => ({ ...node, hugepages: [{ size: 2048, total: 1024, free: 0 }] })) };
  expect(planHost(busy, onlyVms).nodes[0]?.pages.most).toBe(8);
});

// Measured on Open vSwitch 3.1.0: with both sizes there it took one page of 1 GiB on each node, and left those of 2 MiB.
it.each([
  [2048, 4, ['pages.largerFirst']],
  [2048, 0, []],
  [1048576, 4, []],
])('warns of larger pages than those planned, which DPDK takes first: %i KiB, %i of 1 GiB there', (pageSize, pages, codes) => {
  const plan = planHost(host(EL9, { pages }), { nics: [{ pci: '0000:3b:00.0' }], vms: [], pageSize });
  expect(plan.findings.flatMap(({ code }) => (code === 'pages.largerFirst' ? [code] : []))).toEqual(codes);
});

it('refuses more pages than a node holds beside the reserve', () => {
  expect(errorsOf(host(EL9), { ...onlyVms, hugepages: { 0: 63, 1: 10 } })).toEqual([
    { code: 'pages.exceedNode', severity: 'error', values: { node: 0, need: 63, most: 62, size: 1048576 } },
    { code: 'pages.spreadUneven', severity: 'error', values: { node: 1, planned: 63, most: 62, size: 1048576 } },
  ]);
});

it('refuses pages that only the even spread puts on a node', () => {
  const facts = host(EL9);
  const uneven = {
    ...facts,
    nodes: facts.nodes.map((node) => ({ ...node, memory: node.id === 0 ? node.memory : 16 * 1048576 })),
  };
  const request = { ...onlyVms, hugepages: { 0: 40, 1: 10 } };
  expect(errorsOf(uneven, request).map(({ code }) => code)).toEqual(['pages.spreadUneven']);
  expect(errorsOf({ ...uneven, host: { ...facts.host, kernel: '6.1.0' } }, request)).toEqual([]);
});

it('refuses fewer pages than Open vSwitch takes', () => {
  const request = { nics: [{ pci: '0000:3b:00.0' }], vmNodes: [], hugepages: { 0: 1 } };
  expect(errorsOf(host(EL9), request)).toContainEqual({
    code: 'memory.socketMemExceedsPages',
    severity: 'error',
    values: { node: 0, need: 2, have: 1 },
  });
});

it('gives half of what is left to VMs that nobody has named, and says how to say better', () => {
  const plan = planHost(host('6.1.0'), { nics: [] });
  // 64000 MiB less 2048 are 60 pages; one is Open vSwitch's, for the VMs' own ports.
  expect(plan.nodes.map(({ pages }) => [pages.openVswitch, pages.vms, pages.most])).toEqual([
    [1, 29, 60],
    [1, 29, 60],
  ]);
  expect(plan.decisions).toContainEqual({
    code: 'decision.vmPages',
    basis: 'heuristic',
    override: 'vms',
    values: { node: 0, pages: 29, size: 1048576 },
  });
});

it('does not ask of a small node the half of a large one', () => {
  const facts = host(EL9);
  const uneven = {
    ...facts,
    nodes: facts.nodes.map((node) => ({ ...node, memory: node.id === 0 ? node.memory : 16 * 1048576 })),
  };
  const plan = planHost(uneven, { nics: [] });
  expect(plan.nodes.map(({ pages }) => pages.planned)).toEqual([7, 7]);
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('fits as many VMs as there are pages, pinned ones first', () => {
  const vms = [
    { name: 'pinned', memoryMiB: 8192, vcpus: 1, node: 1, count: 3 },
    { name: 'free', memoryMiB: 10240, vcpus: 1, count: 2 },
  ];
  // One of node 1 is Open vSwitch's, for the ports of the pinned VMs; what is left of both nodes, 6 and 4, makes one more.
  const plan = planHost(host('6.1.0'), { ...onlyVms, vms, hugepages: { 0: 6, 1: 21 } });
  expect(plan.capacity.vms).toEqual([
    { name: 'free', asked: 2, fit: 1 },
    { name: 'pinned', asked: 3, fit: 2 },
  ]);
  expect(plan.findings.filter(({ code }) => code === 'pages.vmsDoNotFit')).toHaveLength(2);
});

it('finds room for VMs on any node where there is room at all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 4 }), (count, gib) => {
      const vms = [{ memoryMiB: gib * 1024, vcpus: 1, count }];
      const plan = planHost(host('6.1.0'), { ...onlyVms, vms });
      expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(plan.nodes.reduce((sum, { pages }) => sum + pages.vms, 0)).toBe(count * gib);
    }),
  );
});

it('has pages of 2 MiB at once, and those of 1 GiB with the next boot', () => {
  const steps = (pageSize: number) =>
    planHost(host(EL9), { ...onlyVms, pageSize, hugepages: { 0: 8, 1: 8 } }).steps.filter(({ kind }) => kind === 'pages');
  expect(steps(1048576)).toEqual([]);
  expect(steps(2048)).toEqual([
    { kind: 'pages', node: 0, size: 2048, count: 8 },
    { kind: 'pages', node: 1, size: 2048, count: 8 },
  ]);
});

// Measured with Linux 6.1: a node may get fewer pages than the line asks for, without a word.
it('asks again for pages of 1 GiB that a boot did not bring', () => {
  const line = 'ro default_hugepagesz=1G hugepagesz=1G hugepages=16';
  const facts = host(EL9, { pages: 7 }, { kernelLine: line, openVswitch: ovs() });
  expect(planHost(facts, { ...onlyVms, hugepages: { 0: 8, 1: 8 } }).steps.filter(({ kind }) => kind === 'pages')).toHaveLength(2);
});
