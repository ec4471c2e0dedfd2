import type { Call } from '../call';
import { STEP } from './lifecycle';

/** Required networks of its cluster that a host lacks. */
export function missingNetworks(
  call: Pick<Call, 'state'>,
  host: { readonly id: string; readonly cluster: string },
): readonly string[] {
  return call.state.clusterNetworks
    .where((row) => row.cluster === host.cluster && row.required)
    .filter((row) => !call.state.attachments.find((each) => each.host === host.id && each.network === row.network))
    .map((row) => call.state.networks.get(row.network)?.name ?? '');
}

/** The engine's monitoring notices: a host without a required network becomes non-operational, one that has got it comes back. */
export function reviseHosts(call: Call, cluster: string): void {
  for (const { id } of call.state.hosts.where((host) => host.cluster === cluster))
    call.clock.later('monitor', STEP, () => {
      const host = call.state.hosts.get(id);
      if (!host) return;
      const missing = missingNetworks(call, host);
      if (host.status === 'up' && missing.length > 0) {
        call.state.hosts.put({ ...host, status: 'non_operational' });
        call.events.add({
          code: 519,
          severity: 'warning',
          description: `Host ${host.name} does not comply with the cluster ${call.state.clusters.get(host.cluster)?.name ?? ''} networks, the following networks are missing on host: '${missing.join(',')}'`,
          host: { id, name: host.name },
          cluster: { id: host.cluster, name: call.state.clusters.get(host.cluster)?.name },
        });
      }
      if (host.status === 'non_operational' && missing.length === 0) call.state.hosts.put({ ...host, status: 'up' });
    });
}
