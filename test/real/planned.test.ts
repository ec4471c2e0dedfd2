import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { planHost } from '../../client/dpdk/host/planHost';
import type { HostRequest } from '../../client/dpdk/host/request';
import { parseFacts } from '../../client/facts/parseFacts';
import type { HostFacts } from '../../client/facts/hostFacts';
import { nic, netdev } from '../support/hostFacts';
import type { OpenVswitch } from '../support/openVswitch';
import { addNic, addVhost, withBridge } from './bridge';
import { until } from '../support/until';

const COLLECTOR = join(__dirname, '../../host/collect.sh');

/** This machine with that switch, as the collector sees it. */
const collect = (ovs: OpenVswitch): HostFacts =>
  parseFacts(execFileSync('sh', [COLLECTOR], { env: ovs.environment, encoding: 'utf8', timeout: 10_000 }));

/** A switch as it is after installation, with memory for what is planned. */
const untouched = (mib: number) => ({ config: { 'dpdk-init': 'false' }, pages: mib / 2 + 10 });

/** Gives the switch the keys of a plan and starts it anew. All at once: DPDK starts as soon as `dpdk-init` says so. */
const configure = async (ovs: OpenVswitch, config: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const record = ['Open_vSwitch', '.'];
  const changes = Object.entries(config).map(([key, value]) =>
    value === undefined ? ['remove', ...record, 'other_config', key] : ['set', ...record, `other_config:${key}="${value}"`],
  );
  await ovs.get(...changes.flatMap((change) => ['--', ...change]));
  await ovs.restart();
};

/** The arguments that DPDK was last started with. */
const eal = (ovs: OpenVswitch): string | undefined => [...ovs.log().matchAll(/EAL ARGS: (.*)/g)].at(-1)?.[1];

const vm = { memoryMiB: 256, vcpus: 1 };

it.each<{ request: HostRequest; config: Record<string, string>; args: readonly string[] }>([
  {
    request: { vms: [vm], vmNodes: [0], pageSize: 2048 },
    config: { 'dpdk-init': 'true', 'dpdk-socket-mem': '1024', 'dpdk-socket-limit': '1024', 'pmd-cpu-mask': '0x2' },
    args: ['--socket-mem 1024', '--socket-limit 1024', '--in-memory', '-l 0.'],
  },
  {
    request: { vms: [vm], vmNodes: [0], pageSize: 2048, memoryModel: 'per-port', socketMemoryMiB: { 0: 256 } },
    config: { 'dpdk-socket-mem': '256', 'dpdk-socket-limit': '256', 'per-port-memory': 'true' },
    args: ['--socket-mem 256', '--socket-limit 256'],
  },
])('plans $config, which Open vSwitch takes', async ({ request, config, args }) => {
  await withBridge(untouched(Number(config['dpdk-socket-mem'])), async (ovs) => {
    const { ovsConfig, nodes } = planHost(collect(ovs), request);
    expect(ovsConfig).toMatchObject(config);
    await configure(ovs, ovsConfig);
    expect(await ovs.get('get', 'Open_vSwitch', '.', 'dpdk_initialized')).toBe('true');
    for (const arg of args) expect(eal(ovs)).toContain(arg);

    await addVhost(ovs, 'v0', { mtu: 1500 });
    const pool = await until('the pool', async () => (await ovs.mempools())[0]);
    expect(nodes[0]?.pools).toContainEqual(
      expect.objectContaining({ mtu: 1500, mbufs: pool.mbufs, objectBytes: pool.objectBytes }),
    );
    // The mask is in effect: the thread that polls is on CPU 1.
    expect(await ovs.ask('dpif-netdev/pmd-rxq-show')).toMatch(/^pmd thread numa_id 0 core_id 1:$/m);
  });
});

it('plans for a NIC of its node, and its pool is whole', async () => {
  await withBridge(untouched(2048), async (ovs) => {
    const facts = collect(ovs);
    const card = nic({ pci: '0000:3b:00.0', node: 0, netdevs: ['ens1f0'] });
    const withCard = {
      ...facts,
      iommu: { active: true, groups: 1 },
      nics: [...facts.nics, card],
      netdevs: [...facts.netdevs, netdev('ens1f0')],
    };
    const plan = planHost(withCard, { nics: [{ pci: card.pci }], vms: [vm], vmNodes: [0], pageSize: 2048 });
    expect(plan.ovsConfig).toMatchObject({ 'dpdk-socket-mem': '2048', 'dpdk-socket-limit': '2048' });
    await configure(ovs, plan.ovsConfig);
    await addNic(ovs, 'n0', { mtu: 1500 });
    expect((await ovs.mempools()).map(({ mbufs }) => mbufs)).toEqual(plan.nodes[0]?.pools.map(({ mbufs }) => mbufs));
  });
});
