import { releaseNames } from '../../../../simulator/engine/releases';
import { portalUnderTest, variable, type PortalUnderTest } from './portalUnderTest';

let portal: PortalUnderTest;
beforeEach(async () => {
  portal = await portalUnderTest();
});
afterEach(() => portal.close());

describe('the host page', () => {
  it('leaves for the login page without a session', async () => {
    const { status, headers } = await portal.ask('webadmin/');
    expect([status, headers['location']]).toEqual([302, '/ovirt-engine/sso/login.html']);
  });

  it.each(['webadmin/', 'webadmin/WebAdmin.html', 'webadmin/?locale=de_DE'])('is at %s', async (path) => {
    const { status, headers, body } = await portal.ask(path, { cookie: await portal.logIn() });
    expect([status, headers['content-type']]).toEqual([200, 'text/html;charset=UTF-8']);
    expect(body).toContain('src="/ovirt-engine/webadmin/portal/portal.js"');
    expect(body).toContain('href="/ovirt-engine/webadmin/portal/portal.css"');
  });

  it('loads the half that runs in the browser', async () => {
    portal.write('page/portal.js', 'let portal;');
    portal.write('page/portal.css', 'body {}');
    const [script, style] = await Promise.all(['js', 'css'].map((kind) => portal.ask(`webadmin/portal/portal.${kind}`)));
    expect([script?.status, script?.headers['content-type'], script?.body]).toEqual([
      200,
      'text/javascript;charset=UTF-8',
      'let portal;',
    ]);
    expect([style?.status, style?.headers['content-type'], style?.body]).toEqual([200, 'text/css;charset=UTF-8', 'body {}']);
    expect((await portal.ask('webadmin/portal/other.js')).status).toBe(404);
  });

  it('tells who is logged in, with a token that the API takes', async () => {
    const page = await portal.load();
    const user = variable(page, 'userInfo');
    expect(user).toEqual({
      id: expect.stringMatching(/^[-0-9a-f]{36}$/) as unknown,
      userName: 'admin',
      email: '',
      domain: 'internal-authz',
      isAdmin: true,
      ssoToken: expect.stringMatching(/^.{86}$/) as unknown,
    });
    const token = typeof user === 'object' && user !== null && 'ssoToken' in user ? String(user.ssoToken) : '';
    const { status } = await portal.ask('api/hosts', { authorization: `Bearer ${token}`, accept: 'application/json' });
    expect(status).toBe(200);
  });

  it('has the variables of the real one in their order, and one of its own', async () => {
    const names = [...(await portal.load()).body.matchAll(/^var (\w+) = /gm)].map(([, name]) => name);
    expect(names).toEqual([
      'userInfo',
      'applicationMode',
      'pluginDefinitions',
      'engineRpmVersion',
      'messages',
      'baseContextPath',
      'displayUncaughtUIExceptions',
      'simulatedPortal',
    ]);
  });

  it('comes with an unquoted tag and without Cache-Control, and not again where nothing changed', async () => {
    const cookie = await portal.logIn();
    const { headers } = await portal.load(cookie);
    expect(headers['etag']).toMatch(/^[0-9A-F]{32}$/);
    expect(headers).not.toHaveProperty('cache-control');
    const again = await portal.ask('webadmin/', { cookie, 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it.each(releaseNames)('is that of release %s', async (release) => {
    const other = await portalUnderTest({ release });
    const page = await other.load();
    await other.close();
    expect(variable(page, 'simulatedPortal')).toEqual({ release, locale: 'en_US' });
    expect(variable(page, 'engineRpmVersion')).toEqual({ value: other.simulator.engine.release.rpm });
  });
});

describe('the locale', () => {
  const localeOf = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const session = /JSESSIONID=[^;]+/.exec(await portal.logIn())?.[0] ?? '';
    const cookie = headers['cookie'] === undefined ? session : `${session}; ${headers['cookie']}`;
    const told = variable(await portal.ask(path, { ...headers, cookie }), 'simulatedPortal');
    return typeof told === 'object' && told !== null && 'locale' in told ? told.locale : undefined;
  };

  it('is the parameter, before the cookie, before the wish of the browser', async () => {
    const headers = { cookie: 'locale=fr_FR', 'accept-language': 'ja' };
    expect(await localeOf('webadmin/?locale=de_DE', headers)).toBe('de_DE');
    expect(await localeOf('webadmin/', headers)).toBe('fr_FR');
    expect(await localeOf('webadmin/', { 'accept-language': 'ja' })).toBe('ja_JP');
    expect(await localeOf('webadmin/')).toBe('en_US');
  });

  it.each([
    ['xx_YY', 'en_US'],
    ['de_AT', 'en_US'],
    ['de', 'de_DE'],
    ['pt-BR', 'pt_BR'],
    ['ka_GE', 'ka_GE'],
    ['cs_CZ', 'cs_CZ'],
    ['"><script>', 'en_US'],
  ])('asked for as %s is %s', async (asked, shown) => {
    expect(await localeOf(`webadmin/?locale=${encodeURIComponent(asked)}`)).toBe(shown);
  });

  it('is what the browser likes best', async () => {
    expect(await localeOf('webadmin/', { 'accept-language': 'en;q=0.5, es-ES, de;q=0.8' })).toBe('es_ES');
  });

  it('is remembered by a cookie, so that it survives the login', async () => {
    const { headers } = await portal.ask('webadmin/?locale=ko_KR');
    expect(headers['set-cookie']).toEqual(['locale=ko_KR; path=/; HttpOnly; Max-Age=2147483647']);
  });

  it('ka_GE is unknown before 4.5.1', async () => {
    const old = await portalUnderTest({ release: '4.4.10' });
    const { headers } = await old.ask('webadmin/?locale=ka_GE');
    await old.close();
    expect(headers['set-cookie']).toEqual(['locale=en_US; path=/; HttpOnly; Max-Age=2147483647']);
  });

  it('is in the page for scripts and for readers', async () => {
    const { body } = await portal.ask('webadmin/?locale=de_DE', { cookie: await portal.logIn() });
    expect(body).toContain('<html lang="de-DE">');
    expect(body).toContain('content="locale=de_DE"');
  });
});
