import type { FrameLocator } from 'playwright-core';
import { openPortal, type OpenPortal } from './support/openPortal';

/** The tab of a VM in the world `guests`; the browser had nothing to complain about. */
const onTab = async (vm: string, run: (tab: FrameLocator, portal: OpenPortal) => Promise<void>): Promise<void> => {
  const portal = await openPortal({ world: 'guests' });
  try {
    await portal.details('vms', vm);
    const tab = await portal.tab('DPDK');
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await run(tab, portal);
    expect(portal.problems).toEqual([]);
  } finally {
    await portal.close();
  }
};

it('says what a word means, and why a host cannot start the VM, by keyboard alone', () =>
  onTab('vnf1', async (tab) => {
    await tab.getByRole('button', { name: /^Show 7 more hosts/ }).press('Enter');
    const word = tab.getByRole('row', { name: /^host8/ }).getByRole('button', { name: 'out of sync' });
    await word.focus();
    await word.press('Enter');
    await tab.getByText(/Network dpdk-blue, on NIC dummy_5e00 of host host8, is out of sync/).waitFor();
    await word.press('Escape');
    await tab.getByText(/Network dpdk-blue, on NIC dummy_5e00 of host host8, is out of sync/).waitFor({ state: 'hidden' });
  }));

it('leads to a host by its name, and copies the text for the guest', () =>
  onTab('vnf2', async (tab, portal) => {
    await portal.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.getByRole('button', { name: 'Copy', exact: true }).click();
    await tab.getByText(/^Copied/).waitFor({ state: 'attached' });
    await tab
      .getByRole('table', { name: /^Hosts of the cluster/ })
      .getByRole('button', { name: 'host9', exact: true })
      .click();
    await portal.page.locator('.entity-name').getByText('host9', { exact: true }).waitFor();
  }));
