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
const setting = (tab: FrameLocator, name: string) => tab.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');

it('shuts a VM down and starts it, from the link that waits to what the next look finds', () =>
  onTab('vnf1', async (tab, portal) => {
    await tab.getByRole('button', { name: 'Shut down and start…' }).click();
    const dialog = await portal.dialog();
    for (const step of ['Size', 'Sharing']) {
      await dialog.getByRole('heading', { level: 1, name: step }).waitFor();
      await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await dialog.getByRole('checkbox', { name: 'I agree that vnf1 is shut down and started again' }).check();
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await dialog.getByText('nothing remains').waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();

    await tab.getByText('Huge pages: done').waitFor();
    await tab.getByRole('heading', { name: 'Now and next start are the same' }).waitFor();
    expect(await setting(tab, 'Huge pages').allInnerTexts()).toEqual(['16 of 1\u00a0GiB']);
    const vm = portal.simulator.state.vms.find(({ name }) => name === 'vnf1');
    expect([vm?.status, vm?.next]).toEqual(['up', undefined]);
  }));

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
