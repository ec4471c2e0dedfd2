import { openPortal } from '../support/openPortal';
import { scriptedPlugin, type PluginFixture } from '../support/plugins';

const silent = scriptedPlugin(() => undefined, { name: 'silent' });
const other = scriptedPlugin(
  (api, note) => {
    api.register({ UiInit: () => note('other UiInit'), HostSelectionChange: () => note('other selection') });
    api.ready();
  },
  { name: 'other' },
);
const failing = (how: 'UiInit' | 'HostSelectionChange' | 'callbacks'): PluginFixture =>
  scriptedPlugin(
    (api, note) => {
      const how = (api.configObject() as { how: string }).how;
      const fail = (at: string): void => {
        if (at === how) throw new Error(`thrown in ${at}`);
      };
      api.register({
        UiInit: () => {
          api.addDetailPlace('Host', 'Stays', 'hosts-stays', 'plugin/scripted/page.html');
          api.addMenuPlaceActionButton('Host', 'Stays too', {
            isEnabled: (selected: unknown[]) => {
              note('isEnabled', selected.length);
              fail('callbacks');
              return false;
            },
            isAccessible: () => undefined,
            onClick: () => {
              note('onClick');
              fail('callbacks');
            },
          });
          fail('UiInit');
        },
        HostSelectionChange: () => {
          note('selection');
          fail('HostSelectionChange');
        },
      });
      api.ready();
    },
    { descriptor: { config: { how } } },
  );

describe('a plugin that the portal waits for', () => {
  it('freezes the portal on Loading as long as it does not call ready() (8)', async () => {
    const portal = await openPortal({ plugin: silent, login: false });
    await portal.page.goto(portal.url + '#hosts');
    await portal.page.getByRole('button', { name: 'Log in' }).click();
    await portal.page.getByText('Loading ...').waitFor();
    await portal.page.waitForFunction(() => performance.now() > 1_000);
    expect(await portal.page.locator('body').getAttribute('data-app-status')).toBeNull();
    expect(new URL(portal.page.url()).hash).toBe('#hosts');
    await portal.pluginPage('silent')?.evaluate(() => {
      window.api?.register({});
      window.api?.ready();
    });
    await portal.isUp();
    expect(await portal.page.locator('.breadcrumb').innerText()).toContain('Hosts');
    await portal.close();
  });

  it('does not hold it up when it is loaded lazily or switched off (8)', async () => {
    const lazy = { ...silent, descriptor: { lazyLoad: true } };
    const off = { ...other, site: { enabled: false } };
    const portal = await openPortal({ plugin: [lazy, off] });
    expect(portal.page.frames().map((frame) => new URL(frame.url()).pathname)).not.toContain(
      '/ovirt-engine/webadmin/plugin/other/plugin.html',
    );
    await portal.close();
  });

  it('lets go when UiInit throws; what it added before stays (8, 13)', async () => {
    const portal = await openPortal({ plugin: [failing('UiInit'), other] });
    expect(portal.pluginPage('scripted')).toBeUndefined();
    expect((await portal.noted()).map(({ event }) => event)).toContain('other UiInit');
    await portal.details('hosts', 'node1');
    expect(await portal.page.locator('.nav-tabs-pf').innerText()).toContain('Stays');
    expect(portal.problems[0]).toContain('Exception caught while invoking event handler function [UiInit] for plugin [scripted]');
    await portal.close();
  });

  it('has a hidden frame as observed that stays for the life of the page (20)', async () => {
    const portal = await openPortal({ plugin: other });
    const frames = (): Promise<string[]> =>
      portal.page.locator('body > iframe[src]').evaluateAll((all) => all.map((each) => each.outerHTML));
    const expected =
      '<iframe src="plugin/other/plugin.html" frameborder="0" style="position: absolute; width: 0pt; height: 0pt; border-style: none;"></iframe>';
    expect(await frames()).toEqual([expected]);
    await portal.details('hosts', 'node1');
    await portal.show('vms');
    expect(await frames()).toEqual([expected]);
    await portal.close();
  });
});

describe('what a plugin throws', () => {
  it('ends it when it leaves an event handler; tabs and buttons stay, callbacks are still asked, others go on (13)', async () => {
    const portal = await openPortal({ plugin: [failing('HostSelectionChange'), other] });
    await portal.select('hosts', 'node1');
    expect(portal.pluginPage('scripted')).toBeUndefined();
    expect(portal.problems.some((problem) => problem.includes('removed from service due to failure'))).toBe(true);
    const before = (await portal.notedArgs('isEnabled')).length;
    await portal.select('hosts', 'node2');
    const names = (await portal.noted()).map(({ event }) => event);
    expect(names.filter((name) => name === 'selection')).toHaveLength(1);
    expect(names.filter((name) => name === 'other selection')).toHaveLength(2);
    expect((await portal.notedArgs('isEnabled')).length).toBeGreaterThan(before);
    await portal.close();
  });

  it('is only logged when it comes from a button, and counts as true (13)', async () => {
    const portal = await openPortal({ plugin: failing('callbacks') });
    await portal.select('hosts', 'node1');
    const button = portal.button('Stays too');
    expect(await button.isEnabled()).toBe(true);
    await button.click();
    expect(await portal.notedArgs('onClick')).toHaveLength(1);
    expect(portal.pluginPage('scripted')).toBeDefined();
    await portal.close();
  });

  it('is not seen in a promise or a timer; a handler is not bound; a handler that is no function is none (12)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api, note) => {
        api.register({
          UiInit(this: unknown) {
            note('bound', this !== undefined && this !== window);
            return Promise.reject(new Error('nobody hears'));
          },
          UserLogin: 'not a function',
          VirtualMachineSelectionChange: () => note('vms'),
        });
        api.ready();
      }),
    });
    await portal.show('vms');
    expect(await portal.notedArgs('bound')).toEqual([[false]]);
    expect(await portal.notedArgs('vms')).toHaveLength(1);
    await portal.close();
  });
});

describe('login, logout and tags', () => {
  it('tells the login once, the tags without arguments, and never a logout (18, 19)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api, note) => {
        api.register({
          UserLogin: (...args: unknown[]) => note('UserLogin', ...args),
          UserLogout: () => {
            note('UserLogout');
            sessionStorage.setItem('logout', 'seen');
          },
          TagActivationChange: (...args: unknown[]) => note('tags', args.length),
        });
        api.ready();
      }),
    });
    await portal.page.waitForFunction(() => window.log?.some(({ event }) => event === 'tags'));
    expect(await portal.notedArgs('UserLogin')).toEqual([['admin@internal-authz', expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
    expect(await portal.notedArgs('tags')).toEqual([[0]]);
    await portal.page.locator('#HeaderView_userName').click();
    await portal.page.getByText('Sign Out').click();
    await portal.page.waitForURL(`${portal.engineUrl}/`);
    expect(await portal.page.evaluate(() => sessionStorage.getItem('logout'))).toBeNull();
    await portal.close();
  });

  it('leaves for the login page with its place when the session is over (18)', async () => {
    const portal = await openPortal({ plugin: other, hash: '#hosts' });
    portal.server.expire();
    await portal.page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await portal.page.waitForURL(`${portal.engineUrl}/sso/login.html#hosts`);
    await portal.close();
  });
});
