import { chainOfHost, hostDatapath, observe, type Engine } from '../../client/index';
import type { FactsShelf, HostReading } from './face';
import { factsOfHosts } from './factsOfHosts';
import { factsReading } from './factsReading';
import { isOfEarlierBoot } from './factsThatFit';
import { nicReadings } from './nicReadings';
import { ownLinks } from './ownLinks';

export const readHost = async (engine: Engine, shelf: FactsShelf, id: string, signal?: AbortSignal): Promise<HostReading> => {
  const options = signal && { signal };
  const { name } = await engine.hosts.get(id, {}, options);
  const [observed, numaNodes, bootTime] = await Promise.all([
    observe(engine, { hosts: [name] }, options),
    engine.hostNumaNodes.list(id, options),
    engine.hostStatistics.bootTime(id, options),
  ]);
  const bootedAt = bootTime === undefined ? undefined : bootTime * 1000;
  // Pages and drivers of an earlier boot are nobody's any more: such a file would not be taken either.
  const before = shelf.get(id);
  if (before && isOfEarlierBoot(before.facts, bootedAt)) shelf.forget(id);
  const seen = factsOfHosts(observed, shelf);
  const host = seen.hosts.find((one) => one.id === id);
  const cluster = seen.clusters.find((one) => one.id === host?.clusterId);
  const chain = chainOfHost(seen, name);
  if (!host || !cluster || !chain) throw new Error(`host ${name} changed its name while it was read: try again`);
  const datapath = hostDatapath(host, { engine: seen.system.version, level: cluster.level });
  const kept = shelf.get(id);
  const facts = kept && factsReading(kept);
  return {
    readAt: Date.now(),
    seen,
    host,
    cluster,
    chain: ownLinks(chain),
    datapath,
    numaNodes,
    ...(bootedAt !== undefined && { bootedAt }),
    nics: nicReadings(host, { seen, datapath: datapath.datapath, plan: facts?.plan }),
    ...(facts && { facts }),
  };
};
