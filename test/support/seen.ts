/**
 * Small worlds by hand, as `observe` would see them. Everything has a sensible default; a test names only what it is about.
 * Ids are made of names (`host-host1`, `network-blue`, `profile-blue`, `vm-vnf1`, `nic-dummy_5e00`), so that parts fit together
 * by name: `attached('blue', 'dummy_5e00')`, `aVmNic('nic1', 'blue')`.
 */
import type { ClusterNetwork } from '../../client/engine/clusters';
import type { HostDevice } from '../../client/engine/hostDevices';
import type { HostNic } from '../../client/engine/hostNics';
import type { Hook } from '../../client/engine/hosts';
import type { Attachment } from '../../client/engine/networkAttachments';
import type { ExternalProvider, Network } from '../../client/engine/networks';
import type { Version } from '../../client/engine/values';
import type { VmNic } from '../../client/engine/vms';
import type { VnicProfile } from '../../client/engine/vnicProfiles';
import type { DomainFacts, HostFacts, NicFacts, OvsFacts, OvsInterfaceFacts } from '../../client/facts/hostFacts';
import { hostFacts, machine, nic as nicFacts, ovs as ovsFacts } from './hostFacts';
import type { Seen, SeenCluster, SeenHost, SeenVm } from '../../client/desired/seen';

export const GIB = 2 ** 30;
export const idOf = (kind: 'cluster' | 'host' | 'network' | 'profile' | 'vm' | 'nic' | 'provider', name: string): string =>
  `${kind}-${name}`;

/** `aVersion('4.50.5.1')`, `aVersion('4.5.7')`; missing numbers are 0. */
export const aVersion = (text: string): Version => {
  const [major = 0, minor = 0, build = 0, revision = 0] = text.split('.').map(Number);
  return { major, minor, build, revision, full: text };
};

export const aNetwork = (name: string, differs: Partial<Network> = {}): Network => ({
  id: idOf('network', name),
  name,
  description: '',
  comment: '',
  dataCenterId: 'dc-Default',
  mtu: 0,
  usages: ['vm'],
  portIsolation: false,
  ...differs,
});

/** An external network of the provider `ovn` that is linked to a physical one. */
export const anExternalNetwork = (name: string, physical: string, differs: Partial<Network> = {}): Network =>
  aNetwork(name, {
    externalProviderId: idOf('provider', 'ovn'),
    physicalNetworkId: idOf('network', physical),
    ...differs,
  });

export const inCluster = (name: string, differs: Partial<ClusterNetwork> = {}): ClusterNetwork => ({
  id: idOf('network', name),
  name,
  required: false,
  usages: ['vm'],
  ...differs,
});

/** A profile without a filter, on the network of the same name. */
export const aProfile = (name: string, differs: Partial<VnicProfile> = {}): VnicProfile => ({
  id: idOf('profile', name),
  name,
  description: '',
  networkId: idOf('network', name),
  passThrough: false,
  portMirroring: false,
  properties: {},
  ...differs,
});

export const ovn: ExternalProvider = {
  id: idOf('provider', 'ovn'),
  name: 'ovirt-provider-ovn',
  pluginType: 'ovirt_provider_ovn',
};

export const aNic = (name: string, differs: Partial<HostNic> = {}): HostNic => ({
  id: idOf('nic', name),
  name,
  status: 'up',
  mtu: 1500,
  ...differs,
});

/** As VDSM before 4.40.40 reports a NIC on vfio-pci: an invented MAC, no speed, no MTU. */
const aDpdkNic = (name: string): HostNic => aNic(name, { mac: `02:00:00:00:00:0${name.replace(/\D/g, '')}`, mtu: 0 });

export const aDevice = (pci: string, differs: Partial<HostDevice> = {}): HostDevice => {
  const name = `pci_${pci.replace(/[:.]/g, '_')}`;
  return {
    id: Buffer.from(name).toString('hex'),
    name,
    capability: 'pci',
    driver: 'vfio-pci',
    iommuGroup: 27,
    vendor: { id: '0x8086', name: 'Intel Corporation' },
    product: { id: '0x1572', name: 'Ethernet Controller X710 for 10GbE SFP+' },
    ...differs,
  };
};

export const attached = (network: string, nic: string, differs: Partial<Attachment> = {}): Attachment => ({
  id: `attachment-${network}-${nic}`,
  networkId: idOf('network', network),
  hostNicId: idOf('nic', nic),
  hostNicName: nic,
  inSync: true,
  differences: [],
  ip: [{ method: 'none', version: 'v4' }],
  properties: {},
  hasQos: false,
  ...differs,
});

/** The hook of the host package on its nine points. */
export const standInHooks = (checksum = 'a1b2'): readonly Hook[] =>
  [
    'before_vm_start',
    'before_vm_dehibernate',
    'before_vm_migrate_destination',
    'after_vm_destroy',
    'before_nic_hotplug',
    'before_nic_hotunplug',
    'after_nic_hotunplug',
    'before_update_device',
    'after_network_setup',
  ].map((event) => ({ name: '60_ovs_dpdk_standin', event, checksum }));

/** The hooks of the OVN provider, 1.2.13 to 1.2.34. */
export const ovnHooks: readonly Hook[] = [
  { name: '10_ovirt_provider_ovn_hook', event: 'before_device_create', checksum: 'c3' },
  { name: '20_ovirt_provider_ovn_vhostuser_hook', event: 'before_device_create', checksum: 'c4' },
  { name: '20_ovirt_provider_ovn_vhostuser_hook', event: 'before_nic_hotplug', checksum: 'c4' },
];

export const kernelLine = 'default_hugepagesz=1G hugepagesz=1G hugepages=16 iommu=pt intel_iommu=on';

/** A host of cluster `dpdk`, up, with IOMMU on, 16 pages of 1 GiB, the management network on eth0 and no DPDK NIC. */
export const aHost = (name: string, vdsm: string, differs: Partial<SeenHost> = {}): SeenHost => ({
  id: idOf('host', name),
  name,
  comment: '',
  address: `${name}.example`,
  port: 54321,
  clusterId: idOf('cluster', 'dpdk'),
  status: 'up',
  version: aVersion(vdsm),
  kernelCmdline: { custom: kernelLine, reported: `BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro ${kernelLine}` },
  cpu: { name: 'Intel(R) Xeon(R) Gold 6226R', sockets: 2, cores: 16, threads: 2 },
  memory: 128 * GIB,
  iommu: true,
  numa: true,
  reinstallationRequired: false,
  nics: [aNic('eth0', { mac: '00:11:22:33:44:55', speed: 10e9, network: { id: idOf('network', 'ovirtmgmt') } })],
  attachments: [attached('ovirtmgmt', 'eth0', { ip: [{ method: 'dhcp', version: 'v4' }] })],
  hugepages: [
    { size: 1048576, free: 12, total: 16 },
    { size: 2048, free: 0, total: 0 },
  ],
  devices: [],
  hooks: [],
  ...differs,
});

/** oVirt 4.5: the host package is there, `dummy_5e00` stands for 0000:5e:00.0 and carries the network `blue`. */
export const aStandInHost = (name: string, differs: Partial<SeenHost> = {}): SeenHost => {
  const plain = aHost(name, '4.50.5.1');
  return {
    ...plain,
    nics: [...(plain.nics ?? []), aNic('dummy_5e00', { mac: '3c:fd:fe:aa:bb:00', network: { id: idOf('network', 'blue') } })],
    attachments: [...(plain.attachments ?? []), attached('blue', 'dummy_5e00')],
    devices: [aDevice('0000:5e:00.0')],
    hooks: standInHooks(),
    ...differs,
  };
};

/** VDSM that still knows DPDK: `dpdk0` carries the network `blue`; no page totals, no reinstallation flag. */
export const aDpdkHost = (name: string, vdsm: string, differs: Partial<SeenHost> = {}): SeenHost => {
  const { reinstallationRequired: _, ...plain } = aHost(name, vdsm);
  return {
    ...plain,
    nics: [...(plain.nics ?? []), { ...aDpdkNic('dpdk0'), network: { id: idOf('network', 'blue') } }],
    attachments: [...(plain.attachments ?? []), attached('blue', 'dpdk0')],
    hugepages: [
      { size: 1048576, free: 12 },
      { size: 2048, free: 0 },
    ],
    devices: [aDevice('0000:5e:00.0')],
    ...differs,
  };
};

/** An XXV710 at 5e:00.0 in DPDK's hands. */
export const aBoundNic = (differs: Partial<NicFacts> = {}): NicFacts =>
  nicFacts({ pci: '0000:5e:00.0', driver: 'vfio-pci', netdevs: [], ...differs });

export const aDpdkPort = (differs: Partial<OvsInterfaceFacts> = {}): OvsInterfaceFacts => ({
  name: 'dp-5e00',
  type: 'dpdk',
  options: { 'dpdk-devargs': '0000:5e:00.0' },
  linkState: 'up',
  ...differs,
});

const SOCKET = '/run/ovirt-dpdk-host/vhost/vhu0';

/** Open vSwitch with DPDK on both nodes, the port of 5e:00.0 and the one of vnf1's nic1. */
export const someOvs = (port: Partial<OvsInterfaceFacts> = {}, status = 'connected'): OvsFacts =>
  ovsFacts({
    dpdkInitialized: true,
    otherConfig: { 'dpdk-init': 'true', 'dpdk-socket-mem': '1024,1024', 'pmd-cpu-mask': '0x6' },
    interfaces: [
      aDpdkPort(port),
      { name: 'vhu0', type: 'dpdkvhostuserclient', options: { 'vhost-server-path': SOCKET }, status: { status } },
    ],
  });

export const aDomain = (differs: Partial<DomainFacts> = {}): DomainFacts => ({
  uuid: idOf('vm', 'vnf1'),
  name: 'vnf1',
  hugepages: true,
  accessShared: true,
  cellAccess: [],
  vhostUser: [{ mac: '56:6f:1a:2b:00:07', path: SOCKET, target: 'vhu0' }],
  ...differs,
});

/** Facts of a host with eight pages of 1 GiB on each of two nodes, six of them free, on which vnf1 runs. */
export const someFacts = (differs: Partial<HostFacts> = {}): HostFacts =>
  hostFacts({
    nodes: machine({ pages: 8 }).nodes.map((node) => ({
      ...node,
      hugepages: node.hugepages.map((pages) => ({ ...pages, free: Math.min(pages.free, 6) })),
    })),
    nics: [aBoundNic()],
    openVswitch: someOvs(),
    domains: [aDomain()],
    ...differs,
  });

export const aVmNic = (name: string, profile?: string, differs: Partial<VmNic> = {}): VmNic => ({
  id: idOf('nic', name),
  name,
  interface: 'virtio',
  mac: '56:6f:1a:2b:00:07',
  plugged: true,
  linked: true,
  ...(profile === undefined ? {} : { profileId: idOf('profile', profile) }),
  ...differs,
});

/** A VM of cluster `dpdk` that is down: 4 GiB that may grow to 16, on pages of 1 GiB, nic1 on the profile `blue`. */
export const aVm = (name: string, differs: Partial<SeenVm> = {}): SeenVm => ({
  id: idOf('vm', name),
  name,
  description: '',
  comment: '',
  clusterId: idOf('cluster', 'dpdk'),
  status: 'down',
  memory: 4 * GIB,
  maxMemory: 16 * GIB,
  ballooning: false,
  cpu: { sockets: 2, cores: 1, threads: 1 },
  properties: { hugepages: '1048576' },
  repeatedProperties: [],
  affinity: 'user_migratable',
  pinnedHostIds: [],
  nextRun: false,
  nics: [aVmNic('nic1', 'blue')],
  numaNodes: [],
  ...differs,
});

/** The cluster `dpdk` in the data center Default, with the management network and `blue`. */
export const aCluster = (differs: Partial<SeenCluster> = {}): SeenCluster => ({
  id: idOf('cluster', 'dpdk'),
  name: 'dpdk',
  description: '',
  comment: '',
  dataCenterId: 'dc-Default',
  switchType: 'legacy',
  level: '4.7',
  cpuType: 'Intel Skylake Server Family',
  architecture: 'x86_64',
  schedulingPolicyId: 'policy-none',
  networks: [inCluster('ovirtmgmt', { required: true, usages: ['management', 'vm'] }), inCluster('blue')],
  externalProviderIds: [],
  ...differs,
});

const predefined = 'sap_agent=^(true|false)$;hugepages=^[0-9]+$';

/** An engine with the data center Default, the networks ovirtmgmt and `blue`, and whatever the test puts there. */
export const aSeen = (engine: string, differs: Partial<Seen> = {}): Seen => {
  const cluster = 'cluster' in differs ? differs.cluster : aCluster();
  const levels = ['4.2', '4.3', '4.4', '4.5', '4.6', '4.7'];
  return {
    system: { version: aVersion(engine), product: 'oVirt Engine' },
    levels: levels.map((level) => ({
      level,
      cpuTypes: [{ name: 'Intel Skylake Server Family', level: 5, architecture: 'x86_64' }],
    })),
    properties: {
      predefined: Object.fromEntries(levels.map((level) => [level, predefined])),
      userDefined: Object.fromEntries(levels.map((level) => [level, ''])),
    },
    dataCenters: [{ id: 'dc-Default', name: 'Default', status: 'up', level: cluster?.level ?? '4.7' }],
    clusters: cluster ? [cluster] : [],
    networks: [aNetwork('ovirtmgmt', { usages: ['management', 'vm'] }), aNetwork('blue')],
    profiles: [aProfile('ovirtmgmt'), aProfile('blue')],
    filters: [{ id: 'filter-mac', name: 'vdsm-no-mac-spoofing' }],
    providers: [],
    schedulingPolicies: [{ id: 'policy-none', name: 'none', hasHugePagesFilter: true }],
    hosts: [],
    vms: [],
    ...differs,
    ...(cluster ? { cluster } : {}),
  };
};

/** oVirt 4.5.7, stand-in datapath, everything as it should be: two hosts and a VM. */
export const aStandInWorld = (differs: Partial<Seen> = {}): Seen =>
  aSeen('4.5.7', { hosts: [aStandInHost('host1'), aStandInHost('host2')], vms: [aVm('vnf1')], ...differs });

const shared = (level: string) => ({
  predefined: { [level]: predefined },
  userDefined: { [level]: 'hugepages_shared=^(true|false)$' },
});
const sharedVm = (name: string, nic: VmNic): SeenVm =>
  aVm(name, { properties: { hugepages: '1048576', hugepages_shared: 'true' }, nics: [nic] });

/** oVirt 4.2 whose VDSM makes vhost-user NICs itself, everything as it should be. */
export const aNativeWorld = (differs: Partial<Seen> = {}): Seen =>
  aSeen('4.2.8', {
    cluster: aCluster({ switchType: 'ovs', level: '4.2' }),
    properties: shared('4.2'),
    hosts: [aDpdkHost('host1', '4.20.17')],
    vms: [sharedVm('vnf1', aVmNic('nic1', 'blue'))],
    ...differs,
  });

/** oVirt 4.3.7 with the OVN hook: `external_blue` is linked to `blue` on dpdk0, everything as it should be. */
export const anOvnWorld = (differs: Partial<Seen> = {}): Seen =>
  aSeen('4.3.7', {
    cluster: aCluster({
      switchType: 'ovs',
      level: '4.3',
      networks: [inCluster('ovirtmgmt', { required: true }), inCluster('blue'), inCluster('external_blue')],
      externalProviderIds: [ovn.id],
    }),
    properties: shared('4.3'),
    networks: [aNetwork('ovirtmgmt'), aNetwork('blue'), anExternalNetwork('external_blue', 'blue')],
    profiles: [aProfile('ovirtmgmt'), aProfile('blue'), aProfile('external_blue')],
    providers: [ovn],
    hosts: [aDpdkHost('host1', '4.30.33', { hooks: ovnHooks })],
    vms: [sharedVm('vnf1', aVmNic('nic1', 'external_blue'))],
    ...differs,
  });

/** The same world with one host, VM or network changed. */
export const withHost = (seen: Seen, name: string, change: (host: SeenHost) => Partial<SeenHost>): Seen => ({
  ...seen,
  hosts: seen.hosts.map((host) => (host.name === name ? { ...host, ...change(host) } : host)),
});
export const withVm = (seen: Seen, name: string, change: (vm: SeenVm) => Partial<SeenVm>): Seen => ({
  ...seen,
  vms: seen.vms.map((vm) => (vm.name === name ? { ...vm, ...change(vm) } : vm)),
});
export const withNetwork = (seen: Seen, name: string, change: Partial<Network>): Seen => ({
  ...seen,
  networks: seen.networks.map((network) => (network.name === name ? { ...network, ...change } : network)),
});
export const withProfile = (seen: Seen, name: string, change: Partial<VnicProfile>): Seen => ({
  ...seen,
  profiles: seen.profiles.map((profile) => (profile.name === name ? { ...profile, ...change } : profile)),
});
