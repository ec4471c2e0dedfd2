import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseFacts } from '../../client/facts/parseFacts';
import type { HostFacts } from '../../client/facts/hostFacts';
import { runCollector } from '../support/collect';
import { installedRelease, type OpenVswitch } from '../support/openVswitch';
import { AWKS, need, SHELLS } from '../support/shells';
import { addNic, addVhost, withBridge } from './bridge';
import { until } from '../support/until';

const texts = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const collected = (ovs: OpenVswitch, shell: readonly string[] = ['sh', '-s']): HostFacts => {
  const { stdout, status } = runCollector(shell, { ...texts(ovs.environment), OVIRT_DPDK_PATIENCE: '20' });
  expect(status).toBe(0);
  return parseFacts(stdout);
};

it('reads a switch at work: settings, ports, pools and threads', async () => {
  const config = { 'per-port-memory': 'true', 'pmd-cpu-mask': '0x3', 'dpdk-socket-mem': '128' };
  await withBridge({ config, pages: 200 }, async (ovs) => {
    await addNic(ovs, 'n0', { mtu: 1500, rxQueues: 2 });
    await addVhost(ovs, 'v0', { mtu: 1500 });
    await ovs.set('set', 'Port', 'v0', 'tag=100');
    await until('the pool of the vhost port', async () => ((await ovs.mempools()).length === 2 ? true : undefined));
    // The switch writes them every five seconds.
    await until('the counters of the vhost port', async () =>
      (await ovs.get('get', 'Interface', 'v0', 'statistics')).includes('rx_packets') ? true : undefined,
    );
    for (const shell of SHELLS) {
      const { openVswitch, notes } = collected(ovs, shell);
      const { major, minor, build } = installedRelease();
      expect(openVswitch).toMatchObject({
        version: `${major}.${minor}.${build}`,
        dpdkVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
        running: true,
        user: 'root',
        dpdkInitialized: true,
        otherConfig: config,
        bridges: [{ name: 'br0', datapathType: 'netdev' }],
      });
      expect([...(openVswitch?.bridges?.[0]?.ports ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
        { name: 'br0', interfaces: ['br0'] },
        { name: 'n0', interfaces: ['n0'] },
        { name: 'v0', tag: 100, interfaces: ['v0'] },
      ]);
      expect(openVswitch?.interfaces?.find(({ name }) => name === 'n0')).toMatchObject({
        type: 'dpdk',
        options: { n_rxq: '2', 'dpdk-devargs': 'net_null_n0,no-rx=1' },
        mtu: 1500,
        mtuRequest: 1500,
        linkState: 'up',
      });
      const vhost = openVswitch?.interfaces?.find(({ name }) => name === 'v0');
      expect(vhost).toMatchObject({ type: 'dpdkvhostuserclient', status: { mode: 'client', status: 'connected' } });
      expect(vhost?.rxPackets).toBeGreaterThanOrEqual(0);
      const pools = openVswitch?.mempools?.map(({ node, mbufs, objectBytes }) => ({ node, mbufs, objectBytes }));
      expect(pools).toEqual(await ovs.mempools());
      expect(openVswitch?.pmds?.map(({ cpu, node }) => ({ cpu, node }))).toEqual([
        { cpu: 0, node: 0 },
        { cpu: 1, node: 0 },
      ]);
      const queues = openVswitch?.pmds?.flatMap((pmd) => pmd.queues.map(({ port, queue }) => `${port} ${queue}`)).sort();
      expect(queues).toEqual(['n0 0', 'n0 1', 'v0 0']);
      expect(notes.filter(({ about }) => about.startsWith('openVswitch'))).toEqual([]);
    }
  });
});

it('gives names and values of the database back as they are', async () => {
  await withBridge({ config: { 'per-port-memory': 'true' }, pages: 100 }, async (ovs) => {
    const harmful = ['"quoted"', '$(touch /tmp/harm)', 'back\\slash', 'line\nfeed', '名前 é', `it's`, '</x>,{}[]'];
    for (const [i, text] of harmful.entries()) {
      await ovs.set('set', 'Open_vSwitch', '.', `other_config:key${i}=${JSON.stringify(text)}`);
    }
    const config = collected(ovs).openVswitch?.otherConfig ?? {};
    expect(harmful.map((_, i) => config[`key${i}`])).toEqual(harmful);
  });
});

it('was tried with each shell and each awk that the tests name', () => {
  expect(SHELLS).toHaveLength(3);
  expect(AWKS).toHaveLength(3);
});

it('is a script in which shellcheck finds nothing', () => {
  const { stdout, status } = spawnSync(need('shellcheck'), [join(__dirname, '../../host/collect.sh')], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
