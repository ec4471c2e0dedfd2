import type { AxiosAdapter } from 'axios';
import { fixedToken } from '../../../client/http/auth';
import { createTransport } from '../../../client/http/transport';
import { step } from '../recorded/steps';
import { handClock } from './clock';
import { failure } from './failure';
import { serve, type Server } from './server';

// The way of a browser: axios' fetch adapter. In a browser XHR answers a 401 with the browser's own password box.

let server: Server;
const realFetch = globalThis.fetch;
beforeEach(async () => {
  server = await serve();
});
afterEach(async () => {
  globalThis.fetch = realFetch;
  await server.close();
});

const transport = (baseUrl = server.url) =>
  createTransport({ baseUrl, tokens: fixedToken('portal-token'), adapter: 'fetch', clock: handClock() });

it('reads and writes', async () => {
  server.handle(({ body }) => ({ body: { got: body } }));
  expect(await transport().get('/hosts')).toEqual({ got: '' });
  expect(await transport().put('/vms/1', { name: 'ü' })).toEqual({ got: '{"name":"ü"}' });
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer portal-token',
    accept: 'application/json',
    version: '4',
  });
});

it('sends no cookies and no stored passwords, and does not follow redirects', async () => {
  const asked: Request[] = [];
  globalThis.fetch = (input, init) => {
    asked.push(new Request(input, init));
    return realFetch(input, init);
  };
  await transport().get('/hosts');
  expect(asked.map(({ credentials, redirect }) => ({ credentials, redirect }))).toEqual([
    { credentials: 'omit', redirect: 'manual' },
  ]);
});

it('gets a 401 with its page', async () => {
  const { body, headers } = step('10-040').response;
  server.handle(() => ({
    status: 401,
    body,
    headers: { 'Content-Type': String(headers['content-type']), 'WWW-Authenticate': 'Basic realm="RESTAPI"' },
  }));
  expect(await failure(transport().get('/hosts'))).toMatchObject({
    code: 'engine.login',
    status: 401,
    detail: expect.stringContaining('expired') as string,
  });
});

it('takes a lost connection for one that may have reached the engine', async () => {
  server.handle((_request, socket) => {
    socket.destroy();
    return undefined;
  });
  expect(await failure(transport().put('/vms/1', {}))).toMatchObject({ code: 'network.unreachable', sent: true });
});

it('ends when the caller ends it', async () => {
  const ender = new AbortController();
  server.handle(() => {
    ender.abort();
    return undefined;
  });
  expect(await failure(transport().get('/hosts', {}, { signal: ender.signal }))).toMatchObject({ code: 'network.aborted' });
});

it('takes a path for the address of the page that it runs in, and any adapter', async () => {
  const urls: (string | undefined)[] = [];
  const adapter: AxiosAdapter = (config) => {
    urls.push(config.url);
    return Promise.resolve({
      data: '{"name":"x"}',
      status: 200,
      statusText: 'OK',
      headers: { 'content-type': 'application/json' },
      config,
    });
  };
  const http = createTransport({ baseUrl: '/ovirt-engine/api', tokens: fixedToken('t'), adapter, clock: handClock() });
  expect(await http.get('/clusters/1')).toEqual({ name: 'x' });
  expect(urls).toEqual(['/ovirt-engine/api/clusters/1']);
});
