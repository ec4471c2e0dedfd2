import { resource, type Call } from '../call';
import { notFound, oneMandatory, refuse } from '../faults';
import { setupNetworks } from '../hosts/setupNetworks';
import { compare, wanted } from '../hosts/sync';
import { networkAttachment, type NetworkAttachment } from '../model/host';
import { demand } from '../roles';
import type { AttachmentRow, HostRow } from '../state';
import { isGiven } from './lookup';

const view = (call: Call, host: HostRow, row: AttachmentRow): NetworkAttachment => {
  const network = call.state.networks.get(row.network);
  const management = call.state.clusterNetworks.get(`${host.cluster}/${row.network}`)?.usages.includes('default_route') === true;
  const reported = network
    ? compare(
        wanted(network, call.state.clusters.get(host.cluster), row),
        host.machine.running.networks[network.vdsm_name ?? network.name],
        management,
      )
    : [];
  return {
    id: row.id,
    host: call.params['nic'] === undefined ? { id: row.host } : undefined,
    host_nic: { id: host.nicIds[row.nic], at: `hosts/${host.id}/nics` },
    in_sync: reported.every(({ in_sync }) => in_sync !== false),
    ip_address_assignments: row.ip,
    network: { id: row.network },
    properties: row.properties.length === 0 ? undefined : row.properties,
    reported_configurations: reported,
  };
};

const owner = (call: Call): HostRow => {
  const host = call.state.hosts.get(call.params['host'] ?? '');
  if (!host) throw notFound();
  return host;
};
const rows = (call: Call, host: HostRow): readonly AttachmentRow[] => {
  const nic = call.params['nic'];
  return call.state.attachmentsOf(host.id).filter((row) => nic === undefined || host.nicIds[row.nic] === nic);
};
const existing = (call: Call, id: string): AttachmentRow => {
  const found = rows(call, owner(call)).find((row) => row.id === id);
  if (!found) throw notFound();
  return found;
};

const collection = (path: string) =>
  resource({
    path,
    type: networkAttachment,
    service: ['network-attachments', 'network-attachment'],
    list: (call) => rows(call, owner(call)).map((row) => view(call, owner(call), row)),
    get: (call, id) => view(call, owner(call), existing(call, id)),
    add: (call, input) => {
      const host = owner(call);
      if (!isGiven(input.network)) throw oneMandatory('attachment.network.name', 'attachment.network.id');
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', host.id);
      const nic = call.params['nic'] === undefined ? input.host_nic : { id: call.params['nic'] };
      setupNetworks(call, host.id, { modified_network_attachments: [{ ...input, host_nic: nic }] }, { fresh: true });
      // The command looks for what it has made by the id in the request: observed on 4.5.8, recorded steps 65-070 to 65-074.
      if (input.network?.id === undefined) throw refuse(400, 'Internal Engine Error');
      const made = call.state.attachmentsOf(host.id).find((row) => row.network === input.network?.id);
      if (!made) throw notFound();
      return view(call, owner(call), made);
    },
    update: (call, id, input) => {
      const host = owner(call);
      existing(call, id);
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', host.id);
      const override = call.query.get('override_configuration') === 'true';
      setupNetworks(call, host.id, {
        modified_network_attachments: [{ ...input, id }],
        ...(override ? { synchronized_network_attachments: [{ id }] } : {}),
      });
      return view(call, owner(call), existing(call, id));
    },
    remove: (call, id) => {
      const host = owner(call);
      existing(call, id);
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', host.id);
      return { job: setupNetworks(call, host.id, { removed_network_attachments: [{ id }] }) };
    },
  });
export const networkAttachments = collection('hosts/:host/networkattachments');
export const nicAttachments = collection('hosts/:host/nics/:nic/networkattachments');
