import {
  chainOfCluster,
  chainsOfHosts,
  clusterDatapath,
  defineSharedCommand,
  hostDatapath,
  observe,
  propertyStates,
  restartEngineCommand,
  type Engine,
  type Seen,
} from '../../client/index';
import type { ClusterReading, FactsShelf, LevelDefinitions } from './face';
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
  return {
    readAt: Date.now(),
    seen,
    cluster,
    chain: ownLinks(chainOfCluster(seen)),
    datapath: clusterDatapath(seen),
    hosts,
    definitions: definitionsOf(seen),
  };
};

const definitionsOf = ({ clusters, properties }: Seen): readonly LevelDefinitions[] =>
  [...new Set(clusters.map(({ level }) => level))]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((level) => ({
      level,
      properties: propertyStates(level, properties.predefined, properties.userDefined),
      commands: [defineSharedCommand(level).text, restartEngineCommand().text],
    }));
