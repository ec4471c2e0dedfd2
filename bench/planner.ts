import { checkHost } from '../client/dpdk/check/checkHost';
import { planHost } from '../client/dpdk/host/planHost';
import type { HostRequest } from '../client/dpdk/host/request';
import { FACTS_CONTRACT, type HostFacts, type NicFacts } from '../client/facts/hostFacts';

/**
 * Plans a large host, 8 nodes of 32 cores with two threads and 16 NICs, and 400 usual ones: CPU time against a limit, and as a ratio to
 * what JSON.parse takes for the same facts in the same run, which hangs less on the machine.
 */
const GIB = 1048576;
const ROUNDS = 15;

const nicOf = (slot: number, node: number): NicFacts => ({
  pci: `0000:${(0x20 + slot).toString(16)}:00.0`,
  vendor: '8086',
  device: '158b',
  class: '020000',
  node,
  driver: 'i40e',
  iommuGroup: 30 + slot,
  groupMembers: [{ pci: `0000:${(0x20 + slot).toString(16)}:00.0`, class: '020000', driver: 'i40e' }],
  link: { gtps: 8, lanes: 8 },
  netdevs: [`ens${slot}f0`],
});

const host = (name: string, nodes: number, coresPerNode: number, nicCount: number): HostFacts => {
  const cores = nodes * coresPerNode;
  const nics = Array.from({ length: nicCount }, (_, slot) => nicOf(slot, slot % nodes));
  return {
    contract: FACTS_CONTRACT,
    collectedAt: '2026-11-24T12:00:00Z',
    notes: [],
    host: { name, arch: 'x86_64', kernel: '5.14.0-503.el9.x86_64' },
    kernelLine: 'root=/dev/mapper/onn-root ro quiet',
    cpus: {
      vendor: 'GenuineIntel',
      flags: ['pdpe1gb', 'pse'],
      online: `0-${cores * 2 - 1}`,
      cores: Array.from({ length: cores }, (_, core) => ({
        node: Math.floor(core / coresPerNode),
        cpus: `${core},${core + cores}`,
      })),
    },
    nodes: Array.from({ length: nodes }, (_, id) => ({
      id,
      memory: 256 * GIB,
      hugepages: [
        { size: 2048, total: 0, free: 0 },
        { size: GIB, total: 0, free: 0 },
      ],
    })),
    iommu: { active: true, groups: 200 },
    nics: [...nics, { ...nicOf(99, 0), netdevs: ['eno1'] }],
    netdevs: [...nics.flatMap(({ netdevs }) => netdevs), 'eno1'].map((netdev) => ({
      name: netdev,
      speed: 25000,
      lowers: [],
      addresses: netdev === 'eno1' ? ['192.0.2.11/24'] : [],
    })),
    carries: { defaultRoute: ['eno1'], session: ['eno1'], storage: [] },
    openVswitch: {
      version: '3.3.1',
      dpdkVersion: '23.11',
      running: true,
      user: 'openvswitch',
      otherConfig: {},
      bridges: [],
      interfaces: [],
    },
    vdsm: { version: '4.50.5.1', settings: {} },
    driverOverrides: {},
  };
};

const requestFor = ({ nics }: HostFacts): HostRequest => ({
  nics: nics.filter(({ netdevs }) => !netdevs.includes('eno1')).map(({ pci }, i) => ({ pci, mtu: i % 2 === 0 ? 1500 : 9000 })),
  vms: [{ name: 'vnf', memoryMiB: 16384, vcpus: 4, count: 20 }],
});

/** The keys and ports of its plan, so that the checker has something to look at. */
const setUp = (facts: HostFacts): HostFacts => {
  const { ovsConfig, nics } = planHost(facts, requestFor(facts));
  const otherConfig = Object.fromEntries(
    Object.entries(ovsConfig).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const interfaces = nics.flatMap(({ pci, port }, i) =>
    port ? [{ name: `p${i}`, type: 'dpdk', options: { 'dpdk-devargs': pci, n_rxq: String(port.queues) }, mtu: port.mtu }] : [],
  );
  return { ...facts, ...(facts.openVswitch && { openVswitch: { ...facts.openVswitch, otherConfig, interfaces } }) };
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

/** CPU milliseconds, user and system. */
const milliseconds = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const medianOf = (work: () => unknown): number => median(Array.from({ length: ROUNDS }, () => milliseconds(work)));

const report = (what: string, hosts: readonly HostFacts[], limitMs: number): void => {
  const plan = (): number => hosts.map((facts) => planHost(facts, requestFor(facts)).steps.length).reduce((sum, n) => sum + n, 0);
  const ready = hosts.map(setUp);
  const check = (): number => ready.map((facts) => checkHost(facts).length).reduce((sum, n) => sum + n, 0);
  const first = milliseconds(plan);
  const warm = medianOf(plan);
  const checked = medianOf(check);
  const texts = hosts.map((facts) => JSON.stringify(facts));
  const parse = medianOf(() => texts.map((text) => JSON.parse(text) as unknown).length);
  console.log(
    [
      what,
      `  first                        ${first.toFixed(1)} ms`,
      `  median of ${ROUNDS}                 ${warm.toFixed(1)} ms, at most ${limitMs}`,
      `  checking them                ${checked.toFixed(1)} ms; both at most ${limitMs}: ${warm + checked <= limitMs ? 'yes' : 'no'}`,
      `  CPU, planning : parse        ${(warm / parse).toFixed(1)} : 1`,
    ].join('\n'),
  );
};

report('planner: 8 nodes, 256 cores, 512 CPUs, 16 NICs', [host('large', 8, 32, 16)], 20);
report(
  'planner: 400 hosts of 2 nodes, 40 cores, 8 NICs',
  Array.from({ length: 400 }, (_, i) => host(`host${i}`, 2, 20, 8)),
  1000,
);
