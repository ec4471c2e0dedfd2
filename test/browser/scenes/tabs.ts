import type { FrameLocator } from 'playwright-core';
import type { InjectedFault } from '../../../simulator/engine/injected';
import type { GridName, OpenPortal } from '../support/openPortal';
import type { Scene } from './scene';

/** The DPDK tab of a thing, once it is shown. */
export const showTab = async (portal: OpenPortal, list: GridName, name: string): Promise<FrameLocator> => {
  await portal.details(list, name);
  const frame = await portal.tab('DPDK');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
};

const tab =
  (list: GridName, name: string) =>
  (portal: OpenPortal): Promise<FrameLocator> =>
    showTab(portal, list, name);

/** The tab while the engine answers our first question with a fault. */
const refused =
  (fault: InjectedFault) =>
  async (portal: OpenPortal): Promise<void> => {
    await portal.details('hosts', 'host3');
    portal.simulator.failNext({ method: 'GET', path: '/api/hosts/', times: 9 }, fault);
    await (await portal.tab('DPDK')).getByRole('heading', { level: 1 }).waitFor();
  };

const forbidden: InjectedFault = {
  kind: 'reply',
  reply: {
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: '{"detail":"user is not authorized to perform this action.","reason":"Operation Failed"}',
  },
};

const prepared = { world: 'prepared' } as const;

export const tabScenes: readonly Scene[] = [
  { name: 'host-broken', open: prepared, reach: tab('hosts', 'host3') },
  { name: 'host-without-facts', open: prepared, reach: tab('hosts', 'host7') },
  { name: 'vm-down', open: prepared, reach: tab('vms', 'vnf1') },
  { name: 'cluster', open: prepared, reach: tab('clusters', 'dpdk') },
  { name: 'cluster-mixed', open: { world: 'mixed' }, reach: tab('clusters', 'old') },
  { name: 'cluster-fleet', open: { world: 'fleet' }, reach: (portal) => showTab(portal, 'clusters', clusterOf(portal)) },
  {
    name: 'state-no-host',
    open: { hash: '#hosts-dpdk' },
    reach: (portal) => portal.page.frameLocator('iframe.plugin-frame').getByText('No host is chosen').waitFor(),
  },
  {
    name: 'state-unmanaged',
    open: prepared,
    reach: async (portal) => {
      const host = portal.simulator.state.hosts.all().find(({ name }) => name === 'host3');
      portal.simulator.state.unmanaged.add(host?.id ?? '');
      await portal.page.reload();
      await portal.isUp();
      await showTab(portal, 'hosts', 'host3');
    },
  },
  {
    name: 'state-gone',
    open: prepared,
    reach: async (portal) => {
      const frame = await showTab(portal, 'hosts', 'host3');
      const host = portal.simulator.state.hosts.all().find(({ name }) => name === 'host3');
      portal.simulator.state.hosts.remove(host?.id ?? '');
      await frame.getByRole('button', { name: 'Read again' }).click();
      await frame.getByText('is not there any more').waitFor();
    },
    expected: [/404/],
  },
  {
    name: 'state-session-over',
    open: prepared,
    reach: async (portal) => {
      const frame = await showTab(portal, 'hosts', 'host3');
      portal.server.expire();
      await frame.getByRole('button', { name: 'Read again' }).click();
      await frame.getByText('Your session has ended').waitFor();
    },
    expected: [/401/],
  },
  { name: 'state-denied', open: prepared, reach: refused(forbidden), expected: [/403/] },
  { name: 'state-busy', open: prepared, reach: refused({ kind: 'status', status: 409 }), expected: [/409/] },
  { name: 'state-failed', open: prepared, reach: refused({ kind: 'status', status: 500 }), expected: [/500/] },
  {
    name: 'state-no-answer',
    open: prepared,
    reach: async (portal) => {
      const frame = await showTab(portal, 'hosts', 'host3');
      portal.simulator.failNext({ method: 'GET', path: '/api/', times: 99 }, { kind: 'reset-before' });
      await frame.getByRole('button', { name: 'Read again' }).click();
      await frame.getByText('It could not be read again').waitFor();
    },
    expected: [/ERR_/],
  },
];

const clusterOf = (portal: OpenPortal): string => portal.simulator.state.clusters.all()[0]?.name ?? '';
