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
    const cluster = await clusterNameOf(engine, chosen, signal);
    const seen = await observe(engine, { cluster, vmsOfCluster: true }, signal && { signal });
    return writeSpec(only(chosen, describe(factsOfHosts(seen, shelf), cluster), seen));
  },
  planHost: (hostId, request) => {
    const kept = shelf.get(hostId);
    return kept && planHost(kept.facts, request);
  },
  hostScript,
});

const clusterNameOf = async (engine: Engine, { kind, id }: Chosen, signal?: AbortSignal): Promise<string> => {
  const options = signal && { signal };
  if (kind === 'cluster') return (await engine.clusters.get(id, options)).name;
  const { clusterId } = kind === 'host' ? await engine.hosts.get(id, {}, options) : await engine.vms.get(id, {}, options);
  return (await engine.clusters.get(clusterId, options)).name;
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
