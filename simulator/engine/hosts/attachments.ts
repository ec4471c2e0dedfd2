import type { Call } from '../call';
import type { AttachmentRow, HostRow } from '../state';
import type { HostNetwork } from './machine';
import { withNicIds } from './nics';

const assignments = ({ ipv4, ipv6 }: HostNetwork): AttachmentRow['ip'] => [
  {
    assignment_method: ipv4.method,
    ip:
      ipv4.method === 'static'
        ? { address: ipv4.address, netmask: ipv4.netmask, gateway: ipv4.gateway, version: 'v4' }
        : { version: 'v4' },
  },
  { assignment_method: ipv6.method, ip: { version: 'v6' } },
];

export const attachmentLabel = (host: HostRow, network: string): string => `attachment ${host.name} ${network}`;

/**
 * The engine looks at a host: it learns of new NICs, attaches networks of the cluster that it finds there, and forgets attachments
 * whose network is gone.
 *
 * Source: HostNetworkAttachmentsPersister.java.
 */
export function adopt(call: Pick<Call, 'state' | 'ids'>, row: HostRow): HostRow {
  const host = withNicIds(call, { ...row, machine: row.unseen ?? row.machine, unseen: undefined });
  const found = host.machine.running.networks;
  for (const each of call.state.attachmentsOf(host.id)) {
    const network = call.state.networks.get(each.network);
    const real = network && found[network.vdsm_name ?? network.name];
    if (real === undefined) call.state.attachments.remove(each.id);
    else if (real.nic !== each.nic) call.state.attachments.put({ ...each, nic: real.nic });
  }
  for (const each of call.state.clusterNetworks.where(({ cluster }) => cluster === host.cluster)) {
    const network = call.state.networks.get(each.network);
    const real = network && found[network.vdsm_name ?? network.name];
    if (!real || call.state.attachments.find((row) => row.host === host.id && row.network === network.id)) continue;
    call.state.attachments.put({
      id: call.ids.uuid(attachmentLabel(host, network.name)),
      host: host.id,
      network: network.id,
      nic: real.nic,
      ip: assignments(real),
      properties: [],
    });
  }
  return host;
}

/** Networks on a host that are none of its cluster. */
export function strays(
  call: Pick<Call, 'state'>,
  host: HostRow,
): readonly { readonly name: string; readonly real: HostNetwork }[] {
  const known = call.state.clusterNetworks
    .where(({ cluster }) => cluster === host.cluster)
    .flatMap(({ network }) => call.state.networks.get(network) ?? [])
    .map(({ name, vdsm_name }) => vdsm_name ?? name);
  return Object.entries(host.machine.running.networks).flatMap(([name, real]) => (known.includes(name) ? [] : { name, real }));
}
