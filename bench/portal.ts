import { chromium, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { servePortal } from '../simulator/attach/servePortal';
import { createSimulator } from '../simulator/engine/engine';
import { fleet } from '../simulator/worlds/fleet';
import { hostFacts, machine } from '../test/support/hostFacts';

/**
 * The plugin in Chromium, in the simulated portal of a site with 400 hosts in one cluster and 4,000 VMs: how long after the engine's
 * last answer a tab can be read, and how long the longest frame is while somebody scrolls and types.
 *
 * Time is also given as a ratio to what the page's JSON.parse takes for the bytes of the same answers, which grows with a slow machine.
 */
const ROUNDS = 5;

const world = fleet({ clusters: 1 });
const simulator = createSimulator({ release: '4.5.7', world, realTime: () => Date.now() });

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** Runs in every frame before its scripts: notes when a page of ours is painted with what it has to say. */
const noteReadable = (): void => {
  const look = (): void => {
    if (document.querySelector('main:not([aria-busy="true"]) h1') === null) {
      requestAnimationFrame(look);
      return;
    }
    // After the frame that shows it.
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(window, { readableAt: performance.timeOrigin + performance.now() })),
    );
  };
  if (location.pathname.includes('/plugin/ovirt-dpdk/')) requestAnimationFrame(look);
};

const pluginFrame = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector('iframe.plugin-frame')).contentFrame();
  if (!frame) throw new Error('the tab shows no page');
  await frame.waitForFunction(() => 'readableAt' in window);
  return frame;
};

/** When the last answer of the engine was there: the hidden page asks. */
const answeredAt = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const hidden = [...document.querySelectorAll('iframe')].find(({ src }) => src.includes('plugin.html'))?.contentWindow;
    if (!hidden) throw new Error('the plugin has no hidden page');
    const answers = hidden.performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api'));
    return Math.max(...answers.map((entry) => hidden.performance.timeOrigin + (entry as PerformanceResourceTiming).responseEnd));
  });

const readableAfter = async (page: Page, frame: Frame): Promise<number> =>
  (await frame.evaluate(() => (window as unknown as { readableAt: number }).readableAt)) - (await answeredAt(page));

/** Once the page has nothing left to draw. */
const isQuiet = (frame: Frame): Promise<void> =>
  frame.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));

/** Milliseconds of the longest gap between two frames while something is done. */
const longestFrame = async (frame: Frame, work: () => Promise<void>): Promise<number> => {
  await frame.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    const tick = (): void => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { frames: seen });
  });
  await work();
  return frame.evaluate(() => (window as unknown as { frames: { longest: number } }).frames.longest);
};

const open = async (context: BrowserContext, url: string, list: string, name: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${url}#${list}-general;name=${name}`);
  if (await page.locator('form[action*="interactive-login"]').count()) await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.nav-tabs-pf').waitFor();
  return page;
};

/** Facts of a host with two nodes of 32 cores, as the collector writes them. */
const largeFacts = (): string => {
  const host = simulator.state.hosts.all()[0];
  if (!host) throw new Error('the fleet has no host');
  const facts = hostFacts(machine({ nodes: [0, 1], coresPerNode: 32, memoryMiB: 256000, pages: 64 }));
  return JSON.stringify(
    { ...facts, host: { ...facts.host, name: host.name, uuid: host.machine.uuid } },
    (_, value: unknown) => value ?? null,
  );
};

const run = async (): Promise<void> => {
  const served = await servePortal(simulator);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    await context.addInitScript(noteReadable);
    const host = simulator.state.hosts.all()[0]?.name ?? '';

    const hosts: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await open(context, served.portalUrl, 'hosts', host);
      await page.locator('.nav-tabs-pf').getByText('DPDK', { exact: true }).click();
      let frame = await pluginFrame(page);
      await frame
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from(largeFacts()) });
      await frame.getByText('Replace').first().waitFor();
      // A portal page loaded anew has the facts and no reading yet.
      await page.reload();
      await page.locator('.nav-tabs-pf').waitFor();
      frame = await pluginFrame(page);
      hosts.push(await readableAfter(page, frame));
      await page.close();
    }
    console.log(
      `host tab, 2 nodes of 32 cores with facts: readable ${ms(median(hosts))} after the last answer (median of ${String(ROUNDS)})`,
    );

    const clusters: number[] = [];
    let scrolling = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await open(context, served.portalUrl, 'clusters', 'cluster1');
      await page.locator('.nav-tabs-pf').getByText('DPDK', { exact: true }).click();
      const frame = await pluginFrame(page);
      clusters.push(await readableAfter(page, frame));
      if (round === 0) {
        const more = frame.getByRole('button', { name: /Show/ });
        while (await more.count()) await more.first().click();
        await page.mouse.move(700, 500);
        await isQuiet(frame);
        scrolling = await longestFrame(frame, async () => {
          for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, 200);
        });
      }
      await page.close();
    }
    console.log(`cluster tab, 400 hosts: readable ${ms(median(clusters))} after the last answer (median of ${String(ROUNDS)})`);
    console.log(`cluster tab, all rows shown, scrolling: longest frame ${ms(scrolling)}`);

    const page = await open(context, served.portalUrl, 'clusters', 'cluster1');
    await page.getByRole('button', { name: 'New DPDK Cluster' }).first().click();
    const dialog = await (await page.waitForSelector('iframe.dialog-frame')).contentFrame();
    if (!dialog) throw new Error('the dialog shows no page');
    const field = dialog.getByRole('textbox').first();
    await field.waitFor();
    const typing = await longestFrame(dialog, () => field.pressSequentially('a-cluster-of-many-hosts', { delay: 30 }));
    console.log(`wizard beside 4,000 VMs, typing a name: longest frame ${ms(typing)}`);
  } finally {
    await browser.close();
    await served.close();
  }
};

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
