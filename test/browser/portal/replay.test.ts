import type { Page } from 'playwright-core';
import { openPortal, type OpenPortal } from '../support/openPortal';
import { probePlugin, type Noted } from '../support/plugins';
import { lab, recordedStep, told, type Told } from './session';

/** What cannot be as recorded; see simulator/README.md. */
const here = (number: string, { calls, content, address }: Told): Told => ({
  calls,
  // The first height of a frame without an entity is 2 px less here.
  content: ['20', '26d'].includes(number) ? content.map((line) => line.replace('[1040,565,', '[1040,563,')) : content,
  address,
});

/** Steps of the recorded session, each with what was done in it. */
const steps: readonly (readonly [number: string, title: string, act: (portal: OpenPortal) => Promise<unknown>])[] = [
  ['01', 'the portal loads', (portal) => portal.login()],
  ['02', 'the hosts are shown', ({ page }) => page.evaluate(() => void (location.hash = 'hosts'))],
  ['03', 'a row is selected', ({ row }) => row('dpdk1').locator('td').nth(1).click()],
  [
    '04',
    'a second row is added',
    ({ row }) =>
      row('dpdk2')
        .locator('td')
        .nth(1)
        .click({ modifiers: ['Control'] }),
  ],
  [
    '05',
    'it is taken away',
    ({ row }) =>
      row('dpdk2')
        .locator('td')
        .nth(1)
        .click({ modifiers: ['Control'] }),
  ],
  [
    '06',
    'nothing is left',
    ({ row }) =>
      row('dpdk1')
        .locator('td')
        .nth(1)
        .click({ modifiers: ['Control'] }),
  ],
  ['07', 'a row is selected again', ({ row }) => row('dpdk1').locator('td').nth(1).click()],
  ['08', 'the same row is clicked', ({ row }) => row('dpdk1').locator('td').nth(1).click()],
  ['09', 'a context menu opens', ({ contextMenu }) => contextMenu('dpdk1')],
  ['10', 'its item is clicked', ({ page }) => page.locator('.context-menu').getByText('Configure DPDK').click()],
  ['11', 'a button of the dialog', ({ page }) => page.getByRole('button', { name: 'First' }).click()],
  ['12', 'the one that closes it', ({ page }) => page.getByRole('button', { name: 'Cancel' }).click()],
  [
    '13',
    'details are opened by the name',
    ({ row, page }) =>
      row('dpdk1')
        .locator(page.getByText('dpdk1', { exact: true }))
        .click(),
  ],
  ['14', 'the tab of the plugin', ({ tab }) => tab('DPDK')],
  ['15', 'back', ({ page }) => page.goBack()],
  ['16', 'forward', ({ page }) => page.goForward()],
  ['17', 'arrow down in the top document', ({ page }) => page.keyboard.press('ArrowDown')],
  ['18', 'arrow down in the frame', ({ page }) => page.frameLocator('.plugin-frame').getByLabel('Text').press('ArrowDown')],
  [
    '19',
    'General, then arrow up',
    async ({ tab, page }) => {
      await tab('General');
      await page.keyboard.press('ArrowUp');
    },
  ],
  [
    '19b',
    'another entity in the breadcrumb',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Switch entity' }).click();
      await page.locator('.quickswitch-names').getByText('leg1').click();
    },
  ],
  [
    '19c',
    'a row of the devices',
    async ({ tab, page }) => {
      await tab('Host Devices');
      await page.getByText('computer').click();
    },
  ],
  [
    '20',
    'the tab of the plugin, reloaded there',
    async ({ tab, page, isUp }) => {
      await tab('DPDK');
      await page.waitForFunction(() => window.log?.some(({ event }) => event.endsWith(':load')));
      await reload(page, '#hosts-dpdk');
      await isUp();
    },
  ],
  [
    '21',
    'a header button without an entity',
    async ({ button, page, dialog }) => {
      await button('Configure DPDK').click();
      await dialog();
      await closed(page);
    },
  ],
  ['22', 'a deep link', ({ page }) => reload(page, '#hosts-general;name=dpdk1')],
  ['23', 'the tab of the plugin', ({ tab }) => tab('DPDK')],
  [
    '24',
    'a header button',
    async ({ button, dialog }) => {
      await button('Configure DPDK').click();
      await dialog();
    },
  ],
  ['25', 'Esc in the frame', ({ page }) => page.frameLocator('.dialog-frame').getByLabel('Text').press('Escape')],
  [
    '26',
    'Esc in the top document',
    async ({ page }) => {
      await page.locator('.modal-header').click();
      await page.keyboard.press('Escape');
    },
  ],
  [
    '26c',
    'the X of the dialog',
    async ({ button, page, dialog }) => {
      await button('Configure DPDK').click();
      await dialog();
      await closed(page);
    },
  ],
  ['26d', 'a full load of the plugin tab with a name', ({ page }) => reload(page, '#hosts-dpdk;name=dpdk1')],
  [
    '27',
    'messages from the top window',
    ({ page }) =>
      page.evaluate(() => {
        for (const data of [{ a: 1 }, null, undefined]) window.postMessage(data, location.origin);
      }),
  ],
  [
    '28',
    'a message from a content page',
    ({ page }) =>
      page
        .frameLocator('.plugin-frame')
        .locator('body')
        .evaluate(() => top?.postMessage({ from: 'content' }, origin)),
  ],
  ['29', 'back to the list by the breadcrumb', ({ page }) => page.locator('.breadcrumb').getByText('Hosts').click()],
  ['30', 'the virtual machines', ({ page }) => page.evaluate(() => void (location.hash = 'vms'))],
  ['31', 'a virtual machine is selected', ({ row }) => row('vm1').locator('td').nth(2).click()],
];

/** Loads the page at another address. The log of what went before is kept, as by an observer outside. */
async function reload(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    sessionStorage.setItem('log', JSON.stringify(window.log ?? []));
    history.replaceState(null, '', to);
  }, hash);
  await page.reload();
}
const keepLog = (): void => {
  const before = sessionStorage.getItem('log');
  if (window.top !== window || before === null) return;
  window.log = JSON.parse(before) as Noted[];
  sessionStorage.removeItem('log');
};
async function closed(page: Page): Promise<void> {
  await page.waitForFunction(() => window.log?.some(({ event }) => event === 'content?dialog=1:load'));
  await page.getByRole('button', { name: 'Close' }).click();
}

describe('the recorded session of a real portal, played again', () => {
  let portal: OpenPortal;
  beforeAll(async () => {
    portal = await openPortal({ world: lab, plugin: probePlugin({ a: 1, nested: { x: 1, y: 2 } }), login: false });
    await portal.page.addInitScript(keepLog);
  });
  afterAll(() => portal.close());

  const taken = (): Promise<readonly Noted[]> => portal.page.evaluate(() => window.log?.splice(0) ?? []);
  const address = (): string => new URL(portal.page.url()).hash;

  it.each(steps)('%s %s', async (number, _, act) => {
    const expected = here(number, recordedStep(number));
    await act(portal);
    const count = expected.calls.length + expected.content.length;
    await portal.page
      .waitForFunction((wanted) => (window.log?.length ?? 0) >= wanted, count, { timeout: 3_000 })
      .catch(() => undefined);
    // Whatever comes too much comes soon.
    await portal.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
    const noted = told(await taken(), expected.address === undefined ? undefined : address());
    expect(noted).toEqual(expected);
  });
});
