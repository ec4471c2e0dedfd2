import { resource } from '../call';
import { mandatory, notFound, refuse } from '../faults';
import { networkProvider, providerNetwork } from '../model/network';
import { merged } from './merge';

export const networkProviders = resource({
  path: 'openstacknetworkproviders',
  type: networkProvider,
  service: ['openstack-network-providers', 'openstack-network-provider'],
  list: (call) => call.state.providers.all(),
  get: (call, id) => call.state.providers.get(id),
  add: (call, input) => {
    if (input.name === undefined) throw mandatory('provider.name');
    if (call.state.providers.find((each) => each.name === input.name))
      throw refuse(409, 'Cannot add provider. The provider name is already in use, please choose a unique name and try again.');
    return call.state.providers.put({
      auto_sync: false,
      description: '',
      external_plugin_type: 'OVIRT_PROVIDER_OVN',
      read_only: false,
      requires_authentication: false,
      type: 'external',
      unmanaged: false,
      ...input,
      id: call.ids.uuid(`provider ${input.name}`),
      name: input.name,
    });
  },
  update: (call, id, input) => {
    const row = call.state.providers.get(id);
    if (!row) throw notFound();
    return call.state.providers.put({ ...merged(row, input), id, name: input.name ?? row.name });
  },
  remove: (call, id) => {
    if (!call.state.providers.get(id)) throw notFound();
    const networks = call.state.networks.where((each) => each.external_provider?.id === id);
    const clusters = call.state.clusters.where((each) => each.external_network_providers?.some((ref) => ref.id === id) === true);
    if (clusters.length > 0)
      throw refuse(
        409,
        `Cannot remove provider. External network provider is used as default network provider in the following cluster/s:\n${clusters.map(({ name }) => name).join(',\n')}\n - Please change default network provider first and try again.`,
      );
    for (const each of networks) call.state.networks.remove(each.id);
    call.state.providers.remove(id);
  },
  actions: { testconnectivity: () => ({}) },
});

export const providerNetworks = resource({
  path: 'openstacknetworkproviders/:provider/networks',
  type: providerNetwork,
  list: (call) =>
    call.state.networks
      .where((each) => each.external_provider?.id === call.params['provider'])
      .map(({ id, name }) => ({ id, name, openstack_network_provider: { id: call.params['provider'] } })),
});
