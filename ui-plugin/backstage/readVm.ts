import { chainOfVm, observe, type Engine } from '../../client/index';
import type { FactsShelf, VmReading } from './face';
import { factsOfHosts } from './factsOfHosts';
import { ownLinks } from './ownLinks';

export const readVm = async (engine: Engine, shelf: FactsShelf, id: string, signal?: AbortSignal): Promise<VmReading> => {
  const options = signal && { signal };
  const { name } = await engine.vms.get(id, {}, options);
  const seen = await observe(engine, { vms: [name] }, options);
  const all = factsOfHosts(seen, shelf);
  const vm = all.vms.find((one) => one.id === id);
  const cluster = all.clusters.find((one) => one.id === vm?.clusterId);
  const chain = chainOfVm(all, name);
  if (!vm || !cluster || !chain) throw new Error(`virtual machine ${name} changed its name while it was read: try again`);
  return { readAt: Date.now(), seen: all, vm, cluster, chain: ownLinks(chain) };
};
