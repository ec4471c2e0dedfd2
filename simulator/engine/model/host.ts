import { customProperties, enabled, properties, version } from './common';
import { bool, decimal, entity, int, link, list, long, of, oneOf, since, struct, text, type Model } from './kinds';

const ipVersion = oneOf('IpVersion', 'v4', 'v6');
const ip = struct('Ip', { address: text, gateway: text, netmask: text, version: ipVersion });
const bootProtocol = oneOf('BootProtocol', 'autoconf', 'dhcp', 'none', 'poly_dhcp_autoconf', 'static');
export const mac = struct('Mac', { address: text });
export const cpuTopology = struct('CpuTopology', { cores: int, sockets: int, threads: int });
export const vlan = struct('Vlan', { id: int });

export const hostNic = entity(
  'HostNic',
  ['host_nic', 'host_nics'],
  {
    ad_aggregator_id: int,
    base_interface: text,
    bonding: struct('Bonding', {
      active_slave: link('host_nic'),
      ad_partner_mac: mac,
      options: list('option', struct('Option', { name: text, type: text, value: text })),
      slaves: list('host_nic', link('host_nic')),
    }),
    boot_protocol: bootProtocol,
    bridged: bool,
    check_connectivity: bool,
    custom_configuration: bool,
    host: link('host', 'hosts'),
    ip,
    ipv6: ip,
    ipv6_boot_protocol: bootProtocol,
    mac,
    mtu: int,
    network: link('network', 'networks'),
    network_labels: list('network_label', link('network_label')),
    override_configuration: bool,
    physical_function: link('host_nic'),
    properties,
    qos: link('qos'),
    speed: long,
    statistics: list('statistic', link('statistic')),
    status: oneOf('NicStatus', 'down', 'up'),
    virtual_functions_configuration: struct('HostNicVirtualFunctionsConfiguration', {
      all_networks_allowed: bool,
      max_number_of_virtual_functions: int,
      number_of_virtual_functions: int,
    }),
    vlan,
  },
  { links: ['networkattachments', 'linklayerdiscoveryprotocolelements', 'networklabels', 'statistics'], actions: [] },
);
export type HostNic = Model<typeof hostNic>;

export const networkAttachment = entity('NetworkAttachment', ['network_attachment', 'network_attachments'], {
  dns_resolver_configuration: struct('DnsResolverConfiguration', { name_servers: list('name_server', text) }),
  host: link('host', 'hosts'),
  host_nic: link('host_nic'),
  in_sync: bool,
  ip_address_assignments: list('ip_address_assignment', struct('IpAddressAssignment', { assignment_method: bootProtocol, ip })),
  network: link('network', 'networks'),
  properties,
  qos: link('qos'),
  reported_configurations: list(
    'reported_configuration',
    struct('ReportedConfiguration', { actual_value: text, expected_value: text, in_sync: bool, name: text }),
  ),
});
export type NetworkAttachment = Model<typeof networkAttachment>;

export const unmanagedNetwork = entity('UnmanagedNetwork', ['unmanaged_network', 'unmanaged_networks'], {
  host: link('host', 'hosts'),
  host_nic: link('host_nic'),
});

export type UnmanagedNetwork = Model<typeof unmanagedNetwork>;
export const fenceAgent = entity('Agent', ['agent', 'agents'], {
  address: text,
  type: text,
  order: int,
  username: text,
  port: int,
});
export const hostCpuUnit = entity('HostCpuUnit', ['host_cpu_unit', 'host_cpu_units'], {
  core_id: int,
  cpu_id: int,
  runs_vdsm: bool,
  socket_id: int,
});
export const storageConnectionExtension = entity(
  'StorageConnectionExtension',
  ['storage_connection_extension', 'storage_connection_extensions'],
  { host: link('host', 'hosts'), target: text },
);
export const externalNetworkProviderConfiguration = entity(
  'ExternalNetworkProviderConfiguration',
  ['external_network_provider_configuration', 'external_network_provider_configurations'],
  { external_network_provider: link('openstack_network_provider', 'openstacknetworkproviders'), host: link('host', 'hosts') },
);

const vendorOrProduct = (java: string, tag: string) => of(entity(java, [tag, `${tag}s`], {}));
export const hostDevice = entity('HostDevice', ['host_device', 'host_devices'], {
  capability: text,
  driver: text,
  host: link('host', 'hosts'),
  iommu_group: int,
  m_dev_types: list('m_dev_type', struct('MDevType', { name: text, description: text })),
  parent_device: link('host_device'),
  physical_function: link('host_device'),
  placeholder: bool,
  product: vendorOrProduct('Product', 'product'),
  vendor: vendorOrProduct('Vendor', 'vendor'),
  virtual_functions: int,
  vm: link('vm', 'vms'),
});
export type HostDevice = Model<typeof hostDevice>;

export const cores = struct('Cpu', { cores: list('core', struct('Core', { index: int, socket: int })) });
export const hostNumaNode = entity(
  'NumaNode',
  ['host_numa_node', 'host_numa_nodes'],
  { cpu: cores, host: link('host', 'hosts'), index: int, memory: long, node_distance: text },
  { links: ['statistics'] },
);
export type HostNumaNode = Model<typeof hostNumaNode>;

export const hook = entity('Hook', ['hook', 'hooks'], { event_name: text, host: link('host', 'hosts'), md5: text });

export const statistic = entity('Statistic', ['statistic', 'statistics'], {
  host: link('host', 'hosts'),
  host_nic: link('host_nic'),
  host_numa_node: link('host_numa_node'),
  kind: oneOf('StatisticKind', 'counter', 'gauge'),
  nic: link('nic'),
  type: oneOf('ValueType', 'decimal', 'integer', 'string'),
  unit: oneOf('StatisticUnit', 'bits_per_second', 'bytes', 'bytes_per_second', 'count_per_second', 'none', 'percent', 'seconds'),
  values: list('value', struct('Value', { datum: decimal, detail: text })),
  vm: link('vm', 'vms'),
});
export type Statistic = Model<typeof statistic>;

export const ssh = struct('Ssh', {
  authentication_method: oneOf('SshAuthenticationMethod', 'password', 'publickey'),
  fingerprint: text,
  port: int,
  public_key: text,
  user: struct('User', { password: text, user_name: text }),
});

export const host = entity(
  'Host',
  ['host', 'hosts'],
  {
    address: text,
    affinity_labels: list('affinity_label', link('affinity_label'), { keepsKey: true }),
    auto_numa_status: oneOf('AutoNumaStatus', 'disable', 'enable', 'unknown'),
    certificate: struct('Certificate', { content: text, organization: text, subject: text }),
    cluster: link('cluster', 'clusters'),
    cpu: struct('Cpu', { name: text, speed: decimal, topology: cpuTopology, type: text }),
    device_passthrough: enabled('HostDevicePassthrough'),
    devices: list('host_device', link('host_device')),
    display: struct('Display', { address: text }),
    external_network_provider_configurations: list('external_network_provider_configuration', text),
    external_status: oneOf('ExternalStatus', 'error', 'failure', 'info', 'ok', 'warning'),
    hardware_information: struct('HardwareInformation', {
      family: text,
      manufacturer: text,
      product_name: text,
      serial_number: text,
      supported_rng_sources: list('supported_rng_source', oneOf('RngSource', 'hwrng', 'random', 'urandom'), { keepsKey: true }),
      uuid: text,
      version: text,
    }),
    hooks: list('hook', link('hook')),
    host_numa_nodes: list('host_numa_node', link('host_numa_node')),
    hosted_engine: struct('HostedEngine', {
      active: bool,
      configured: bool,
      global_maintenance: bool,
      local_maintenance: bool,
      score: int,
    }),
    iscsi: struct('IscsiDetails', { initiator: text }),
    kdump_status: oneOf('KdumpStatus', 'disabled', 'enabled', 'unknown'),
    ksm: struct('Ksm', { enabled: bool, merge_across_nodes: bool }),
    libvirt_version: version,
    max_scheduling_memory: long,
    memory: long,
    network_attachments: list('network_attachment', link('network_attachment')),
    network_operation_in_progress: since('4.2.6', bool),
    nics: list('host_nic', link('host_nic')),
    numa_supported: bool,
    os: struct('OperatingSystem', {
      custom_kernel_cmdline: text,
      description: text,
      reported_kernel_cmdline: text,
      type: text,
      version,
    }),
    override_iptables: bool,
    ovn_configured: since('4.5', bool),
    permissions: list('permission', link('permission')),
    port: int,
    power_management: struct('PowerManagement', {
      address: text,
      automatic_pm_enabled: bool,
      enabled: bool,
      kdump_detection: bool,
      pm_proxies: list('pm_proxy', struct('PmProxy', { type: oneOf('PmProxyType', 'cluster', 'dc', 'other_dc') })),
    }),
    protocol: oneOf('HostProtocol', 'stomp', 'xml'),
    reinstallation_required: since('4.4.3', bool),
    root_password: text,
    se_linux: struct('SeLinux', { mode: oneOf('SeLinuxMode', 'disabled', 'enforcing', 'permissive') }),
    spm: struct('Spm', { priority: int, status: oneOf('SpmStatus', 'contending', 'none', 'spm') }),
    ssh,
    statistics: list('statistic', link('statistic')),
    status: oneOf(
      'HostStatus',
      'connecting',
      'down',
      'error',
      'initializing',
      'install_failed',
      'installing',
      'installing_os',
      'kdumping',
      'maintenance',
      'non_operational',
      'non_responsive',
      'pending_approval',
      'preparing_for_maintenance',
      'reboot',
      'unassigned',
      'up',
    ),
    status_detail: text,
    storage_connection_extensions: list('storage_connection_extension', link('storage_connection_extension')),
    summary: struct('VmSummary', { active: int, migrating: int, total: int }),
    tags: list('tag', link('tag')),
    transparent_hugepages: enabled('TransparentHugePages'),
    type: oneOf('HostType', 'ovirt_node', 'rhel', 'rhev_h'),
    unmanaged_networks: list('unmanaged_network', link('unmanaged_network')),
    update_available: bool,
    version,
    vgpu_placement: since('4.3', oneOf('VgpuPlacement', 'consolidated', 'separated')),
    custom_properties: customProperties,
  },
  {
    links: [
      'fenceagents',
      'devices',
      'hooks',
      'nics',
      'numanodes',
      'storage',
      'networkattachments',
      'storageconnectionextensions',
      'unmanagednetworks',
      'externalnetworkproviderconfigurations',
      'cpuunits',
      'katelloerrata',
      'permissions',
      'tags',
      'affinitylabels',
      'statistics',
    ],
    actions: [
      'install',
      'activate',
      'deactivate',
      'fence',
      'forceselectspm',
      'iscsidiscover',
      'discoveriscsi',
      'iscsilogin',
      'unregisteredstoragedomainsdiscover',
      'upgradecheck',
      'copyhostnetworks',
      'upgrade',
      'syncallnetworks',
      'setupnetworks',
      'approve',
      'commitnetconfig',
      'enrollcertificate',
      'refresh',
    ],
  },
);
export type Host = Model<typeof host>;
