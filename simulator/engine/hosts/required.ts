import type { Call } from '../call';
import type { HostRow } from '../state';
import { STEP } from './pace';
import { hostNews } from './news';

/** Required networks of its cluster that a host lacks. */
export function missingNetworks(call: Pick<Call, 'state'>, host: Pick<HostRow, 'id' | 'cluster'>): readonly string[] {
  const attached = new Set(call.state.attachmentsOf(host.id).map(({ network }) => network));
  return call.state.clusterNetworks
    .of(host.cluster)
    .filter((row) => row.required && !attached.has(row.network))
    .map((row) => call.state.networks.get(row.network)?.name ?? '');
}

/** A host that is up without a required network becomes non-operational; one that has got it comes back. */
export function judge(call: Pick<Call, 'state' | 'events' | 'ids'>, id: string): void {
  const host = call.state.hosts.get(id);
  if (!host) return;
  const missing = missingNetworks(call, host);
  if (host.status === 'up' && missing.length > 0) {
    call.state.hosts.put({ ...host, status: 'non_operational' });
    hostNews.lacksNetworks(call, host, missing);
  }
  if (host.status === 'non_operational' && missing.length === 0) {
    call.state.hosts.put({ ...host, status: 'up' });
    hostNews.up(call, host);
  }
}

/** The engine's monitoring notices within seconds (observed on 4.5.8, recorded steps 65-124 to 65-129). */
export function reviseHosts(call: Pick<Call, 'state' | 'events' | 'ids' | 'clock'>, cluster: string): void {
  for (const { id } of call.state.hosts.where((host) => host.cluster === cluster))
    call.clock.later('monitor', STEP, () => judge(call, id));
}
