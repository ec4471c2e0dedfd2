import { booted } from '../engine/hosts/kernelLine';
import type { World } from '../engine/engine';
import { installation } from './installation';
import { machine, management, pciPort } from './machines';

const el7 = { type: 'RHEL', version: '7', fullVersion: '7 - 9.2009.1.el7', description: 'CentOS Linux 7 (Core)' };
const libvirt = { version: '4.5.0.0', rpm: 'libvirt-4.5.0-36.el7' };
const kernel = booted({
  boot: 'BOOT_IMAGE=/vmlinuz root=/dev/mapper/cl-root ro',
  own: 'default_hugepagesz=1G hugepagesz=1G hugepages=16 intel_iommu=on iommu=pt',
  managed: '',
});
const ports = (name: string) => [
  pciPort(name, 'eno1', '0000:18:00.0', 'ixgbe', { speed: 1_000_000_000 }),
  pciPort(name, 'ens1f0', '0000:5e:00.0', 'vfio-pci'),
  pciPort(name, 'ens1f1', '0000:5e:00.1', 'vfio-pci'),
];
const running = { networks: { ovirtmgmt: management('ovs') }, bonds: {} };

export interface NativeOptions {
  /** hugepages_shared is among UserDefinedVMProperties. */
  readonly sharedDefined?: boolean;
  readonly vdsm?: string;
}

/** oVirt 4.2 with VDSM 4.20.17: an OVS cluster whose host shows dpdk0 and dpdk1, and a VM that is down. */
export const native =
  ({ sharedDefined = true, vdsm = '4.20.17' }: NativeOptions = {}): World =>
  (engine) => {
    const build = installation(engine);
    engine.state.dataCenters.put({ ...build.dc, status: 'up' });
    const cluster = engine.state.clusters.put({
      ...build.defaultCluster,
      switch_type: 'ovs',
      cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
    });
    const made = (name: string) =>
      machine(name, {
        vdsm,
        vdsmRpm: `vdsm-${vdsm}-1.el7`,
        os: el7,
        libvirt,
        kernel,
        ports: ports(name),
        running,
        ovn: false,
        pagesTaken: { 1048576: 2 },
      });
    build.host('node1', cluster, made('node1'));
    if (sharedDefined) build.define('hugepages_shared=^(true|false)$');
    build.vm('vnf1', cluster, { memory: 4 * 2 ** 30, cpu: { topology: { sockets: 2, cores: 1, threads: 1 } } });
    engine.state.machineAt = (address) => made(address.split('.')[0] ?? address);
  };

export interface OvnOptions {
  readonly vdsm?: string;
  /** Hosts that have the OVN provider's vhost-user hook. */
  readonly hooked?: readonly string[];
}
const hook = {
  event: 'before_device_create',
  name: '20_ovirt_provider_ovn_vhostuser_hook',
  checksum: '0d3b6c5a4f1e2d3c4b5a69788796a5b4',
};

/** oVirt 4.3: two hosts with dpdk0, the OVN provider registered, its hook on some of them. */
export const ovn =
  ({ vdsm = '4.30.19', hooked = ['node1', 'node2'] }: OvnOptions = {}): World =>
  (engine) => {
    const build = installation(engine);
    engine.state.dataCenters.put({ ...build.dc, status: 'up' });
    const provider = build.provider('ovirt-provider-ovn');
    const cluster = engine.state.clusters.put({
      ...build.defaultCluster,
      switch_type: 'ovs',
      cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
      external_network_providers: [{ id: provider.id }],
    });
    for (const name of ['node1', 'node2'])
      build.host(
        name,
        cluster,
        machine(name, {
          vdsm,
          vdsmRpm: `vdsm-${vdsm}-1.el7`,
          os: el7,
          libvirt,
          kernel,
          ports: ports(name).slice(0, 2),
          dpdkEnabled: true,
          running,
          hooks: hooked.includes(name) ? [hook] : [],
        }),
      );
    build.define('hugepages_shared=^(true|false)$');
    build.vm('vnf1', cluster, { memory: 4 * 2 ** 30, cpu: { topology: { sockets: 2, cores: 1, threads: 1 } } });
  };
