import { readFileSync } from 'node:fs';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { createSend } from '../../../client/http/send';
import { connect } from '../../../client/node';
import { serve } from './server';

const TLS = path.resolve(__dirname, 'tls');
const CA = path.join(TLS, 'ca.pem');
const keys = { key: readFileSync(path.join(TLS, 'server.key')), cert: readFileSync(path.join(TLS, 'server.pem')) };

const close: (() => unknown)[] = [];
const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  for (const end of close.splice(0)) await end();
});

/** A proxy that joins connections and remembers the first bytes that each client showed it. */
const proxy = async (): Promise<readonly string[]> => {
  const seen: string[] = [];
  const server = net.createServer((client) => {
    client.once('data', (head: Buffer) => {
      seen.push(head.toString());
      const port = Number(/^CONNECT [^ :]+:(\d+)/.exec(head.toString())?.[1]);
      const engine = net.connect(port, '127.0.0.1');
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(engine).pipe(client);
      close.push(() => engine.destroy());
    });
    close.push(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close.push(() => server.close());
  const { port } = server.address() as AddressInfo; // listening on a port
  delete process.env['NO_PROXY'];
  delete process.env['no_proxy'];
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])
    process.env[name] = `http://127.0.0.1:${String(port)}`;
  return seen;
};

it('goes through a proxy of the environment by a tunnel, so that it sees neither token nor path', async () => {
  const seen = await proxy();
  const server = await serve(() => ({ body: { name: 'x' } }), keys);
  close.push(() => server.close());
  const httpsAgent = new https.Agent({ ca: readFileSync(CA) });
  const exchange = { method: 'GET', path: '/hosts' };
  const send = createSend({ adapter: 'http', httpsAgent });
  const headers = { Authorization: 'Bearer secret' };
  expect(await send({ ...exchange, url: `${server.url}/api/hosts`, headers, timeoutMs: 5000, exchange })).toMatchObject({
    status: 200,
  });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatch(/^CONNECT localhost:\d+ HTTP\/1\.1/);
  expect(seen.join()).not.toMatch(/secret|hosts/);
});

it('takes no proxy to its own machine', async () => {
  const seen = await proxy();
  const server = await serve(() => ({ body: { host: [] } }));
  close.push(() => server.close());
  const { engine, close: end } = await connect({ url: server.url, env: { OVIRT_TOKEN: 'secret' } });
  expect(await engine.hosts.list()).toEqual([]);
  await end();
  expect(seen).toEqual([]);
});
