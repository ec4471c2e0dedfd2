import { resource, type Call } from '../call';
import { notFound } from '../faults';
import { namedId } from '../ids';
import { hook, hostNumaNode } from '../model/host';
import type { HostRow } from '../state';

const owner = (call: Call): HostRow => {
  const host = call.state.hosts.get(call.params['host'] ?? '');
  if (!host) throw notFound();
  return host;
};
export const numaNodeId = (host: HostRow, index: number): string => namedId(`${host.id}/numa/${index}`);

export const hostNumaNodes = resource({
  path: 'hosts/:host/numanodes',
  type: hostNumaNode,
  list: (call) => {
    const host = owner(call);
    return host.machine.numa.map((node) => ({
      id: numaNodeId(host, node.index),
      index: node.index,
      memory: node.mib,
      node_distance: node.distance,
      cpu: { cores: node.cpus.map((index) => ({ index })) },
      host: { id: host.id },
    }));
  },
});

export const hostHooks = resource({
  path: 'hosts/:host/hooks',
  type: hook,
  list: (call) => {
    const host = owner(call);
    return host.machine.hooks.map(({ event, name, checksum }) => ({
      id: namedId(`${host.id}/${event}/${name}`),
      name,
      event_name: event,
      md5: checksum,
      host: { id: host.id },
    }));
  },
});
