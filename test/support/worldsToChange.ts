import { OUR_REASON } from '../../client/desired/unfinished';
import type { Spec } from '../../client/desired/spec';
import { booted } from '../../simulator/engine/hosts/kernelLine';
import type { World } from '../../simulator/engine/engine';
import type { ReleaseName } from '../../simulator/engine/releases';
import { installation } from '../../simulator/worlds/installation';
import { native, ovn } from '../../simulator/worlds/native';
import { standInMachine } from '../../simulator/worlds/standIns';

/** A world, and a spec that changes it in many ways. */
export interface Scene {
  readonly release: ReleaseName;
  readonly world: World;
  readonly spec: Spec;
}

const GIB = 2 ** 30;
const cpu = { architecture: 'x86_64', type: 'Intel Skylake Server Family' } as const;
/** What an administrator of the site has put on the kernel line, in an order that matters. */
export const FOREIGN_LINE = 'audit=1 console=tty0 console=ttyS0,115200 hugepagesz=2M hugepages=512';

/** A host in another cluster and a VM that is down: the cluster, the network and its profile are made, host and VM move in. */
export const making: Scene = {
  release: '4.5.7',
  world: (engine) => {
    const build = installation(engine);
    const cluster = engine.state.clusters.put({ ...build.defaultCluster, cpu });
    engine.state.dataCenters.put({ ...build.dc, status: 'up' });
    build.host('node1', cluster, standInMachine('node1'), { kernelLine: FOREIGN_LINE });
    build.define('site_owner=^[a-z0-9-]+$');
    const vm = build.vm('vnf1', cluster, {
      memory: 4 * GIB,
      custom_properties: [
        { name: 'sap_agent', value: 'true' },
        { name: 'site_owner', value: 'team-7' },
      ],
    });
    build.nic(vm, 'mgmt', { interface: 'e1000e' });
  },
  spec: {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'dpdk', cpuType: cpu.type },
    networks: [{ name: 'blue', vlan: 100, mtu: 9000, profiles: [{ name: 'blue' }] }],
    hosts: [{ name: 'node1', hugepages: { size: '1GiB', count: 16 }, nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }],
  },
};

/** Everything is there in another form, in use, and beside things that belong to others. */
export const updating: Scene = {
  release: '4.5.7',
  world: (engine) => {
    const build = installation(engine);
    const { state } = engine;
    const cluster = state.clusters.put({ ...build.defaultCluster, cpu: { architecture: 'undefined', type: '' } });
    state.dataCenters.put({ ...build.dc, status: 'up' });
    const blue = build.network('blue', build.dc, { vlan: { id: 100 }, comment: 'of the site', profile: { name: 'blue' } });
    const storage = build.network('storage', build.dc, { vlan: { id: 20 }, mtu: 9000 });
    const green = build.network('green', build.dc, { vlan: { id: 101 } });
    for (const network of [blue, storage, green]) build.inCluster(network, cluster);
    const kernel = booted({
      boot: 'BOOT_IMAGE=(hd0,msdos1)/vmlinuz root=/dev/mapper/cs-root ro',
      own: 'crashkernel=1G-4G:192M intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=16',
      managed: '',
    });
    const hosts = ['node1', 'node2'].map((name) => build.host(name, cluster, standInMachine(name, { kernel })));
    for (const host of hosts) {
      build.attach(host, storage, 'eno2');
      build.attach(host, blue, 'dummy_5e00');
    }
    for (const row of state.attachments.all().filter(({ network }) => network === storage.id))
      state.attachments.put({ ...row, properties: [{ name: 'bridge_opts', value: 'group_fwd_mask=8' }] });
    const [, second] = hosts;
    const now = second && state.hosts.get(second.id);
    if (now) state.hosts.put({ ...now, status: 'maintenance', statusDetail: OUR_REASON });
    const vm = build.vm('vnf1', cluster, {
      memory: 4 * GIB,
      custom_properties: [{ name: 'sap_agent', value: 'true' }],
    });
    build.nic(vm, 'nic1', { interface: 'e1000' });
    const [first] = hosts;
    if (first) state.vms.put({ ...vm, status: 'up', host: { id: first.id }, started: vm });
  },
  spec: {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'Default', cpuType: cpu.type },
    networks: [
      { name: 'blue', mtu: 9000, description: 'DPDK', required: true, profiles: [{ name: 'blue', filter: 'none' }] },
      { name: 'green' },
    ],
    hosts: ['node1', 'node2'].map((name) => ({ name, nics: [{ pci: '0000:5e:00.0', networks: ['blue', 'green'] }] })),
    vms: [
      {
        name: 'vnf1',
        hugepages: '1GiB',
        nics: [
          { name: 'nic1', profile: 'blue' },
          { name: 'nic2', profile: 'green' },
        ],
      },
    ],
  },
};

/** An engine that has to be told by hand what newer ones do by themselves. */
export const old: Scene = {
  release: '4.2.8',
  world: native(),
  spec: {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'Default' },
    networks: [{ name: 'blue', vlan: 100, profiles: [{ name: 'blue' }] }],
    hosts: [{ name: 'node1', hugepages: { size: '1GiB', count: 32 }, nics: [{ name: 'dpdk0', networks: ['blue'] }] }],
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }],
  },
};

/**
 * The OVN form in a cluster that has no provider yet, and a VM that runs: its memory cannot grow, nor can CPUs be added to its 16
 * sockets, so that it has no NUMA cell that could be shared.
 */
export const throughOvn: Scene = {
  release: '4.4.3',
  world: (engine) => {
    ovn({ vdsm: '4.40.20' })(engine);
    const { state } = engine;
    const [vm] = state.vms.all();
    const [host] = state.hosts.all();
    if (!vm || !host) throw new Error('the world has no VM or no host');
    for (const cluster of state.clusters.all()) state.clusters.put({ ...cluster, external_network_providers: [] });
    const cpu = { topology: { sockets: 16, cores: 1, threads: 1 } };
    const running = { ...vm, cpu, memory_policy: { ...vm.memory_policy, max: vm.memory } };
    state.vms.put({ ...running, status: 'up', host: { id: host.id }, started: running });
  },
  spec: {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'Default' },
    networks: [{ name: 'blue', vlan: 100, profiles: [{ name: 'blue' }] }],
    hosts: ['node1', 'node2'].map((name) => ({ name, nics: [{ name: 'dpdk0', networks: ['blue'] }] })),
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'blue' }] }],
  },
};
