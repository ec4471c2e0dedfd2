import type { Call } from '../call';
import type { HostRow } from '../state';

/**
 * The host that manages the storage of a data center: the first that came up, until it goes; then another one.
 *
 * A data center that is not up has no storage to manage. Observed on 4.5.8, recorded steps 72-047, 76-024, 77-006.
 */
export function electSpm({ state }: Pick<Call, 'state'>, host: HostRow): void {
  const dataCenter = state.clusters.get(host.cluster)?.data_center?.id;
  if (state.dataCenters.get(dataCenter ?? '')?.status !== 'up') return;
  const peers = state.hosts.where((each) => state.clusters.get(each.cluster)?.data_center?.id === dataCenter);
  if (peers.some((each) => each.spm === true && each.status === 'up')) return;
  for (const each of peers) if (each.spm) state.hosts.put({ ...each, spm: false });
  const next = peers.find(({ status }) => status === 'up');
  const row = next && state.hosts.get(next.id);
  if (row) state.hosts.put({ ...row, spm: true });
}
