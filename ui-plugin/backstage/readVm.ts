import {
  chainOfVm,
  guestOf,
  guestSteps,
  observe,
  outlookOf,
  planGuest,
  vmSharing,
  type Engine,
  type Seen,
  type SeenVm,
} from '../../client/index';
import type { FactsShelf, GuestNotes, VmReading } from './face';
import { factsOfHosts } from './factsOfHosts';
import { ownLinks } from './ownLinks';

/** Reads one VM with its cluster and the hosts of it, whatever else the engine has: some 20 requests, and one for each 50 hosts. */
export const readVm = async (engine: Engine, shelf: FactsShelf, id: string, signal?: AbortSignal): Promise<VmReading> => {
  const options = signal && { signal };
  const { name, clusterId } = await engine.vms.get(id, {}, options);
  const { name: clusterName } = await engine.clusters.get(clusterId, options);
  const [seen, numaNodes] = await Promise.all([
    observe(engine, { cluster: clusterName, vms: [name] }, options),
    engine.vmNumaNodes.list(id, options),
  ]);
  const found = seen.vms.find((one) => one.id === id);
  const cluster = seen.clusters.find((one) => one.id === found?.clusterId);
  if (!found || !cluster) throw new Error(`virtual machine ${name} changed its name or cluster while it was read: try again`);
  const vm = { ...found, numaNodes };
  // Other data centers may have a VM of the same name.
  const all = factsOfHosts({ ...seen, vms: [vm] }, shelf);
  const chain = chainOfVm(all, name);
  if (!chain) throw new Error(`virtual machine ${name} was read, and has no chain`);
  const guest = guestNotes(all, vm);
  return {
    readAt: Date.now(),
    seen: all,
    vm,
    cluster,
    chain: ownLinks(chain),
    sharing: vmSharing(all, vm),
    outlook: outlookOf(all, vm),
    ...(guest && { guest }),
  };
};

const guestNotes = (seen: Seen, vm: SeenVm): GuestNotes | undefined => {
  const guest = guestOf(seen, vm);
  if (guest.nics.length === 0) return undefined;
  const plan = planGuest(guest);
  const queues = Math.max(...guest.nics.map((nic) => nic.queues));
  const values = { vm: vm.name, vcpus: guest.vcpus, queues, memory: guest.memory };
  return { steps: guestSteps(guest, plan), problems: plan.problems.map((code) => ({ code, values })) };
};
