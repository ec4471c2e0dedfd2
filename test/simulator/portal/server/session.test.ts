import { portalUnderTest, variable, type Got, type PortalUnderTest } from './portalUnderTest';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MINUTE = 60_000;

let portal: PortalUnderTest;
beforeEach(async () => {
  portal = await portalUnderTest();
});
afterEach(() => portal.close());

const tokenOf = (page: Got): string => {
  const user = variable(page, 'userInfo');
  return typeof user === 'object' && user !== null && 'ssoToken' in user ? String(user.ssoToken) : '';
};
const logInAs = (fields: Readonly<Record<string, string>>) =>
  portal.ask('sso/interactive-login', FORM, { method: 'POST', body: new URLSearchParams(fields).toString() });
const ofApi = (token: string) => ({ authorization: `Bearer ${token}`, accept: 'application/json' });
const read = (token: string) => portal.ask('api/clusters', ofApi(token));
const write = (token: string) =>
  portal.ask(
    'api/clusters',
    { ...ofApi(token), 'content-type': 'application/json' },
    { method: 'POST', body: JSON.stringify({ name: `c${Math.random()}`.replace('.', ''), data_center: { name: 'Default' } }) },
  );
/** Somebody who is logged in: cookies of the browser, token of the page. */
const somebody = async () => {
  const cookie = await portal.logIn();
  return { cookie, token: tokenOf(await portal.load(cookie)) };
};

describe('the login page', () => {
  it('has the account filled in, and one button', async () => {
    const { status, body } = await portal.ask('sso/login.html');
    expect(status).toBe(200);
    expect(body).toContain('name="username" value="admin@internal"');
    expect(body).toContain('name="password" type="password" value="demo"');
    expect(body.match(/<button/g)).toHaveLength(1);
  });

  it.each([
    { username: 'admin@internal', password: 'demo', profile: 'internal' },
    { username: 'admin', password: 'demo', profile: 'internal' },
  ])('leads to the portal with %j', async (fields) => {
    const { status, headers } = await logInAs(fields);
    expect([status, headers['location']]).toEqual([302, '/ovirt-engine/webadmin/']);
    expect(headers['set-cookie']).toContainEqual(
      expect.stringMatching(/^JSESSIONID=[-\w]+; path=\/ovirt-engine\/webadmin; HttpOnly$/),
    );
  });

  it('says that a password is wrong, and sets no session', async () => {
    const { body, headers } = await logInAs({ username: 'admin@internal', password: 'no' });
    expect(body).toContain('Unable to log in. Verify your login information or contact the system administrator.');
    expect(String(headers['set-cookie'])).not.toContain('JSESSIONID');
  });

  it('refuses who is no administrator, with the name as text', async () => {
    const { state, ids } = portal.simulator.engine;
    state.users.put({ id: ids.uuid(), name: '<b>jane', password: 'demo', seen: false });
    expect((await logInAs({ username: '<b>jane@internal', password: 'demo' })).body).toContain(
      'The user &lt;b&gt;jane@internal is not authorized to perform login',
    );
  });

  it('takes a form by POST only', async () => {
    expect((await portal.ask('sso/interactive-login')).status).toBe(405);
  });
});

describe('the token of a portal user', () => {
  it('is the only one that the API takes, without any cookie', async () => {
    const { token } = await somebody();
    expect((await read(token)).status).toBe(200);
    expect((await read(`${token}x`)).status).toBe(401);
    expect((await portal.ask('api/clusters')).status).toBe(401);
  });

  it('is the same each time that the page is loaded, and another after the next login', async () => {
    const { cookie, token } = await somebody();
    expect(tokenOf(await portal.load(cookie))).toBe(token);
    expect(tokenOf(await portal.load())).not.toBe(token);
  });

  it('answers 401 with the Basic challenge and a page once it is dead, also to who asked for JSON', async () => {
    const { token } = await somebody();
    portal.served.portal.expire();
    const { status, headers, body } = await read(token);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Basic realm="RESTAPI"');
    expect(headers['content-type']).toContain('text/html');
    expect(body).toContain('invalid_grant: The provided authorization grant for the auth code has expired.');
  });
});

describe('an idle user', () => {
  it('is out after 30 minutes', async () => {
    const { token } = await somebody();
    portal.simulator.clock.advance(29 * MINUTE);
    expect((await read(token)).status).toBe(200);
    portal.simulator.clock.advance(2 * MINUTE);
    expect((await read(token)).status).toBe(401);
  });

  it('is not kept by reads of a plugin, nor by the grids of the portal', async () => {
    const { cookie, token } = await somebody();
    for (let minute = 0; minute < 28; minute += 7) {
      portal.simulator.clock.advance(7 * MINUTE);
      expect((await read(token)).status).toBe(200);
      expect((await portal.ask('webadmin/data', { cookie })).status).toBe(200);
    }
    portal.simulator.clock.advance(7 * MINUTE);
    expect((await read(token)).status).toBe(401);
    expect((await portal.ask('webadmin/data', { cookie })).status).toBe(401);
  });

  it('is kept by writes of a plugin', async () => {
    const { cookie, token } = await somebody();
    for (let times = 0; times < 4; times++) {
      portal.simulator.clock.advance(20 * MINUTE);
      expect((await write(token)).status).toBe(201);
    }
    expect((await portal.ask('webadmin/data', { cookie })).status).toBe(200);
  });

  it('is kept by loading the portal', async () => {
    const { cookie, token } = await somebody();
    portal.simulator.clock.advance(20 * MINUTE);
    await portal.load(cookie);
    portal.simulator.clock.advance(20 * MINUTE);
    expect((await read(token)).status).toBe(200);
  });

  it('is out sooner where the engine says so', async () => {
    const { token } = await somebody();
    portal.simulator.engine.auth.idleAfter(2);
    portal.simulator.clock.advance(3 * MINUTE);
    expect((await read(token)).status).toBe(401);
  });
});

describe('a session that is over', () => {
  it('says so to the grids, and the host page leaves for the login', async () => {
    const { cookie } = await somebody();
    portal.served.portal.expire();
    expect((await portal.ask('webadmin/data', { cookie })).status).toBe(401);
    expect((await portal.load(cookie)).headers['location']).toBe('/ovirt-engine/sso/login.html');
  });

  it.each(['the engine is restarted', 'the world begins anew'])('is over when %s', async (what) => {
    const { cookie } = await somebody();
    if (what === 'the engine is restarted') portal.served.portal.restart();
    else portal.simulator.reset();
    expect((await portal.ask('webadmin/data', { cookie })).status).toBe(401);
  });

  it('ends by a logout, which leads to the welcome page and revokes the token', async () => {
    const { cookie, token } = await somebody();
    const { status, headers } = await portal.ask('webadmin/sso/logout', { cookie });
    expect([status, headers['location']]).toEqual([302, '/ovirt-engine/']);
    expect((await read(token)).status).toBe(401);
    expect((await portal.load(cookie)).status).toBe(302);
    expect((await portal.ask('')).body).toContain('href="/ovirt-engine/webadmin/"');
  });

  it('of one user leaves the others', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await portal.ask('webadmin/sso/logout', { cookie: one.cookie });
    expect((await portal.ask('webadmin/data', { cookie: other.cookie })).status).toBe(200);
  });
});

describe('the engine behind the portal', () => {
  it('is reached as without one, and tells only what reached it', async () => {
    const { cookie, token } = await somebody();
    await portal.ask('webadmin/data', { cookie });
    await read(token);
    expect(portal.simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /ovirt-engine/api/clusters']);
  });

  it('can be made to fail', async () => {
    const { token } = await somebody();
    portal.simulator.failNext({ path: '/clusters' }, { kind: 'status', status: 503 });
    expect((await read(token)).status).toBe(503);
  });

  it('can go away with the portal, and come back', async () => {
    const { token } = await somebody();
    const back = await portal.served.refuse();
    await expect(read(token)).rejects.toThrow('ECONNREFUSED');
    await back();
    expect((await read(token)).status).toBe(200);
  });
});
