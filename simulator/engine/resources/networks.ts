import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { defaultFilter } from '../catalogue';
import { incomplete, mandatory, notFound, oneMandatory, refuse } from '../faults';
import { network, vnicProfile, type Network } from '../model/network';
import { demand } from '../roles';
import type { NetworkRow, VnicProfileRow } from '../state';
import { pushNetwork } from '../hosts/setupNetworks';
import { dataCenterOf, isGiven, networkOf } from './lookup';
import { merged } from './merge';

const view = ({ dataCenter, ...row }: NetworkRow): Network => ({ ...row, data_center: { id: dataCenter } });
const existing = (call: Call, id: string): NetworkRow => {
  const row = call.state.networks.get(id);
  if (!row) throw notFound();
  return row;
};

/** Name on hosts: the network's own when a kernel device can have it, else `on` and 13 digits of the id. Source: VdsmNameUtil. */
export const vdsmNameOf = (name: string, id: string): string =>
  /^[A-Za-z0-9_-]{1,15}$/.test(name) ? name : `on${id.replaceAll('-', '').slice(0, 13)}`;

const validate = (input: Network): void => {
  const problems: string[] = [];
  const vlan = input.vlan?.id;
  if (vlan !== undefined && (vlan < 0 || vlan > 4094))
    problems.push('VLAN ID must be a number between 0 and 4094., Attribute: network.vlanId');
  if (input.mtu !== undefined && input.mtu !== 0 && input.mtu < 68) problems.push('mtu value invalid, Attribute: network.mtu');
  if (input.name !== undefined && /^bond/.test(input.name))
    problems.push("Bad network name, network cannot start with 'bond', Attribute: network.name");
  if (problems.length > 0) throw refuse(400, ...problems);
};

export const networks = resource({
  path: 'networks',
  type: network,
  service: ['networks', 'network'],
  search: {
    name: own('name'),
    description: own('description'),
    vlanid: (call, value) => call.state.networks.get(String(value['id']))?.vlan?.id,
    mtu: own('mtu'),
    vmnetwork: (call, value) => call.state.networks.get(String(value['id']))?.usages?.includes('vm'),
    datacenter: (call, value) => call.state.dataCenters.get(call.state.networks.get(String(value['id']))?.dataCenter ?? '')?.name,
    provider_name: (call, value) =>
      call.state.providers.get(call.state.networks.get(String(value['id']))?.external_provider?.id ?? '')?.name,
    text: anyOf('name', 'description'),
  },
  list: (call) => call.state.networks.all().map(view),
  get: (call, id) => view(existing(call, id)),
  add: (call, input) => {
    if (!isGiven(input.data_center)) throw incomplete('Network', 'dataCenter.name|id');
    if (input.name === undefined) throw oneMandatory('network.id', 'network.name');
    const dataCenter = dataCenterOf(call, input.data_center);
    demand(call.state, call.user, 'CREATE_STORAGE_POOL_NETWORK', dataCenter.id);
    validate(input);
    if (call.state.networks.find((each) => each.dataCenter === dataCenter.id && each.name === input.name))
      throw refuse(
        409,
        `Cannot add Network. The name of the logical network '${input.name}' is already used by an existing logical network in the same data-center.\n-Please choose a different name.`,
      );
    const provider = input.external_provider;
    const registered =
      provider &&
      call.state.providers.find((each) => each.id === provider.id || (provider.id === undefined && each.name === provider.name));
    if (provider && !registered) throw notFound();
    const physical =
      registered && isGiven(input.external_provider_physical_network)
        ? networkOf(call, input.external_provider_physical_network)
        : undefined;
    const id = call.ids.uuid();
    const row = call.state.networks.put({
      id,
      dataCenter: dataCenter.id,
      name: input.name,
      description: input.description ?? '',
      comment: input.comment ?? '',
      mtu: input.mtu ?? 0,
      stp: input.stp ?? false,
      port_isolation: input.port_isolation ?? false,
      usages: input.usages === undefined ? ['vm'] : input.usages.filter((usage) => usage === 'vm'),
      vlan: input.vlan?.id === undefined ? undefined : input.vlan,
      vdsm_name: vdsmNameOf(input.name, id),
      external_provider: registered && { id: registered.id },
      external_provider_physical_network: physical && { id: physical.id },
    });
    if (input.profile_required !== false && row.usages?.includes('vm')) {
      const profile = call.ids.uuid();
      call.state.vnicProfiles.put({
        id: profile,
        name: row.name,
        networkId: id,
        network_filter: registered ? undefined : { id: defaultFilter },
        pass_through: { mode: 'disabled' },
        port_mirroring: false,
      });
    }
    return view(row);
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'CONFIGURE_STORAGE_POOL_NETWORK', id);
    validate(input);
    if (
      input.name !== undefined &&
      call.state.networks.find((each) => each.dataCenter === row.dataCenter && each.name === input.name && each.id !== id)
    )
      throw refuse(
        409,
        `Cannot edit Network. The name of the logical network '${input.name}' is already used by an existing logical network in the same data-center.\n-Please choose a different name.`,
      );
    if (input.port_isolation !== undefined && input.port_isolation !== row.port_isolation)
      throw refuse(400, 'Port isolation option cannot be updated after Network is defined.');
    const { data_center: _dataCenter, vlan, usages, required: _required, display: _display, status: _status, ...rest } = input;
    const changed: NetworkRow = {
      ...merged(row, rest),
      id,
      name: input.name ?? row.name,
      dataCenter: row.dataCenter,
      vlan: vlan === undefined ? row.vlan : vlan.id === undefined ? undefined : vlan,
      usages: usages === undefined ? row.usages : usages.filter((usage) => usage === 'vm'),
    };
    call.state.networks.put(changed);
    pushNetwork(call, changed);
    return view(changed);
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_STORAGE_POOL_NETWORK', id);
    if (call.state.clusterNetworks.find((each) => each.network === id && each.usages.includes('management')))
      throw refuse(409, 'Cannot remove Network. The management network cannot be removed.');
    const profiles = call.state.vnicProfiles.where((each) => each.networkId === id);
    const users = call.state.nics.where((nic) => profiles.some((profile) => profile.id === nic.vnic_profile?.id));
    if (users.length > 0) {
      const names = [...new Set(users.map((nic) => call.state.vms.get(nic.vmId)?.name ?? ''))].join(',\n\t');
      throw refuse(
        409,
        `Cannot remove Network. Several VMs (${names}) are using this logical network.\n - Please remove it from the VMs and try again.`,
      );
    }
    call.state.networks.remove(id);
    for (const each of profiles) call.state.vnicProfiles.remove(each.id);
    for (const each of call.state.clusterNetworks.where((link) => link.network === id))
      call.state.clusterNetworks.remove(each.id);
    for (const each of call.state.attachments.where((attachment) => attachment.network === row.id))
      call.state.attachments.remove(each.id);
  },
});

const profileView = ({ networkId, ...row }: VnicProfileRow) => ({ ...row, network: { id: networkId } });
const profile = (call: Call, id: string): VnicProfileRow => {
  const row = call.state.vnicProfiles.get(id);
  if (!row) throw notFound();
  return row;
};

const collection = (path: string) =>
  resource({
    path,
    at: 'vnicprofiles',
    type: vnicProfile,
    service: ['vnic-profiles', 'vnic-profile'],
    // A search here is understood by nobody and finds nothing: observed on 4.5.8, recorded step 78-023.
    search: {},
    list: (call) =>
      call.state.vnicProfiles
        .where((row) => call.params['network'] === undefined || row.networkId === call.params['network'])
        .map(profileView),
    get: (call, id) => profileView(profile(call, id)),
    add: (call, input) => {
      if (input.name === undefined) throw mandatory('vnicprofile.name');
      const of = call.params['network'] === undefined ? input.network : { id: call.params['network'] };
      if (!isGiven(of)) throw incomplete('VnicProfile', 'network.id');
      const found = networkOf(call, of);
      demand(call.state, call.user, 'CREATE_NETWORK_VNIC_PROFILE', found.id);
      if (call.state.vnicProfiles.find((each) => each.networkId === found.id && each.name === input.name))
        throw refuse(
          409,
          "Cannot add VM network interface profile. The VM network interface profile's name is already used by an existing profile for the same network.\n-Please choose a different name.",
        );
      const through = input.pass_through?.mode ?? 'disabled';
      // Absent: the default filter. Present: only its id counts, so a filter by name means none. Observed, recorded steps 50-078 to 50-081.
      const filter =
        input.network_filter === undefined ? (through === 'enabled' ? undefined : defaultFilter) : input.network_filter.id;
      return profileView(
        call.state.vnicProfiles.put({
          id: call.ids.uuid(),
          name: input.name,
          description: input.description,
          networkId: found.id,
          network_filter: filter === undefined ? undefined : { id: filter },
          pass_through: { mode: through },
          port_mirroring: input.port_mirroring ?? false,
          custom_properties: input.custom_properties,
          ...(through === 'enabled' ? { migratable: input.migratable ?? false } : {}),
        }),
      );
    },
    update: (call, id, input) => {
      const row = profile(call, id);
      demand(call.state, call.user, 'CONFIGURE_NETWORK_VNIC_PROFILE', id);
      const { network: _network, network_filter: filter, ...rest } = input;
      return profileView(
        call.state.vnicProfiles.put({
          ...merged(row, rest),
          id,
          name: input.name ?? row.name,
          networkId: row.networkId,
          network_filter: filter === undefined ? row.network_filter : filter.id === undefined ? undefined : { id: filter.id },
        }),
      );
    },
    remove: (call, id) => {
      profile(call, id);
      demand(call.state, call.user, 'DELETE_NETWORK_VNIC_PROFILE', id);
      const users = call.state.nics
        .where((nic) => nic.vnic_profile?.id === id)
        .map((nic) => call.state.vms.get(nic.vmId)?.name ?? '');
      if (users.length > 0)
        throw refuse(
          409,
          `Cannot remove VM network interface profile. Several VMs (${[...new Set(users)].join(',\n\t')}) are using this VM network interface profile.\n-Please remove all VM network interfaces that are using this VM network interface profile and try again.`,
        );
      call.state.vnicProfiles.remove(id);
    },
  });
export const vnicProfiles = collection('vnicprofiles');
export const networkVnicProfiles = collection('networks/:network/vnicprofiles');
