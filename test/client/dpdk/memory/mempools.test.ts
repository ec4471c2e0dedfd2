import fc from 'fast-check';
import {
  perPortPools,
  poolMemory,
  predictHalving,
  sharedPools,
  type NodePorts,
  type PoolRules,
} from '../../../../client/dpdk/memory/mempools';
import { RELEASES, release } from './release';

const node = (id: number, nics: readonly number[], vhost: readonly number[] = []): NodePorts => ({
  id,
  nics: nics.map((mtu) => ({ mtu })),
  vhost: vhost.map((mtu) => ({ mtu })),
});
const shared = (nodes: readonly NodePorts[], ovs = '3.1', more: Partial<PoolRules> = {}) =>
  Object.fromEntries(
    [...sharedPools(nodes, { ovs: release(ovs), ...more })].map(([id, pools]) => [
      id,
      pools.map((pool) => `${pool.for} ${pool.mtu}`),
    ]),
  );

// Documentation/topics/dpdk/memory.rst of Open vSwitch, in its MB of 10^6 bytes without fractions.
it.each([
  ['MTU 1500, shared', 262144, 3008, 788],
  ['MTU 9000, shared', 262144, 10176, 2667],
  ['MTU 1500, one queue and one PMD, a pool of its own', 22560, 3008, 67],
])('has the published size: %s', (_, mbufs, objectBytes, megabytes) => {
  expect(Math.floor((mbufs * objectBytes) / 1e6)).toBe(megabytes);
});

// Pages taken of Open vSwitch 3.1.0, two MiB each: 380, 508, 1277, 191, 96, 48, 24, 16, 33, 110.
it.each([
  [262144, 3008, 762],
  [262144, 4032, 1018],
  [262144, 10176, 2554],
  [131072, 3008, 382],
  [65536, 3008, 192],
  [32768, 3008, 96],
  [16384, 3008, 48],
  [16384, 1984, 32],
  [22560, 3008, 66],
  [22560, 10176, 220],
])('counts for %i buffers of %i bytes %i MiB', (mbufs, objectBytes, size) => {
  expect(poolMemory(mbufs, objectBytes)).toBe(size);
});

it('shares a pool among ports of one size on one node: MTU 1800 with 1500, as memory.rst says', () => {
  expect(shared([node(0, [1500, 1800]), node(1, [1500])])).toEqual({ 0: ['nic 1800'], 1: ['nic 1500'] });
});

it('has the pool of MTU 1500 beside the one of a NIC, for a port is made with it', () => {
  expect(shared([node(0, [9000])])).toEqual({ 0: ['transient 1500', 'nic 9000'] });
  expect(shared([node(0, [9000, 2000], [1500])])).toEqual({ 0: ['nic 2000', 'nic 9000'] });
});

it('has those of NICs first, then those of VMs', () => {
  expect(shared([node(1, [9000], [3000, 500, 1500])])).toEqual({ 1: ['vhost 1500', 'nic 9000', 'vhost 500', 'vhost 3000'] });
});

it('has no pool on a node without ports', () => {
  expect(shared([node(0, [1500]), node(2, [])])).toEqual({ 0: ['nic 1500'], 2: [] });
});

it.each([
  ['2.17', ['vhost 1500']],
  ['3.0', []],
])('keeps a pool for VMs that have not connected on the main node, on Open vSwitch %s: %j', (ovs, pools) => {
  expect(shared([node(0, []), node(1, [], [9000])], ovs)).toEqual({ 0: pools, 1: ['vhost 9000'] });
  expect(shared([node(0, [], [9000]), node(1, [])], ovs, { mainNode: 1 })).toEqual({ 0: ['vhost 9000'], 1: pools });
});

it.each([
  ['9000', { 0: ['nic 9000'], 1: ['vhost 9000'] }],
  ['9000:0', { 0: ['nic 9000'], 1: ['vhost 1500'] }],
  // The smallest that holds the frame.
  ['4000,2000,9000', { 0: ['transient 2000', 'nic 9000'], 1: ['vhost 2000'] }],
  // None holds it.
  ['500', { 0: ['transient 1500', 'nic 9000'], 1: ['vhost 1500'] }],
  // One wrong entry: none counts.
  ['9000,jumbo', { 0: ['transient 1500', 'nic 9000'], 1: ['vhost 1500'] }],
])('takes the sizes of shared-mempool-config %j', (sharedMempoolConfig, pools) => {
  expect(shared([node(0, [9000]), node(1, [], [1500])], '3.0', { sharedMempoolConfig })).toEqual(pools);
});

it('has no shared-mempool-config before Open vSwitch 3.0', () => {
  expect(shared([node(0, [1500])], '2.17', { sharedMempoolConfig: '9000' })).toEqual({ 0: ['nic 1500'] });
});

// The first is the example of memory.rst; the others were measured on Open vSwitch 3.1.0.
it.each([
  [1, { rxQueues: 1 }, 22560],
  [1, { rxQueues: 2 }, 24640],
  [2, { rxQueues: 4 }, 30848],
  [1, { rxDescriptors: 4096, txDescriptors: 1024 }, 22560],
])('gives with %i PMD a NIC with %j %i buffers of its own', (pmdThreads, port, mbufs) => {
  const pools = perPortPools([{ id: 0, nics: [{ mtu: 1500, ...port }], vhost: [] }], { ovs: release('3.1'), pmdThreads });
  expect(pools.get(0)).toEqual([expect.objectContaining({ mbufs, for: 'nic' })]);
});

it.each([
  [1, 20512],
  [2, 24640],
])('gives a vNIC with %i queue pairs %i buffers of its own', (queuePairs, mbufs) => {
  const pools = perPortPools([{ id: 0, nics: [], vhost: [{ mtu: 1500, queuePairs }] }], { ovs: release('3.1'), pmdThreads: 4 });
  expect(pools.get(0)).toEqual([expect.objectContaining({ mbufs, for: 'vhost' })]);
});

it('has with pools of their own one more where a NIC gets another MTU', () => {
  const pools = perPortPools([node(0, [9000, 9000, 1500])], { ovs: release('3.1'), pmdThreads: 1 });
  expect(pools.get(0)?.map((pool) => `${pool.for} ${pool.mtu}`)).toEqual(['transient 1500', 'nic 1500', 'nic 9000', 'nic 9000']);
});

// Measured on Open vSwitch 3.1.0, where the real suite repeats it.
it.each([
  [64, 1500, 16384],
  [128, 1500, 32768],
  [256, 1500, 65536],
  [512, 1500, 131072],
  [768, 1500, 262144],
  [896, 1500, 262144],
  [1024, 1500, 262144],
  [40, 1500, 0],
  [1024, 9000, 65536],
])('predicts from %i MiB for MTU %i %i buffers', (available, mtu, mbufs) => {
  const pools = sharedPools([node(0, [], [mtu])], { ovs: release('3.1') }).get(0) ?? [];
  expect(predictHalving(pools, available)).toEqual([{ pool: pools[0], mbufs }]);
});

it('predicts what is left when an MTU is raised while the first pool is there', () => {
  const pools = sharedPools([node(0, [9000])], { ovs: release('3.1') }).get(0) ?? [];
  expect(predictHalving(pools, 1024).map(({ mbufs }) => mbufs)).toEqual([262144, 16384]);
});

it.each([
  [128, [20512, 20512]],
  [96, [20512, 0]],
  [64, [20512, 0]],
])('predicts that %i MiB are good for %j buffers of two vNICs with pools of their own', (available, mbufs) => {
  const pools = perPortPools([node(0, [], [1500, 1500])], { ovs: release('3.1'), pmdThreads: 1 }).get(0) ?? [];
  expect(predictHalving(pools, available).map((outcome) => outcome.mbufs)).toEqual(mbufs);
});

const mtu = fc.integer({ min: 68, max: 9702 });
const ports = fc.record({ nics: fc.array(mtu, { maxLength: 4 }), vhost: fc.array(mtu, { maxLength: 4 }) });
const nodes = fc.array(ports, { minLength: 1, maxLength: 3 }).map((list) => list.map((of, id) => node(id, of.nics, of.vhost)));
const rules = fc.record({ ovs: fc.constantFrom(...RELEASES).map(release), mainNode: fc.integer({ min: 0, max: 2 }) });
const total = (pools: readonly { readonly size: number }[] = []): number => pools.reduce((sum, { size }) => sum + size, 0);

it('does not depend on the order of ports and nodes', () => {
  fc.assert(
    fc.property(nodes, rules, (list, at) => {
      const mixed = [...list]
        .reverse()
        .map(({ id, nics, vhost }) => ({ id, nics: [...nics].reverse(), vhost: [...vhost].reverse() }));
      for (const pools of [sharedPools, perPortPools]) {
        const all = { ...at, pmdThreads: 2 };
        expect(new Map([...pools(mixed, all)].sort(([a], [b]) => a - b))).toEqual(pools(list, all));
      }
    }),
  );
});

it('never takes less for one more NIC', () => {
  fc.assert(
    fc.property(nodes, rules, mtu, (list, at, added) => {
      for (const { id } of list) {
        const more = list.map((of) => (of.id === id ? { ...of, nics: [...of.nics, { mtu: added }] } : of));
        expect(total(sharedPools(more, at).get(id))).toBeGreaterThanOrEqual(total(sharedPools(list, at).get(id)));
      }
    }),
  );
});

it('never takes less for a larger MTU from 1500 on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1500, max: 9702 }), fc.integer({ min: 1500, max: 9702 }), rules, (a, b, at) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)].map((of) => total(sharedPools([node(0, [of])], at).get(0)));
      expect(large).toBeGreaterThanOrEqual(small ?? NaN);
    }),
  );
});

it('takes less for a larger MTU that shares a pool where the smaller one had its own', () => {
  const [small, large] = [500, 1500].map((of) => total(sharedPools([node(0, [of])], { ovs: release('3.1') }).get(0)));
  expect([small, large]).toEqual([762 + 32, 762]);
});

it('halves nothing where all pools have their memory, and never gets more than it asked for', () => {
  fc.assert(
    fc.property(nodes, rules, fc.integer({ min: 0, max: 12000 }), (list, at, available) => {
      for (const pools of sharedPools(list, at).values()) {
        expect(predictHalving(pools, total(pools) + 2).map(({ mbufs }) => mbufs)).toEqual(pools.map(({ mbufs }) => mbufs));
        for (const { pool, mbufs } of predictHalving(pools, available)) {
          expect(mbufs === 0 || mbufs >= 16384).toBe(true);
          expect(mbufs).toBeLessThanOrEqual(pool.mbufs);
        }
      }
    }),
  );
});
