import { booted } from '../engine/hosts/kernelLine';
import type { Machine } from '../engine/hosts/machine';
import type { World } from '../engine/engine';
import type { ReleaseName } from '../engine/releases';
import { installation } from './installation';
import { machine, pciPort, standIn, standInHook } from './machines';

export const standInMachine = (name: string, change: Partial<Machine> = {}): Machine =>
  machine(name, {
    ports: [
      pciPort(name, 'eno1', '0000:18:00.0', 'ixgbe', { speed: 1_000_000_000 }),
      pciPort(name, 'eno2', '0000:18:00.1', 'ixgbe', { speed: 1_000_000_000 }),
      pciPort(name, 'ens1f0', '0000:5e:00.0', 'vfio-pci'),
      pciPort(name, 'ens1f1', '0000:5e:00.1', 'vfio-pci'),
    ],
    standIns: [standIn(name, 'dummy_5e00'), standIn(name, 'dummy_5e01')],
    hooks: standInHook,
    kernel: booted({
      boot: 'BOOT_IMAGE=(hd0,msdos1)/vmlinuz root=/dev/mapper/cs-root ro',
      own: 'crashkernel=1G-4G:192M intel_iommu=on iommu=pt',
      managed: '',
    }),
    ...change,
  });

const el8 = { type: 'RHEL', version: '8', fullVersion: '8 - 1.el8', description: 'CentOS Stream 8' };

/** Hosts of 4.4 have the VDSM of their release; that of 4.4.3 does not yet report dummy NICs, which came with 4.40.40. */
const generations: Partial<Record<ReleaseName, Partial<Machine>>> = {
  '4.4.3': { vdsm: '4.40.35', vdsmRpm: 'vdsm-4.40.35-1.el8', os: el8, standIns: [] },
  '4.4.10': { vdsm: '4.40.100.2', vdsmRpm: 'vdsm-4.40.100.2-1.el8', os: el8 },
};

/**
 * oVirt 4.5 with our host package: Linux-bridge cluster, two hosts whose DPDK ports have stand-ins, no huge pages yet,
 * and a VM with a predefined property and one that the site defined.
 */
export const standIns = (): World => (engine) => {
  const build = installation(engine);
  const cluster = engine.state.clusters.put({
    ...build.defaultCluster,
    bios_type: 'q35_ovmf',
    cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
    fips_mode: 'disabled',
  });
  engine.state.dataCenters.put({ ...build.dc, status: 'up', storage_format: 'v5' });
  const member = (name: string): Machine => standInMachine(name, generations[engine.release.name]);
  for (const name of ['node1', 'node2']) build.host(name, cluster, member(name));
  build.define('site_owner=^[a-z0-9-]+$');
  build.vm('vnf1', cluster, {
    memory: 4 * 2 ** 30,
    cpu: { topology: { sockets: 2, cores: 2, threads: 1 } },
    custom_properties: [
      { name: 'sap_agent', value: 'true' },
      { name: 'site_owner', value: 'team-7' },
    ],
  });
  engine.state.machineAt = (address) => member(address.split('.')[0] ?? address);
};
