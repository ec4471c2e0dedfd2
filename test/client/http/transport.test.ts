import { inspect } from 'node:util';
import { BadReply, EngineFault, Unreachable } from '../../../client/errors';
import { fixedToken } from '../../../client/http/auth';
import { createSend } from '../../../client/http/send';
import { createTransport, type TransportOptions, type Tried } from '../../../client/http/transport';
import { handClock } from './clock';
import { failure } from './failure';
import { serve, type Server } from './server';

let server: Server;
beforeEach(async () => {
  server = await serve();
});
afterEach(() => server.close());

const TOKEN = 'token-that-nobody-may-see';
const transport = (options: Partial<TransportOptions> = {}) =>
  createTransport({
    baseUrl: server.url,
    tokens: fixedToken(TOKEN),
    clock: handClock(),
    adapter: 'http',
    proxy: false,
    ...options,
  });

it('sends what every call needs', async () => {
  await transport().get('/hosts', { search: 'name="a b"', max: 2, follow: undefined });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.url).toBe('/ovirt-engine/api/hosts?search=name%3D%22a%20b%22&max=2');
  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    authorization: `Bearer ${TOKEN}`,
    version: '4',
    'accept-language': 'en-US',
  });
});

it.each(['', '/', '/api', '/api/', '/api/v4'])('takes a base address that ends in "%s"', async (end) => {
  await transport({ baseUrl: `${server.url}${end}` }).get('/clusters');
  expect(server.requests[0]?.url).toBe('/ovirt-engine/api/clusters');
});

it('gives writes a correlation id of their own, and reads none', async () => {
  const http = transport();
  await http.get('/hosts');
  await http.put('/hosts/1', { name: 'x' });
  await http.post('/hosts/1/refresh', {}, { correlationId: 'mine' });
  expect(server.requests.map(({ headers }) => headers['correlation-id'])).toEqual([
    undefined,
    expect.stringMatching(/^[0-9a-f-]{36}$/),
    'mine',
  ]);
  expect(server.requests[1]?.body).toBe('{"name":"x"}');
  expect(server.requests[1]?.headers['content-type']).toBe('application/json');
});

it('sends a correlation id in the form in which the engine keeps it', async () => {
  await transport().post('/hosts/1/refresh', {}, { correlationId: 'my id!/ä#1_2-3' });
  await transport().post('/hosts/1/refresh', {}, { correlationId: 'x'.repeat(50) });
  expect(server.requests.map(({ headers }) => headers['correlation-id'])).toEqual(['myid1_2-3', 'x'.repeat(36)]);
});

it('waits longer for a write than for a read', async () => {
  const clock = handClock();
  await transport({ clock }).get('/hosts');
  await transport({ clock }).put('/hosts/1', {});
  await transport({ clock }).post('/hosts/1/setupnetworks', {}, { timeoutMs: 240000 });
  expect(clock.waits).toEqual([30000, 120000, 240000]);
});

it('names method, path and correlation id in an error', async () => {
  server.handle(() => ({ status: 409, body: { detail: '[Name in use.]', reason: 'Operation Failed' } }));
  const error = await failure(transport().post('/clusters', {}, { correlationId: 'c-1' }));
  expect(error).toBeInstanceOf(EngineFault);
  expect(error).toMatchObject({
    code: 'engine.refused',
    status: 409,
    reason: 'Operation Failed',
    detail: 'Name in use.',
    exchange: { method: 'POST', path: '/clusters', correlationId: 'c-1' },
  });
});

it('takes an empty body of success for an empty object', async () => {
  server.handle(() => ({ status: 202 }));
  expect(await transport().delete('/events/1')).toEqual({});
});

it('says that a page of HTML is no answer of the API', async () => {
  server.handle(() => ({ headers: { 'Content-Type': 'text/html' }, body: '<html><head><title>Log in</title></head></html>' }));
  const error = await failure(transport().get('/hosts'));
  expect(error).toBeInstanceOf(BadReply);
  expect(error).toMatchObject({
    message: expect.stringMatching(/GET \/hosts.*HTML page "Log in".*address of the engine/) as string,
  });
});

it('says that a body which is no JSON object is no answer of the API', async () => {
  server.handle(() => ({ body: '[1]' }));
  expect(await failure(transport().get('/hosts'))).toMatchObject({ code: 'reply.unexpected', path: 'body' });
});

it('does not follow a redirect, and says where it leads without its parameters', async () => {
  server.handle(() => ({ status: 302, headers: { Location: 'https://sso.example/login?state=secret' } }));
  const error = await failure(transport().get('/hosts'));
  expect(error).toMatchObject({
    code: 'reply.unexpected',
    message: expect.stringContaining('https://sso.example/login:') as string,
  });
  expect(inspect(error)).not.toContain('state=secret');
});

it('repeats a read after a cut answer, a reset and a starting engine, with growing pauses', async () => {
  const clock = handClock();
  let tries = 0;
  server.handle((_request, socket) => {
    tries += 1;
    if (tries === 1) {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"host":');
      return undefined;
    }
    if (tries === 2) {
      socket.destroy();
      return undefined;
    }
    return { body: { host: [] } };
  });
  expect(await transport({ clock }).get('/hosts')).toEqual({ host: [] });
  expect(clock.waits.filter((ms) => ms < 5000)).toEqual([250, 500]);
});

it('gives up a read after three tries', async () => {
  server.handle(() => ({
    status: 503,
    headers: { 'Content-Type': 'text/html' },
    body: '<html><title>503 Service Unavailable</title></html>',
  }));
  const error = await failure(transport().get('/hosts'));
  expect(server.requests).toHaveLength(3);
  expect(error).toMatchObject({
    code: 'engine.failed',
    status: 503,
    message: expect.stringContaining('engine is starting') as string,
  });
});

it('does not repeat a read that failed inside the engine', async () => {
  server.handle(() => ({ status: 500, body: {} }));
  expect(await failure(transport().get('/hosts'))).toMatchObject({ code: 'engine.failed', status: 500 });
  expect(server.requests).toHaveLength(1);
});

it.each(['reset', 'cut', '503', '500', '409'] as const)('never repeats a write: %s', async (fault) => {
  server.handle((_request, socket) => {
    if (fault === 'reset') socket.destroy();
    if (fault === 'cut') socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    return fault === 'reset' || fault === 'cut' ? undefined : { status: Number(fault), body: {} };
  });
  await failure(transport().put('/vms/1', {}));
  expect(server.requests).toHaveLength(1);
});

it('tells a request that cannot have arrived from one that may have', async () => {
  server.handle((_request, socket) => {
    socket.destroy();
    return undefined;
  });
  expect(await failure(transport().put('/vms/1', {}))).toMatchObject({ code: 'network.unreachable', sent: true });
  const away = server.url;
  await server.close();
  const error = await failure(transport({ baseUrl: away }).put('/vms/1', {}));
  expect(error).toBeInstanceOf(Unreachable);
  expect(error).toMatchObject({
    code: 'network.unreachable',
    sent: false,
    message: expect.stringContaining(`no connection to ${new URL(away).origin} (ECONNREFUSED)`) as string,
  });
});

it('names the address that it talked to, and nothing of it that could be secret', async () => {
  server.handle((_request, socket) => {
    socket.destroy();
    return undefined;
  });
  const { host } = new URL(server.url);
  const error = await failure(
    createSend({ adapter: 'http' })({
      method: 'POST',
      url: `http://user:s3cret@${host}/sso/oauth/token?password=s3cret`,
      headers: {},
      timeoutMs: 5000,
      exchange: { method: 'POST', path: '/sso/oauth/token' },
    }),
  );
  expect(error).toMatchObject({ message: expect.stringContaining(`to http://${host} ended before an answer`) as string });
  expect(inspect(error)).not.toContain('s3cret');
});

it('says that a cut answer was cut', async () => {
  server.handle((_request, socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n');
    return undefined;
  });
  expect(await failure(transport().put('/vms/1', {}))).toMatchObject({ code: 'network.cut', sent: true });
});

it('ends a request whose answer does not come in time, even if it trickles', async () => {
  const clock = handClock();
  server.handle((_request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    clock.pass(7000);
    return undefined;
  });
  const error = await failure(transport({ clock }).put('/vms/1', {}, { timeoutMs: 7000 }));
  expect(error).toMatchObject({
    code: 'network.timeout',
    sent: true,
    message: expect.stringContaining(`no answer from ${new URL(server.url).origin} within 7 s`) as string,
  });
});

it('ends a request when the caller ends it', async () => {
  const ender = new AbortController();
  server.handle(() => {
    ender.abort();
    return undefined;
  });
  expect(await failure(transport().get('/hosts', {}, { signal: ender.signal }))).toMatchObject({ code: 'network.aborted' });
  expect(await failure(transport().get('/hosts', {}, { signal: ender.signal }))).toMatchObject({
    code: 'network.aborted',
    sent: false,
  });
  expect(server.requests).toHaveLength(1);
});

it.each([
  ['an unreachable engine', () => undefined],
  [
    'a page that shows the request back',
    (header: string) => ({ status: 500, body: `<pre>${header}</pre>`, headers: { 'Content-Type': 'text/html' } }),
  ],
  ['a fault that shows the request back', (header: string) => ({ status: 400, body: { detail: header, reason: 'x' } })],
  ['a refused token', (header: string) => ({ status: 401, body: header, headers: { 'Content-Type': 'text/html' } })],
])('never shows the token in an error: %s', async (_name, answer) => {
  server.handle(({ headers }, socket) => {
    const given = answer(headers.authorization ?? '');
    if (!given) socket.destroy();
    return given;
  });
  const error = await failure(transport().put('/vms/1', { custom_properties: {} }));
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TOKEN);
  expect(JSON.stringify(error)).not.toContain(TOKEN);
});

it('tells what it tried, without headers and bodies', async () => {
  const log: Tried[] = [];
  await transport({ log: (tried) => log.push(tried), newId: () => 'id-1' }).post('/hosts/1/refresh', {});
  expect(log).toEqual([{ method: 'POST', path: '/hosts/1/refresh', correlationId: 'id-1', status: 200, ms: 0, attempt: 1 }]);
});
