import { version } from './common';
import { bool, entity, int, link, list, of, oneOf, struct, text, type Model } from './kinds';

export const macPool = entity(
  'MacPool',
  ['mac_pool', 'mac_pools'],
  {
    allow_duplicates: bool,
    default_pool: bool,
    ranges: list('range', struct('Range', { from: text, to: text })),
  },
  { links: ['permissions'] },
);
export type MacPool = Model<typeof macPool>;

export const dataCenter = entity(
  'DataCenter',
  ['data_center', 'data_centers'],
  {
    local: bool,
    quota_mode: oneOf('QuotaModeType', 'audit', 'disabled', 'enabled'),
    status: oneOf('DataCenterStatus', 'contend', 'maintenance', 'not_operational', 'problematic', 'uninitialized', 'up'),
    storage_format: oneOf('StorageFormat', 'v1', 'v2', 'v3', 'v4', 'v5'),
    supported_versions: list('version', version),
    version,
    mac_pool: link('mac_pool', 'macpools'),
    warning_low_space_indicator: int,
    critical_space_action_blocker: int,
    clusters: list('cluster', link('cluster')),
    networks: list('network', link('network')),
  },
  {
    links: ['clusters', 'networks', 'storagedomains', 'permissions', 'iscsibonds', 'quotas', 'qoss'],
    actions: ['setmaster', 'cleanfinishedtasks'],
  },
);
export type DataCenter = Model<typeof dataCenter>;

export const clusterLevel = entity('ClusterLevel', ['cluster_level', 'cluster_levels'], {
  cpu_types: list('cpu_type', struct('CpuType', { architecture: text, level: int, name: text })),
  permits: list('permit', of(entity('Permit', ['permit', 'permits'], { administrative: bool }))),
});
export type ClusterLevel = Model<typeof clusterLevel>;
