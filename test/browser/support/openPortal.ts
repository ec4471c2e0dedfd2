import type { Frame, FrameLocator, Locator } from 'playwright-core';
import { servePortal } from '../../../simulator/attach/servePortal';
import { createSimulator, type World } from '../../../simulator/engine/engine';
import type { ReleaseName } from '../../../simulator/engine/releases';
import type { PluginDirectories } from '../../../simulator/portal/server/plugins/installed';
import { worlds } from '../../../simulator/worlds';
import { atEnd, startChromium } from './chromium';
import { builtPlugin, installPlugins, type Noted, type PluginFixture } from './plugins';

export interface OpenOptions {
  readonly release?: ReleaseName;
  /** A named world, or one of the test's own. */
  readonly world?: string | World;
  /** `de_DE` */
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  /** Default: the built plugin of this project. */
  readonly plugin?: PluginFixture | readonly PluginFixture[];
  /** Where plugins are installed already; nothing else is then. */
  readonly uiPlugins?: PluginDirectories;
  /** Where to go after the login: `#hosts`. */
  readonly hash?: string;
  /** False stays at the login page. */
  readonly login?: boolean;
}
export type GridName =
  'hosts' | 'vms' | 'clusters' | 'networks' | 'dataCenters' | 'templates' | 'storage' | 'vnicProfiles' | 'events';

const menus: Readonly<Record<GridName, string | undefined>> = {
  hosts: 'Compute',
  vms: 'Compute',
  clusters: 'Compute',
  dataCenters: 'Compute',
  templates: 'Compute',
  networks: 'Network',
  vnicProfiles: 'Network',
  storage: 'Storage',
  events: undefined,
};
const asWorld = (world: string | World): World => {
  if (typeof world !== 'string') return world;
  const named = worlds[world];
  if (!named) throw new Error(`There is no world called ${world}: ${Object.keys(worlds).join(', ')}`);
  return named();
};

/** A simulated engine with its portal in Chromium, and what a person does there. Close it. */
export async function openPortal(options: OpenOptions = {}) {
  const {
    release = '4.5.7',
    world = 'standins-4.5',
    locale,
    width = 1280,
    height = 720,
    hash = '',
    plugin = builtPlugin,
    uiPlugins,
  } = options;
  const simulator = createSimulator({ release, world: asWorld(world), realTime: () => Date.now() });
  const installed = uiPlugins
    ? { directories: uiPlugins, remove: () => undefined }
    : installPlugins('name' in plugin ? [plugin] : plugin);
  const served = await servePortal(simulator, { uiPlugins: installed.directories });
  const browser = await startChromium();
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);

  let isClosed = false;
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  context.on('request', (request) => requests.push(request.url()));

  const url = served.portalUrl + (locale === undefined ? '' : `?locale=${locale}`);
  const isUp = (): Promise<unknown> => page.waitForSelector('body[data-app-status="ready"]', { state: 'attached' });
  const grid = (): Locator => page.locator('.obrand_main_tab .data-grid-scroller');
  const row = (name: string): Locator =>
    grid()
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name, exact: true }) });

  const portal = {
    page,
    simulator,
    /** The server half: `expire()`, `restart()`, `log`. */
    server: served.portal,
    refuse: () => served.refuse(),
    url,
    engineUrl: served.url,
    /** Errors and warnings of the console, and uncaught exceptions, of all frames. */
    problems: problems as readonly string[],
    /** Every URL that the browser asked for. */
    requests: requests as readonly string[],
    /** Opens the portal and logs in with a click; at `hash`, if one is given. */
    login: async (at = hash): Promise<void> => {
      await page.goto(url + at);
      if (await page.locator('form[action*="interactive-login"]').count())
        await page.getByRole('button', { name: 'Log in' }).click();
      await isUp();
      // The locale of the address is gone after the login: the cookie keeps it.
    },
    /** Waits for the portal after a reload or another navigation. */
    isUp,
    row,
    /** The hidden page of a plugin. */
    pluginPage: (name: string): Frame | undefined =>
      page.frames().find((frame) => frame.url().includes(`/plugin/${name}/plugin.html`)),
    /** What plugins noted in `window.log`. */
    noted: (): Promise<readonly Noted[]> => page.evaluate(() => JSON.parse(JSON.stringify(window.log ?? [])) as Noted[]),
    /** The arguments of each time that an event was noted. */
    notedArgs: async (event: string): Promise<readonly (readonly unknown[])[]> =>
      (await portal.noted()).filter((each) => each.event === event).map(({ args }) => args),
    /** Lets what runs in a later task of the portal run. */
    settle: (): Promise<unknown> => page.evaluate(() => new Promise((resolve) => setTimeout(() => setTimeout(resolve)))),
    /** Goes to a list by the menu. */
    show: async (name: GridName): Promise<void> => {
      const menu = menus[name];
      if (menu !== undefined) await page.locator('.nav-pf-vertical').getByRole('button', { name: menu, exact: true }).hover();
      await page.locator(`#MenuView_${name}Anchor`).click();
      await page.mouse.move(width - 5, height - 5);
      await page.locator('.obrand_main_tab').waitFor();
    },
    /** Selects rows by their names, on a list that is shown or not yet. */
    select: async (name: GridName, ...names: readonly string[]): Promise<void> => {
      if (!new URL(page.url()).hash.startsWith(`#${name}`) || !(await grid().count())) await portal.show(name);
      for (const [i, each] of names.entries())
        await row(each)
          .locator('td')
          .nth(1)
          .click(i === 0 ? {} : { modifiers: ['Control'] });
    },
    /** Opens the details of an entity by a click on its name. */
    details: async (name: GridName, entity: string): Promise<void> => {
      if (!(await page.locator('.obrand_main_tab').count()) || !new URL(page.url()).hash.startsWith(`#${name}`))
        await portal.show(name);
      await row(entity).getByRole('button', { name: entity, exact: true }).click();
      await page.locator('.entity-name').getByText(entity, { exact: true }).waitFor();
    },
    /** Clicks a tab of the details view. @returns what is in a plugin's frame */
    tab: async (label: string): Promise<FrameLocator> => {
      await page.locator('.nav-tabs-pf').getByRole('button', { name: label, exact: true }).click();
      return page.frameLocator('iframe.plugin-frame');
    },
    /** A button in the toolbar of the list or of the details header. */
    button: (label: string): Locator => page.locator('.action-panel').first().getByRole('button', { name: label, exact: true }),
    /** Opens the context menu of a row. */
    contextMenu: async (name: string): Promise<Locator> => {
      await row(name).locator('td').nth(1).click({ button: 'right' });
      return page.locator('.context-menu');
    },
    /** The page in the dialog that was opened last. */
    dialog: async (): Promise<Frame> => {
      const handle = await page.locator('iframe.dialog-frame').last().elementHandle();
      const frame = await handle?.contentFrame();
      if (!frame) throw new Error('The dialog shows no page.');
      await frame.waitForLoadState();
      return frame;
    },
    close: async (): Promise<void> => {
      if (isClosed) return;
      isClosed = true;
      await context.close();
      await served.close();
      installed.remove();
    },
  };
  atEnd(portal.close);
  if (options.login !== false)
    await portal.login().catch(async (error: unknown) => {
      await portal.close();
      throw new Error(`The portal did not come up. ${problems.join('; ')}`, { cause: error });
    });
  return portal;
}
export type OpenPortal = Awaited<ReturnType<typeof openPortal>>;
