import { EngineFault } from '../../../client/errors';
import { faultInside, faultOf, saysTokenDied } from '../../../client/http/fault';
import { gistOf } from '../../../client/http/html';
import { jsonCodec } from '../../../client/http/json';
import type { WireObject } from '../../../client/http/wire';
import { xmlCodec } from '../../../client/http/xml';
import { step, steps, wireOf, type Step } from '../recorded/steps';

const decode =
  (codec: typeof jsonCodec) =>
  (text: string): WireObject | undefined => {
    try {
      return codec.decode(text);
    } catch {
      return undefined;
    }
  };

const faultOfStep = ({ request, response }: Step): EngineFault => {
  const type = typeof response.headers['content-type'] === 'string' ? response.headers['content-type'] : '';
  const text = typeof response.body === 'string' ? response.body : response.body === null ? '' : JSON.stringify(response.body);
  const path = request.path.replace('/ovirt-engine/api', '');
  const fault = faultOf(
    { status: response.status, contentType: type, text },
    { method: request.method, path },
    decode(type.includes('xml') ? xmlCodec : jsonCodec),
  );
  if (!(fault instanceof EngineFault)) throw new Error(`no fault: ${fault.message}`);
  return fault;
};
const fault = (id: string): EngineFault => faultOfStep(step(id));

const refused = steps.filter(({ request, response }) => response.status >= 400 && request.path.startsWith('/ovirt-engine/api'));

it('makes a short message of every fault that a real engine showed', () => {
  expect(refused.length).toBeGreaterThan(250);
  for (const one of refused) {
    const { message, detail } = faultOfStep(one);
    expect(message.startsWith(`${one.request.method} `)).toBe(true);
    expect(message).not.toMatch(/<\w+[ >]|&quot;|\n\s*at |undefined|\[object/);
    expect(message.length).toBeLessThan(1300);
    expect(detail ?? '').not.toMatch(/^\[.*\]$/s);
  }
});

it.each<[id: string, code: string, detail: string | undefined]>([
  ['40-014', 'engine.refused', 'Cannot create Cluster. Cluster name is already in use.'],
  ['20-022', 'engine.notFound', undefined],
  ['65-099', 'engine.notFound', undefined],
  ['76-131', 'engine.forbidden', 'User is not authorized to perform this action.'],
  ['76-050', 'engine.forbidden', 'User is not authorized to perform this action.'],
  ['76-025', 'engine.forbidden', 'query execution failed due to insufficient permissions.'],
  ['60-082', 'engine.refused', 'Unrecognized field "hugepages" (class org.ovirt.engine.api.model.Host), not marked as ignorable'],
  ['60-097', 'engine.notFound', undefined],
  ['40-055', 'engine.failed', undefined],
  ['20-058', 'engine.failed', 'argument type mismatch'],
  ['20-011', 'engine.refused', 'HTTP method GET is not supported by this URL'],
  ['10-040', 'engine.login', 'invalid_grant: The provided authorization grant for the auth code has expired.'],
  ['72-066', 'engine.refused', 'There are no hosts to use. Check that the cluster contains at least one host in Up state.'],
])('reads recorded step %s as %s', (id, code, detail) => {
  const found = fault(id);
  expect(found.code).toBe(code);
  if (detail !== undefined) expect(found.detail).toBe(detail);
});

it('takes the exception out of 20 kB of error page', () => {
  expect(fault('40-055').detail).toBe(
    "java.lang.RuntimeException: org.jboss.resteasy.spi.UnhandledException: java.lang.IllegalStateException: Problem fetching 'nosuch' from Cluster",
  );
});

it.each([
  ['only opening brackets', '<'.repeat(1e6)],
  ['styles that never end', '<style'.repeat(2e5)],
  ['only newlines', `<pre>${'\n'.repeat(1e6)}`],
  ['one long word', 'x'.repeat(1e6)],
])('is quick to sum up a page of %s', (_name, page) => {
  const started = process.hrtime.bigint();
  expect((gistOf(page) ?? '').length).toBeLessThan(400);
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(5000);
});

it('says with an unknown path that the engine may be too old', () => {
  expect(fault('60-097').message).toMatch(/RESTEASY003210.*may be too old/);
});

it('says which permit a refused call needs', () => {
  expect(fault('76-131').message).toContain('permit EDIT_HOST_CONFIGURATION');
  expect(fault('76-050').message).toContain('permit MANIPULATE_HOST');
});

it('says with a 404 without text that the thing may be hidden', () => {
  expect(fault('20-022').message).toBe(
    'GET /clusters/11111111-2222-3333-4444-555555555555: the engine knows no such thing (404). It does not exist, or this user may not see it.',
  );
});

const bare = (status: number, detail: string): WireObject & { readonly status: number } => ({ status, detail });
const made = (status: number, body: WireObject): EngineFault => {
  const fault = faultOf(
    { status, contentType: 'application/json', text: JSON.stringify(body) },
    { method: 'PUT', path: '/clusters/1' },
    decode(jsonCodec),
  );
  if (!(fault instanceof EngineFault)) throw new Error('no fault');
  return fault;
};

it.each([
  [409, '[Cannot edit VM. Related operation is currently in progress. Please try again later.]'],
  [409, '[Cannot setup Networks. Another Setup Networks or Host Refresh process in progress on the host. Please try later.]'],
  [409, '[Cannot edit VM: VM is locked. Please try again in a few minutes.]'],
  [500, '[General command validation failure.]'],
])('calls the engine busy: %i %s', (status, detail) => {
  expect(made(status, bare(status, detail)).code).toBe('engine.busy');
});

it('does not call the engine busy when a start fails for good with the same text', () => {
  expect(fault('72-064')).toMatchObject({ code: 'engine.failed', detail: 'General command validation failure.' });
});

it('keeps commas, brackets and newlines of a text', () => {
  expect(made(400, bare(400, '[a, b [c]\nd, e]')).detail).toBe('a, b [c]\nd, e');
});

it('takes an empty list of messages for no message', () => {
  expect(made(400, { detail: '[]', reason: 'Operation Failed' })).toMatchObject({
    detail: undefined,
    reason: 'Operation Failed',
  });
});

it('finds the fault inside an action that answers 200', () => {
  const exchange = { method: 'POST', path: '/hosts/1/fence' };
  const answer: WireObject = { fault: { reason: 'Invalid fence agents defined for host', detail: '[x]' }, status: 'failed' };
  expect(faultInside(200, answer, exchange)).toMatchObject({ code: 'engine.refused', status: 200, detail: 'x' });
});

it('finds no fault inside any successful action that a real engine showed', () => {
  const done = steps.filter(
    ({ request, response }) =>
      request.method === 'POST' && response.status === 200 && request.path.startsWith('/ovirt-engine/api/hosts/'),
  );
  expect(done.length).toBeGreaterThan(40);
  for (const one of done)
    if (!one.request.path.endsWith('/fence')) expect(faultInside(200, wireOf(one), { method: 'POST', path: '' })).toBeUndefined();
});

it('knows a dead token from a user without rights', () => {
  expect(saysTokenDied(fault('10-040'))).toBe(true);
  expect(saysTokenDied(fault('10-042'))).toBe(true);
  expect(saysTokenDied(fault('76-141'))).toBe(false);
});

it('reads a fault in XML like one in JSON', () => {
  const inXml = refused.filter(({ response }) => typeof response.body === 'string' && response.body.includes('<fault>'));
  expect(inXml.length).toBeGreaterThan(0);
  for (const one of inXml)
    expect(faultOfStep(one)).toMatchObject({ reason: expect.any(String) as string, detail: expect.any(String) as string });
});
