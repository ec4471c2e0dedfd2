import { chainOfHost, hostDatapath, observe, type Engine } from '../../client/index';
import type { FactsShelf, HostReading } from './face';
import { ownLinks } from './ownLinks';

export const readHost = async (engine: Engine, shelf: FactsShelf, id: string, signal?: AbortSignal): Promise<HostReading> => {
  const options = signal && { signal };
  const { name } = await engine.hosts.get(id, {}, options);
  const kept = shelf.get(id);
  const [seen, numaNodes] = await Promise.all([
    observe(engine, { hosts: [name] }, { ...options, facts: kept ? [kept.facts] : [] }),
    engine.hostNumaNodes.list(id, options),
  ]);
  const host = seen.hosts.find((one) => one.id === id);
  const cluster = seen.clusters.find((one) => one.id === host?.clusterId);
  const chain = chainOfHost(seen, name);
  if (!host || !cluster || !chain) throw new Error(`host ${name} changed its name while it was read: try again`);
  const datapath = hostDatapath(host, { engine: seen.system.version, level: cluster.level });
  return { readAt: Date.now(), seen, host, cluster, chain: ownLinks(chain), datapath, numaNodes, nics: [] };
};
