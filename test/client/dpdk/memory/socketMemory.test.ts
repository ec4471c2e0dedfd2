import fc from 'fast-check';
import { sharedPools } from '../../../../client/dpdk/memory/mempools';
import {
  formatSocketMemory,
  isSocketMemoryShort,
  parseSocketMemory,
  RESERVE,
  socketLimit,
  socketMemory,
} from '../../../../client/dpdk/memory/socketMemory';
import { kib, mib } from '../../../../client/dpdk/units';
import { release } from './release';

const [MEBI2, GIBI] = [kib(2048), kib(1024 ** 2)];

interface Node {
  readonly nics?: readonly number[];
  readonly vhost?: readonly number[];
}

/** Socket memory of nodes 0, 1, … with NICs and vNICs of such MTUs. */
const planned = (nodes: readonly Node[], size = GIBI, ovs = '3.3') => {
  const ports = nodes.map(({ nics = [], vhost = [] }, id) => ({
    id,
    nics: nics.map((mtu) => ({ mtu })),
    vhost: vhost.map((mtu) => ({ mtu })),
  }));
  const pools = sharedPools(ports, { ovs: release(ovs) });
  return socketMemory(
    ports.map(({ id, nics }) => ({ id, pools: pools.get(id) ?? [], hasNic: nics.length > 0 })),
    size,
  );
};

// TripleO and the NFV guides of Red Hat OpenStack ignore the pools of VMs and the one that a port begins with: where they count less
// than we do, theirs is what Open vSwitch halves.
it.each([
  // Two vNICs of MTU 1500, nothing else: 1024 as both give to a node without a DPDK NIC.
  { nodes: [{ vhost: [1500] }], ours: '1024' },
  // Tests of tripleo-common: one NIC on node 1, MTU 1200: "1024,2048".
  { nodes: [{ vhost: [1500] }, { nics: [1200], vhost: [1500] }], ours: '1024,2048' },
  // Tests of tripleo-common: one NIC on node 1, MTU 8192: "1024,3072".
  { nodes: [{ vhost: [1500] }, { nics: [8192], vhost: [1500] }], ours: '1024,4096' },
  // NFV guide: NICs of MTU 9000 and 2000 on node 0: "4096,1024".
  { nodes: [{ nics: [9000, 2000], vhost: [1500] }, { vhost: [1500] }], ours: '4096,1024' },
  // NFV guide and TripleO: one NIC of MTU 1500 on node 0.
  { nodes: [{ nics: [1500], vhost: [1500] }, { vhost: [1500] }], ours: '2048,1024' },
  // One NIC of MTU 1500 on node 0, one of 9000 on node 1: TripleO's formula gives 3072 to node 1.
  {
    nodes: [
      { nics: [1500], vhost: [1500] },
      { nics: [9000], vhost: [1500] },
    ],
    ours: '2048,4096',
  },
  // A node that nobody uses between two that are used.
  { nodes: [{ nics: [1500] }, {}, { vhost: [1500] }, {}], ours: '2048,0,1024' },
])('plans $ours for $nodes', ({ nodes, ours }) => {
  expect(formatSocketMemory(planned(nodes))).toBe(ours);
  expect(formatSocketMemory(planned(nodes, MEBI2))).toBe(ours);
});

it('counts pools and the reserve for a NIC, or that for VMs alone', () => {
  expect(planned([{ nics: [9000] }, { vhost: [1500] }, {}])).toEqual([
    { id: 0, reserve: 512, need: 762 + 2554 + 512, socketMemory: 4096 },
    { id: 1, reserve: 128, need: 762 + 128, socketMemory: 1024 },
    { id: 2, reserve: 0, need: 0, socketMemory: 0 },
  ]);
  expect(RESERVE).toEqual({ nic: 512, vhost: 128 });
});

it('takes whole pages where they are larger than 1 GiB: ppc64 has 16 GiB', () => {
  expect(formatSocketMemory(planned([{ nics: [1500] }], kib(16 * 1024 ** 2)))).toBe('16384');
});

it.each([
  ['1024', [1024]],
  ['1024,0,2048', [1024, 0, 2048]],
  ['0', [0]],
  ['', undefined],
  ['1024,', undefined],
  [',1024', undefined],
  ['1024 ,0', undefined],
  ['1G', undefined],
  ['-1', undefined],
  ['"1024"', undefined],
])('reads %j', (text, numbers) => {
  expect(parseSocketMemory(text)).toEqual(numbers);
});

it('writes nothing where no node has any', () => {
  expect(formatSocketMemory([{ id: 0, socketMemory: mib(0) }])).toBe('');
});

// lib/dpdk.c of the branches: no key; the socket memory by itself; nothing by itself.
it.each([
  ['2.10', undefined],
  ['2.11', undefined],
  ['2.16.9', undefined],
  ['2.17', '1024,2048'],
  ['3.7', '1024,2048'],
])('limits on Open vSwitch %s to %j', (ovs, limit) => {
  expect(socketLimit('1024,2048', release(ovs))).toBe(limit);
  expect(socketLimit('', release(ovs))).toBeUndefined();
});

// Ten characters for each of RTE_MAX_NUMA_NODES: config/ of DPDK.
it.each([
  ['19.11', 80],
  ['20.11', 40],
  ['21.11', 320],
  ['25.11', 320],
])('is short enough for DPDK %s below %i characters', (dpdk, limit) => {
  expect([limit - 1, limit].map((length) => isSocketMemoryShort('1'.repeat(length), release(dpdk)))).toEqual([true, false]);
});

// An EPYC server with NPS4 has eight nodes. Refused by DPDK 22.11: 33 numbers; taken: 32.
it.each([
  ['19.11', 8],
  ['20.11', 4],
  ['21.11', 32],
])('is short enough for DPDK %s up to %i nodes', (dpdk, most) => {
  const list = (nodes: number): string => Array.from({ length: nodes }, () => 0).join(',');
  expect([most, most + 1].map((nodes) => isSocketMemoryShort(list(nodes), release(dpdk)))).toEqual([true, false]);
});

const mtu = fc.integer({ min: 68, max: 9702 });
const node = fc.record({ nics: fc.array(mtu, { maxLength: 3 }), vhost: fc.array(mtu, { maxLength: 3 }) });
const nodes = fc.array(node, { minLength: 1, maxLength: 6 });
const size = fc.constantFrom(MEBI2, GIBI);

it('reads back what it writes, up to the last node that has any', () => {
  fc.assert(
    fc.property(nodes, size, (list, pages) => {
      const plan = planned(list, pages);
      const used = plan.filter((of) => of.socketMemory > 0);
      expect(parseSocketMemory(formatSocketMemory(plan)) ?? []).toEqual(
        plan.slice(0, (used.at(-1)?.id ?? -1) + 1).map((of) => of.socketMemory),
      );
    }),
  );
});

it('covers the pools and the reserve in whole steps and pages, and nothing on a node without ports', () => {
  fc.assert(
    fc.property(nodes, size, (list, pages) => {
      for (const [id, { need, reserve, socketMemory: own }] of planned(list, pages).entries()) {
        expect(own).toBeGreaterThanOrEqual(need);
        expect(own - need).toBeLessThan(1024);
        expect(own % 1024).toBe(0);
        const of = list[id];
        expect(own > 0).toBe(of !== undefined && of.nics.length + of.vhost.length > 0);
        expect(reserve > 0).toBe(own > 0);
      }
    }),
  );
});

it('never falls when a NIC is added', () => {
  fc.assert(
    fc.property(nodes, mtu, (list, added) => {
      const withNic = (more: readonly number[]) =>
        planned(list.map((of, id) => (id === 0 ? { ...of, nics: [...of.nics, ...more] } : of)))[0]?.socketMemory ?? NaN;
      expect(withNic([added])).toBeGreaterThanOrEqual(withNic([]));
    }),
  );
});

it('lists nodes by id in whatever order they come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 8]), (ids) => {
      const demands = ids.map((id) => ({ id, pools: [], hasNic: true }));
      expect(socketMemory(demands, GIBI).map(({ id }) => id)).toEqual([...ids].sort((x, y) => x - y));
    }),
  );
});
