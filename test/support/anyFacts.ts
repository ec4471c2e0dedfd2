import fc from 'fast-check';
import type { HostRequest } from '../../client/dpdk/host/request';
import type { CpuFacts, HostFacts, NetdevFacts, NicFacts, NodeFacts, OvsFacts } from '../../client/facts/hostFacts';
import { hostFacts, managementNic, netdev, nic, ovs } from './hostFacts';

/** Hosts of every make that a plan may be asked for: nodes with gaps, with and without SMT, memory and CPUs in odd places. */

const GIB = 1048576;

/** Ids as they are seen: one node, two, four with a gap, POWER's 0 and 8. */
const nodeIds = fc.constantFrom([0], [0, 1], [0, 1, 2, 3], [0, 1, 4], [0, 8]);

interface Make {
  readonly cpus: CpuFacts;
  readonly nodes: readonly NodeFacts[];
}

const coreCpus = (index: number, cores: number, threads: number, adjacent: boolean): string =>
  Array.from({ length: threads }, (_, thread) => (adjacent ? index * threads + thread : index + thread * cores)).join(',');

const make: fc.Arbitrary<Make> = fc
  .record({
    ids: nodeIds,
    coresPerNode: fc.integer({ min: 2, max: 12 }),
    threads: fc.constantFrom(1, 2),
    adjacent: fc.boolean(),
    memoryGib: fc.array(fc.constantFrom(8, 32, 62, 128, 251), { minLength: 5, maxLength: 5 }),
    memoryOnly: fc.boolean(),
    gigantic: fc.boolean(),
    pages: fc.constantFrom(0, 0, 2, 16),
    vendor: fc.constantFrom('GenuineIntel', 'AuthenticAMD'),
  })
  .map(({ ids, coresPerNode, threads, adjacent, memoryGib, memoryOnly, gigantic, pages, vendor }) => {
    const cores = ids.length * coresPerNode;
    const node = (id: number, gib: number): NodeFacts => ({
      id,
      memory: gib * GIB,
      hugepages: [
        { size: 2048, total: 0, free: 0 },
        ...(gigantic ? [{ size: GIB, total: Math.min(pages, gib), free: Math.min(pages, gib) }] : []),
      ],
    });
    return {
      cpus: {
        vendor,
        flags: [...(gigantic ? ['pdpe1gb'] : []), 'pse'],
        online: `0-${cores * threads - 1}`,
        cores: ids.flatMap((id, at) =>
          Array.from({ length: coresPerNode }, (_, i) => ({
            node: id,
            cpus: coreCpus(at * coresPerNode + i, cores, threads, adjacent),
          })),
        ),
      },
      nodes: [
        ...ids.map((id, at) => node(id, memoryGib[at] ?? 32)),
        // Such as CXL memory: a node of its own without CPUs.
        ...(memoryOnly ? [node(Math.max(...ids) + 1, memoryGib[4] ?? 32)] : []),
      ],
    };
  });

const CARDS = [
  { vendor: '8086', device: '158b', driver: 'i40e' },
  { vendor: '8086', device: '10fb', driver: 'ixgbe' },
  { vendor: '8086', device: '1592', driver: 'ice' },
  { vendor: '15b3', device: '1017', driver: 'mlx5_core' },
  { vendor: '8086', device: '1583', driver: 'i40e' },
  { vendor: '14e4', device: '165f', driver: 'tg3' },
] as const;

interface Card {
  readonly nic: NicFacts;
  readonly netdevs: readonly NetdevFacts[];
  readonly override?: string;
}

const card = (slot: number, ids: readonly number[]): fc.Arbitrary<Card> =>
  fc
    .record({
      kind: fc.constantFrom(...CARDS),
      node: fc.constantFrom(-1, ...ids),
      speed: fc.constantFrom(undefined, 10000, 25000, 40000, 100000),
      bound: fc.constantFrom('no', 'no', 'kept', 'by hand'),
    })
    .map(({ kind, node, speed, bound }) => {
      const pci = `0000:${(0x20 + slot).toString(16)}:00.0`;
      const isBound = bound !== 'no' && kind.vendor === '8086';
      const name = `ens${slot}f0`;
      const driver = isBound ? 'vfio-pci' : kind.driver;
      return {
        nic: nic({ ...kind, pci, node, driver, iommuGroup: 40 + slot, netdevs: isBound ? [] : [name] }),
        netdevs: isBound ? [] : [netdev(name, { speed })],
        ...(isBound && bound === 'kept' && { override: 'vfio-pci' }),
      };
    });

const cards = (ids: readonly number[]): fc.Arbitrary<readonly Card[]> =>
  fc.constantFrom(0, 1, 2, 3, 5).chain((count) => fc.tuple(...Array.from({ length: count }, (_, slot) => card(slot, ids))));

const otherConfig: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  { 'hw-offload': 'true' },
  { 'dpdk-init': 'true', 'dpdk-socket-mem': '1024,0', 'pmd-cpu-mask': '0x6', 'dpdk-lcore-mask': '0x2' },
  { 'dpdk-init': 'true', 'dpdk-alloc-mem': '1024', 'userspace-tso-enable': 'false', 'pmd-cpu-mask': '0C' },
);

const openVswitch: fc.Arbitrary<OvsFacts> = fc
  .record({
    release: fc.constantFrom(
      ['2.9.9', '17.11'],
      ['2.11.4', '18.11'],
      ['2.15.8', '20.11'],
      ['2.17.9', '21.11'],
      ['3.3.1', '23.11'],
    ),
    otherConfig,
    running: fc.boolean(),
  })
  .map(({ release: [version, dpdkVersion], running, otherConfig: config }) =>
    ovs({ version, dpdkVersion, running, otherConfig: config, ...(version === '2.9.9' && { dpdkInitialized: undefined }) }),
  );

const kernelLine = fc.constantFrom(
  'ro quiet',
  'ro quiet intel_iommu=on iommu=pt',
  'ro default_hugepagesz=1G hugepagesz=1G hugepages=16 isolcpus=2-3 hugepagesz=2M hugepages=128',
  'ro intel_iommu=off nohz_full=all isolcpus=managed_irq,4 irqaffinity=0',
);

/** Facts of a host. Their lists are in no order. */
export const anyFacts: fc.Arbitrary<HostFacts> = make.chain(({ cpus, nodes }) =>
  fc
    .record({
      cards: cards(nodes.map(({ id }) => id)),
      openVswitch,
      kernelLine,
      kernel: fc.constantFrom('3.10.0-1160.el7.x86_64', '4.18.0-553.el8.x86_64', '5.14.0-503.el9.x86_64', '6.1.0-56-amd64'),
      vdsm: fc.constantFrom(undefined, '4.20.17', '4.30.24', '4.40.60.7', '4.50.5.1'),
      settings: fc.constantFrom<Readonly<Record<string, string>>>(
        {},
        { 'vars/cpu_affinity': '1' },
        { 'vars/hidden_nics': 'w*,ens*' },
      ),
      iommu: fc.boolean(),
      overridesKnown: fc.boolean(),
    })
    .chain((parts) => {
      const own = hostFacts();
      const overrides: Readonly<Record<string, string>> = Object.fromEntries(
        parts.cards.flatMap(({ nic: { pci }, override }): [string, string][] =>
          override === undefined ? [] : [[pci, override]],
        ),
      );
      const facts = {
        ...own,
        host: { ...own.host, kernel: parts.kernel },
        kernelLine: parts.kernelLine,
        cpus,
        iommu: { active: parts.iommu, groups: parts.iommu ? 90 : 0 },
        openVswitch: parts.openVswitch,
        vdsm: parts.vdsm === undefined ? undefined : { version: parts.vdsm, settings: parts.settings, hooks: {} },
        driverOverrides: parts.overridesKnown ? overrides : undefined,
        netdevs: [
          ...own.netdevs.filter(({ name }) => /^(eno|ovirtmgmt)/.test(name)),
          ...parts.cards.flatMap(({ netdevs }) => netdevs),
        ],
      };
      const nics = [managementNic(), ...parts.cards.map((each) => each.nic)];
      return shuffled(nodes).chain((nodesSomehow) =>
        shuffled(nics).map((nicsSomehow): HostFacts => ({ ...facts, nodes: nodesSomehow, nics: nicsSomehow })),
      );
    }),
);

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined, freq: 2 });

const mtu = fc.constantFrom(1500, 1500, 2000, 3000, 9000, 9702, 68);

/** A request that this host could be asked; it may ask for more than there is. */
export const anyRequestFor = (facts: HostFacts): fc.Arbitrary<HostRequest> => {
  const free = facts.nics.map(({ pci }) => pci).filter((pci) => pci !== managementNic().pci);
  const ids = facts.nodes.map(({ id }) => id);
  const vm = fc.record({
    name: maybe(fc.constantFrom('a', 'b')),
    memoryMiB: fc.constantFrom(1024, 1025, 4096, 16384),
    vcpus: fc.integer({ min: 1, max: 8 }),
    node: maybe(fc.constantFrom(...ids)),
    queues: maybe(fc.integer({ min: 1, max: 4 })),
    mtu: maybe(mtu),
    count: maybe(fc.integer({ min: 1, max: 3 })),
  });
  return fc.record({
    nics: maybe(
      fc
        .subarray(free)
        .chain((chosen) => fc.tuple(...chosen.map((pci) => fc.record({ pci: fc.constant(pci), mtu: maybe(mtu) })))),
    ),
    vms: maybe(fc.array(vm, { maxLength: 3 })),
    vmNodes: maybe(fc.subarray(ids)),
    pageSize: fc.constantFrom(undefined, undefined, 2048),
    reserveMiB: fc.constantFrom(undefined, undefined, 3000),
    isolateGuests: maybe(fc.boolean()),
  });
};

/** A host and what it is asked for. */
export const anyCase: fc.Arbitrary<{ readonly facts: HostFacts; readonly request: HostRequest }> = anyFacts.chain((facts) =>
  anyRequestFor(facts).map((request) => ({ facts, request })),
);

/** The same, and what the host may have been planned for before. */
export const anyCaseAfterAnother = anyCase.chain(({ facts, request }) =>
  maybe(anyRequestFor(facts)).map((earlier) => ({ facts, earlier, request })),
);
