import type { Cluster, DataCenter, Network } from '../../../client/index';
import type { SiteReading } from '../../backstage/face';
import type { Entered } from './entered';

const byName = <T extends { readonly name: string }>(a: T, b: T): number => (a.name < b.name ? -1 : 1);

export const dataCentersOf = ({ seen }: SiteReading): readonly DataCenter[] => [...seen.dataCenters].sort(byName);

/** A cluster of the name that is entered: it is extended, not created. */
export const existingCluster = ({ name }: Pick<Entered, 'name'>, { seen }: SiteReading): Cluster | undefined =>
  seen.clusters.find((cluster) => cluster.name === name.trim());

/** Where the cluster is or will be. */
export const dataCenterOf = (entered: Pick<Entered, 'name' | 'dataCenter'>, site: SiteReading): DataCenter | undefined => {
  const existing = existingCluster(entered, site);
  return site.seen.dataCenters.find((one) => (existing ? one.id === existing.dataCenterId : one.name === entered.dataCenter));
};

/** Levels not lower than the data center's, the highest first. source: CLUSTER_CANNOT_ADD_COMPATIBILITY_VERSION_WITH_LOWER_STORAGE_POOL */
export const levelsOf = (dataCenter: DataCenter | undefined, { seen }: SiteReading): readonly string[] =>
  seen.levels
    .map(({ level }) => level)
    .filter((level) => dataCenter === undefined || compare(level, dataCenter.level) >= 0)
    .sort((a, b) => compare(b, a));

const compare = (a: string, b: string): number => {
  const [major = 0, minor = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
};

/** CPU types of a level by architecture; undefined when the engine does not tell this user. */
export const cpuTypesOf = (level: string, { seen }: SiteReading): ReadonlyMap<string, readonly string[]> | undefined => {
  const types = seen.levels.find((one) => one.level === level)?.cpuTypes;
  if (!types) return undefined;
  const architectures = [...new Set(types.map(({ architecture }) => architecture))].sort(
    (a, b) => Number(b === 'x86_64') - Number(a === 'x86_64') || (a < b ? -1 : 1),
  );
  return new Map(architectures.map((one) => [one, types.filter((t) => t.architecture === one).map(({ name }) => name)]));
};

/** The level that the cluster has or gets. */
export const levelIn = (entered: Entered, site: SiteReading): string =>
  existingCluster(entered, site)?.level ?? (entered.level || (dataCenterOf(entered, site)?.level ?? ''));

/** A network of the name that is entered, where the cluster is or will be. */
export const existingNetwork = (entered: Entered, site: SiteReading): Network | undefined => {
  const dataCenter = dataCenterOf(entered, site);
  return site.seen.networks.find(({ name, dataCenterId }) => name === entered.network.trim() && dataCenterId === dataCenter?.id);
};
