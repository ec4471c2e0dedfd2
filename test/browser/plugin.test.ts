import type { FrameLocator } from 'playwright-core';
import { openPortal, type OpenOptions, type OpenPortal } from './support/openPortal';
import { builtPlugin } from './support/plugins';

/** Runs in a portal of its own, and holds that the browser had nothing to complain about. */
const inPortal = async (options: OpenOptions, run: (portal: OpenPortal) => Promise<void>, expected: readonly RegExp[] = []) => {
  const portal = await openPortal(options);
  try {
    await run(portal);
    expect(portal.problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([]);
  } finally {
    await portal.close();
  }
};
const verdict = (frame: FrameLocator) => frame.getByRole('heading', { level: 1 });
const pluginFrame = (portal: OpenPortal): FrameLocator => portal.page.frameLocator('iframe.plugin-frame');

describe.each(['4.2.8', '4.3.10', '4.4.3', '4.4.10', '4.5.7'] as const)('on portal %s', (release) => {
  const world = release === '4.2.8' ? 'native-4.2' : release === '4.3.10' ? 'ovn-4.3' : 'standins-4.5';

  it('has a tab on hosts and clusters, which shows the one that is selected, and buttons that go with the selection', () =>
    inPortal({ release, world }, async (portal) => {
      const prepare = portal.button('Prepare for DPDK');
      const hosts = portal.simulator.state.hosts.all().map(({ name }) => name);
      const last = hosts.at(-1) ?? '';
      await portal.select('hosts', 'node1');
      expect(await prepare.isEnabled()).toBe(true);
      // A list with a single row selects it by itself, and there is no other to add.
      if (hosts.length > 1) {
        await portal.select('hosts', 'node1', 'node2');
        expect(await prepare.isEnabled()).toBe(false);
      }

      await portal.details('hosts', last);
      await verdict(await portal.tab('DPDK'))
        .getByText(last)
        .waitFor();
      await portal.show('clusters');
      const [cluster] = portal.simulator.state.clusters.all().map(({ name }) => name);
      await portal.details('clusters', cluster ?? '');
      await (await portal.tab('DPDK')).getByRole('table').first().waitFor();
    }));
});

it('starts as well when the portal loads it lazily', () =>
  inPortal({ plugin: { ...builtPlugin, descriptor: { lazyLoad: true } } }, async (portal) => {
    await portal.details('hosts', 'node1');
    await verdict(await portal.tab('DPDK'))
      .getByText('node1')
      .waitFor();
  }));

it('is not there when the site has switched it off', () =>
  inPortal({ plugin: { ...builtPlugin, site: { enabled: false } } }, async (portal) => {
    await portal.details('hosts', 'node1');
    expect(await portal.page.locator('.nav-tabs-pf').getByText('DPDK').count()).toBe(0);
  }));

it('takes a configuration of the site without harm', () =>
  inPortal({ plugin: { ...builtPlugin, site: { order: 5, config: { anything: '<b>' } } } }, async (portal) => {
    await portal.details('hosts', 'node1');
    await verdict(await portal.tab('DPDK'))
      .getByText('node1')
      .waitFor();
  }));

it('speaks English where the portal has a language that it does not know', () =>
  inPortal({ locale: 'xx_YY' }, async (portal) => {
    await portal.details('hosts', 'node1');
    await verdict(await portal.tab('DPDK'))
      .getByText('DPDK')
      .waitFor();
  }));

describe('what the tab is about', () => {
  it('is nothing after a deep link in a new session, with a way to the list', () =>
    inPortal({ hash: '#hosts-dpdk' }, async (portal) => {
      const frame = pluginFrame(portal);
      await verdict(frame).getByText('No host is chosen').waitFor();
      await frame.getByRole('button', { name: 'Go to the list of hosts' }).click();
      await portal.row('node1').waitFor();
    }));

  it('is remembered when the portal is loaded again on our tab', () =>
    inPortal({}, async (portal) => {
      await portal.details('hosts', 'node2');
      await verdict(await portal.tab('DPDK'))
        .getByText('node2')
        .waitFor();
      await portal.page.reload();
      await portal.isUp();
      await verdict(pluginFrame(portal)).getByText('node2').waitFor();
    }));

  it('follows the arrow keys of a details view, and the way back and forward', () =>
    inPortal({}, async (portal) => {
      await portal.details('hosts', 'node1');
      await verdict(await portal.tab('DPDK'))
        .getByText('node1')
        .waitFor();
      await portal.page.locator('.breadcrumb').first().click();
      await portal.page.keyboard.press('ArrowDown');
      await verdict(pluginFrame(portal)).getByText('node2').waitFor();
      await portal.page.goBack();
      await portal.page.goBack();
      await portal.page.goForward();
      await portal.page.goForward();
      await verdict(pluginFrame(portal)).waitFor();
    }));

  it('is each browser tab’s own', () =>
    inPortal({}, async (portal) => {
      await portal.details('hosts', 'node1');
      await verdict(await portal.tab('DPDK'))
        .getByText('node1')
        .waitFor();
      const other = await portal.page.context().newPage();
      await other.goto(`${portal.url}#hosts-dpdk`);
      await other.frameLocator('iframe.plugin-frame').getByRole('heading', { level: 1, name: 'No host is chosen' }).waitFor();
      await verdict(pluginFrame(portal)).getByText('node1').waitFor();
    }));
});

it('says that the thing is gone when it was removed meanwhile', () =>
  inPortal(
    { world: 'mixed' },
    async (portal) => {
      await portal.details('hosts', 'plain1');
      const frame = await portal.tab('DPDK');
      await verdict(frame).getByText('plain1').waitFor();
      const host = portal.simulator.state.hosts.all().find(({ name }) => name === 'plain1');
      portal.simulator.state.hosts.remove(host?.id ?? '');
      await frame.getByRole('button', { name: 'Read again' }).click();
      await frame.getByText('not there any more').waitFor();
    },
    [/404/],
  ));

it('says that the engine only watches a host of another manager, and has its buttons disabled', () =>
  inPortal({ login: false }, async (portal) => {
    const host = portal.simulator.state.hosts.all().find(({ name }) => name === 'node1');
    portal.simulator.state.unmanaged.add(host?.id ?? '');
    await portal.login();
    await portal.select('hosts', 'node1');
    expect(await portal.button('Prepare for DPDK').isEnabled()).toBe(false);
    await portal.details('hosts', 'node1');
    await (await portal.tab('DPDK')).getByText('is not managed by this engine').waitFor();
  }));

it('says that the session is over, without the browser asking for a password, and leads to the login', () =>
  inPortal(
    {},
    async (portal) => {
      await portal.details('hosts', 'node1');
      const frame = await portal.tab('DPDK');
      await verdict(frame).getByText('node1').waitFor();
      portal.server.expire();
      await frame.getByRole('button', { name: 'Read again' }).click();
      await frame.getByText('Your session has ended').first().waitFor();
    },
    [/401/],
  ));

it('asks nobody but the engine for anything', () =>
  inPortal({}, async (portal) => {
    await portal.details('hosts', 'node1');
    await verdict(await portal.tab('DPDK')).waitFor();
    const engine = new URL(portal.engineUrl).origin;
    expect(portal.requests.filter((url) => !url.startsWith(engine) && !url.startsWith('blob:'))).toEqual([]);
  }));

it('adds no place to the menu, so that the landing page stays what it was', () =>
  inPortal({}, async (portal) => {
    expect(new URL(portal.page.url()).hash).toBe('#vms');
  }));

it('opens a wizard from the list, the context menu and the head of the details, for the host that is meant', () =>
  inPortal({}, async (portal) => {
    const title = portal.page.locator('.modal-title').last();
    const close = portal.page.locator('.modal-header .close').last();
    await portal.select('hosts', 'node2');
    await portal.button('Prepare for DPDK').click();
    expect(await title.textContent()).toContain('node2');
    await close.click();

    const menu = await portal.contextMenu('node1');
    await menu.getByText('Prepare for DPDK').click();
    expect(await title.textContent()).toContain('node1');
    await close.click();

    await portal.details('hosts', 'node2');
    await portal.button('Attach DPDK Network').click();
    expect(await title.textContent()).toContain('node2');
  }));
