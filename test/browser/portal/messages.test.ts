import { openPortal, type OpenPortal } from '../support/openPortal';
import { scriptedPlugin } from '../support/plugins';

describe('messages to the top window (17)', () => {
  const listener = scriptedPlugin((api, note) => {
    Object.assign(window, {
      allow: (allowed: unknown) => api.options({ allowedMessageOrigins: allowed === 'own' ? window.location.origin : allowed }),
    });
    api.register({
      MessageReceived: (...args: unknown[]) => note('message', ...args.map((each) => (each === window.top ? 'top' : each))),
    });
    api.ready();
  });
  let portal: OpenPortal;
  beforeAll(async () => {
    portal = await openPortal({ plugin: listener });
  });
  afterAll(() => portal.close());
  const received = async (allowed: unknown, data: unknown): Promise<readonly (readonly unknown[])[]> => {
    await portal
      .pluginPage('scripted')
      ?.evaluate((origins) => (window as unknown as { allow: (to: unknown) => void }).allow(origins), allowed);
    return portal.page.evaluate(
      (message) =>
        new Promise<readonly (readonly unknown[])[]>((resolve) => {
          window.log?.splice(0);
          window.addEventListener('message', () => resolve((window.log ?? []).map(({ args }) => args)), { once: true });
          window.postMessage(message, '*');
        }),
      data,
    );
  };

  it.each([
    ['nothing is said', undefined, 'hello', []],
    ['the own origin is named', 'own', 'hello', [['hello', 'top']]],
    ['any is named', '*', 'hello', [['hello', 'top']]],
    ['any is in a list', ['http://nowhere.example', '*'], { a: 1 }, [[{ a: 1 }, 'top']]],
    ['another is named', 'http://nowhere.example', 'hello', []],
    ['null is said', null, 'hello', []],
    ['the data is null, which falls out', '*', null, [['top']]],
  ])('where %s', async (_, allowed, data, expected) => {
    expect(await received(allowed, data)).toEqual(expected);
  });

  it('refuses an origin with a slash behind it', async () => {
    expect(await received(`${new URL(portal.url).origin}/`, 'hello')).toEqual([]);
  });
});
