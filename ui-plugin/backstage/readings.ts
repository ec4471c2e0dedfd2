import { observe, type Engine } from '../../client/index';
import type { ClusterReading, FactsShelf, HostReading, Readings, VmReading } from './face';
import { readCluster } from './readCluster';
import { readHost } from './readHost';
import { readVm } from './readVm';

export const createReadings = (engine: Engine, shelf: FactsShelf): Readings => {
  const last: { host?: HostReading; vm?: VmReading; cluster?: ClusterReading } = {};
  return {
    lastHost: (id) => (last.host?.host.id === id ? last.host : undefined),
    lastVm: (id) => (last.vm?.vm.id === id ? last.vm : undefined),
    lastCluster: (id) => (last.cluster?.cluster.id === id ? last.cluster : undefined),
    host: async (id, signal) => (last.host = await readHost(engine, shelf, id, signal)),
    vm: async (id, signal) => (last.vm = await readVm(engine, shelf, id, signal)),
    cluster: async (id, signal) => (last.cluster = await readCluster(engine, shelf, id, signal)),
    site: async (signal) => ({ readAt: Date.now(), seen: await observe(engine, {}, signal && { signal }) }),
  };
};
