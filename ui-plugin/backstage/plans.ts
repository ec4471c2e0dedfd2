import {
  checkSpec,
  describe,
  hostScript,
  observe,
  plan,
  planHost,
  problemsOf,
  questionOf,
  writeSpec,
  type Engine,
  type Seen,
  type Spec,
} from '../../client/index';
import type { Chosen } from '../portal/entityKind';
import type { FactsShelf, Plans } from './face';
import { factsOfHosts } from './factsOfHosts';

export const createPlans = (engine: Engine, shelf: FactsShelf): Plans => ({
  plan: async (given, signal) => {
    const spec = checkSpec(given);
    const seen = factsOfHosts(await observe(engine, questionOf(spec), signal && { signal }), shelf);
    const planned = plan(spec, seen);
    return { plan: planned, problems: problemsOf(planned), yaml: writeSpec(spec), seen };
  },
  exportYaml: async (chosen, signal) => {
    const { cluster, name } = await placeOf(engine, chosen, signal);
    // All VMs of the cluster are read only where all are written.
    const question = chosen.kind === 'vm' ? { cluster, vms: [name] } : { cluster, vmsOfCluster: chosen.kind === 'cluster' };
    const seen = await observe(engine, question, signal && { signal });
    return writeSpec(only(chosen, describe(factsOfHosts(seen, shelf), cluster), seen));
  },
  planHost: (hostId, request) => {
    const kept = shelf.get(hostId);
    return kept && planHost(kept.facts, request);
  },
  hostScript,
});

/** Its name and its cluster's, as they are now. */
const placeOf = async (
  engine: Engine,
  { kind, id }: Chosen,
  signal?: AbortSignal,
): Promise<{ readonly name: string; readonly cluster: string }> => {
  const options = signal && { signal };
  if (kind === 'cluster') {
    const { name } = await engine.clusters.get(id, options);
    return { name, cluster: name };
  }
  const { name, clusterId } = kind === 'host' ? await engine.hosts.get(id, {}, options) : await engine.vms.get(id, {}, options);
  return { name, cluster: (await engine.clusters.get(clusterId, options)).name };
};

/** The part of a spec that is about one host or VM; networks that nothing in it names are left out. */
const only = ({ kind, id }: Chosen, spec: Spec, seen: Seen): Spec => {
  if (kind === 'cluster') return spec;
  const name = (kind === 'host' ? seen.hosts : seen.vms).find((one) => one.id === id)?.name;
  const { hosts = [], vms = [], networks = [], ...rest } = spec;
  const part = {
    hosts: kind === 'host' ? hosts.filter((host) => host.name === name) : [],
    vms: kind === 'vm' ? vms.filter((vm) => vm.name === name) : [],
  };
  const attached = part.hosts.flatMap(({ nics = [] }) => nics.flatMap((nic) => nic.networks));
  const profiles = part.vms.flatMap(({ nics = [] }) => nics.map(({ profile }) => profile));
  const used = networks.filter(
    (network) => attached.includes(network.name) || network.profiles?.some((p) => profiles.includes(p.name)),
  );
  return {
    ...rest,
    ...(used.length > 0 && { networks: used }),
    ...(part.hosts.length > 0 && { hosts: part.hosts }),
    ...(part.vms.length > 0 && { vms: part.vms }),
  };
};
