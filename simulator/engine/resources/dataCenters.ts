import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { mandatory, notFound, refuse } from '../faults';
import { dataCenter } from '../model/dataCenter';
import { network } from '../model/network';
import type { DataCenterRow } from '../state';
import { demand } from '../roles';
import { compareVersions } from '../releases';
import { level, versionOf } from './lookup';
import { merged } from './merge';

/** A data center has no pool of its own any more: the one that all its clusters share is shown. Source: DataCenterMapper, since 4.1. */
const poolOf = (call: Call, id: string): { readonly id: string } | undefined => {
  const pools = new Set(call.state.clusters.where((each) => each.data_center?.id === id).map((each) => each.mac_pool?.id));
  const [only] = pools;
  return pools.size === 1 && only !== undefined ? { id: only } : undefined;
};
const newer = (a: string, b: string): boolean => compareVersions(a, b) > 0;

const view = (call: Call, row: DataCenterRow) => ({
  ...row,
  mac_pool: poolOf(call, row.id),
  // From its own level up to the lowest one of its clusters. Source: GetAvailableStoragePoolVersionsQuery.
  supported_versions: call.release.levelSet
    .filter((each) => !newer(level(row.version), each))
    .filter(
      (each) => !call.state.clusters.find((cluster) => cluster.data_center?.id === row.id && newer(each, level(cluster.version))),
    )
    .map(versionOf),
});

function checkName(call: Call, name: string, verb: 'create' | 'edit'): void {
  const problems: string[] = [];
  if (name.length < 1 || name.length > 40) problems.push('size must be between 1 and 40, Attribute: privateStoragePool.name');
  if (!/^[A-Za-z0-9_-]+$/.test(name))
    problems.push("Data Center name may only contain letters, numbers, '-', or '_'., Attribute: privateStoragePool.name");
  if (problems.length > 0) throw refuse(400, ...problems);
  if (call.state.dataCenters.find((each) => each.name === name))
    throw refuse(409, `Cannot ${verb} Data Center. The Data Center name is already in use.`);
}

export const dataCenters = resource({
  path: 'datacenters',
  type: dataCenter,
  search: {
    name: own('name'),
    description: own('description'),
    status: own('status'),
    'clusters.name': (call, value) =>
      call.state.clusters.where((each) => each.data_center?.id === value['id']).map(({ name }) => name),
    text: anyOf('name', 'description'),
  },
  list: (call) => call.state.dataCenters.all().map((row) => view(call, row)),
  get: (call, id) => {
    const row = call.state.dataCenters.get(id);
    return row && view(call, row);
  },
  add: (call, input) => {
    const { name, local } = input;
    if (name === undefined) throw mandatory('data_center.name');
    if (local === undefined) throw mandatory('data_center.local');
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', undefined);
    checkName(call, name, 'create');
    const wanted = input.version ?? versionOf(call.release.levels[call.release.levels.length - 1] ?? '4.2');
    if (!call.release.levels.includes(level(wanted)))
      throw refuse(400, 'Cannot create Data Center. Selected Compatibility Version is not supported.');
    const id = call.ids.uuid(`data_center ${name}`);
    const row = call.state.dataCenters.put({
      id,
      name,
      local,
      description: input.description,
      comment: input.comment,
      quota_mode: input.quota_mode ?? 'disabled',
      status: 'uninitialized',
      version: { major: wanted.major, minor: wanted.minor },
    });
    const management = call.ids.uuid();
    call.state.networks.put({
      id: management,
      dataCenter: id,
      name: 'ovirtmgmt',
      description: 'Default Management Network',
      comment: '',
      mtu: 0,
      stp: false,
      port_isolation: false,
      usages: ['vm'],
      vdsm_name: 'ovirtmgmt',
    });
    const profile = call.ids.uuid();
    call.state.vnicProfiles.put({
      id: profile,
      name: 'ovirtmgmt',
      networkId: management,
      pass_through: { mode: 'disabled' },
      port_mirroring: false,
    });
    return view(call, row);
  },
  update: (call, id, input) => {
    const row = call.state.dataCenters.get(id);
    if (!row) throw notFound();
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', id);
    if (input.name !== undefined && input.name !== row.name) checkName(call, input.name, 'edit');
    const changed: DataCenterRow = { ...merged(row, input), id, name: input.name ?? row.name };
    const direction = compareVersions(level(changed.version), level(row.version));
    if (!call.release.levels.includes(level(changed.version)))
      throw refuse(400, 'Cannot edit Data Center. Selected Compatibility Version is not supported.');
    if (direction < 0) throw refuse(400, 'Cannot decrease data center compatibility version.');
    const older = call.state.clusters
      .where((each) => each.data_center?.id === id && newer(level(changed.version), level(each.version)))
      .map((each) => each.name);
    if (older.length > 0)
      throw refuse(
        400,
        `Cannot update Data Center compatibility version to a value that is greater than its cluster's version. The following clusters should be upgraded: ${older.join(', ')}.`,
      );
    const format = newer('4.3', level(changed.version)) ? 'v4' : 'v5';
    return view(call, call.state.dataCenters.put(direction > 0 ? { ...changed, storage_format: format } : changed));
  },
  remove: (call, id) => {
    const row = call.state.dataCenters.get(id);
    if (!row) throw notFound();
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', id);
    if (row.status === 'up') throw refuse(409, 'Cannot remove an active Data Center.');
    call.state.dataCenters.remove(id);
    for (const each of call.state.networks.where((network) => network.dataCenter === id)) call.state.networks.remove(each.id);
    for (const each of call.state.clusters.where((cluster) => cluster.data_center?.id === id))
      call.state.clusters.put({ ...each, data_center: undefined });
    return { job: call.jobs.done(`Removing Data Center ${row.name}`, call) };
  },
});

export const dataCenterNetworks = resource({
  path: 'datacenters/:dataCenter/networks',
  at: 'networks',
  type: network,
  links: [],
  list: (call) =>
    call.state.networks
      .where((row) => row.dataCenter === call.params['dataCenter'])
      .map((row) => ({ ...row, data_center: { id: row.dataCenter } })),
});
