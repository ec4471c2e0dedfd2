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
});
