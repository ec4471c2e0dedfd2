import { chainOfCluster, chainsOfHosts, hostDatapath, observe, type Engine } from '../../client/index';
import type { ClusterReading, FactsShelf } from './face';
import { factsOfHosts } from './factsOfHosts';
import { ownLinks } from './ownLinks';

export const readCluster = async (
  engine: Engine,
  shelf: FactsShelf,
  id: string,
  signal?: AbortSignal,
): Promise<ClusterReading> => {
  const options = signal && { signal };
  const { name } = await engine.clusters.get(id, options);
  const seen = factsOfHosts(await observe(engine, { cluster: name }, options), shelf);
  const { cluster } = seen;
  if (!cluster) throw new Error(`cluster ${name} changed its name while it was read: try again`);
  const chains = new Map(chainsOfHosts(seen).map((chain) => [chain.name, ownLinks(chain)]));
  const hosts = seen.hosts.flatMap((host) => {
    const chain = chains.get(host.name);
    const datapath = hostDatapath(host, { engine: seen.system.version, level: cluster.level });
    return chain ? [{ host, chain, datapath }] : [];
  });
  return { readAt: Date.now(), seen, cluster, chain: ownLinks(chainOfCluster(seen)), hosts };
};
