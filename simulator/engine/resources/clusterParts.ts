import { resource, type Call } from '../call';
import { namedId } from '../ids';
import { affinityGroup, clusterFeature, cpuProfile } from '../model/cluster';
import type { ClusterRow } from '../state';

export const cpuProfileId = (cluster: string): string => namedId(`cpuprofile/${cluster}`);
const profileOf = (row: ClusterRow) => ({ id: cpuProfileId(row.id), name: row.name, cluster: { id: row.id } });
const at = (call: Call) => call.state.clusters.where((row) => row.id === call.params['cluster']);

/** Every cluster has one profile of its own name. */
export const cpuProfiles = resource({
  path: 'cpuprofiles',
  type: cpuProfile,
  list: (call) => call.state.clusters.all().map(profileOf),
});
export const clusterCpuProfiles = resource({
  path: 'clusters/:cluster/cpuprofiles',
  at: 'cpuprofiles',
  type: cpuProfile,
  list: (call) => at(call).map(profileOf),
});
/** Optional features of a level; none is enabled. */
export const enabledFeatures = resource({ path: 'clusters/:cluster/enabledfeatures', type: clusterFeature, list: () => [] });
export const affinityGroups = resource({ path: 'clusters/:cluster/affinitygroups', type: affinityGroup, list: () => [] });
