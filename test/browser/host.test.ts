import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { documentOf, host7Facts, largeFacts } from '../ui-plugin/support/factsOf';
import { openPortal, type OpenOptions, type OpenPortal } from './support/openPortal';

let portal: OpenPortal;
const folder = mkdtempSync(join(tmpdir(), 'host-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  expect(portal.problems).toEqual([]);
  await portal.close();
});

/** The world's engine lives in the present: facts are of now, or they would be older than the last boot. */
const factsFile = (name: string, document: string): string => {
  const file = join(folder, name);
  writeFileSync(file, document);
  return file;
};
const prepared = async (host: string, options: OpenOptions = {}): Promise<FrameLocator> => {
  portal = await openPortal({ world: 'prepared', ...options });
  await portal.details('hosts', host);
  const page = await portal.tab('DPDK');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const stage = () => ({ sim: portal.simulator });
const choose = (page: FrameLocator, file: string): Promise<void> => page.locator('input[type=file]').first().setInputFiles(file);
const bottomOf = async (thing: Locator): Promise<number> => {
  const box = await thing.boundingBox();
  return (box?.y ?? 0) + (box?.height ?? 0);
};

it.each([
  [1280, 600],
  [1280, 720],
  [1920, 1080],
])('says at %i x %i which link is broken, and what mends it, without scrolling', async (width, height) => {
  const page = await prepared('host3', { width, height });
  await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toContain('Kernel line: no huge pages');
  const button = page.locator('.dpdk-chain__action').getByRole('button', { name: 'Prepare host…' });
  expect(await bottomOf(button)).toBeLessThan(height);
  const root = page.locator('html');
  expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
});

it('fills the page from a facts file, marks it with its age, keeps it over a reload, and forgets it', async () => {
  const page = await prepared('host7');
  await choose(page, factsFile('host7.json', documentOf(host7Facts(stage()))));
  await page.getByText('68 pages of 1 GiB: 6 OVS, 32 virtual machines, 30 free').waitFor();
  await page.getByText('this host (UUID)').waitFor();

  await portal.page.reload();
  await portal.isUp();
  await portal.details('hosts', 'host7');
  await portal.tab('DPDK');
  await page.getByText('this boot').waitFor();
  await page.getByRole('button', { name: 'Forget the facts of host7' }).click();
  await page.getByText('Drop the facts file of host7').waitFor();
});

it('refuses the facts of another host, dropped with the mouse, and says why', async () => {
  const page = await prepared('host3');
  const text = documentOf(host7Facts(stage()));
  const data = await page.locator('body').evaluateHandle((_, document) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([document], 'host7.json'));
    return transfer;
  }, text);
  await page.locator('.dpdk-facts__drop').dispatchEvent('drop', { dataTransfer: data });
  await page.getByText('host7.json is not taken').waitFor();
  await page.getByText('These are the facts of host7').waitFor();
});

it('goes through the map by keyboard alone, one stop a node', async () => {
  const page = await prepared('host7');
  await choose(page, factsFile('host7.json', documentOf(host7Facts(stage()))));
  const node = page.getByRole('group', { name: 'Node 0' });
  await node.waitFor();
  await page.getByRole('button', { name: 'Table' }).focus();
  await portal.page.keyboard.press('Tab');
  await portal.page.keyboard.press('ArrowRight');
  await page.locator('.dpdk-map__tip').getByText('Core with CPUs 1, 21').waitFor();
  await page.locator('.dpdk-map__tip').getByText('VDSM pins itself to CPU 1').waitFor();
  await portal.page.keyboard.press('Tab');
  await page.locator('.dpdk-map__tip').getByText('Core with CPUs 10, 30').waitFor();
  await portal.page.keyboard.press('Tab');
  await page.locator('.dpdk-map__tip').waitFor({ state: 'detached' });
});

it('explains the datapath in a popover that Escape closes', async () => {
  const page = await prepared('host7');
  await page.getByRole('button', { name: 'Stand-in datapath' }).press('Enter');
  const words = page.getByText('A vNIC becomes vhost-user');
  await words.waitFor({ state: 'visible' });
  await portal.page.keyboard.press('Escape');
  await words.waitFor({ state: 'hidden' });
});

it('saves the YAML of the host, and the script once there are facts', async () => {
  const page = await prepared('host7');
  const saved = async (name: string): Promise<readonly [string, string]> => {
    const [file] = await Promise.all([
      portal.page.waitForEvent('download'),
      page.locator('.dpdk-head').getByRole('button', { name }).click(),
    ]);
    return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
  };
  const [yaml, text] = await saved('Export YAML of host7');
  expect(yaml).toBe('host7.yaml');
  expect(text).toContain('dpdk-blue');
  await choose(page, factsFile('host7.json', documentOf(host7Facts(stage()))));
  await page.getByText('this boot').waitFor();
  const [script, lines] = await saved('Host script for host7');
  expect(script).toBe('host7-dpdk.sh');
  expect(lines).toMatch(/^#!\/bin\/sh/);
});

it.each([
  [2, 64],
  [8, 16],
])('draws a host of %i nodes with %i cores each inside its frame', async (nodes, coresPerNode) => {
  const page = await prepared('host7');
  const facts = largeFacts(stage(), 'host7', { nodes, coresPerNode, memoryMiB: 65536 });
  await choose(page, factsFile('large.json', documentOf(facts)));
  await page.getByText('this boot').waitFor();
  expect(await page.getByRole('img', { name: /^Core with/ }).count()).toBe(nodes * coresPerNode);
  expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
});
