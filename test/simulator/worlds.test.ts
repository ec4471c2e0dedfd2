import { createSimulator } from '../../simulator/engine/engine';
import { worlds } from '../../simulator/worlds';
import { caller, isRecord } from './caller';

const namesIn = (body: unknown, key: string): readonly unknown[] => {
  const list = isRecord(body) ? body[key] : undefined;
  return Array.isArray(list) ? list.map((each) => (isRecord(each) ? each['name'] : undefined)) : [];
};

describe('worlds', () => {
  it('standins-4.5 shows two hosts with stand-ins and hides the bound ports', () => {
    const call = caller(createSimulator({ release: '4.5.7', world: (worlds['standins-4.5'] ?? fail)() }));
    const hosts = call('GET', '/hosts?follow=nics');
    expect(namesIn(hosts.body, 'host')).toEqual(['node1', 'node2']);
    expect(JSON.stringify(hosts.body)).toContain('dummy_5e00');
    expect(JSON.stringify(hosts.body)).not.toContain('ens1f0');
  });

  it('native-4.2 shows dpdk0 and dpdk1', () => {
    const simulator = createSimulator({ release: '4.2.8', world: (worlds['native-4.2'] ?? fail)() });
    const host = simulator.state.hosts.all()[0];
    expect(namesIn(caller(simulator)('GET', `/hosts/${host?.id ?? ''}/nics`).body, 'host_nic')).toEqual([
      'eno1',
      'dpdk0',
      'dpdk1',
    ]);
  });

  it('an unknown path below a known collection says that it is not simulated', () => {
    const simulator = createSimulator({ release: '4.5.7', world: (worlds['standins-4.5'] ?? fail)() });
    const host = simulator.state.hosts.all()[0];
    const reply = caller(simulator)('GET', `/hosts/${host?.id ?? ''}/storage`);
    expect(reply.status).toBe(501);
    expect(reply.body).toContain('not simulated');
  });

  it.each(Object.keys(worlds))('%s answers its root and its hosts', (name) => {
    const call = caller(createSimulator({ release: '4.5.7', world: (worlds[name] ?? fail)() }));
    expect(call('GET', '').status).toBe(200);
    expect(call('GET', '/hosts?follow=nics,network_attachments,statistics').status).toBe(200);
  });
});

function fail(): never {
  throw new Error('no such world');
}
