import type { Scene } from './scene';
import { showTab } from './tabs';

/** VMs at every stage, of the world `guests`: one portal, in which a person goes from one to the next. */
export const guestScenes: readonly Scene[] = [
  {
    name: 'vm-without-dpdk',
    open: { world: 'guests' },
    reach: async (portal, look) => {
      for (const [vm, state] of [
        ['vnf1', 'vm-waits-for-start'],
        ['vnf2', 'vm-ready'],
        ['vnf3', 'vm-runs'],
        ['vnf4', 'vm-cannot-start'],
        ['vnf5', 'vm-pinned'],
      ] as const) {
        await showTab(portal, 'vms', vm);
        await look(state);
        await portal.show('vms');
      }
      await showTab(portal, 'vms', 'web1');
    },
  },
  {
    name: 'state-plugin-gone',
    open: { world: 'guests' },
    reach: async (portal) => {
      await portal.page.evaluate(() => document.querySelector('iframe[src*="plugin/ovirt-dpdk/plugin.html"]')?.remove());
      await portal.details('vms', 'vnf1');
      await (await portal.tab('DPDK')).getByText('The DPDK plugin has stopped').waitFor();
    },
    // The portal goes on asking the handlers of a page that has no storage any more.
    expected: [/SecurityError/],
  },
];
