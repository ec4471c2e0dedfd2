import type { Resource } from '../call';
import * as catalogues from './catalogues';
import * as clusterNetworks from './clusterNetworks';
import * as clusterParts from './clusterParts';
import * as clusters from './clusters';
import * as dataCenters from './dataCenters';
import * as hostDevices from './hostDevices';
import * as hostNics from './hostNics';
import * as hostNuma from './hostNuma';
import * as hostParts from './hostParts';
import * as hosts from './hosts';
import * as macPools from './macPools';
import * as monitoring from './monitoring';
import * as networkAttachments from './networkAttachments';
import * as networks from './networks';
import * as permissions from './permissions';
import * as providers from './providers';
import * as statistics from './statistics';
import * as templates from './templates';
import * as users from './users';
import * as vmNics from './vmNics';
import * as vmNuma from './vmNuma';
import * as vmPools from './vmPools';
import * as vmStatistics from './vmStatistics';
import * as vms from './vms';

const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && 'path' in value && 'type' in value;

/** Every collection that the simulator has: whatever a file of this folder exports as a resource. */
export const resources: readonly Resource[] = [
  catalogues,
  clusterNetworks,
  clusterParts,
  clusters,
  dataCenters,
  hostDevices,
  hostNics,
  hostNuma,
  hostParts,
  hosts,
  macPools,
  monitoring,
  networkAttachments,
  networks,
  permissions,
  providers,
  statistics,
  templates,
  users,
  vmNics,
  vmNuma,
  vmPools,
  vmStatistics,
  vms,
]
  .flatMap((module) => Object.values<unknown>(module))
  .filter(isResource);
