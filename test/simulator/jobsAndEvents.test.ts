import { createSimulator } from '../../simulator/engine/engine';
import { standIns } from '../../simulator/worlds/standIns';
import { caller, isRecord } from './caller';

const listIn = (body: unknown, key: string): readonly Readonly<Record<string, unknown>>[] => {
  const found = isRecord(body) ? body[key] : undefined;
  return Array.isArray(found) ? found.filter(isRecord) : [];
};
function site() {
  const simulator = createSimulator({ release: '4.5.7', world: standIns() });
  const host = simulator.state.hosts.all()[0];
  const cluster = simulator.state.clusters.all()[0];
  if (!host || !cluster) throw new Error('the world lacks its host or cluster');
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Basic ${btoa('admin@internal:demo')}`,
  };
  const tagged = (id: string, method: string, path: string, body: string) =>
    simulator.handle({ method, path: `/ovirt-engine/api${path}`, headers: { ...headers, 'correlation-id': id }, body });
  return { simulator, call: caller(simulator), tagged, host: host.id, cluster: cluster.id };
}
const ID = 'aaaaaaaa-0000-4000-8000-000000000001';
const hello = { origin: 'me', severity: 'warning', custom_id: 1, description: 'hello' };

describe('jobs', () => {
  it('are found by the correlation id of their command, also where the answer names none', () => {
    const { call, tagged, host } = site();
    expect(tagged(ID, 'POST', `/hosts/${host}/deactivate`, '{}').body).not.toContain('"job"');
    expect(listIn(call('GET', `/jobs?search=correlation_id%3D${ID}`).body, 'job')).toHaveLength(1);
  });

  it('are not made by an edit of a cluster, which leaves an event instead', () => {
    const { call, tagged, cluster } = site();
    tagged(ID, 'PUT', `/clusters/${cluster}`, '{"description":"new"}');
    expect(call('GET', `/jobs?search=correlation_id%3D${ID}`).body).toEqual({});
    expect(listIn(call('GET', `/events?search=correlation_id%3D${ID}`).body, 'event')).toMatchObject([{ code: '811' }]);
  });

  it('break the database when something else than a correlation id is searched for', () => {
    const { status, body } = site().call('GET', '/jobs?search=status%3Dfinished');
    expect(status).toBe(400);
    expect(body).toMatchObject({ detail: expect.stringContaining('bad sql grammar') as unknown });
  });

  it('of others run from outside, with steps, until they are ended', () => {
    const { call } = site();
    const job = call('POST', '/jobs', { description: 'Bind NIC to DPDK', auto_cleared: true });
    expect(job).toMatchObject({ status: 201, body: { status: 'started', external: 'true' } });
    const id = isRecord(job.body) ? String(job.body['id']) : '';
    const step = call('POST', `/jobs/${id}/steps`, { description: 'one', type: 'validating' });
    const stepId = isRecord(step.body) ? String(step.body['id']) : '';
    expect(call('POST', `/jobs/${id}/steps/${stepId}/end`, { succeeded: true }).body).toEqual({
      succeeded: 'true',
      status: 'complete',
    });
    call('POST', `/jobs/${id}/end`, { succeeded: true });
    expect(call('GET', `/jobs/${id}`).body).toMatchObject({ status: 'finished' });
  });

  it('are gone ten minutes after they succeeded', () => {
    const { call, simulator } = site();
    const { body } = call('POST', '/jobs', { description: 'x' });
    const id = isRecord(body) ? String(body['id']) : '';
    call('POST', `/jobs/${id}/end`, { succeeded: true });
    simulator.clock.advance(11 * 60_000);
    expect(call('GET', `/jobs/${id}`).status).toBe(404);
  });
});

describe('events', () => {
  it('come newest first, and after a number where one is given', () => {
    const { call, simulator } = site();
    call('POST', '/events', hello);
    const { index } = simulator.state.events.all().slice(-1)[0] ?? { index: 0 };
    call('POST', '/events', { ...hello, custom_id: 2 });
    expect(listIn(call('GET', '/events?max=2').body, 'event').map(({ custom_id }) => custom_id)).toEqual(['2', '1']);
    expect(listIn(call('GET', `/events?from=${index}`).body, 'event')).toMatchObject([{ custom_id: '2' }]);
    expect(listIn(call('GET', `/events;from=${index}`).body, 'event')).toHaveLength(1);
  });

  it.each([
    ['normal', '9801'],
    ['warning', '9802'],
    ['error', '9803'],
    ['alert', '9804'],
  ])('of severity %s from outside have the code %s', (severity, code) => {
    expect(site().call('POST', '/events', { ...hello, severity })).toMatchObject({
      status: 201,
      body: { code, flood_rate: '30' },
    });
  });

  it('of one origin and number from outside happen once', () => {
    const { call } = site();
    call('POST', '/events', hello);
    expect(call('POST', '/events', hello)).toMatchObject({
      status: 400,
      body: { detail: '[=Cannot add External Event. External Event with this custom id already exists.]' },
    });
  });

  it.each(['origin', 'severity', 'custom_id', 'description'])('from outside need %s', (name) => {
    const wish = Object.fromEntries(Object.entries(hello).filter(([key]) => key !== name));
    expect(site().call('POST', '/events', wish)).toMatchObject({
      status: 400,
      body: { detail: `Parameter 'event.${name}' is mandatory but was not provided.` },
    });
  });

  it('tell when a host went into maintenance, but not that it came back', () => {
    const { call, simulator, host } = site();
    call('POST', `/hosts/${host}/deactivate`, {});
    simulator.clock.advance(60_000);
    const { index } = simulator.state.events.all().slice(-1)[0] ?? { index: 0 };
    expect(listIn(call('GET', '/events?search=type%3D620').body, 'event')).toHaveLength(1);
    call('POST', `/hosts/${host}/activate`, {});
    simulator.clock.advance(60_000);
    expect(call('GET', `/hosts/${host}`).body).toMatchObject({ status: 'up' });
    expect(listIn(call('GET', `/events?from=${index}`).body, 'event').filter(({ code }) => code === '13')).toEqual([]);
  });
});
