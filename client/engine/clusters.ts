import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { providerFromWire, type ExternalProvider } from './externalProviders';
import {
  child,
  filledText,
  flag,
  linkId,
  join,
  listOf,
  optional,
  present,
  requiredLevel,
  text,
  textOrEmpty,
  textsOf,
  wrong,
} from './scalars';
import type { Level } from './values';

export type SwitchType = 'legacy' | 'ovs';

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  /** A cluster may outlive its data center: observed on engine 4.5.8. */
  readonly dataCenterId?: string;
  readonly switchType: SwitchType;
  readonly level: Level;
  /** Absent until the first host tells, when the cluster was made without one. */
  readonly cpuType?: string;
  readonly architecture?: string;
  readonly schedulingPolicyId?: string;
}

export interface NewCluster {
  readonly name: string;
  readonly dataCenterId: string;
  readonly switchType: SwitchType;
  readonly level?: Level;
  readonly cpuType?: string;
  readonly externalProviderId?: string;
}

/** A network as a cluster has it. `id` is the network's. */
export interface ClusterNetwork {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly usages: readonly string[];
}

/** What a cluster is changed to; absent means "leave it". */
export interface ClusterChange {
  readonly name?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly cpuType?: string;
  readonly level?: Level;
  readonly switchType?: SwitchType;
}

export interface ClusterNetworkChange {
  readonly required?: boolean;
  /** The whole list. */
  readonly usages?: readonly string[];
}

export const clusters = (http: Transport) => ({
  list: ({ search }: { readonly search?: string } = {}, options?: CallOptions): Promise<readonly Cluster[]> =>
    calls(http).get('/clusters', (answer, at) => listOf(answer, 'cluster', at, fromWire), { search }, options),

  get: (id: string, options?: CallOptions): Promise<Cluster> =>
    calls(http).get(path`/clusters/${id}`, fromWire, undefined, options),

  create: (cluster: NewCluster, options?: CallOptions): Promise<Cluster> =>
    calls(http).post('/clusters', newToWire(cluster), fromWire, options),

  update: async (id: string, change: ClusterChange, options?: CallOptions): Promise<Cluster> => {
    const place = path`/clusters/${id}`;
    const { signal } = options ?? {};
    // A PUT with `version` and without transparent huge pages turns them on: they are sent back as they are.
    // source: oVirt/ovirt-engine ClusterMapper.java
    const memory =
      change.level === undefined ? undefined : await calls(http).get(place, memoryPolicy, undefined, signal && { signal });
    return calls(http).put(place, { ...changeToWire(change), ...memory }, fromWire, options);
  },

  networks: {
    list: (clusterId: string, options?: CallOptions): Promise<readonly ClusterNetwork[]> =>
      calls(http).get(path`/clusters/${clusterId}/networks`, networksFromWire, undefined, options),

    /** Not required unless asked: a required network makes every host without it non-operational, and the engine's default is required. */
    add: (
      clusterId: string,
      networkId: string,
      change: ClusterNetworkChange = {},
      options?: CallOptions,
    ): Promise<ClusterNetwork> =>
      calls(http).post(
        path`/clusters/${clusterId}/networks`,
        { id: networkId, ...networkToWire({ required: false, ...change }) },
        networkFromWire,
        options,
      ),

    update: (
      clusterId: string,
      networkId: string,
      change: ClusterNetworkChange,
      options?: CallOptions,
    ): Promise<ClusterNetwork> =>
      calls(http).put(path`/clusters/${clusterId}/networks/${networkId}`, networkToWire(change), networkFromWire, options),
  },

  externalProviders: {
    list: (clusterId: string, options?: CallOptions): Promise<readonly ExternalProvider[]> =>
      calls(http).get(
        path`/clusters/${clusterId}/externalnetworkproviders`,
        (answer, at) => listOf(answer, 'external_provider', at, providerFromWire),
        undefined,
        options,
      ),

    /** One provider or none: of a longer list the engine takes the first. source: oVirt/ovirt-engine ClusterMapper.java */
    set: (clusterId: string, providerId: string | undefined, options?: CallOptions): Promise<Cluster> =>
      calls(http).put(
        path`/clusters/${clusterId}`,
        { external_network_providers: providerToWire(providerId) },
        fromWire,
        options,
      ),
  },
});

export const fromWire = (cluster: WireObject, at: string): Cluster => {
  const cpu = child(cluster, 'cpu', at) ?? {};
  return present({
    id: text(cluster, 'id', at),
    name: text(cluster, 'name', at),
    description: textOrEmpty(cluster, 'description', at),
    comment: textOrEmpty(cluster, 'comment', at),
    dataCenterId: linkId(cluster, 'data_center', at),
    switchType: switchType(cluster, at),
    level: requiredLevel(cluster, 'version', at),
    cpuType: filledText(cpu, 'type', join(at, 'cpu')),
    architecture: filledText(cpu, 'architecture', join(at, 'cpu')),
    schedulingPolicyId: linkId(cluster, 'scheduling_policy', at),
  });
};

const switchType = (cluster: WireObject, at: string): SwitchType => {
  const value = cluster['switch_type'];
  return value === 'ovs' || value === 'legacy' ? value : wrong(value, 'legacy or ovs', 'switch_type', at);
};

const networksFromWire = (answer: WireObject, at: string): readonly ClusterNetwork[] =>
  listOf(answer, 'network', at, networkFromWire);

export const networkFromWire = (network: WireObject, at: string): ClusterNetwork => ({
  id: text(network, 'id', at),
  name: text(network, 'name', at),
  required: optional(flag, network, 'required', at) ?? false,
  usages: textsOf(child(network, 'usages', at), 'usage', at),
});

const newToWire = (cluster: NewCluster): WireObject => ({
  name: cluster.name,
  data_center: { id: cluster.dataCenterId },
  ...changeToWire(cluster),
  ...(cluster.externalProviderId !== undefined && { external_network_providers: providerToWire(cluster.externalProviderId) }),
});

const changeToWire = ({ name, description, comment, cpuType, level, switchType }: ClusterChange): WireObject => ({
  ...(name !== undefined && { name }),
  ...(description !== undefined && { description }),
  ...(comment !== undefined && { comment }),
  ...(cpuType !== undefined && { cpu: { type: cpuType } }),
  ...(level !== undefined && { version: levelToWire(level) }),
  ...(switchType !== undefined && { switch_type: switchType }),
});

const levelToWire = (text: Level): WireObject => {
  const [major = '', minor = ''] = text.split('.');
  return { major, minor };
};

// An empty element takes the provider away.
const providerToWire = (id: string | undefined): WireObject => (id === undefined ? {} : { external_provider: [{ id }] });

const networkToWire = ({ required, usages }: ClusterNetworkChange): WireObject => ({
  ...(required !== undefined && { required: String(required) }),
  ...(usages !== undefined && { usages: { usage: usages } }),
});

const memoryPolicy = (cluster: WireObject, at: string): WireObject => {
  const policy = child(cluster, 'memory_policy', at);
  const pages = policy && child(policy, 'transparent_hugepages', join(at, 'memory_policy'));
  return pages ? { memory_policy: { transparent_hugepages: pages } } : {};
};
