import { createSimulator, type Simulator } from '../../simulator/engine/engine';
import { empty } from '../../simulator/worlds/empty';

const FORM = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
const askFor = (
  simulator: Simulator,
  wishes: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = FORM,
  method = 'POST',
) => {
  const reply = simulator.handle({
    method,
    path: '/ovirt-engine/sso/oauth/token',
    headers,
    body: new URLSearchParams(wishes).toString(),
  });
  const body: unknown = JSON.parse(reply.body);
  return { status: reply.status, body };
};
const password = { grant_type: 'password', scope: 'ovirt-app-api', username: 'admin@internal', password: 'demo' };
const get = (simulator: Simulator, headers: Readonly<Record<string, string>>) =>
  simulator.handle({
    method: 'GET',
    path: '/ovirt-engine/api/clusters',
    headers: { accept: 'application/json', ...headers },
    body: '',
  });
const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });
const cookieOf = (headers: Readonly<Record<string, string>>) => /JSESSIONID=([^;]+)/.exec(headers['set-cookie'] ?? '')?.[1] ?? '';

const engine = (): Simulator => createSimulator({ world: empty() });

describe('the token service', () => {
  it('tells a wrong password with error_code and error when the API scope was asked for', () => {
    expect(askFor(engine(), { ...password, password: 'no' })).toEqual({
      status: 400,
      body: {
        error_code: 'access_denied',
        error:
          "Cannot authenticate user 'admin@internal': Unable to log in. Verify your login information or contact the system administrator..",
      },
    });
  });

  it('tells it in the words of OAuth with any other scope', () => {
    expect(askFor(engine(), { ...password, scope: 'ovirt-app-admin', password: 'no' }).body).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringContaining('Unable to log in.') as unknown,
    });
  });

  it('knows no profile of a name without one', () => {
    expect(askFor(engine(), { ...password, username: 'admin' }).body).toMatchObject({
      error: "Cannot authenticate user 'admin@N/A': No valid profile found in credentials..",
    });
  });

  it.each(['username', 'password'])('misses the parameter %s', (name) => {
    const wishes = Object.fromEntries(Object.entries(password).filter(([key]) => key !== name));
    expect(askFor(engine(), wishes).body).toEqual({ error_code: 'invalid_request', error: `Missing parameter: '${name}'` });
  });

  it.each(['magic', 'refresh_token', 'client_credentials'])('does not support the grant %s', (grant) => {
    expect(askFor(engine(), { ...password, grant_type: grant }).body).toMatchObject({ error_code: 'unsupported_grant_type' });
  });

  it('reads no parameters from a body that is no form', () => {
    expect(askFor(engine(), password, { ...FORM, 'content-type': 'application/json' }).body).toMatchObject({
      error: 'unsupported_grant_type',
    });
  });

  it('gives the dependencies of a scope with it, and a scope that it does not know as it is', () => {
    expect(askFor(engine(), { ...password, scope: 'ovirt-app-admin' }).body).toMatchObject({
      scope: expect.stringContaining('ovirt-app-api') as unknown,
    });
    expect(askFor(engine(), { ...password, scope: 'ovirt-app-nothing' }).body).toMatchObject({ scope: 'ovirt-app-nothing' });
  });

  it('says the end of a token in milliseconds, as text', () => {
    expect(askFor(engine(), password).body).toMatchObject({
      exp: expect.stringMatching(/^\d{13}$/) as unknown,
      token_type: 'bearer',
    });
  });

  it('takes a Basic header in place of a password', () => {
    const grant = { grant_type: 'urn:ovirt:params:oauth:grant-type:http', scope: 'ovirt-app-api' };
    expect(askFor(engine(), grant, { ...FORM, ...basic('admin@internal:demo') }).status).toBe(200);
  });

  it('gives a token to a user whom the API then refuses for want of any permission', () => {
    const simulator = createSimulator({
      world: (made) => {
        empty()(made);
        made.state.users.put({ id: 'u', name: 'jane', password: 'demo', seen: false });
      },
    });
    const { status, body } = askFor(simulator, { ...password, username: 'jane@internal' });
    expect(status).toBe(200);
    const token = typeof body === 'object' && body !== null && 'access_token' in body ? String(body.access_token) : '';
    const reply = get(simulator, { authorization: `Bearer ${token}` });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('The user jane@internal-authz with profile [internal] is not authorized to perform login');
  });
});

describe('a session', () => {
  it('is opened by Basic with "Prefer: persistent-auth" and goes on with its cookie', () => {
    const simulator = engine();
    const opened = get(simulator, { prefer: 'persistent-auth', ...basic('admin@internal:demo') });
    const cookie = `JSESSIONID=${cookieOf(opened.headers)}`;
    expect(get(simulator, { prefer: 'persistent-auth', cookie }).status).toBe(200);
  });

  it('ends with the first request that does not prefer it', () => {
    const simulator = engine();
    const opened = get(simulator, { prefer: 'persistent-auth', ...basic('admin@internal:demo') });
    const cookie = `JSESSIONID=${cookieOf(opened.headers)}`;
    expect(get(simulator, { cookie }).status).toBe(401);
    expect(get(simulator, { prefer: 'persistent-auth', cookie }).status).toBe(401);
  });

  it.each(['bearer x', 'Digest x', ''])('is not opened by the header "%s"', (authorization) => {
    const reply = get(engine(), { authorization });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain('Unauthorized');
  });

  it('is not opened by an unknown token', () => {
    expect(get(engine(), { authorization: 'Bearer x' }).body).toContain(
      'invalid_grant: The provided authorization grant for the auth code has expired.',
    );
  });
});

describe('a browser', () => {
  const GOOD = 'https://good.example';
  const guarded = (csrf: boolean): Simulator =>
    createSimulator({
      world: (made) => {
        empty()(made);
        made.state.csrfProtection = csrf;
        made.state.allowedOrigins = [GOOD];
      },
    });
  const preflight = (simulator: Simulator, origin: string, method: string, names: string) =>
    simulator.handle({
      method: 'OPTIONS',
      path: '/ovirt-engine/api/clusters',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': names },
      body: '',
    });

  it('is not looked at by default', () => {
    expect(get(engine(), { origin: 'https://evil.example', ...basic('admin@internal:demo') }).status).toBe(200);
  });

  it('is let in from an allowed origin only, once CORSSupport is on', () => {
    const simulator = guarded(false);
    const login = basic('admin@internal:demo');
    expect(get(simulator, { origin: GOOD, ...login }).headers['access-control-allow-origin']).toBe(GOOD);
    expect(get(simulator, { origin: 'https://evil.example', ...login })).toMatchObject({ status: 403, body: '' });
  });

  it.each([
    ['GET', 'authorization, accept, content-type', 200],
    ['GET', 'authorization, filter', 403],
    ['PUT', 'authorization, correlation-id', 403],
    ['PATCH', '', 403],
  ])('that asks for %s with "%s" beforehand gets %i', (method, names, status) => {
    expect(preflight(guarded(false), GOOD, method, names).status).toBe(status);
  });

  it('cannot go on with a session once CSRFProtection is on', () => {
    const simulator = guarded(true);
    const opened = get(simulator, { prefer: 'persistent-auth, csrf-protection', ...basic('admin@internal:demo') });
    expect(opened.status).toBe(200);
    const cookie = `JSESSIONID=${cookieOf(opened.headers)}`;
    expect(get(simulator, { prefer: 'persistent-auth', cookie }).status).toBe(500);
  });

  it('keeps the token of a portal alive by writing, not by reading', () => {
    const simulator = engine();
    const { body } = askFor(simulator, { ...password, scope: 'ovirt-app-admin' });
    const token = typeof body === 'object' && body !== null && 'access_token' in body ? String(body.access_token) : '';
    const authorization = `Bearer ${token}`;
    const cluster = simulator.state.clusters.all()[0]?.id ?? '';
    const write = () =>
      simulator.handle({
        method: 'PUT',
        path: `/ovirt-engine/api/clusters/${cluster}`,
        headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
        body: '{}',
      }).status;
    simulator.clock.advance(20 * 60_000);
    write();
    simulator.clock.advance(20 * 60_000);
    expect(get(simulator, { authorization }).status).toBe(200);
    simulator.clock.advance(20 * 60_000);
    expect(get(simulator, { authorization }).status).toBe(401);
  });
});
