import { openPortal, type OpenPortal } from '../support/openPortal';
import { scriptedPlugin } from '../support/plugins';

const inUse = scriptedPlugin(
  (api, note) => {
    const attempt = (name: string, act: () => unknown): void => {
      try {
        const value = act();
        note(name, value === undefined ? 'undefined' : value);
      } catch (error) {
        note(name, String(error));
      }
    };
    const getters = (when: string): void => {
      attempt(`${when} ssoToken`, () => typeof api.ssoToken());
      attempt(`${when} loginUserName`, () => api.loginUserName());
      attempt(`${when} rootTag`, () => (api.rootTag() as { name: string }).name);
      attempt(`${when} currentPlace`, () => api.currentPlace());
      attempt(`${when} addDetailPlace`, () =>
        api.addDetailPlace('Host', `Tab ${when}`, `hosts-${when}`, 'plugin/scripted/page.html'),
      );
    };
    getters('loading');
    api.register({
      UiInit: () => {
        getters('init');
        attempt('null type', () => api.addDetailPlace(null, 'X', 'hosts-x', 'plugin/scripted/page.html'));
        attempt('null alert', () => api.showAlert(null, 'text'));
        attempt('null toast', () => api.showToast(null, 'text'));
        api.setPlaceContentUrl('hosts-init', 'plugin/scripted/page.html?later');
      },
      UserLogin: () => getters('login'),
      TagActivationChange: () => getters('tags'),
    });
    api.ready();
    note('after ready');
  },
  { descriptor: { config: { list: [1] } } },
);

describe('the object that pluginApi(name) gives', () => {
  let portal: OpenPortal;
  beforeAll(async () => {
    portal = await openPortal({ plugin: inUse, hash: '#hosts' });
    await portal.page.waitForFunction(() => window.log?.some(({ event }) => event === 'tags rootTag'));
  });
  afterAll(() => portal.close());
  const ask = (): Promise<Record<string, unknown>> =>
    portal.page.evaluate(() => {
      const top = window as unknown as { pluginApi: (name: string) => Record<string, (...args: unknown[]) => unknown> & object };
      const [mine, again, strange] = [top.pluginApi('scripted'), top.pluginApi('scripted'), top.pluginApi('nobody')];
      return {
        isNew: mine !== again,
        own: Object.keys(mine),
        sharesConfig: mine['configObject']?.() === again['configObject']?.(),
        config: mine['configObject']?.(),
        strangeConfig: strange['configObject']?.(),
        strangeToken: strange['ssoToken']?.() === undefined,
        base: mine['engineBaseUrl']?.(),
        locale: mine['currentLocale']?.(),
      };
    });

  it('is new for each call, holds its name alone, and shares what belongs to the name (4)', async () => {
    expect(await ask()).toMatchObject({ isNew: true, own: ['pluginName'], sharesConfig: true, config: { list: [1] } });
  });
  it('gives an unknown name no configuration and nothing that is guarded (4)', async () => {
    expect(await ask()).toMatchObject({ strangeConfig: null, strangeToken: true });
  });
  it('tells address and locale as the portal does', async () => {
    expect(await ask()).toMatchObject({ base: `${portal.engineUrl}/`, locale: 'en-US' });
  });
  it.each([
    ['loading ssoToken', 'string'],
    ['loading loginUserName', "TypeError: Cannot read properties of undefined (reading 'getLoginName')"],
    ['loading addDetailPlace', 'undefined'],
    ['loading currentPlace', 'undefined'],
    ['init loginUserName', "TypeError: Cannot read properties of undefined (reading 'getLoginName')"],
    ['login loginUserName', 'admin@internal-authz'],
    ['login rootTag', "TypeError: Cannot read properties of null (reading 'getName')"],
    ['login currentPlace', 'hosts'],
    ['tags rootTag', 'root'],
    ['null type', 'TypeError: java.lang.NullPointerException'],
    ['null toast', 'undefined'],
  ])('%s: %s (5, 11)', async (name, value) => {
    expect(await portal.notedArgs(name)).toEqual([[value]]);
  });
  it('throws for an alert without a type at once, for such a toast only later and into the portal (11)', async () => {
    expect(await portal.notedArgs('null alert')).toEqual([[expect.stringMatching(/^TypeError: .*toUpperCase/)]]);
    expect(await portal.page.locator('.ovirt-alert-main').innerText({ timeout: 2000 })).toMatch(
      /Uncaught exception occurred.*toUpperCase/,
    );
  });
  it('lets a plugin add tabs in UiInit but not before, and change their address right after (5, 9)', async () => {
    await portal.details('hosts', 'node1');
    const strip = await portal.page.locator('.nav-tabs-pf').innerText();
    expect(strip).not.toContain('Tab loading');
    await (await portal.tab('Tab init')).locator('p').waitFor();
    expect(portal.page.frames().some((frame) => frame.url().endsWith('page.html?later'))).toBe(true);
  });
});

describe('starting up a plugin', () => {
  it('stays loading without handlers, takes the first ones, and runs UiInit inside ready() once (6, 7)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api, note) => {
        api.ready();
        note('guarded', api.currentLocale(), api.showToast('info', 'x') === undefined);
        api.register({ UiInit: () => note('UiInit') });
        api.register({ UiInit: () => note('second') });
        note('before');
        api.ready();
        note('after');
        api.ready();
      }),
    });
    const names = (await portal.noted()).map(({ event }) => event);
    expect(names).toEqual(['guarded', 'before', 'UiInit', 'after']);
    expect(portal.problems).toHaveLength(2);
    await portal.close();
  });

  it('takes register(null) for the real one, and options() replaces all (6)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api, note) => {
        api.options({ allowedMessageOrigins: '*' });
        api.options({});
        api.register(null);
        api.register({ UiInit: () => note('UiInit'), MessageReceived: () => note('message') });
        api.ready();
        api.addDetailPlace('Host', 'Late but there', 'hosts-there', 'plugin/scripted/page.html');
      }),
    });
    await portal.page.evaluate(() => window.postMessage('hello', '*'));
    await portal.details('hosts', 'node1');
    expect(await portal.page.locator('.nav-tabs-pf').innerText()).toContain('Late but there');
    expect(await portal.noted()).toEqual([]);
    await portal.close();
  });

  it('delivers what waited in order, and nothing more once a handler threw (7)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin(
        (api, note) => {
          Object.assign(window, {
            go: () => {
              api.options({ allowedMessageOrigins: '*' });
              api.register({
                UiInit: () => note('UiInit'),
                UserLogin: () => note('UserLogin'),
                MessageReceived: (data: unknown) => {
                  note('MessageReceived', data);
                  throw new Error('no more');
                },
              });
              api.ready();
            },
          });
        },
        { descriptor: { lazyLoad: true } },
      ),
    });
    await portal.page.evaluate(async () => {
      for (const data of ['one', 'two']) window.postMessage(data, '*');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const page = portal.pluginPage('scripted');
    // The handler that throws takes the page away with it, so the call must not wait for an answer from there.
    await page?.evaluate(() => void setTimeout(() => (window as unknown as { go: () => void }).go()));
    await portal.page.waitForFunction(() => window.log?.some(({ event }) => event === 'MessageReceived'));
    expect((await portal.noted()).map(({ event, args }) => [event, ...args])).toEqual([
      ['UiInit'],
      ['UserLogin'],
      ['MessageReceived', 'one'],
    ]);
    await portal.close();
  });

  it('runs what is deferred in a later task, in the order of the calls (9)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({});
        api.ready();
      }),
    });
    const counts = await portal.pluginPage('scripted')?.evaluate(async () => {
      const { api } = window;
      const top = window.top as Window;
      const shown = (): number => top.document.querySelectorAll('.toast-pf').length;
      api?.showToast('info', 'one');
      api?.showToast('info', 'two');
      const before = shown();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [before, shown(), top.document.querySelector('.toast-pf')?.textContent];
    });
    // The newest is on top.
    expect(counts).toEqual([0, 2, 'two']);
    await portal.close();
  });

  it('reads options leniently and warns for old names (10)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({
          UiInit: () => {
            api.addSubTab('Host', 'Old name', 'hosts-old', 'plugin/scripted/page.html', { priority: '1' });
            api.addDetailPlace('Host', 'First', 'hosts-first', 'plugin/scripted/page.html', { priority: 0.9 });
            api.addDetailPlace('Nothing', 'Nowhere', 'nothing-x', 'plugin/scripted/page.html');
          },
        });
        api.ready();
      }),
    });
    await portal.details('hosts', 'node1');
    const tabs = await portal.page.locator('.nav-tabs-pf li:visible').allInnerTexts();
    expect([tabs[0], tabs[1], tabs.at(-1)]).toEqual(['General', 'First', 'Old name']);
    expect(tabs).not.toContain('Nowhere');
    expect(portal.problems.filter((problem) => problem.includes('addSubTab'))).toHaveLength(1);
    await portal.close();
  });
});
