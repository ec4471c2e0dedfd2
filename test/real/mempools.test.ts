import type { PoolPlan } from '../../client/dpdk/host/hostPlan';
import { perPortPools, sharedPools, type NodePorts } from '../../client/dpdk/memory/mempools';
import { freePages } from '../support/hugepages';
import { installedRelease, type Mempool } from '../support/openVswitch';
import { until } from '../support/until';
import { addNic, addVhost, withBridge } from './bridge';

/** What both sides say of a pool, in one order. */
const listed = (pools: readonly Pick<Mempool, 'mbufs' | 'objectBytes'>[]): string =>
  pools
    .map(({ mbufs, objectBytes }) => `${mbufs} × ${objectBytes}`)
    .sort()
    .join(', ');

interface Row {
  readonly nics?: NodePorts['nics'];
  readonly vhost?: NodePorts['vhost'];
  /** CPUs of the mask, which are PMD threads too. */
  readonly pmds?: 1 | 2;
  readonly config?: Readonly<Record<string, string>>;
}

const named = (row: Row): [string, Row] => [JSON.stringify(row).replaceAll('"', ''), row];

/** Builds the ports and compares what the switch has then with what was predicted for its node 0. */
const compare = async ({ nics = [], vhost = [], pmds = 1, config = {} }: Row, all: readonly PoolPlan[]): Promise<void> => {
  // A port that comes with its MTU in one transaction never has MTU 1500.
  const pools = all.filter((pool) => pool.for !== 'transient');
  const pages = pools.reduce((sum, { size }) => sum + size / 2, 0);
  const setting = { config: { 'pmd-cpu-mask': pmds === 1 ? '0x2' : '0x3', ...config }, pages: pages + 20 };
  await withBridge(setting, async (ovs) => {
    const before = freePages();
    for (const [i, nic] of nics.entries()) await addNic(ovs, `n${i}`, nic);
    await Promise.all(vhost.map((port, i) => addVhost(ovs, `v${i}`, port)));
    // The pool of a vhost port comes when the driver has told its queues.
    const connected = async (): Promise<true | undefined> => ((await ovs.mempools()).length < pools.length ? undefined : true);
    await until('the pools', connected);
    expect(listed(await ovs.mempools())).toBe(listed(pools));
    const taken = before - freePages();
    expect(Math.abs(taken - pages) <= 1 ? 'within one page' : `${taken} pages taken, ${pages} predicted`).toBe('within one page');
  });
};

const ports = ({ nics = [], vhost = [] }: Row): readonly NodePorts[] => [{ id: 0, nics, vhost }];

const SHARED: readonly Row[] = [
  { nics: [{ mtu: 68 }] },
  { nics: [{ mtu: 998 }] },
  { nics: [{ mtu: 999 }] },
  { nics: [{ mtu: 1500 }], pmds: 2 },
  { nics: [{ mtu: 2022 }], config: { 'dpdk-extra': '-n 3' } },
  { nics: [{ mtu: 2023, rxQueues: 4 }] },
  { nics: [{ mtu: 9000 }] },
  { nics: [{ mtu: 1500, rxQueues: 2 }, { mtu: 1800 }], vhost: [{ mtu: 1500 }], pmds: 2 },
  { nics: [{ mtu: 576 }], vhost: [{ mtu: 1500, queuePairs: 2 }] },
  { nics: [{ mtu: 1500 }, { mtu: 500 }], config: { 'shared-mempool-config': '3000' } },
  { nics: [{ mtu: 1500 }, { mtu: 500 }], config: { 'shared-mempool-config': '500,3000:1' } },
];

it.each(SHARED.map(named))('predicts buffers and pages of shared pools: %s', async (_, row) => {
  const { config = {} } = row;
  const rules = {
    ovs: installedRelease(),
    channels: config['dpdk-extra'] ? 3 : undefined,
    sharedMempoolConfig: config['shared-mempool-config'],
  };
  await compare(row, sharedPools(ports(row), rules).get(0) ?? []);
});

const PER_PORT: readonly Row[] = [
  { nics: [{ mtu: 1500 }] },
  { nics: [{ mtu: 1500, rxQueues: 2 }] },
  { nics: [{ mtu: 1500, rxQueues: 4 }], pmds: 2 },
  { nics: [{ mtu: 9000, rxQueues: 2 }], pmds: 2 },
  { nics: [{ mtu: 576 }, { mtu: 3000 }] },
  { nics: [{ mtu: 1500, rxDescriptors: 4096, txDescriptors: 1024 }] },
  { vhost: [{ mtu: 1500 }, { mtu: 1500, queuePairs: 2 }] },
];

it.each(PER_PORT.map(named))('predicts buffers and pages of a pool for each port: %s', async (_, row) => {
  const rules = { ovs: installedRelease(), pmdThreads: row.pmds ?? 1 };
  await compare({ ...row, config: { 'per-port-memory': 'true' } }, perPortPools(ports(row), rules).get(0) ?? []);
});
