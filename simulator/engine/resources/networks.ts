import { actor, announce } from '../audit';
import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { defaultFilter, networkFilters } from '../catalogue';
import { incomplete, mandatory, notFound, oneMandatory, refuse } from '../faults';
import { network, vnicProfile, type Network, type VnicProfile } from '../model/network';
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

const validate = (input: Network, verb: 'add' | 'edit', before?: NetworkRow): void => {
  const problems: string[] = [];
  if ((input.name ?? '').length > 256) problems.push('size must be between 0 and 256, Attribute: network.name');
  const vlan = input.vlan?.id;
  if (vlan !== undefined && (vlan < 0 || vlan > 4094))
    problems.push('VLAN ID must be a number between 0 and 4094., Attribute: network.vlanId');
  if (input.mtu !== undefined && input.mtu !== 0 && input.mtu < 68) problems.push('mtu value invalid, Attribute: network.mtu');
  if (problems.length > 0) throw refuse(400, ...problems);
  const usages = input.usages ?? before?.usages;
  const forVms = usages === undefined || usages.includes('vm');
  if ((input.stp ?? before?.stp) === true && !forVms)
    throw refuse(409, `Cannot ${verb} Network. STP can only be enabled on VM Networks.`);
  if ((input.port_isolation ?? before?.port_isolation) === true && !forVms)
    throw refuse(409, `Cannot ${verb} Network. Port isolation can only be enabled on VM Networks.`);
  if (input.port_isolation === true && (input.external_provider ?? before?.external_provider))
    throw refuse(409, `Cannot ${verb} Network. Port isolation cannot be enabled on External Networks.`);
  if (input.name?.startsWith('bond')) throw refuse(400, "Bad network name, network cannot start with 'bond'");
  if (!forVms && (input.external_provider ?? before?.external_provider))
    throw refuse(400, `Cannot ${verb} Network. An external network cannot be a non-VM network.`);
};

export const networks = resource({
  path: 'networks',
  order: (call, value) => `${call.state.dataCenters.get(value.data_center?.id ?? '')?.name ?? ''}\n${value.name ?? ''}`,
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
    validate(input, 'add');
    if (call.state.networks.find((each) => each.dataCenter === dataCenter.id && each.name === input.name))
      throw refuse(
        409,
        `Cannot add Network. The name of the logical network '${input.name}' is already used by an existing logical network in the same data-center.\n-Please choose a different name.`,
      );
    const provider = input.external_provider;
    const registered =
      provider &&
      call.state.providers.find((each) => each.id === provider.id || (provider.id === undefined && each.name === provider.name));
    if (provider && !registered) throw refuse(400, 'Cannot add Network. The provider does not exist in the system.');
    const physical =
      registered && isGiven(input.external_provider_physical_network)
        ? networkOf(call, input.external_provider_physical_network)
        : undefined;
    const id = call.ids.uuid(`network ${input.name}`);
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
      const profile = call.ids.uuid(`vnic_profile ${row.name}`);
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
    if (input.port_isolation !== undefined && input.port_isolation !== row.port_isolation)
      throw refuse(400, 'Cannot edit Network. Port isolation option cannot be updated after Network is defined.');
    validate(input, 'edit', row);
    if (
      input.name !== undefined &&
      call.state.networks.find((each) => each.dataCenter === row.dataCenter && each.name === input.name && each.id !== id)
    )
      throw refuse(
        409,
        `Cannot edit Network. The name of the logical network '${input.name}' is already used by an existing logical network in the same data-center.\n-Please choose a different name.`,
      );
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
    // A network that VMs can no longer use loses its profiles.
    if (!changed.usages?.includes('vm'))
      for (const each of call.state.vnicProfiles.where((profile) => profile.networkId === id))
        call.state.vnicProfiles.remove(each.id);
    pushNetwork(call, changed);
    return view(changed);
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_STORAGE_POOL_NETWORK', id);
    if (call.state.clusterNetworks.find((each) => each.network === id && each.usages.includes('management')))
      throw refuse(400, `The Management Network ('${row.name}') is mandatory and cannot be removed.`);
    const profiles = call.state.vnicProfiles.where((each) => each.networkId === id);
    const users = call.state.nics.where((nic) => profiles.some((profile) => profile.id === nic.vnic_profile?.id));
    const names = [...new Set(users.map((nic) => call.state.vms.get(nic.vmId)?.name ?? ''))];
    if (names.length === 1)
      throw refuse(
        409,
        `Cannot remove Network. This logical network is used by VM: ${names[0] ?? ''}\n - Please remove it from this VM and try again.`,
      );
    if (names.length > 1)
      throw refuse(
        409,
        `Cannot remove Network. This logical network is used by VMs: (${names.length}): ${names.join(',\n\t')}\n - Please detach VMs using this logical network and try again.`,
      );
    const above = call.state.networks
      .where((each) => each.external_provider_physical_network?.id === id)
      .map((each) => each.name);
    if (above.length > 0)
      throw refuse(
        409,
        `Cannot remove Network. Cannot remove physical network linked to external networks: ${above.join(', ')}.`,
      );
    call.state.networks.remove(id);
    for (const each of profiles) call.state.vnicProfiles.remove(each.id);
    for (const each of call.state.clusterNetworks.where((link) => link.network === id))
      call.state.clusterNetworks.remove(each.id);
    for (const each of call.state.attachments.where((attachment) => attachment.network === row.id))
      call.state.attachments.remove(each.id);
    const home = call.state.dataCenters.get(row.dataCenter);
    announce(call, 9444, `Start Network ${row.name} removal from Data Center: ${home?.name ?? ''}; no hosts affected`, {
      data_center: home && { id: home.id, name: home.name },
    });
    return { job: call.jobs.done(`Removing Logical Network ${row.name}`, call) };
  },
});

const profileView = ({ networkId, ...row }: VnicProfileRow) => ({ ...row, network: { id: networkId } });
/** The only device property of a new installation. Source: CustomDeviceProperties in 0000_config.sql. */
const SECURITY_GROUPS =
  /^(?:(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}, *)*[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|)$/;

function validateProfile(input: VnicProfile, verb: 'add' | 'edit'): void {
  const what = `Cannot ${verb} VM network interface profile`;
  const properties = input.custom_properties ?? [];
  const keys = (wrong: typeof properties): string => wrong.map(({ name }) => name ?? '').join(', ');
  const foreign = properties.filter(({ name }) => name !== 'SecurityGroups');
  if (foreign.length > 0)
    throw refuse(
      400,
      `${what} if some of the specified custom properties are not configured by the system. The keys are: ${keys(foreign)}`,
    );
  const illegal = properties.filter(({ value }) => !SECURITY_GROUPS.test(value ?? ''));
  if (illegal.length > 0)
    throw refuse(400, `${what} if some of the specified custom properties have illegal values. The keys are: ${keys(illegal)}`);
  if (input.pass_through?.mode === 'enabled' && (input.port_mirroring === true || input.network_filter?.id !== undefined))
    throw refuse(400, `${what}. 'Port Mirroring,'Qos' and 'Network Filter' are not supported on passthrough profiles.`);
}

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
    keepsKey: true,
    list: (call) =>
      call.state.vnicProfiles
        .where((row) => call.params['network'] === undefined || row.networkId === call.params['network'])
        .map(profileView),
    get: (call, id) => profileView(profile(call, id)),
    add: (call, input) => {
      if (input.name === undefined) throw mandatory('profile.name');
      const of = call.params['network'] === undefined ? input.network : { id: call.params['network'] };
      if (of?.id === undefined) throw mandatory('profile.network.id');
      const found = networkOf(call, of);
      demand(call.state, call.user, 'CREATE_NETWORK_VNIC_PROFILE', found.id);
      if (call.state.vnicProfiles.find((each) => each.networkId === found.id && each.name === input.name))
        throw refuse(
          409,
          "Cannot add VM network interface profile. The VM network interface profile's name is already used by an existing profile for the same network.\n-Please choose a different name.",
        );
      const through = input.pass_through?.mode ?? 'disabled';
      if (!found.usages?.includes('vm'))
        throw refuse(
          400,
          'Cannot add VM network interface profile. VM network interface profiles cannot be added to a non-VM network. Please make sure the network is a VM network.',
        );
      validateProfile(input, 'add');
      if (input.network_filter?.id !== undefined && !networkFilters.some((each) => each.id === input.network_filter?.id))
        throw refuse(
          400,
          `Cannot add VM network interface profile. vNIC profile '${input.name}' has an invalid network filter id '${input.network_filter.id}'.`,
        );
      // Absent: the default filter. Present: only its id counts, so a filter by name means none. Observed, recorded steps 50-078 to 50-081.
      const filter =
        input.network_filter === undefined ? (through === 'enabled' ? undefined : defaultFilter) : input.network_filter.id;
      const home = call.state.dataCenters.get(found.dataCenter)?.name ?? '';
      announce(
        call,
        1122,
        `VM network interface profile ${input.name} was added to network ${found.name} in Data Center: ${home}. (User: ${actor(call)})`,
      );
      return profileView(
        call.state.vnicProfiles.put({
          id: call.ids.uuid(`vnic_profile ${input.name}`),
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
      validateProfile(input, 'edit');
      if (
        input.name !== undefined &&
        call.state.vnicProfiles.find((each) => each.networkId === row.networkId && each.name === input.name && each.id !== id)
      )
        throw refuse(
          409,
          "Cannot edit VM network interface profile. The VM network interface profile's name is already used by an existing profile for the same network.\n-Please choose a different name.",
        );
      return profileView(
        call.state.vnicProfiles.put({
          ...merged(row, rest),
          id,
          name: input.name ?? row.name,
          networkId: row.networkId,
          custom_properties:
            input.custom_properties === undefined
              ? row.custom_properties
              : input.custom_properties.length === 0
                ? undefined
                : input.custom_properties,
          network_filter: filter === undefined ? row.network_filter : filter.id === undefined ? undefined : { id: filter.id },
        }),
      );
    },
    remove: (call, id) => {
      profile(call, id);
      demand(call.state, call.user, 'DELETE_NETWORK_VNIC_PROFILE', id);
      const users = [
        ...new Set(
          call.state.nics.where((nic) => nic.vnic_profile?.id === id).map((nic) => call.state.vms.get(nic.vmId)?.name ?? ''),
        ),
      ];
      if (users.length === 1)
        throw refuse(
          409,
          `Cannot remove VM network interface profile. This VM network interface profile is used by VM:  ${users[0] ?? ''}.\n - Please remove it from this VM and try again.`,
        );
      if (users.length > 1)
        throw refuse(
          409,
          `Cannot remove VM network interface profile. This VM network interface profile is used by VMs (${users.length}): ${users.join(',\n\t')}\n - Please detach VMs using this profile and try again.`,
        );
      call.state.vnicProfiles.remove(id);
    },
  });
export const vnicProfiles = collection('vnicprofiles');
export const networkVnicProfiles = collection('networks/:network/vnicprofiles');
