import { chainOfVm, observe, vmSharing, type Engine } from '../../client/index';
import type { FactsShelf, VmReading } from './face';
import { factsOfHosts } from './factsOfHosts';
import { ownLinks } from './ownLinks';

export const readVm = async (engine: Engine, shelf: FactsShelf, id: string, signal?: AbortSignal): Promise<VmReading> => {
  const options = signal && { signal };
  const { name } = await engine.vms.get(id, {}, options);
  const [seen, numaNodes] = await Promise.all([observe(engine, { vms: [name] }, options), engine.vmNumaNodes.list(id, options)]);
  const all = factsOfHosts(seen, shelf);
  const there = all.vms.find((one) => one.id === id);
  const vm = there && { ...there, numaNodes };
  const cluster = all.clusters.find((one) => one.id === vm?.clusterId);
  const chain = chainOfVm(all, name);
  if (!vm || !cluster || !chain) throw new Error(`virtual machine ${name} changed its name while it was read: try again`);
  return { readAt: Date.now(), seen: all, vm, cluster, chain: ownLinks(chain), sharing: vmSharing(all, vm) };
};
