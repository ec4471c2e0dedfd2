import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { cpuTypes } from '../catalogue';
import { mandatory, notFound, oneMandatory, refuse, refusePlain, unknownEntity } from '../faults';
import { cluster, type Cluster } from '../model/cluster';
import { externalProvider } from '../model/network';
import { compareVersions } from '../releases';
import { demand } from '../roles';
import { actor, announce, place } from '../audit';
import { followLevel } from '../vms/level';
import type { ClusterRow } from '../state';
import { clusterNetworkId } from './clusterNetworks';
import { clusterOf, dataCenterOf, isGiven, level, versionOf } from './lookup';
import { merged } from './merge';
import { syncHost } from '../hosts/setupNetworks';

const NONE = 'b4ed2332-a7ac-4d5f-9596-99a439cb2812';
/** What the engine fills in. Observed on 4.5.8, recorded step 40-004. */
const defaults: Cluster = {
  ballooning_enabled: true,
  custom_scheduling_policy_properties: [
    { name: 'HighUtilization', value: '80' },
    { name: 'CpuOverCommitDurationMinutes', value: '2' },
  ],
  description: '',
  comment: '',
  error_handling: { on_error: 'migrate' },
  fencing_policy: {
    enabled: true,
    skip_if_connectivity_broken: { enabled: false, threshold: 50 },
    skip_if_gluster_bricks_up: false,
    skip_if_gluster_quorum_not_met: false,
    skip_if_sd_active: { enabled: false },
  },
  fips_mode: 'undefined',
  firewall_type: 'firewalld',
  gluster_service: false,
  ha_reservation: false,
  ksm: { enabled: true, merge_across_nodes: true },
  log_max_memory_used_threshold: 95,
  log_max_memory_used_threshold_type: 'percentage',
  memory_policy: { over_commit: { percent: 100 }, transparent_hugepages: { enabled: false } },
  migration: {
    auto_converge: 'inherit',
    bandwidth: { assignment_method: 'auto' },
    compressed: 'inherit',
    encrypted: 'inherit',
    parallel_migrations_policy: 'disabled',
  },
  required_rng_sources: ['urandom'],
  switch_type: 'legacy',
  threads_as_cores: false,
  trusted_service: false,
  tunnel_migration: false,
  upgrade_in_progress: false,
  upgrade_percent_complete: 0,
  virt_service: true,
  vnc_encryption: true,
};

/** Firmware that new VMs get by default. Observed on 4.5.8, recorded steps 40-018 to 40-026. */
export function biosOf(levelName: string, cpu: Cluster['cpu']): Cluster['bios_type'] {
  if (cpu?.architecture === 'undefined') return undefined;
  if (cpu?.architecture !== 'x86_64' || compareVersions(levelName, '4.4') < 0) return 'i440fx_sea_bios';
  return compareVersions(levelName, '4.7') < 0 ? 'q35_sea_bios' : 'q35_ovmf';
}

/** A version without memory_policy, or memory_policy without it, turns transparent huge pages on. Source: ClusterMapper.java. */
const transparentPages = (input: Cluster) =>
  input.memory_policy?.transparent_hugepages ??
  (input.memory_policy || input.version?.minor !== undefined ? { enabled: true } : undefined);

const validate = (row: ClusterRow): void => {
  if (!/^[A-Za-z0-9_-]+$/.test(row.name))
    throw refuse(400, "Cluster names may only contain letters, numbers, '-', or '_'., Attribute: cluster.name");
  if (row.virt_service === false && row.gluster_service === false)
    throw refuse(400, 'At least one service [virt / gluster] must be enabled on the cluster.');
  if ((row.memory_policy?.over_commit?.percent ?? 100) > 100 && row.ksm?.enabled === false && row.ballooning_enabled === false)
    throw refuse(409, 'KSM or ballooning must be enabled to allow memory optimization.');
};
/** The engine looks up rules by level and stumbles over one that it does not know: observed, recorded step 40-029. */
const unknownLevel = () =>
  refusePlain(
    500,
    'java.lang.NullPointerException: Cannot invoke "org.ovirt.engine.core.bll.CommandBase.getParameters()" because "commandBase" is null',
  );

export function newCluster(base: Cluster & { readonly id: string; readonly name: string }): ClusterRow {
  return merged<ClusterRow>(
    { ...defaults, scheduling_policy: { id: NONE }, cpu: { architecture: 'undefined', type: '' }, id: base.id, name: base.name },
    base,
  );
}

const managementOf = (call: Call, row: ClusterRow): string | undefined =>
  call.state.clusterNetworks.find((each) => each.cluster === row.id && each.usages.includes('management'))?.network;

const view = (call: Call, row: ClusterRow, full: boolean): Cluster => {
  const management = full ? managementOf(call, row) : undefined;
  return {
    ...row,
    external_network_providers: undefined,
    management_network: management === undefined ? undefined : { id: management, at: `clusters/${row.id}/networks` },
  };
};

const cpuOf = (input: Cluster, levelName: string, verb: string): Cluster['cpu'] => {
  const type = input.cpu?.type;
  if (type === undefined || type === '') return { architecture: input.cpu?.architecture ?? 'undefined', type: '' };
  const found = cpuTypes(levelName).find((each) => each.name === type);
  if (!found) throw refuse(400, `Cannot ${verb} Cluster. The chosen CPU is not supported.`);
  const architecture = found.architecture === 'ppc64' || found.architecture === 's390x' ? found.architecture : 'x86_64';
  return { architecture, type };
};

const providersOf = (call: Call, input: Cluster): Cluster['external_network_providers'] => {
  const first = input.external_network_providers?.[0];
  if (first === undefined) return [];
  const found = call.state.providers.find((each) => each.id === first.id || (first.id === undefined && each.name === first.name));
  if (!found) throw notFound();
  return [{ id: found.id }];
};

/** Properties are merged by name: what is not sent stays. */
const mergedProperties = (
  before: Cluster['custom_scheduling_policy_properties'],
  change: Cluster['custom_scheduling_policy_properties'],
): Cluster['custom_scheduling_policy_properties'] => [
  ...new Map([...(before ?? []), ...(change ?? [])].map((each) => [each.name, each])).values(),
];

/** What hosts in the cluster forbid. Source: ClusterValidator.java. */
function checkHosts(call: Call, before: ClusterRow, after: ClusterRow): void {
  const hosts = call.state.hosts.where((each) => each.cluster === before.id);
  const direction = compareVersions(level(after.version), level(before.version));
  if (direction < 0 && hosts.length > 0)
    throw refuse(400, "Cluster compatibility version can't be decreased if there are hosts in the Cluster.");
  const dataCenter = call.state.dataCenters.get(before.data_center?.id ?? '');
  if (direction < 0 && dataCenter && compareVersions(level(after.version), level(dataCenter.version)) < 0)
    throw refuse(400, 'Cannot decrease cluster compatibility version beneath data center compatibility version.');
  const maker = (name: string | undefined): string => (/AMD/.test(name ?? '') ? 'amd' : /IBM/.test(name ?? '') ? 'ibm' : 'intel');
  if (
    before.cpu?.type &&
    after.cpu?.type &&
    maker(before.cpu.type) !== maker(after.cpu.type) &&
    hosts.some(({ status }) => status !== 'maintenance')
  )
    throw refuse(409, 'Cannot change Cluster CPU type unless all Hosts attached to this Cluster are in Maintenance.');
}

const existing = (call: Call, id: string): ClusterRow => {
  const row = call.state.clusters.get(id);
  if (!row) throw notFound();
  return row;
};

export const clusters = resource({
  path: 'clusters',
  type: cluster,
  service: ['clusters', 'cluster'],
  search: {
    name: own('name'),
    description: own('description'),
    comment: own('comment'),
    architecture: (call, value) => call.state.clusters.get(String(value['id']))?.cpu?.architecture,
    compatibility_level: (call, value) => level(call.state.clusters.get(String(value['id']))?.version),
    cpu_type: (call, value) => call.state.clusters.get(String(value['id']))?.cpu?.type,
    datacenter: (call, value) =>
      call.state.dataCenters.get(call.state.clusters.get(String(value['id']))?.data_center?.id ?? '')?.name,
    text: anyOf('name', 'description', 'comment'),
  },
  list: (call) => call.state.clusters.all().map((row) => view(call, row, call.allContent)),
  get: (call, id) => {
    const row = call.state.clusters.get(id);
    return row && view(call, row, call.allContent);
  },
  add: (call, input) => {
    if (input.name === undefined) throw mandatory('cluster.name');
    if (!isGiven(input.data_center)) throw oneMandatory('cluster.data_center.id', 'cluster.data_center.name');
    const dataCenter = dataCenterOf(call, input.data_center);
    demand(call.state, call.user, 'CREATE_CLUSTER', dataCenter.id);
    const providers = providersOf(call, input);
    const wanted = input.version?.minor === undefined ? (dataCenter.version ?? versionOf('4.2')) : input.version;
    if (!call.release.levels.includes(level(wanted))) throw unknownLevel();
    if (call.state.clusters.find((each) => each.name === input.name))
      throw refuse(409, 'Cannot create Cluster. Cluster name is already in use.');
    if (compareVersions(level(wanted), level(dataCenter.version)) < 0)
      throw refuse(
        400,
        'Cannot add Cluster with Compatibility Version that is lower than the Data Center Compatibility Version.\n-Please upgrade your Cluster to a later Compatibility version first.',
      );
    const cpu = cpuOf(input, level(wanted), 'create');
    const id = call.ids.uuid(`cluster ${input.name}`);
    const pages = transparentPages(input);
    const { external_network_providers: _providers, management_network: management, ...rest } = input;
    const row = newCluster({
      ...rest,
      id,
      name: input.name,
      cpu,
      version: { major: wanted.major, minor: wanted.minor },
      data_center: { id: dataCenter.id },
      mac_pool: dataCenter.mac_pool ?? { id: call.state.macPools.find((each) => each.default_pool === true)?.id },
      external_network_providers: providers,
      bios_type: input.bios_type ?? biosOf(level(wanted), cpu),
      custom_scheduling_policy_properties: mergedProperties(
        defaults.custom_scheduling_policy_properties,
        input.custom_scheduling_policy_properties,
      ),
      ...(pages ? { memory_policy: { ...input.memory_policy, transparent_hugepages: pages } } : {}),
    });
    const network = call.state.networks.find(
      (each) =>
        each.dataCenter === dataCenter.id && (management?.id === each.id || each.name === (management?.name ?? 'ovirtmgmt')),
    );
    validate(row);
    if (!network) throw unknownEntity(`Network: ${management?.name ?? 'ovirtmgmt'}`);
    call.state.clusters.put(row);
    if (network)
      call.state.clusterNetworks.put({
        id: clusterNetworkId(id, network.id),
        cluster: id,
        network: network.id,
        required: true,
        display: true,
        usages: ['vm', 'display', 'migration', 'management', 'default_route'],
      });
    return view(call, row, true);
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'EDIT_CLUSTER_CONFIGURATION', id);
    const dataCenter = isGiven(input.data_center) ? dataCenterOf(call, input.data_center) : undefined;
    const {
      data_center: _dataCenter,
      external_network_providers: providers,
      management_network: _management,
      scheduling_policy: policy,
      ...rest
    } = input;
    if (input.name !== undefined && call.state.clusters.find((each) => each.name === input.name && each.id !== id))
      throw refuse(409, 'Cannot edit Cluster. Cluster name is already in use.');
    const next = level(input.version ?? row.version);
    if (!call.release.levels.includes(next))
      throw refuse(400, 'Cannot edit Cluster. Selected Compatibility Version is not supported.');
    const cpu = input.cpu?.type === undefined ? row.cpu : cpuOf(input, next, 'edit');
    const pages = transparentPages(input);
    const changed: ClusterRow = {
      ...merged(row, { ...rest, ...(pages ? { memory_policy: { ...input.memory_policy, transparent_hugepages: pages } } : {}) }),
      id,
      name: input.name ?? row.name,
      cpu,
      custom_scheduling_policy_properties: mergedProperties(
        row.custom_scheduling_policy_properties ?? defaults.custom_scheduling_policy_properties,
        input.custom_scheduling_policy_properties,
      ),
      ...(dataCenter ? { data_center: { id: dataCenter.id } } : {}),
      ...(providers ? { external_network_providers: providersOf(call, input) } : {}),
      ...(policy
        ? {
            scheduling_policy: {
              id: call.state.policies.find((each) => each.id === policy.id || each.name === policy.name)?.id ?? NONE,
            },
          }
        : {}),
    };
    validate(changed);
    checkHosts(call, row, changed);
    call.state.clusters.put(changed);
    if (level(changed.version) !== level(row.version)) followLevel(call, changed, row);
    call.events.add({
      ...place(call, id),
      data_center: undefined,
      code: 811,
      severity: 'normal',
      description: `Host cluster ${changed.name} was updated by ${actor(call)}`,
      correlation_id: call.correlationId,
    });
    return view(call, changed, true);
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_CLUSTER', id);
    const here = (each: { readonly cluster?: { readonly id?: string | undefined } | undefined }): boolean =>
      each.cluster?.id === id;
    const { hosts, vms, templates, vmPools } = call.state;
    const reasons = [
      hosts.find(({ cluster: at }) => at === id) && 'Cannot remove Cluster. Cluster contains one or more Hosts',
      vms.find(here) && 'Cannot remove Cluster. One or more VMs are still assigned to the Cluster',
      templates.find(here) && 'Cannot remove Cluster. One or more Template(s) are still associated with the Cluster',
      vmPools.find(here) && 'Cannot remove Cluster.One or more VM-Pools are still associated with it',
    ].filter((each) => each !== undefined);
    if (reasons.length > 0) throw refuse(409, ...reasons);
    call.state.clusters.remove(id);
    announce(call, 813, `Host cluster ${row.name} was removed by ${actor(call)}`, { cluster: { id, name: row.name } });
    for (const each of call.state.clusterNetworks.where((row) => row.cluster === id)) call.state.clusterNetworks.remove(each.id);
  },
  actions: {
    syncallnetworks: (call, id) => {
      const row = existing(call, id);
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
      for (const host of call.state.hosts.where((each) => each.cluster === id)) syncHost(call, host.id);
      return { job: call.jobs.done(`Syncing all networks of Cluster ${row.name}`, call) };
    },
    resetemulatedmachine: (call, id) => {
      existing(call, id);
      demand(call.state, call.user, 'EDIT_CLUSTER_CONFIGURATION', id);
      return {};
    },
  },
});

export const dataCenterClusters = resource({
  path: 'datacenters/:dataCenter/clusters',
  type: cluster,
  list: (call) =>
    call.state.clusters
      .where((row) => row.data_center?.id === call.params['dataCenter'])
      .map((row) => view(call, row, call.allContent)),
  get: (call, id) => clusters.get?.(call, id),
  add: (call, input) => {
    if (!clusters.add) throw notFound();
    return clusters.add(call, input);
  },
  update: (call, id, input) => {
    if (!clusters.update) throw notFound();
    return clusters.update(call, id, input);
  },
  remove: (call, id, input) => clusters.remove?.(call, id, input),
});

export const clusterProviders = resource({
  path: 'clusters/:cluster/externalnetworkproviders',
  type: externalProvider,
  links: [],
  list: (call) => {
    const ids = clusterOf(call, { id: call.params['cluster'] }).external_network_providers?.map((each) => each.id) ?? [];
    return call.state.providers.where((each) => ids.includes(each.id));
  },
});
