import type { World } from '../engine/engine';
import { booted } from '../engine/hosts/kernelLine';
import type { Machine } from '../engine/hosts/machine';
import { installation } from './installation';
import { standInMachine } from './standIns';

const GIB = 2 ** 30;
const GIGABYTE = 1024 ** 2;
const BOOT = 'BOOT_IMAGE=(hd0,gpt2)/vmlinuz root=/dev/mapper/onn-root ro';

/** A host with so many pages of 1 GiB, two of which Open vSwitch has. */
const withPages = (name: string, pages: number, change: Partial<Machine> = {}): Machine =>
  standInMachine(name, {
    kernel: booted({
      boot: BOOT,
      own: `intel_iommu=on iommu=pt${pages > 0 ? ` default_hugepagesz=1G hugepagesz=1G hugepages=${String(pages)}` : ''}`,
      managed: '',
    }),
    pagesTaken: pages > 0 ? { [GIGABYTE]: 2 } : {},
    ...change,
  });

/**
 * A cluster with stand-ins, twelve hosts that can start a VM more or less, and VMs at every stage: `vnf1` waits for its next start, `vnf2`
 * is ready and down, `vnf3` runs, `vnf4` would not start, `vnf5` is pinned to NUMA nodes, `web1` has nothing to do with DPDK.
 */
export const guests: World = (engine) => {
  const build = installation(engine);
  const { state } = engine;
  const cluster = state.clusters.put({
    ...build.defaultCluster,
    name: 'dpdk',
    cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
  });
  state.dataCenters.put({ ...build.dc, status: 'up', storage_format: 'v5' });
  const blue = build.network('dpdk-blue', build.dc, {
    vlan: { id: 100 },
    profile: { custom_properties: [{ name: 'queues', value: '2' }] },
  });
  const red = build.network('dpdk-red', build.dc, { vlan: { id: 200 }, mtu: 9000 });
  for (const network of [blue, red]) build.inCluster(network, cluster);

  const free: readonly number[] = [8, 0, 4, 0, 0, 0, 24, 34, 30, 12, 2, 0];
  const hosts = free.map((pages, at) => {
    const name = `host${String(at + 1)}`;
    const hook = name === 'host10' ? { hooks: [] } : {};
    const host = build.host(name, cluster, withPages(name, pages > 0 ? pages + 2 : 0, hook));
    build.attach(host, blue, 'dummy_5e00');
    if (name !== 'host11') build.attach(host, red, 'dummy_5e01');
    if (name === 'host6') state.hosts.put({ ...(state.hosts.get(host.id) ?? host), status: 'maintenance' });
    return host;
  });
  const hostNamed = (name: string): { readonly id: string } => ({ id: hosts.find((host) => host.name === name)?.id ?? '' });

  // Somebody set another MTU on host8 by hand.
  const host8 = state.hosts.find(({ name }) => name === 'host8');
  if (host8) {
    const { running } = host8.machine;
    const networks = Object.fromEntries(
      Object.entries(running.networks).map(([name, network]) => [
        name,
        name === (blue.vdsm_name ?? blue.name) ? { ...network, mtu: 9000 } : network,
      ]),
    );
    state.hosts.put({ ...host8, machine: { ...host8.machine, running: { ...running, networks } } });
  }

  const profile = (network: string) => ({
    vnic_profile: { id: state.vnicProfiles.find(({ name }) => name === network)?.id },
  });
  const pages = [{ name: 'hugepages', value: String(GIGABYTE) }];
  const cpu = { topology: { sockets: 2, cores: 2, threads: 1 } };
  const up = (host: string) => ({ status: 'up', host: hostNamed(host), start_time: engine.clock.now() }) as const;

  const vnf1 = build.vm('vnf1', cluster, { memory: 16 * GIB, cpu, ...up('host5') });
  build.nic(vnf1, 'nic1', profile('ovirtmgmt'));
  build.nic(vnf1, 'nic2', profile('dpdk-blue'));
  build.nic(vnf1, 'nic3', { ...profile('dpdk-red'), interface: 'e1000', plugged: false });
  const { next: _none, ...asItRuns } = vnf1;
  state.vms.put({ ...vnf1, next: { ...asItRuns, custom_properties: pages } });

  const vnf2 = build.vm('vnf2', cluster, { memory: 8 * GIB, cpu, custom_properties: pages });
  build.nic(vnf2, 'nic1', profile('dpdk-blue'));

  const vnf3 = build.vm('vnf3', cluster, { memory: 8 * GIB, cpu, custom_properties: pages, ...up('host7') });
  build.nic(vnf3, 'nic1', profile('dpdk-blue'));
  build.nic(vnf3, 'nic2', profile('dpdk-red'));

  const vnf4 = build.vm('vnf4', cluster, { memory: 4 * GIB, cpu });
  build.nic(vnf4, 'nic1', { ...profile('dpdk-blue'), interface: 'e1000' });
  build.nic(vnf4, 'nic2', { ...profile('dpdk-red'), linked: false });

  const vnf5 = build.vm('vnf5', cluster, { memory: 8 * GIB, cpu, custom_properties: pages });
  build.nic(vnf5, 'nic1', profile('dpdk-blue'));
  [0, 1].forEach((index) =>
    state.vmNuma.put({
      id: engine.ids.uuid(),
      vmId: vnf5.id,
      index,
      memory: 4096,
      cpu: { cores: [{ index: index * 2 }, { index: index * 2 + 1 }] },
      numa_node_pins: [{ index, pinned: true }],
    }),
  );

  const web1 = build.vm('web1', cluster, { memory: 2 * GIB, ...up('host2') });
  build.nic(web1, 'nic1', profile('ovirtmgmt'));
};
