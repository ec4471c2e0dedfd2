import { perPortPools, predictHalving, sharedPools } from '../../client/dpdk/memory/mempools';
import { installedRelease } from '../support/openVswitch';
import { addNic, withBridge } from './bridge';

/** A switch that can have so much and no more, and has it from the start. */
const setting = (mib: number, more: Readonly<Record<string, string>> = {}) => ({
  config: { 'pmd-cpu-mask': '0x2', 'dpdk-socket-mem': `${mib}`, 'dpdk-socket-limit': `${mib}`, ...more },
  pages: mib / 2,
});

// The last four are where one page more or less decides.
it.each([
  [64, 1500, 16384],
  [128, 1500, 32768],
  [256, 1500, 65536],
  [512, 1500, 131072],
  [768, 1500, 262144],
  [1024, 1500, 262144],
  [1024, 9000, 65536],
  [378, 1500, 65536],
  [380, 1500, 131072],
  [756, 1500, 131072],
  [758, 1500, 262144],
])('predicts that %i MiB for MTU %i are good for %i buffers', async (mib, mtu, mbufs) => {
  const pools = sharedPools([{ id: 0, nics: [{ mtu }], vhost: [] }], { ovs: installedRelease() }).get(0) ?? [];
  const outcome = predictHalving(
    pools.filter((pool) => pool.for === 'nic'),
    mib,
  );
  expect(outcome.map((pool) => pool.mbufs)).toEqual([mbufs]);
  await withBridge(setting(mib), async (ovs) => {
    await addNic(ovs, 'n0', { mtu });
    expect((await ovs.mempools()).map((pool) => pool.mbufs)).toEqual([mbufs]);
  });
});

it('predicts what is left for a port that gets its MTU later, beside the pool that it had before', async () => {
  const pools = sharedPools([{ id: 0, nics: [{ mtu: 9000 }], vhost: [] }], { ovs: installedRelease() }).get(0) ?? [];
  const predicted = predictHalving(pools, 1024).map(({ pool, mbufs }) => [pool.objectBytes, mbufs]);
  expect(predicted).toEqual([
    [3008, 262144],
    [10176, 16384],
  ]);
  await withBridge(setting(1024), async (ovs) => {
    await addNic(ovs, 'n0', { mtu: 1500 });
    await ovs.set('set', 'Interface', 'n0', 'mtu_request=9000');
    expect((await ovs.mempools()).map(({ objectBytes, mbufs }) => [objectBytes, mbufs])).toEqual(predicted);
  });
});

it.each([
  [128, [22560, 0]],
  [136, [22560, 22560]],
])('predicts that of two ports with pools of their own %i MiB leave %j', async (mib, mbufs) => {
  const nics = [{ mtu: 1500 }, { mtu: 1500 }];
  const pools = perPortPools([{ id: 0, nics, vhost: [] }], { ovs: installedRelease(), pmdThreads: 1 }).get(0) ?? [];
  expect(predictHalving(pools, mib).map((outcome) => outcome.mbufs)).toEqual(mbufs);
  await withBridge(setting(mib, { 'per-port-memory': 'true' }), async (ovs) => {
    await addNic(ovs, 'n0', { mtu: 1500 });
    await addNic(ovs, 'n1', { mtu: 1500 }).catch(() => undefined);
    expect((await ovs.mempools()).map((pool) => pool.mbufs)).toEqual(mbufs.filter((count) => count > 0));
    expect(ovs.log().includes('Failed to create memory pool')).toBe(mbufs.includes(0));
  });
});
