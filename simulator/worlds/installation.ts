import type { Engine } from '../engine/call';
import { defaultFilter } from '../engine/catalogue';
import { adopt } from '../engine/hosts/attachments';
import { greet } from '../engine/hosts/greet';
import { hostNews } from '../engine/hosts/news';
import { electSpm } from '../engine/hosts/spm';
import type { Machine } from '../engine/hosts/machine';
import { withNicIds } from '../engine/hosts/nics';
import { restarted } from '../engine/options';
import { set } from '../engine/options';
import { atLeast } from '../engine/releases';
import { EVERYONE, roles } from '../engine/roles';
import { FILTERS } from '../engine/resources/catalogues';
import { clusterNetworkId } from '../engine/resources/clusterNetworks';
import { newCluster } from '../engine/resources/clusters';
import { versionOf } from '../engine/resources/lookup';
import { vdsmNameOf } from '../engine/resources/networks';
import { blank, newVm } from '../engine/vms/defaults';
import type { Cluster } from '../engine/model/cluster';
import type { Network } from '../engine/model/network';
import type { Nic, Vm } from '../engine/model/vm';
import type { ClusterRow, DataCenterRow, HostRow, NetworkRow, NicRow, ProviderRow, VmRow, VnicProfileRow } from '../engine/state';

/** Builds worlds in the words of their inhabitants. Ids are made up unless given. */
export interface Builder {
  readonly engine: Engine;
  dataCenter(
    name: string,
    more?: Partial<DataCenterRow> & {
      readonly level?: string;
      readonly management?: Partial<NetworkRow> & { readonly profile?: Partial<VnicProfileRow> };
    },
  ): DataCenterRow;
  cluster(
    name: string,
    dataCenter: DataCenterRow,
    more?: Cluster & { readonly id?: string; readonly level?: string },
  ): ClusterRow;
  network(
    name: string,
    dataCenter: DataCenterRow,
    more?: Network & { readonly profile?: Partial<VnicProfileRow> | false },
  ): NetworkRow;
  inCluster(network: NetworkRow, cluster: ClusterRow, more?: { readonly required?: boolean }): void;
  host(name: string, cluster: ClusterRow, machine: Machine, more?: Partial<HostRow>): HostRow;
  attach(host: HostRow, network: NetworkRow, nic: string, more?: { readonly id?: string }): void;
  vm(name: string, cluster: ClusterRow, more?: Vm & { readonly id?: string; readonly disk?: boolean }): VmRow;
  nic(vm: VmRow, name: string, more?: Nic & { readonly id?: string }): NicRow;
  provider(name: string, more?: Partial<ProviderRow>): ProviderRow;
  user(
    name: string,
    more?: {
      readonly id?: string;
      readonly role?: string;
      readonly on?: string;
      readonly password?: string;
      readonly entry?: string;
    },
  ): string;
  /** Defines a VM property, as engine-config and a restart do. */
  define(entry: string, levels?: readonly string[]): void;
}

export const PASSWORD = 'demo';
const POOL = '58ca604b-017d-0374-0220-00000000014e';
const POLICIES: readonly (readonly [string, string])[] = [
  ['b4ed2332-a7ac-4d5f-9596-99a439cb2812', 'none'],
  ['20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', 'evenly_distributed'],
  ['5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', 'power_saving'],
  ['8d5d7bec-68de-4a67-b53e-0ac54686d579', 'vm_evenly_distributed'],
];

/** Starts from what an installation leaves without its data center: users, policies, template, MAC pool. */
export function builder(engine: Engine): Builder {
  const { state, ids, clock, release } = engine;
  const top = release.levels[release.levels.length - 1] ?? '4.2';

  const self: Builder = {
    engine,
    dataCenter: (name, { level = top, management, ...more } = {}) => {
      const row = state.dataCenters.put({
        id: ids.uuid(),
        name,
        local: false,
        quota_mode: 'disabled',
        status: 'up',
        version: versionOf(level),
        mac_pool: { id: POOL },
        storage_format: 'v5',
        ...more,
      });
      self.network('ovirtmgmt', row, { description: 'Default Management Network', ...management });
      return row;
    },
    cluster: (name, dataCenter, { id = ids.uuid(), level, ...more } = {}) => {
      const row = state.clusters.put(
        newCluster({
          bios_type: 'q35_ovmf',
          cpu: { architecture: 'x86_64', type: 'Intel Nehalem Family' },
          ...more,
          id,
          name,
          version: level === undefined ? (more.version ?? dataCenter.version) : versionOf(level),
          data_center: { id: dataCenter.id },
          mac_pool: { id: POOL },
        }),
      );
      const network = state.networks.find((each) => each.dataCenter === dataCenter.id && each.name === 'ovirtmgmt');
      if (network)
        state.clusterNetworks.put({
          id: clusterNetworkId(id, network.id),
          cluster: id,
          network: network.id,
          required: true,
          display: true,
          usages: ['vm', 'display', 'migration', 'management', 'default_route'],
        });
      return row;
    },
    network: (name, dataCenter, { profile, ...more } = {}) => {
      const id = more.id ?? ids.uuid();
      const row = state.networks.put({
        mtu: 0,
        stp: false,
        port_isolation: false,
        usages: ['vm'],
        description: '',
        comment: '',
        vdsm_name: vdsmNameOf(name, id),
        ...more,
        id,
        name,
        dataCenter: dataCenter.id,
      });
      if (profile !== false)
        state.vnicProfiles.put({
          id: ids.uuid(),
          name,
          pass_through: { mode: 'disabled' },
          port_mirroring: false,
          ...(row.external_provider ? {} : { network_filter: { id: defaultFilter } }),
          ...profile,
          networkId: id,
        });
      return row;
    },
    inCluster: (network, cluster, { required = false } = {}) => {
      state.clusterNetworks.put({
        id: clusterNetworkId(cluster.id, network.id),
        cluster: cluster.id,
        network: network.id,
        required,
        display: false,
        usages: network.usages ?? [],
      });
    },
    host: (name, cluster, machine, more = {}) => {
      const row: HostRow = {
        id: ids.uuid(),
        name,
        comment: '',
        address: `${name}.example`,
        cluster: cluster.id,
        port: 54321,
        status: 'up',
        kernelLine: '',
        reinstall: false,
        known: true,
        busy: false,
        spmPriority: 5,
        nicIds: {},
        machine,
        ...more,
      };
      const met = state.hosts.put(adopt(engine, row));
      hostNews.added({ ...engine, user: state.users.find((each) => each.name === 'admin'), correlationId: ids.uuid() }, met);
      if (met.status === 'up') {
        greet(engine, met);
        hostNews.up(engine, met);
      }
      electSpm(engine, met);
      return state.hosts.get(met.id) ?? met;
    },
    attach: (host, network, nic, { id = ids.uuid() } = {}) => {
      const cluster = state.clusters.get(host.cluster);
      const now = state.hosts.get(host.id) ?? host;
      const none = { method: 'none' } as const;
      const running = {
        ...now.machine.running,
        networks: {
          ...now.machine.running.networks,
          [network.vdsm_name ?? network.name]: {
            nic,
            vlan: network.vlan?.id,
            mtu: network.mtu || 1500,
            bridged: network.usages?.includes('vm') === true,
            switchType: cluster?.switch_type ?? ('legacy' as const),
            ipv4: none,
            ipv6: none,
          },
        },
      };
      state.hosts.put(withNicIds({ ids }, { ...now, machine: { ...now.machine, running, saved: running } }));
      state.attachments.put({
        id,
        host: host.id,
        network: network.id,
        nic,
        ip: [
          { assignment_method: 'none', ip: { version: 'v4' } },
          { assignment_method: 'none', ip: { version: 'v6' } },
        ],
        properties: [],
      });
    },
    vm: (name, cluster, { id = ids.uuid(), ...more } = {}) =>
      state.vms.put(newVm({ disk: true, ...more, id, name }, { cluster, now: clock.now() })),
    nic: (vm, name, { id = ids.uuid(), ...more } = {}) => {
      const number = state.nics.size;
      const mac = `56:6f:1a:1a:${(number >> 8).toString(16).padStart(2, '0')}:${(number & 255).toString(16).padStart(2, '0')}`;
      return state.nics.put({
        interface: 'virtio',
        linked: true,
        plugged: true,
        synced: true,
        mac: { address: mac },
        ...more,
        id,
        name,
        vmId: vm.id,
      });
    },
    provider: (name, more = {}) =>
      state.providers.put({
        id: ids.uuid(),
        name,
        auto_sync: false,
        description: '',
        external_plugin_type: 'OVIRT_PROVIDER_OVN',
        read_only: false,
        requires_authentication: true,
        type: 'external',
        unmanaged: false,
        url: 'https://engine.example:9696',
        ...more,
      }),
    user: (name, { id = ids.uuid(), role, on, password = PASSWORD, entry } = {}) => {
      state.users.put({ id, name, password, entry, seen: role !== undefined });
      const found = roles.find((each) => each.name === role);
      if (found) {
        const objectType =
          on === undefined
            ? 'system'
            : state.vms.get(on)
              ? 'vm'
              : state.hosts.get(on)
                ? 'host'
                : state.clusters.get(on)
                  ? 'cluster'
                  : 'data_center';
        state.permissions.put({ id: ids.uuid(), user: id, role: found.id, object: on ?? 'system', objectType });
      }
      return id;
    },
    define: (entry, levels = release.levels) => {
      for (const level of levels) {
        const before = state.options.configured['UserDefinedVMProperties']?.[level] ?? '';
        state.options = set(state.options, 'UserDefinedVMProperties', level, before === '' ? entry : `${before};${entry}`);
      }
      state.options = restarted(state.options);
    },
  };

  self.user('admin', {
    id: '6bfc3ed4-e7e5-11f1-bdba-02fc00000001',
    role: 'SuperUser',
    entry: '134e3f62-8a5a-4d42-b413-9e0c6bf53884',
  });
  state.permissions.put({
    id: '58ca605c-010d-0307-0224-0000000001a9',
    user: EVERYONE,
    role: roles.find(({ name }) => name === 'UserProfileEditor')?.id ?? '',
    object: 'system',
    objectType: 'system',
  });
  state.macPools.put({
    id: POOL,
    name: 'Default',
    description: 'Default MAC pool',
    allow_duplicates: false,
    default_pool: true,
    ranges: [{ from: '56:6f:1a:1a:00:00', to: '56:6f:1a:1a:ff:ff' }],
  });
  for (const [id, name] of POLICIES)
    state.policies.put({
      id,
      name,
      locked: true,
      default_policy: name === 'none',
      filters: Object.keys(FILTERS),
      properties: [
        { name: 'HighUtilization', value: '80' },
        { name: 'CpuOverCommitDurationMinutes', value: '2' },
      ],
    });
  state.templates.put(blank);
  if (!atLeast(release.name, '4.4')) state.product = undefined;
  return self;
}

/** Data center Default and cluster Default of a new installation. */
export function installation(engine: Engine): Builder & { readonly dc: DataCenterRow; readonly defaultCluster: ClusterRow } {
  const build = builder(engine);
  const dc = build.dataCenter('Default', {
    id: '3e91b524-e7e4-11f1-9460-02fc00000001',
    description: 'The default Data Center',
    status: 'uninitialized',
    management: {
      id: '00000000-0000-0000-0000-000000000009',
      description: 'Management Network',
      profile: { id: '0000000a-000a-000a-000a-000000000398' },
    },
    storage_format: undefined,
  });
  const defaultCluster = build.cluster('Default', dc, {
    id: '3ec4a43e-e7e4-11f1-ab82-02fc00000001',
    description: 'The default server cluster',
    bios_type: undefined,
    cpu: { architecture: 'undefined', type: '' },
    fips_mode: 'undefined',
    custom_scheduling_policy_properties: undefined,
    memory_policy: { transparent_hugepages: { enabled: true } },
    migration: { policy: { id: '80554327-0569-496b-bdeb-fcbbf52b827b' } },
    vnc_encryption: false,
  });
  // A database script made it, not the command: it has no policy properties until somebody edits it.
  engine.state.clusters.put({ ...defaultCluster, custom_scheduling_policy_properties: undefined });
  return { ...build, dc, defaultCluster };
}
