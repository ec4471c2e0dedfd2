import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SpecInvalid } from '../../../client/errors';
import { connect, fetchCa, xmlCodec, type ConnectOptions } from '../../../client/node';
import { failure } from './failure';
import { serve, type Server } from './server';

const TLS = path.resolve(__dirname, 'tls');
const CA = path.join(TLS, 'ca.pem');
const keys = { key: readFileSync(path.join(TLS, 'server.key')), cert: readFileSync(path.join(TLS, 'server.pem')) };

let server: Server;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ovirt-dpdk-'));
  server = await serve(({ url }) => {
    if (url.endsWith('/sso/oauth/token')) return { body: { access_token: 't1' } };
    return { body: url.includes('/services/') ? {} : { host: [] } };
  }, keys);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  OVIRT_URL: `${server.url}/api`,
  OVIRT_USERNAME: 'admin@internal',
  OVIRT_PASSWORD: 'secret',
  OVIRT_CAFILE: CA,
  ...more,
});
const problems = async (options: ConnectOptions): Promise<unknown> => {
  const error = await failure(connect(options));
  expect(error).toBeInstanceOf(SpecInvalid);
  return error;
};

it('connects with what the environment says, and ends its session', async () => {
  const { engine, close } = await connect({ env: environment() });
  expect(server.requests).toHaveLength(0);
  expect(await engine.hosts.list()).toEqual([]);
  await close();
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /ovirt-engine/sso/oauth/token',
    'GET /ovirt-engine/api/hosts',
    'POST /ovirt-engine/services/sso-logout',
  ]);
});

it('prefers what it is given to the environment', async () => {
  const { engine, close } = await connect({
    url: server.url,
    caFile: CA,
    env: { OVIRT_URL: 'https://other.example', OVIRT_TOKEN: 'x' },
  });
  expect(await engine.hosts.list()).toEqual([]);
  await close();
});

it('uses a given token without a login and without a logout', async () => {
  const { engine, close } = await connect({ env: environment({ OVIRT_TOKEN: 'given' }) });
  await engine.hosts.list();
  await close();
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer given']);
});

it('asks for a password that the environment lacks, and for none beside a token', async () => {
  const asked: string[] = [];
  const askPassword = (username: string) => Promise.resolve(String(asked.push(username)));
  const { OVIRT_PASSWORD: _, ...env } = environment();
  const { engine, close } = await connect({ env, askPassword });
  await engine.hosts.list();
  await close();
  expect(server.requests[0]?.body).toContain('password=1');
  await (await connect({ env: { ...env, OVIRT_TOKEN: 'x' }, askPassword })).close();
  expect(asked).toEqual(['admin@internal']);
});

it('says everything that is missing at once', async () => {
  expect(await problems({ env: {} })).toMatchObject({
    problems: [{ code: 'connect.url' }, { code: 'connect.credentials' }],
    message: expect.stringMatching(/OVIRT_URL[^]*OVIRT_USERNAME/) as string,
  });
  expect(await problems({ env: { OVIRT_URL: server.url, OVIRT_USERNAME: 'a' } })).toMatchObject({
    problems: [{ code: 'connect.password' }],
  });
});

it('refuses plain http to another machine before anything is sent', async () => {
  expect(await problems({ env: environment({ OVIRT_URL: 'http://engine.example/ovirt-engine' }) })).toMatchObject({
    message: expect.stringContaining('use https') as string,
  });
});

it('does not trust an unknown authority, and says what to do', async () => {
  const { OVIRT_CAFILE: _, ...env } = environment();
  const { engine, close } = await connect({ env });
  const error = await failure(engine.hosts.list());
  expect(error).toMatchObject({
    code: 'network.tls',
    sent: false,
    message: expect.stringMatching(/ovirt-dpdk ca.*OVIRT_CAFILE/) as string,
  });
  expect(server.requests).toHaveLength(0);
  await close();
});

it('says that the certificate is for another name', async () => {
  const { engine, close } = await connect({ env: environment({ OVIRT_URL: server.url.replace('localhost', '127.0.0.1') }) });
  expect(await failure(engine.hosts.list())).toMatchObject({
    code: 'network.tls',
    message: expect.stringContaining('Use the name that the certificate is for') as string,
  });
  await close();
});

it('says that the other side speaks no TLS', async () => {
  const plain = await serve();
  const { engine, close } = await connect({ env: environment({ OVIRT_URL: plain.url.replace('http:', 'https:') }) });
  expect(await failure(engine.hosts.list())).toMatchObject({
    code: 'network.tls',
    message: expect.stringContaining('Does the other side speak TLS?') as string,
  });
  await close();
  await plain.close();
});

it.each([
  ['that is missing', 'nowhere.pem', undefined, 'does not exist'],
  ['without a certificate', 'empty.pem', 'hello', 'holds no certificate'],
  [
    'with a broken certificate',
    'broken.pem',
    '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n',
    'holds no certificate',
  ],
])('says what is wrong with a CA file %s', async (_what, name, content, says) => {
  const file = path.join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  expect(await problems({ env: environment({ OVIRT_CAFILE: file }) })).toMatchObject({
    message: expect.stringContaining(`${file} ${says}`) as string,
  });
});

it('keeps its connection', async () => {
  const { engine, close } = await connect({ env: environment() });
  for (let i = 0; i < 10; i += 1) await engine.hosts.list();
  await close();
  expect(server.connections()).toBe(1);
});

it('speaks XML when told', async () => {
  server.handle(({ url }) =>
    url.endsWith('/token')
      ? { body: { access_token: 't' } }
      : {
          headers: { 'Content-Type': 'application/xml' },
          body: '<hosts><host id="1"><name>h</name><address>a</address><status>up</status><cluster id="C"/></host></hosts>',
        },
  );
  const { engine, close } = await connect({ env: environment(), codec: xmlCodec });
  expect(await engine.hosts.list()).toMatchObject([{ id: '1', name: 'h', clusterId: 'C' }]);
  expect(server.requests.at(-1)?.headers.accept).toBe('application/xml');
  await close();
});

it('fetches the certificate of the authority, with its fingerprint, and trusts nothing by it', async () => {
  server.handle(() => ({ headers: { 'Content-Type': 'application/x-x509-ca-cert' }, body: readFileSync(CA, 'utf8') }));
  const ca = await fetchCa(server.url);
  expect(ca.pem.trim()).toBe(readFileSync(CA, 'utf8').trim());
  expect(ca.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(ca.subject).toContain('CN=engine.lab.00001');
  expect(server.requests[0]).toMatchObject({
    url: '/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA',
  });
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

it('says that an address gives no certificate', async () => {
  server.handle(() => ({ headers: { 'Content-Type': 'text/html' }, body: '<html>hello</html>' }));
  expect(await failure(fetchCa(server.url))).toMatchObject({
    code: 'reply.unexpected',
    message: expect.stringContaining('certificate') as string,
  });
});
