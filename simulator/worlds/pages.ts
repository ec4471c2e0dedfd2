import { booted } from '../engine/hosts/kernelLine';
import type { World } from '../engine/engine';
import { installation } from './installation';
import { standInMachine } from './standIns';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** Pages of 1 GiB that a host has, and how many of them are free; vnf6 takes six of those of host8. */
const hosts: Readonly<Record<string, { readonly total: number; readonly free: number }>> = {
  host1: { total: 16, free: 8 },
  host2: { total: 16, free: 7 },
  host3: { total: 0, free: 0 },
  host4: { total: 0, free: 0 },
  host5: { total: 12, free: 4 },
  host6: { total: 24, free: 12 },
  host7: { total: 32, free: 16 },
  host8: { total: 46, free: 40 },
  host9: { total: 40, free: 30 },
  host10: { total: 8, free: 1 },
  host11: { total: 0, free: 0 },
  host12: { total: 0, free: 0 },
};

const kernel = (total: number) =>
  booted({
    boot: 'BOOT_IMAGE=(hd0,msdos1)/vmlinuz root=/dev/mapper/cs-root ro',
    own: `intel_iommu=on iommu=pt${total > 0 ? ` default_hugepagesz=1G hugepagesz=1G hugepages=${String(total)}` : ''}`,
    managed: '',
  });

/**
 * A cluster of twelve hosts of which eight have pages of 1 GiB, and virtual machines in every state that a change of their pages meets:
 * `vnf4` down and with properties of the site, `vnf5` running without pages, `vnf6` running on pages, `vnf7` down with pages and a shared
 * property, `vnf8` with NUMA nodes.
 */
export const pages: World = (engine) => {
  const build = installation(engine);
  const cluster = engine.state.clusters.put({
    ...build.defaultCluster,
    name: 'dpdk',
    cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
  });
  engine.state.dataCenters.put({ ...build.dc, status: 'up', storage_format: 'v5' });
  build.define('site_owner=^[a-z0-9-]+$;hugepages_shared=^(true|false)$');
  const blue = build.network('dpdk-blue', build.dc, { vlan: { id: 100 }, mtu: 1500 });
  build.inCluster(blue, cluster);
  const rows = Object.entries(hosts).map(([name, { total, free }]) => {
    const row = build.host(name, cluster, standInMachine(name, { kernel: kernel(total), pagesTaken: { 1048576: total - free } }));
    if (total > 0) build.attach(row, blue, 'dummy_5e00');
    return row;
  });
  const host8 = rows.find(({ name }) => name === 'host8');
  const owned = [
    { name: 'sap_agent', value: 'true' },
    { name: 'site_owner', value: 'team-7' },
  ];
  const paged = [{ name: 'hugepages', value: '1048576' }];
  build.vm('vnf4', cluster, { memory: 10_000 * MIB, custom_properties: owned });
  for (const [name, custom_properties] of [
    ['vnf5', owned],
    ['vnf6', [...owned, ...paged]],
  ] as const) {
    const vm = build.vm(name, cluster, { memory: 6 * GIB, custom_properties });
    engine.state.vms.put({ ...vm, status: 'up', started: vm, ...(host8 && { host: { id: host8.id } }) });
  }
  const vnf7 = build.vm('vnf7', cluster, {
    memory: 4 * GIB,
    custom_properties: [...owned, ...paged, { name: 'hugepages_shared', value: 'true' }],
  });
  const profile = engine.state.vnicProfiles.find(({ networkId }) => networkId === blue.id);
  if (profile) build.nic(vnf7, 'nic1', { vnic_profile: { id: profile.id } });
  const vnf8 = build.vm('vnf8', cluster, { memory: 6_500 * MIB, cpu: { topology: { sockets: 2, cores: 2, threads: 1 } } });
  for (const [index, memory] of [
    [0, 4096],
    [1, 2404],
  ] as const)
    engine.state.vmNuma.put({
      id: engine.ids.uuid(),
      vmId: vnf8.id,
      index,
      memory,
      cpu: { cores: [{ index: index * 2 }, { index: index * 2 + 1 }] },
    });
};
