import { resource, type Call } from '../call';
import { networkFilters } from '../catalogue';
import { incomplete, notFound, refuse } from '../faults';
import { networkFilter, network, type Network } from '../model/network';
import { demand } from '../roles';
import type { ClusterNetworkRow } from '../state';
import { reviseHosts } from '../hosts/required';
import { isGiven } from './lookup';

export const clusterNetworkId = (cluster: string, networkId: string): string => `${cluster}/${networkId}`;

const withDisplay = (usages: ClusterNetworkRow['usages'], display: boolean | undefined): ClusterNetworkRow['usages'] =>
  display === true && !usages.includes('display') ? [...usages, 'display'] : usages;

/**
 * Only a required network can be non-operational: when a host of the cluster that is up lacks it. Source: NetworkClusterHelper.java.
 *
 * The engine decides when networks and hosts change, so that the host which went non-operational for it still counts (observed, recorded step 65-127).
 */
const isOperational = (call: Call, row: ClusterNetworkRow): boolean =>
  !row.required ||
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

/** Roles that one network of a cluster has; the management network has those that nobody else takes. Observed, recorded steps 50-063 to 50-069. */
const ROLES = ['display', 'migration', 'gluster', 'default_route'] as const;
const FALLBACK: ReadonlySet<string> = new Set(['display', 'migration', 'default_route']);

const ORDER = ['vm', 'display', 'migration', 'management', 'default_route', 'gluster'] as const;

function put(call: Call, row: ClusterNetworkRow): ClusterNetworkRow {
  const made = { ...row, display: row.usages.includes('display') };
  call.state.clusterNetworks.put(made);
  settleRoles(call, row.cluster, made.id);
  return made;
}

function settleRoles(call: Call, cluster: string, newest: string): void {
  const rows = call.state.clusterNetworks.where((each) => each.cluster === cluster);
  for (const role of ROLES) {
    const holders = rows.filter((each) => each.usages.includes(role));
    const keeper =
      holders.find((each) => each.id === newest) ??
      holders[0] ??
      (FALLBACK.has(role) ? rows.find((each) => each.usages.includes('management')) : undefined);
    for (const { id } of rows) {
      const now = call.state.clusterNetworks.get(id);
      if (!now || now.usages.includes(role) === (id === keeper?.id)) continue;
      const usages = ORDER.filter((usage) => (usage === role ? id === keeper?.id : now.usages.includes(usage)));
      call.state.clusterNetworks.put({ ...now, usages, display: usages.includes('display') });
    }
  }
}

const check = (call: Call, row: ClusterNetworkRow, verb: 'attach' | 'edit'): void => {
  const found = call.state.networks.get(row.network);
  if (found?.external_provider === undefined) return;
  if (row.required) throw refuse(400, `Cannot ${verb} Network. External network cannot be set as required in the cluster.`);
  if (row.usages.includes('display'))
    throw refuse(400, `Cannot ${verb} Network. External network cannot be used as a display network.`);
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
      .filter(present)
      .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
  get: (call, id) => view(call, existing(call, id)),
  add: (call, input) => {
    const cluster = call.state.clusters.get(call.params['cluster'] ?? '');
    if (!cluster) throw notFound();
    if (!isGiven(input)) throw incomplete('Network', 'id|name');
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
    const usages = withDisplay(input.usages ?? found.usages ?? ['vm'], input.display);
    const row: ClusterNetworkRow = {
      id: clusterNetworkId(cluster.id, found.id),
      cluster: cluster.id,
      network: found.id,
      required: input.required ?? true,
      display: usages.includes('display'),
      usages,
    };
    check(call, row, 'attach');
    const made = put(call, row);
    reviseHosts(call, cluster.id);
    return view(call, made) ?? {};
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'CONFIGURE_CLUSTER_NETWORK', row.cluster);
    const changed = {
      ...row,
      required: input.required ?? row.required,
      usages: withDisplay(input.usages ?? row.usages, input.display),
    };
    if (row.usages.includes('management') && !changed.required) {
      const name = call.state.networks.get(row.network)?.name ?? '';
      throw refuse(
        400,
        `Cannot edit Network. The management network '${name}' must be required, please change the network to be required and try again.`,
      );
    }
    check(call, changed, 'edit');
    const made = put(call, changed);
    reviseHosts(call, row.cluster);
    return view(call, made) ?? {};
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'ASSIGN_CLUSTER_NETWORK', row.cluster);
    if (row.usages.includes('management'))
      throw refuse(
        400,
        `The Management Network ('${call.state.networks.get(row.network)?.name ?? ''}') is mandatory and cannot be removed.`,
      );
    call.state.clusterNetworks.remove(row.id);
    settleRoles(call, row.cluster, '');
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
