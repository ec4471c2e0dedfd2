import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorDocument } from '../../../client/cli/contracts/error';
import { runCli } from '../../support/builtCli';
import { cliWorld, PASSWORD, type CliWorld } from '../../support/cliWorld';

const tlsFolder = join(__dirname, '..', 'http', 'tls');
const tls = {
  key: readFileSync(join(tlsFolder, 'server.key'), 'utf8'),
  cert: readFileSync(join(tlsFolder, 'server.pem'), 'utf8'),
};
const example = join(__dirname, '..', '..', '..', 'examples', 'stand-in.yaml');

jest.setTimeout(60_000);
let world: CliWorld;
beforeEach(async () => {
  world = await cliWorld('standins-4.5');
});

it('says what to do about a wrong password, and does not repeat it', async () => {
  const { code, out, err } = await world.run(['plan', '-f', example], { env: { OVIRT_PASSWORD: 'wrong-s3cret' } });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/the engine does not accept the\s+login/);
  expect(err).toMatch(/Check user, profile \(as in\s+admin@internal\) and password/);
  expect(err).not.toContain('wrong-s3cret');
});

it('says what to do about a password that is missing where nobody can be asked', async () => {
  const { code, err } = await runCli(['check'], { OVIRT_URL: world.url, OVIRT_USERNAME: 'admin@internal' });
  expect(code).toBe(3);
  expect(err).toMatch(/no password: give OVIRT_PASSWORD, or run on a terminal/);
});

it('takes an empty password for a missing one, and sends nothing', async () => {
  const { code, err } = await world.run(['check'], { env: { OVIRT_PASSWORD: '' } });
  expect(code).toBe(3);
  expect(err).toMatch(/no password: give OVIRT_PASSWORD, or run on a terminal/);
  expect(world.simulator.requests).toEqual([]);
});

it('takes an empty CA file for none', async () => {
  expect(await world.run(['check'], { env: { OVIRT_CAFILE: '' } })).toMatchObject({ code: 2 });
});

it('says what is missing when nothing is given', async () => {
  const { code, err } = await runCli(['check']);
  expect(code).toBe(3);
  expect(err).toMatch(/no engine: give its address with --engine or OVIRT_URL/);
  expect(err).toMatch(/no login: give OVIRT_USERNAME/);
});

it('refuses plain http to another machine before it sends anything', async () => {
  const { code, err } = await world.run(['check', '--engine', 'http://engine.example.com']);
  expect(code).toBe(3);
  expect(err).toMatch(/is plain http, which would send the password/);
});

it('says what to do about a certificate that nobody vouches for, and how to trust it', async () => {
  const secure = await cliWorld('standins-4.5', '4.5.7', { tls });
  const { code, err } = await secure.run(['check']);
  expect(code).toBe(1);
  expect(err).toMatch(/ovirt-dpdk ca/);
  expect(err).toMatch(/--ca|OVIRT_CAFILE/);
  expect(secure.simulator.requests).toEqual([]);
});

it('works with the CA file', async () => {
  const secure = await cliWorld('standins-4.5', '4.5.7', { tls });
  const { code, out } = await secure.run([
    'check',
    '--engine',
    secure.url.replace('127.0.0.1', 'localhost'),
    '--cluster',
    'Default',
    '--ca',
    join(tlsFolder, 'ca.pem'),
  ]);
  expect(code).toBe(2);
  expect(out).toContain('Cluster Default');
});

it('renews a token that dies in the middle, and goes on', async () => {
  world.simulator.failNext({ method: 'GET', path: '/api/networks' }, { kind: 'status', status: 401 });
  const { code, err } = await world.run(['plan', '-f', example]);
  expect(code).toBe(2);
  expect(err).toMatch(/^asking \S+ …\n$/);
});

it('says what to do about a given token that dies in the middle', async () => {
  world.simulator.failNext({ method: 'GET', path: '/api', times: 100 }, { kind: 'status', status: 401 });
  const { code, out, err } = await world.run(['plan', '-f', example], { env: { OVIRT_TOKEN: 't0ken-s3cret' } });
  expect(code).toBe(1);
  expect(err).toMatch(/get a new token/);
  expect(out + err).not.toContain('t0ken-s3cret');
});

it('says what an engine that answers HTML may be', async () => {
  const page = {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>Welcome</title><script>x</script></html>',
  };
  world.simulator.failNext({ method: 'GET', path: '/api', times: 100 }, { kind: 'reply', reply: page });
  const { code, out, err } = await world.run(['plan', '-f', example]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^asking http\S+ …\nerror: GET /);
  expect(err).not.toContain('<script>');
});

it('says that the engine is not up yet when its web server answers in its place', async () => {
  world.simulator.failNext({ path: '/api', times: 100 }, { kind: 'status', status: 503 });
  const { code, err } = await world.run(['plan', '-f', example]);
  expect(code).toBe(1);
  expect(err).toMatch(/starting or stopped behind its web server/);
});

it('says that nobody listens', async () => {
  await world.close();
  const { code, err } = await world.run(['check']);
  expect(code).toBe(1);
  expect(err).toMatch(/^asking http\S+ …\nerror: /);
  expect(err).toContain('127.0.0.1');
  expect(err).not.toMatch(/ {2}at /);
});

it("gives programs the engine's own words", async () => {
  const { code, out } = await world.run(['plan', '-f', example, '--output', 'json'], { env: { OVIRT_PASSWORD: 'wrong-s3cret' } });
  expect(code).toBe(1);
  const document: unknown = JSON.parse(out);
  expect(errorDocument.parse(document)).toEqual(document);
  expect(document).toMatchObject({ code: 'engine.login', source: 'engine', reason: 'access_denied' });
  expect(out).not.toContain('wrong-s3cret');
});

it('keeps the password out of the arguments of its own process', async () => {
  world.simulator.failNext({ method: 'GET', path: '/api' }, { kind: 'stall' });
  const running = world.start(['plan', '-f', example]);
  await running.printed('asking http');
  const argv = readFileSync(`/proc/${running.pid}/cmdline`, 'utf8');
  expect(argv).toContain('plan');
  expect(argv).not.toContain(PASSWORD);
  running.kill('SIGKILL');
  await running.ended;
});

it('ends the session that it opened', async () => {
  await world.run(['plan', '-f', example]);
  expect(world.simulator.requests.at(-1)).toMatchObject({ method: 'POST', path: '/ovirt-engine/services/sso-logout' });
});
