import { request } from 'node:http';
import { serve, type Served } from '../../simulator/attach/serve';
import { createSimulator, type Simulator } from '../../simulator/engine/engine';
import { empty } from '../../simulator/worlds/empty';
import { caller } from './caller';

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}
const HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

describe('injected faults', () => {
  let simulator: Simulator;
  let served: Served;
  let token: string;

  beforeEach(async () => {
    simulator = createSimulator({ release: '4.5.7', world: empty() });
    served = await serve(simulator);
    const login = simulator.handle({
      method: 'POST',
      path: '/ovirt-engine/sso/oauth/token',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=demo',
    });
    token = /"access_token":"([^"]+)"/.exec(login.body)?.[1] ?? '';
  });
  afterEach(() => served.close());

  const send = (method: string, path: string, body?: string, timeout = 2_000): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        `${served.url}/api${path}`,
        { method, headers: { ...HEADERS, authorization: `Bearer ${token}` }, timeout, agent: false },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          incoming.on('end', () =>
            resolve({ status: incoming.statusCode ?? 0, type: incoming.headers['content-type'], body: text }),
          );
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject).on('timeout', () => outgoing.destroy(new Error('no answer in time')));
      outgoing.end(body);
    });
  const names = (): readonly string[] => simulator.state.networks.all().map(({ name }) => name);
  const NETWORK = '{"name":"blue","data_center":{"name":"Default"}}';

  it('a reset before the write leaves the state as it was', async () => {
    simulator.failNext({ method: 'POST', path: '/networks' }, { kind: 'reset-before' });
    await expect(send('POST', '/networks', NETWORK)).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect(names()).not.toContain('blue');
  });

  it('a reset after the write has written', async () => {
    simulator.failNext({ method: 'POST', path: '/networks' }, { kind: 'reset-after' });
    await expect(send('POST', '/networks', NETWORK)).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect(names()).toContain('blue');
  });

  it('a stalled request is never answered', async () => {
    simulator.failNext({ path: '/clusters' }, { kind: 'stall' });
    await expect(send('GET', '/clusters', undefined, 200)).rejects.toThrow('no answer in time');
  });

  it('a cut body breaks in the middle', async () => {
    simulator.failNext({ path: '/clusters' }, { kind: 'cut-body' });
    await expect(send('GET', '/clusters')).rejects.toThrow(/aborted|ECONNRESET/);
  });

  it.each([
    [500, /html/],
    [503, /html/],
    [401, /html/],
    [409, /json/],
  ] as const)('status %d comes as the real engine or its proxy sends it', async (status, type) => {
    simulator.failNext({ path: '/clusters' }, { kind: 'status', status });
    const answer = await send('GET', '/clusters');
    expect(answer.status).toBe(status);
    expect(answer.type).toMatch(type);
  });

  it('hits only the occurrence that was asked for', async () => {
    simulator.failNext({ method: 'GET', path: /\/clusters$/, skip: 1 }, { kind: 'status', status: 500 });
    const statuses = [await send('GET', '/clusters'), await send('GET', '/clusters'), await send('GET', '/clusters')].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('hits as many times as was asked for', async () => {
    simulator.failNext({ path: '/clusters', times: 2 }, { kind: 'status', status: 503 });
    const statuses = [await send('GET', '/clusters'), await send('GET', '/clusters'), await send('GET', '/clusters')].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('a closed listener refuses connections', async () => {
    await served.close();
    await expect(send('GET', '/clusters')).rejects.toThrow('ECONNREFUSED');
    served = await serve(simulator);
  });

  it('remembers what arrived, with its body and its answer', () => {
    caller(simulator)('POST', '/networks', { name: 'green', data_center: { name: 'Default' } });
    expect(simulator.requests.at(-1)).toEqual({
      method: 'POST',
      path: '/ovirt-engine/api/networks',
      query: '',
      body: '{"name":"green","data_center":{"name":"Default"}}',
      status: 201,
    });
  });
});
