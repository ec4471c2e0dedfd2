import { customProperties, properties, version } from './common';
import { bool, entity, int, link, list, oneOf, since, struct, text, type Model } from './kinds';

const providerFields = {
  authentication_url: text,
  password: text,
  properties,
  requires_authentication: bool,
  url: text,
  username: text,
  plugin_type: text,
  external_plugin_type: text,
  auto_sync: bool,
  read_only: bool,
  tenant_name: text,
  type: oneOf('OpenStackNetworkProviderType', 'external', 'neutron'),
  unmanaged: bool,
  user_domain_name: text,
  project_name: text,
  project_domain_name: text,
};
export const externalProvider = entity('OpenStackNetworkProvider', ['external_provider', 'external_providers'], providerFields, {
  actions: ['testconnectivity', 'importcertificates'],
});
export const networkProvider = entity(
  'OpenStackNetworkProvider',
  ['openstack_network_provider', 'openstack_network_providers'],
  providerFields,
  { links: ['certificates', 'networks'], actions: ['testconnectivity', 'importcertificates'] },
);
export type NetworkProvider = Model<typeof networkProvider>;

export const network = entity(
  'Network',
  ['network', 'networks'],
  {
    cluster: link('cluster', 'clusters'),
    data_center: link('data_center', 'datacenters'),
    display: bool,
    dns_resolver_configuration: struct('DnsResolverConfiguration', { name_servers: list('name_server', text) }),
    external_provider: link('openstack_network_provider', 'openstacknetworkproviders'),
    external_provider_physical_network: link('network', 'networks'),
    ip: struct('Ip', { address: text, gateway: text, netmask: text, version: oneOf('IpVersion', 'v4', 'v6') }),
    mtu: int,
    port_isolation: since('4.4.3', bool),
    profile_required: bool,
    qos: link('qos'),
    required: bool,
    status: oneOf('NetworkStatus', 'non_operational', 'operational'),
    stp: bool,
    usages: list('usage', oneOf('NetworkUsage', 'default_route', 'display', 'gluster', 'management', 'migration', 'vm')),
    vdsm_name: text,
    vlan: struct('Vlan', { id: int }),
    network_labels: list('network_label', link('network_label')),
    permissions: list('permission', link('permission')),
    vnic_profiles: list('vnic_profile', link('vnic_profile'), { keepsKey: true }),
  },
  { links: ['networklabels', 'permissions', 'vnicprofiles'] },
);
export type Network = Model<typeof network>;

/** A network as the external provider knows it. */
export const providerNetwork = entity(
  'OpenStackNetwork',
  ['openstack_network', 'openstack_networks'],
  { openstack_network_provider: link('openstack_network_provider', 'openstacknetworkproviders') },
  { actions: ['import'] },
);

export const networkLabel = entity('NetworkLabel', ['network_label', 'network_labels'], {
  host_nic: link('host_nic'),
  network: link('network', 'networks'),
});

export const networkFilter = entity('NetworkFilter', ['network_filter', 'network_filters'], { version });

export const vnicProfile = entity(
  'VnicProfile',
  ['vnic_profile', 'vnic_profiles'],
  {
    custom_properties: customProperties,
    failover: since('4.4.6', link('vnic_profile', 'vnicprofiles')),
    migratable: bool,
    network: link('network', 'networks'),
    network_filter: link('network_filter', 'networkfilters'),
    pass_through: struct('VnicPassThrough', { mode: oneOf('VnicPassThroughMode', 'disabled', 'enabled') }),
    port_mirroring: bool,
    qos: link('qos'),
  },
  { links: ['permissions'] },
);
export type VnicProfile = Model<typeof vnicProfile>;
