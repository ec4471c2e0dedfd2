import fc from 'fast-check';
import type { HostPlan } from '../../../../client/dpdk/host/hostPlan';
import { planHost } from '../../../../client/dpdk/host/planHost';
import { cpuSet } from '../../../../client/dpdk/cpuSet';
import { coreOf, topologyOf } from '../../../../client/dpdk/cpus/topology';
import { parseSocketMemory } from '../../../../client/dpdk/memory/socketMemory';
import { factsSchema, type HostFacts } from '../../../../client/facts/hostFacts';
import { anyCase, anyCaseAfterAnother } from '../../../support/anyFacts';
import { hostAfter, hostAfterPlan } from '../../../support/hostAfter';

/** Laws of a plan: DPDK tuning rules that hold whatever the host is. */

const isUsable = ({ findings }: HostPlan): boolean => findings.every(({ severity }) => severity !== 'error');
const holds = (law: (facts: HostFacts, plan: HostPlan, again: (facts: HostFacts) => HostPlan) => void, runs = 300): void =>
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => law(facts, planHost(facts, request), (other) => planHost(other, request))),
    { numRuns: runs },
  );

it('shares out all CPUs, each once, as whole cores', () => {
  holds((facts, { nodes, cpus }) => {
    const topology = topologyOf(facts.cpus);
    const sets = nodes.flatMap(({ housekeeping, pmd, guest }) => [housekeeping, pmd, guest]);
    expect(cpuSet(sets.flat())).toEqual(topology.online);
    expect(sets.flat()).toHaveLength(topology.online.length);
    for (const set of sets)
      for (const cpu of set) expect(set).toEqual(expect.arrayContaining([...(coreOf(topology, cpu)?.cpus ?? [])]));
    expect(cpus.isolated).toEqual(expect.arrayContaining([...cpus.pmd]));
  });
});

it('gives no node more pages than its memory holds beside the reserve, or says so', () => {
  holds((_, plan) => {
    if (!isUsable(plan)) return;
    for (const { memory, reserve, pages } of plan.nodes)
      expect((pages.planned * plan.pages.size) / 1024).toBeLessThanOrEqual(Math.max(0, memory - reserve));
  });
});

it('gives Open vSwitch whole pages that hold its pools', () => {
  holds((_, plan) => {
    for (const { socketMemory, pools, need, pages } of plan.nodes) {
      expect(socketMemory % (plan.pages.size / 1024)).toBe(0);
      expect(socketMemory).toBeGreaterThanOrEqual(need);
      expect(need).toBeGreaterThanOrEqual(pools.reduce((sum, { size }) => sum + size, 0));
      expect((pages.openVswitch * plan.pages.size) / 1024).toBe(socketMemory);
      expect(pages.planned).toBeGreaterThanOrEqual(pages.openVswitch + pages.vms - (pages.planned === 0 ? Infinity : 0));
    }
  });
});

it('lists socket memory up to the last node that has any', () => {
  holds((_, { nodes, ovsConfig }) => {
    const used = nodes.filter(({ socketMemory }) => socketMemory > 0).map(({ id }) => id);
    const list = parseSocketMemory(ovsConfig['dpdk-socket-mem'] ?? '') ?? [];
    expect(list).toHaveLength(Math.max(-1, ...used) + 1);
    for (const [id, mib] of list.entries()) expect(nodes.find((node) => node.id === id)?.socketMemory ?? 0).toBe(mib);
  });
});

it('is the same whatever the order of nodes, cores and NICs', () => {
  const upsideDown = (facts: HostFacts): HostFacts => ({
    ...facts,
    nodes: [...facts.nodes].reverse(),
    nics: [...facts.nics].reverse(),
    netdevs: [...facts.netdevs].reverse(),
    cpus: { ...facts.cpus, cores: [...facts.cpus.cores].reverse() },
  });
  holds((facts, plan, again) => expect(again(upsideDown(facts))).toEqual(plan));
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const reversed = {
        ...request,
        nics: request.nics && [...request.nics].reverse(),
        vms: request.vms && [...request.vms].reverse(),
      };
      expect(planHost(facts, reversed)).toEqual(planHost(facts, request));
    }),
  );
});

const memoryOf = ({ nodes }: HostPlan): ReadonlyMap<number, number> =>
  new Map(nodes.map(({ id, socketMemory }) => [id, socketMemory]));
const expectNoLess = (more: HostPlan, less: HostPlan): void => {
  for (const [id, mib] of memoryOf(less)) expect(memoryOf(more).get(id) ?? 0).toBeGreaterThanOrEqual(mib);
};

it('never takes socket memory from a node when a NIC is added', () => {
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const nics = request.nics ?? [];
      for (const { pci } of nics)
        expectNoLess(
          planHost(facts, { ...request, nics }),
          planHost(facts, { ...request, nics: nics.filter((nic) => nic.pci !== pci) }),
        );
    }),
  );
});

// A NIC of a middle MTU that gets the largest one of its node, be it that of a VM, gives up a pool of its own: only the largest can be
// raised.
it('never takes socket memory from a node when its largest MTU is raised', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(1500, 3000, 9000), fc.constantFrom(2000, 9000, 9702), ({ facts, request }, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const vms = request.vms?.map((vm) => ({ ...vm, mtu: 1500 }));
      const at = (mtu: number) => ({ ...request, vms, nics: request.nics?.map(({ pci }) => ({ pci, mtu })) ?? [] });
      expectNoLess(planHost(facts, at(high)), planHost(facts, at(low)));
    }),
  );
});

/** A host as generated, or one that an earlier plan for something else was carried out on. */
const holdsSooner = (law: (facts: HostFacts, plan: HostPlan, again: (facts: HostFacts) => HostPlan) => void): void =>
  fc.assert(
    fc.property(anyCaseAfterAnother, ({ facts, earlier, request }) => {
      const before = earlier && planHost(facts, earlier);
      const now = before && isUsable(before) ? hostAfterPlan(facts, before) : facts;
      law(now, planHost(now, request), (other) => planHost(other, request));
    }),
    { numRuns: 500 },
  );

it('has nothing left to do on a host that is as planned', () => {
  let usable = 0;
  holdsSooner((facts, plan, again) => {
    if (!isUsable(plan)) return;
    usable++;
    const { steps, kernelLine } = again(hostAfterPlan(facts, plan));
    expect({ steps, missing: kernelLine.missing }).toEqual({ steps: [], missing: [] });
  });
  expect(usable).toBeGreaterThan(100);
});

it('goes back to what the facts show', () => {
  const byName = <T extends { readonly name: string }>(items: readonly T[] = []): readonly T[] =>
    [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
  const shown = (facts: HostFacts) => ({
    ...facts,
    netdevs: byName(facts.netdevs),
    openVswitch: {
      ...facts.openVswitch,
      bridges: byName(facts.openVswitch?.bridges),
      interfaces: byName(facts.openVswitch?.interfaces),
      running: undefined,
      dpdkInitialized: undefined,
    },
  });
  holdsSooner((facts, plan) => {
    if (isUsable(plan)) expect(shown(hostAfter(facts, [...plan.steps, ...plan.rollback]))).toEqual(shown(facts));
  });
});

/** With every object in it frozen: whoever writes to one throws. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

it('leaves facts and request as they are, and comes to the same twice', () => {
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const plan = planHost(frozen(facts), frozen(request));
      expect(JSON.stringify(planHost(facts, request))).toBe(JSON.stringify(plan));
    }),
  );
});

it('does not throw on facts that tell as little as the schema allows', () => {
  const bare = {
    contract: 'ovirt-dpdk/host-facts/v1',
    collectedAt: '2026-11-24T12:00:00Z',
    notes: [],
    host: { arch: '', kernel: '' },
    cpus: { online: '', cores: [] },
    nodes: [],
    nics: [],
    netdevs: [],
    carries: { defaultRoute: [], session: [], storage: [] },
  };
  const { findings } = planHost(factsSchema.parse(bare));
  expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'facts.noOpenVswitch',
    'facts.noTopology',
    'pages.none',
  ]);
});
