import { createSimulator, type Simulator } from '../../simulator/engine/engine';
import { releaseNames, type ReleaseName } from '../../simulator/engine/releases';
import { installation } from '../../simulator/worlds/installation';

const JSON_TYPE = { 'content-type': 'application/json' };
const XML_TYPE = { 'content-type': 'application/xml' };

function site(release: ReleaseName = '4.5.7') {
  const simulator = createSimulator({ release, world: (engine) => void installation(engine) });
  const cluster = simulator.state.clusters.find(({ name }) => name === 'Default');
  if (!cluster) throw new Error('the world lacks its cluster');
  const authorization = `Basic ${btoa('admin@internal:demo')}`;
  const send = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = '') =>
    simulator.handle({
      method,
      path: `/ovirt-engine/api${path}`,
      headers: { accept: 'application/json', authorization, ...headers },
      body,
    });
  return { simulator, cluster: cluster.id, send };
}
type Send = ReturnType<typeof site>['send'];
const put = (send: Send, cluster: string, value: unknown) =>
  send('PUT', `/clusters/${cluster}`, JSON_TYPE, JSON.stringify(value));
const putXml = (send: Send, cluster: string, body: string) => send('PUT', `/clusters/${cluster}`, XML_TYPE, body);
const typeOf = (reply: ReturnType<Simulator['handle']>): string => reply.headers['content-type'] ?? '';

describe('answers', () => {
  it.each([
    ['*/*', 'application/xml;charset=UTF-8'],
    ['application/json, text/plain, */*', 'application/json'],
    ['application/xml;q=0.5, application/json;q=0.9', 'application/json'],
  ])('to Accept "%s" are %s', (accept, type) => {
    expect(typeOf(site().send('GET', '', { accept }))).toBe(type);
  });

  it('are XML where nothing is accepted, and 406 where something else is', () => {
    const { send } = site();
    expect(typeOf(send('GET', '', { accept: '' }))).toBe('application/xml;charset=UTF-8');
    expect(send('GET', '', { accept: 'text/html' })).toMatchObject({ status: 406, body: '' });
  });

  it.each([
    ['3', 405],
    ['5', 400],
    ['x', 400],
  ])('to Version %s are %i and HTML', (version, status) => {
    const reply = site().send('GET', '/datacenters', { version });
    expect(reply.status).toBe(status);
    expect(typeOf(reply)).toContain('text/html');
  });

  it('leave the body out for HEAD', () => {
    expect(site().send('HEAD', '/clusters')).toMatchObject({ status: 200, body: '' });
  });

  it('name the allowed methods with 405 and with OPTIONS', () => {
    const { send } = site();
    expect(send('DELETE', '/clusters')).toMatchObject({ status: 405, body: '' });
    expect(send('OPTIONS', '/clusters').headers['allow']).toBe('HEAD, POST, GET, OPTIONS');
  });

  it('tell an unknown path in plain words and an unknown entity by nothing', () => {
    const { send } = site();
    expect(send('GET', '/nosuch').body).toContain('RESTEASY003210: Could not find resource for full path');
    expect(send('GET', '/options').status).toBe(404);
    expect(send('GET', '/clusters/11111111-2222-3333-4444-555555555555')).toMatchObject({ status: 404, body: '' });
  });

  it('say which release it is, with numbers as text', () => {
    for (const release of releaseNames) {
      const [major = '', minor = '', build = ''] = release.split('.');
      expect(JSON.parse(site(release).send('GET', '').body)).toMatchObject({
        product_info: { version: { major, minor, build } },
      });
    }
  });

  it('offer only the levels of the release', () => {
    expect(site('4.2.8').send('GET', '/clusterlevels/4.7').status).toBe(404);
    expect(site('4.5.7').send('GET', '/clusterlevels/4.7').status).toBe(200);
  });
});

describe('requests', () => {
  it.each([true, 'true', 1])('may give a boolean as %p', (value) => {
    const { send, cluster } = site();
    expect(put(send, cluster, { ballooning_enabled: value }).status).toBe(200);
  });

  it.each([
    { ballooning_enabled: 'yes' },
    { description: { a: 1 } },
    { memory_policy: 'x' },
    { memory_policy: { over_commit: { percent: '99999999999' } } },
    { switch_type: 'dpdk' },
  ])('are syntactically incorrect with %p', (value) => {
    const { send, cluster } = site();
    const reply = put(send, cluster, value);
    expect(reply.status).toBe(400);
    expect(reply.body).toContain('Request syntactically incorrect.');
    expect(reply.body).toContain('/ovirt-engine/apidoc#services/cluster/methods/update');
  });

  it('may leave a value as it is by null, and give an enum in capitals', () => {
    const { send, cluster } = site();
    expect(put(send, cluster, { description: null, switch_type: 'LEGACY' }).body).toContain(
      '"description":"The default server cluster"',
    );
  });

  it('may not change an id', () => {
    const { send, cluster } = site();
    const reply = put(send, cluster, { id: '11111111-2222-3333-4444-555555555555' });
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('Attempt to set immutable field: id');
  });

  it('name the valid values of an enum when they are XML', () => {
    const { send, cluster } = site();
    expect(putXml(send, cluster, '<cluster><switch_type>dpdk</switch_type></cluster>').body).toContain(
      "The string 'dpdk' isn't a valid value for the 'SwitchType' enumerated type. Valid values are: 'legacy', 'ovs'.",
    );
  });

  it.each([
    ['<cluster><nosuch/></cluster>', 400],
    ['<cluster xmlns="http://ovirt.org/"/>', 400],
    ['<cluster><memory_policy><over_commit><percent>abc</percent></over_commit></memory_policy></cluster>', 400],
    ['<host/>', 500],
    ['<cluster><name>', 400],
  ])('in XML such as %s are %i', (body, status) => {
    const { send, cluster } = site();
    expect(putXml(send, cluster, body).status).toBe(status);
  });

  it('without a body are told apart by their content type', () => {
    const { send, cluster } = site();
    expect(send('PUT', `/clusters/${cluster}`).status).toBe(415);
    expect(send('PUT', `/clusters/${cluster}`, JSON_TYPE).status).toBe(500);
    expect(send('POST', '/clusters', JSON_TYPE).body).toContain("Parameter 'cluster' is mandatory but was not provided.");
    expect(send('POST', '/clusters', XML_TYPE).body).toContain('Request syntactically incorrect.');
  });

  it('that do not want to wait change nothing when they are updates', () => {
    const { send, cluster } = site();
    const reply = send('PUT', `/clusters/${cluster}?async=true`, JSON_TYPE, '{"description":"new"}');
    expect(reply.status).toBe(200);
    expect(send('GET', `/clusters/${cluster}`).body).toContain('"description":"The default server cluster"');
  });

  it('that do not want to wait are accepted with nothing when they are removals', () => {
    const { send, cluster, simulator } = site();
    expect(send('DELETE', `/clusters/${cluster}?async=true`)).toMatchObject({ status: 202, body: '' });
    expect(simulator.state.clusters.get(cluster)).toBeUndefined();
  });

  it('of actions come back in the answer as they were sent', () => {
    const { send } = site();
    expect(JSON.parse(send('POST', '/reloadconfigurations', JSON_TYPE, '{"reason":"because"}').body)).toEqual({
      reason: 'because',
      status: 'complete',
    });
  });
});
