import { resource, type Call } from '../call';
import { networkFilters } from '../catalogue';
import { notFound, oneMandatory, refuse } from '../faults';
import { networkFilter, network, type Network } from '../model/network';
import { demand } from '../roles';
import type { ClusterNetworkRow } from '../state';
import { reviseHosts } from '../hosts/required';
import { isGiven } from './lookup';

export const clusterNetworkId = (cluster: string, networkId: string): string => `${cluster}/${networkId}`;

/** Operational when every host of the cluster that is up has it. */
const isOperational = (call: Call, row: ClusterNetworkRow): boolean =>
  call.state.hosts
    .where((host) => host.cluster === row.cluster && (host.status === 'up' || host.status === 'non_operational'))
    .every((host) => call.state.attachments.find((each) => each.host === host.id && each.network === row.network));

const view = (call: Call, row: ClusterNetworkRow): Network | undefined => {
  const found = call.state.networks.get(row.network);
  if (!found) return undefined;
  const { dataCenter, ...rest } = found;
  return {
    ...rest,
    cluster: { id: row.cluster },
    data_center: { id: dataCenter },
    display: row.display,
    required: row.required,
    usages: row.usages,
    status: isOperational(call, row) ? 'operational' : 'non_operational',
  };
};
const present = <T>(value: T | undefined): value is T => value !== undefined;

const existing = (call: Call, id: string): ClusterNetworkRow => {
  const row = call.state.clusterNetworks.get(clusterNetworkId(call.params['cluster'] ?? '', id));
  if (!row) throw notFound();
  return row;
};

const check = (call: Call, row: ClusterNetworkRow): void => {
  const found = call.state.networks.get(row.network);
  if (found?.external_provider === undefined) return;
  if (row.required) throw refuse(400, 'External network cannot be set as required in the cluster.');
  if (row.display) throw refuse(400, 'External network cannot be used as a display network.');
};

export const clusterNetworks = resource({
  path: 'clusters/:cluster/networks',
  type: network,
  service: ['cluster-networks', 'cluster-network'],
  links: [],
  list: (call) =>
    call.state.clusterNetworks
      .where((row) => row.cluster === call.params['cluster'])
      .map((row) => view(call, row))
      .filter(present),
  get: (call, id) => view(call, existing(call, id)),
  add: (call, input) => {
    const cluster = call.state.clusters.get(call.params['cluster'] ?? '');
    if (!cluster) throw notFound();
    if (!isGiven(input)) throw oneMandatory('network.id', 'network.name');
    demand(call.state, call.user, 'ASSIGN_CLUSTER_NETWORK', cluster.id);
    const found = call.state.networks.find(
      (each) =>
        each.dataCenter === cluster.data_center?.id && (input.id === undefined ? each.name === input.name : each.id === input.id),
    );
    if (!found) throw notFound();
    if (call.state.clusterNetworks.get(clusterNetworkId(cluster.id, found.id)))
      throw refuse(409, 'Logical Network is already attached to Cluster.');
    if (found.port_isolation === true && cluster.switch_type === 'ovs')
      throw refuse(400, 'Cannot attach Network. Port isolation requires Cluster Switch Type Linux Bridge.');
    const usages = input.usages ?? found.usages ?? ['vm'];
    const row: ClusterNetworkRow = {
      id: clusterNetworkId(cluster.id, found.id),
      cluster: cluster.id,
      network: found.id,
      required: input.required ?? true,
      display: input.display ?? usages.includes('display'),
      usages,
    };
    check(call, row);
    call.state.clusterNetworks.put(row);
    reviseHosts(call, cluster.id);
    return view(call, row) ?? {};
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'CONFIGURE_CLUSTER_NETWORK', row.cluster);
    const changed = {
      ...row,
      required: input.required ?? row.required,
      display: input.display ?? row.display,
      usages: input.usages ?? row.usages,
    };
    if (row.usages.includes('management') && !changed.required) {
      const name = call.state.networks.get(row.network)?.name ?? '';
      throw refuse(
        400,
        `Cannot edit Network. The management network '${name}' must be required, please change the network to be required and try again.`,
      );
    }
    check(call, changed);
    call.state.clusterNetworks.put(changed);
    reviseHosts(call, row.cluster);
    return view(call, changed) ?? {};
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'ASSIGN_CLUSTER_NETWORK', row.cluster);
    if (row.usages.includes('management'))
      throw refuse(409, 'Cannot detach Network. The management network cannot be detached from Cluster.');
    call.state.clusterNetworks.remove(row.id);
    reviseHosts(call, row.cluster);
  },
});

const filters = (path: string) =>
  resource({
    path,
    at: 'networkfilters',
    type: networkFilter,
    list: () => networkFilters,
    get: (_, id) => networkFilters.find((each) => each.id === id),
  });
export const allNetworkFilters = filters('networkfilters');
export const clusterNetworkFilters = filters('clusters/:cluster/networkfilters');
