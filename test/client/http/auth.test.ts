import { inspect } from 'node:util';
import { fixedToken, passwordGrant } from '../../../client/http/auth';
import { createSend } from '../../../client/http/send';
import { createTransport } from '../../../client/http/transport';
import { step } from '../recorded/steps';
import { handClock } from './clock';
import { failure } from './failure';
import { serve, type Answer, type Arrived, type Server } from './server';

const PASSWORD = 'pässword&with=signs';
const LOGIN = '/ovirt-engine/sso/oauth/token';
const LOGOUT = '/ovirt-engine/services/sso-logout';

let server: Server;
beforeEach(async () => {
  server = await serve();
});
afterEach(() => server.close());

const send = createSend({ adapter: 'http', proxy: false, clock: handClock() });
const grant = () => passwordGrant({ baseUrl: server.url, username: 'admin@internal', password: PASSWORD, send });
const arrived = (path: string): readonly Arrived[] => server.requests.filter(({ url }) => url === path);

/** An engine that gives tokens `t1`, `t2` … and takes only the newest. */
const engine = ({ takes = (token: string, newest: string) => token === newest, unauthorised = EXPIRED } = {}): void => {
  let given = 0;
  server.handle(({ url, headers }) => {
    if (url === LOGOUT) return { body: {} };
    if (url === LOGIN) {
      given += 1;
      return { body: { access_token: `t${String(given)}`, scope: 'ovirt-app-api', exp: '1796117669000', token_type: 'bearer' } };
    }
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    return takes(token, `t${String(given)}`) ? { body: { name: 'x' } } : unauthorised;
  });
};
const html = (text: string): Answer => ({
  status: 401,
  headers: { 'Content-Type': 'text/html;charset=UTF-8', 'WWW-Authenticate': 'Basic realm="RESTAPI"' },
  body: `<html><head><title>Error</title></head><body>${text}</body></html>`,
});
const EXPIRED = html('invalid_grant: The provided authorization grant for the auth code has expired.');

it('asks for a token with an Accept header that is exactly application/json', async () => {
  engine();
  expect(await grant().token()).toBe('t1');
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'POST', url: LOGIN });
  expect(request?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' });
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: 'password',
    scope: 'ovirt-app-api',
    username: 'admin@internal',
    password: PASSWORD,
  });
});

it('keeps the token', async () => {
  engine();
  const tokens = grant();
  await tokens.token();
  await tokens.token();
  expect(arrived(LOGIN)).toHaveLength(1);
});

it('takes a token that an old engine wraps in a list of one', async () => {
  server.handle(() => ({ body: [{ access_token: 'old' }] }));
  expect(await grant().token()).toBe('old');
});

it.each([
  ['10-003', 'access_denied'],
  ['10-017', 'access_denied'],
])('reads both shapes of a refused login: recorded step %s', async (id, reason) => {
  server.handle(() => ({ status: 400, body: step(id).response.body }));
  expect(await failure(grant().token())).toMatchObject({
    code: 'engine.login',
    status: 400,
    reason,
    detail:
      "Cannot authenticate user 'admin@internal': Unable to log in. Verify your login information or contact the system administrator..",
  });
});

it('says that a page of HTML in place of a token is not from an engine', async () => {
  server.handle(() => ({ headers: { 'Content-Type': 'text/html' }, body: '<html>welcome</html>' }));
  expect(await failure(grant().token())).toMatchObject({ code: 'reply.unexpected', path: 'access_token' });
});

it('says that an address without a token service has none', async () => {
  server.handle(() => ({ status: 404, headers: { 'Content-Type': 'text/html' }, body: '<title>404 Not Found</title>' }));
  expect(await failure(grant().token())).toMatchObject({ code: 'engine.notFound' });
});

it.each([
  ['refused', { status: 400, body: { error_code: 'access_denied', error: `not ${PASSWORD}` } }],
  ['answered with a page', { status: 500, headers: { 'Content-Type': 'text/html' }, body: `<pre>${PASSWORD}</pre>` }],
  ['reset', undefined],
])('never shows the password: %s', async (_name, answer) => {
  server.handle((_request, socket) => {
    if (!answer) socket.destroy();
    return answer;
  });
  const error = await failure(grant().token());
  const shown = inspect(error, { depth: 10, showHidden: true });
  expect(shown).not.toContain(PASSWORD);
  expect(shown).not.toContain(encodeURIComponent(PASSWORD));
});

const calling = (tokens = grant()) => createTransport({ baseUrl: server.url, tokens, send, clock: handClock() });

it('logs in once more when the token died, and sends the write again: the engine did not run it', async () => {
  engine({ takes: (token) => token === 't2' });
  expect(await calling().put('/vms/1', { name: 'x' })).toEqual({ name: 'x' });
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${LOGIN}`,
    'PUT /ovirt-engine/api/vms/1',
    `POST ${LOGIN}`,
    'PUT /ovirt-engine/api/vms/1',
  ]);
});

it('sends the same correlation id after a new login', async () => {
  engine({ takes: (token) => token === 't2' });
  await calling().put('/vms/1', {});
  const ids = arrived('/ovirt-engine/api/vms/1').map(({ headers }) => headers['correlation-id']);
  expect(new Set(ids).size).toBe(1);
});

it('logs in only once more', async () => {
  engine({ takes: () => false });
  expect(await failure(calling().get('/hosts'))).toMatchObject({ code: 'engine.login', status: 401 });
  expect(arrived(LOGIN)).toHaveLength(2);
});

it('shares one new login among calls that are refused at the same time', async () => {
  engine({ takes: (token) => token === 't2' });
  const http = calling();
  await Promise.all(Array.from({ length: 6 }, (_, i) => http.get(`/hosts/${String(i)}`)));
  expect(arrived(LOGIN)).toHaveLength(2);
});

it.each(['10-049', '76-141'])('does not log in again for a user who may not log in: recorded step %s', async (id) => {
  const { body, headers } = step(id).response;
  engine({
    takes: () => false,
    unauthorised: { status: 401, body, headers: { 'Content-Type': String(headers['content-type']) } },
  });
  expect(await failure(calling().get('/hosts'))).toMatchObject({
    code: 'engine.login',
    detail: expect.stringContaining('is not authorized to perform login') as string,
  });
  expect(arrived(LOGIN)).toHaveLength(1);
});

it('ends its own session with the token service', async () => {
  engine();
  const tokens = grant();
  await tokens.token();
  await tokens.revoke();
  const [logout] = arrived(LOGOUT);
  expect(Object.fromEntries(new URLSearchParams(logout?.body))).toEqual({ scope: 'ovirt-app-api', token: 't1' });
  await tokens.revoke();
  expect(arrived(LOGOUT)).toHaveLength(1);
});

it('does not fail when the session cannot be ended', async () => {
  engine();
  const tokens = grant();
  await tokens.token();
  server.handle((_request, socket) => {
    socket.destroy();
    return undefined;
  });
  await expect(tokens.revoke()).resolves.toBeUndefined();
});

it('neither renews nor revokes a token that was given', async () => {
  engine({ takes: () => false });
  const tokens = fixedToken('given');
  expect(await failure(calling(tokens).get('/hosts'))).toMatchObject({ code: 'engine.login' });
  await tokens.revoke();
  expect(server.requests.map(({ url }) => url)).toEqual(['/ovirt-engine/api/hosts']);
});

it('refuses a given token that cannot be one, without showing it', () => {
  expect(() => fixedToken('two\nlines')).toThrow(/^(?!.*two).*token/);
});

it('lets a call that is ended go while others wait for the login', async () => {
  let release = (): void => undefined;
  server.handle(async ({ url }) => {
    if (url !== LOGIN) return { body: {} };
    await new Promise<void>((resolve) => {
      release = resolve;
      ender.abort();
    });
    return { body: { access_token: 't' } };
  });
  const ender = new AbortController();
  const http = calling();
  const ended = failure(http.get('/hosts', {}, { signal: ender.signal }));
  const waiting = http.get('/vms');
  expect(await ended).toMatchObject({ code: 'network.aborted', sent: false });
  release();
  expect(await waiting).toEqual({});
});
