import type { Call } from '../call';
import { badUuid, unknownEntity } from '../faults';
import { isUuid } from '../ids';
import type { Ref } from '../model/kinds';
import type { ClusterRow, DataCenterRow, NetworkRow, Table } from '../state';

/** Finds what a request refers to by id or name. */
function refer<T extends { readonly id: string; readonly name: string }>(table: Table<T>, what: string, ref: Ref): T {
  if (ref.id !== undefined) {
    if (!isUuid(ref.id)) throw badUuid(ref.id);
    const found = table.get(ref.id);
    if (found) return found;
    throw unknownEntity(`${what}: id=${ref.id}`);
  }
  const found = table.find(({ name }) => name === ref.name);
  if (found) return found;
  throw unknownEntity(`${what}: name=${ref.name ?? ''}`);
}

export const dataCenterOf = (call: Call, ref: Ref): DataCenterRow => refer(call.state.dataCenters, 'Datacenter', ref);
export const clusterOf = (call: Call, ref: Ref): ClusterRow => refer(call.state.clusters, 'Cluster', ref);
export const networkOf = (call: Call, ref: Ref): NetworkRow => refer(call.state.networks, 'Network', ref);
export const isGiven = (ref: Ref | undefined): ref is Ref => ref?.id !== undefined || ref?.name !== undefined;
export const level = (
  version: { readonly major?: number | undefined; readonly minor?: number | undefined } | undefined,
): string => `${version?.major ?? 0}.${version?.minor ?? 0}`;
export const versionOf = (text: string): { readonly major: number; readonly minor: number } => {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
};
