import { enabled, properties, version } from './common';
import { bool, decimal, entity, int, link, list, long, oneOf, since, struct, text, type Model } from './kinds';

const inheritable = oneOf('InheritableBoolean', 'false', 'inherit', 'true');
export const architecture = oneOf('Architecture', 'aarch64', 'ppc64', 's390x', 'undefined', 'x86_64');
export const biosType = oneOf('BiosType', 'cluster_default', 'i440fx_sea_bios', 'q35_ovmf', 'q35_sea_bios', 'q35_secure_boot');
export const migrationOptions = struct('MigrationOptions', {
  auto_converge: inheritable,
  bandwidth: struct('MigrationBandwidth', {
    assignment_method: oneOf('MigrationBandwidthAssignmentMethod', 'auto', 'custom', 'hypervisor_default'),
    custom_value: int,
  }),
  compressed: inheritable,
  encrypted: since('4.4', inheritable),
  parallel_migrations_policy: since(
    '4.5',
    oneOf('ParallelMigrationsPolicy', 'auto', 'auto_parallel', 'custom', 'disabled', 'inherit'),
  ),
  custom_parallel_migrations: since('4.5', int),
  policy: link('migration_policy'),
});
export const migrationPolicy = entity('MigrationPolicy', ['migration_policy', 'migration_policies'], {});
export const memoryPolicy = struct('MemoryPolicy', {
  ballooning: bool,
  guaranteed: long,
  max: long,
  over_commit: struct('MemoryOverCommit', { percent: int }),
  transparent_hugepages: enabled('TransparentHugePages'),
});

export const schedulingPolicyUnit = entity('SchedulingPolicyUnit', ['scheduling_policy_unit', 'scheduling_policy_units'], {
  enabled: bool,
  internal: bool,
  type: oneOf('PolicyUnitType', 'filter', 'load_balancing', 'weight'),
  properties,
});
const unitUse = (java: string, tag: string, plural: string) =>
  entity(java, [tag, plural], {
    position: int,
    factor: int,
    scheduling_policy: link('scheduling_policy', 'schedulingpolicies'),
    scheduling_policy_unit: link('scheduling_policy_unit', 'schedulingpolicyunits'),
  });
export const policyFilter = unitUse('Filter', 'filter', 'filters');
export const policyWeight = unitUse('Weight', 'weight', 'weights');
export const policyBalance = unitUse('Balance', 'balance', 'balances');
export const schedulingPolicy = entity(
  'SchedulingPolicy',
  ['scheduling_policy', 'scheduling_policies'],
  { default_policy: bool, locked: bool, properties },
  { links: ['filters', 'weights', 'balances'] },
);
export type SchedulingPolicy = Model<typeof schedulingPolicy>;

export const clusterFeature = entity('ClusterFeature', ['cluster_feature', 'cluster_features'], {
  cluster_level: link('cluster_level', 'clusterlevels'),
});
export const affinityGroup = entity('AffinityGroup', ['affinity_group', 'affinity_groups'], {
  cluster: link('cluster', 'clusters'),
  enforcing: bool,
  positive: bool,
});
export const cpuProfile = entity(
  'CpuProfile',
  ['cpu_profile', 'cpu_profiles'],
  { cluster: link('cluster', 'clusters') },
  { links: ['permissions'] },
);

export const cluster = entity(
  'Cluster',
  ['cluster', 'clusters'],
  {
    ballooning_enabled: bool,
    bios_type: since('4.4', biosType),
    cpu: struct('Cpu', { architecture, type: text, name: text, speed: decimal, level: int }),
    custom_scheduling_policy_properties: properties,
    error_handling: struct('ErrorHandling', {
      on_error: oneOf('MigrateOnError', 'do_not_migrate', 'migrate', 'migrate_highly_available'),
    }),
    external_network_providers: list('external_provider', link('external_provider')),
    fencing_policy: struct('FencingPolicy', {
      enabled: bool,
      skip_if_connectivity_broken: struct('SkipIfConnectivityBroken', { enabled: bool, threshold: int }),
      skip_if_gluster_bricks_up: bool,
      skip_if_gluster_quorum_not_met: bool,
      skip_if_sd_active: enabled('SkipIfSdActive'),
    }),
    fips_mode: since('4.4.5', oneOf('FipsMode', 'disabled', 'enabled', 'undefined')),
    firewall_type: oneOf('FirewallType', 'firewalld', 'iptables'),
    gluster_service: bool,
    gluster_tuned_profile: text,
    ha_reservation: bool,
    ksm: struct('Ksm', { enabled: bool, merge_across_nodes: bool }),
    log_max_memory_used_threshold: since('4.3', int),
    log_max_memory_used_threshold_type: since(
      '4.3',
      oneOf('LogMaxMemoryUsedThresholdType', 'absolute_value_in_mb', 'percentage'),
    ),
    maintenance_reason_required: bool,
    management_network: link('network'),
    memory_policy: memoryPolicy,
    migration: migrationOptions,
    optional_reason: bool,
    required_rng_sources: list('required_rng_source', oneOf('RngSource', 'hwrng', 'random', 'urandom')),
    serial_number: struct('SerialNumber', { policy: oneOf('SerialNumberPolicy', 'custom', 'host', 'none', 'vm'), value: text }),
    supported_versions: list('version', version),
    switch_type: oneOf('SwitchType', 'legacy', 'ovs'),
    threads_as_cores: bool,
    trusted_service: bool,
    tunnel_migration: bool,
    upgrade_correlation_id: since('4.5', text),
    upgrade_in_progress: since('4.5', bool),
    upgrade_percent_complete: since('4.5', int),
    version,
    virt_service: bool,
    vnc_encryption: since('4.4', bool),
    // Only ever filled by follow.
    affinity_groups: list('affinity_group', link('affinity_group')),
    cpu_profiles: list('cpu_profile', link('cpu_profile')),
    enabled_features: list('cluster_feature', link('cluster_feature')),
    network_filters: list('network_filter', link('network_filter')),
    networks: list('network', link('network')),
    permissions: list('permission', link('permission')),
    data_center: link('data_center', 'datacenters'),
    mac_pool: link('mac_pool', 'macpools'),
    scheduling_policy: link('scheduling_policy', 'schedulingpolicies'),
  },
  {
    links: [
      'glusterhooks',
      'glustervolumes',
      'enabledfeatures',
      'externalnetworkproviders',
      'cpuprofiles',
      'networkfilters',
      'networks',
      'permissions',
      'affinitygroups',
    ],
    actions: ['upgrade', 'resetemulatedmachine', 'syncallnetworks', 'refreshglusterhealstatus'],
  },
);
export type Cluster = Model<typeof cluster>;
