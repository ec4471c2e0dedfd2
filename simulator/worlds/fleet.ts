import type { World } from '../engine/engine';
import { hasPassthrough } from '../engine/hosts/machine';
import { installation } from './installation';
import { machine, management, pciPort, standIn, standInHook } from './machines';
import { booted } from '../engine/hosts/kernelLine';

export interface FleetOptions {
  readonly hosts?: number;
  readonly clusters?: number;
  readonly vms?: number;
}

const kernel = booted({
  boot: 'BOOT_IMAGE=(hd0,msdos1)/vmlinuz root=/dev/mapper/cs-root ro',
  own: 'default_hugepagesz=1G hugepagesz=1G hugepages=64 intel_iommu=on iommu=pt',
  managed: '',
});

/** A large site: 400 hosts of 8 NICs in 8 clusters, 4,000 VMs, most of them running. */
export const fleet =
  ({ hosts = 400, clusters = 8, vms = 4000 }: FleetOptions = {}): World =>
  (engine) => {
    const build = installation(engine);
    const dc = build.dataCenter('fleet', { level: '4.7' });
    const groups = Array.from({ length: clusters }, (_, index) => build.cluster(`cluster${index + 1}`, dc));
    const networks = ['blue', 'green'].map((name, index) =>
      build.network(`dpdk-${name}`, dc, { vlan: { id: 100 + index }, mtu: 9000 }),
    );
    for (const cluster of groups) for (const network of networks) build.inCluster(network, cluster);
    const profiles = networks.map((network) => engine.state.vnicProfiles.find(({ networkId }) => networkId === network.id)?.id);

    const pad = (index: number): string => String(index + 1).padStart(4, '0');
    const rows = Array.from({ length: hosts }, (_, index) => {
      const name = `node${pad(index)}`;
      const cluster = groups[index % clusters];
      if (!cluster) throw new Error('a fleet needs a cluster');
      const row = build.host(
        name,
        cluster,
        machine(name, {
          memory: 512 * 2 ** 30,
          kernel,
          hooks: standInHook,
          running: { networks: { ovirtmgmt: management('legacy', 'eno1', `10.0.${index >> 8}.${index & 255}`) }, bonds: {} },
          ports: [
            ...Array.from({ length: 4 }, (_unused, port) => pciPort(name, `eno${port + 1}`, `0000:18:00.${port}`, 'ixgbe')),
            ...Array.from({ length: 4 }, (_unused, port) => pciPort(name, `ens1f${port}`, `0000:5e:00.${port}`, 'vfio-pci')),
          ],
          standIns: Array.from({ length: 4 }, (_unused, port) => standIn(name, `dummy_5e0${port}`)),
        }),
      );
      networks.forEach((network, port) => build.attach(row, network, `dummy_5e0${port}`));
      return row;
    });
    if (rows[0] && !hasPassthrough(rows[0].machine)) throw new Error('the fleet should have IOMMU');

    for (let index = 0; index < vms; index++) {
      const host = rows[index % hosts];
      const cluster = groups[(index % hosts) % clusters];
      if (!host || !cluster) continue;
      const running = index % 10 !== 0;
      const vm = build.vm(`vm${pad(index)}`, cluster, {
        memory: 2 * 2 ** 30,
        custom_properties: index % 4 === 0 ? [{ name: 'hugepages', value: '1048576' }] : [],
        ...(running ? { status: 'up', host: { id: host.id }, start_time: engine.clock.now() } : {}),
      });
      build.nic(vm, 'nic1', { vnic_profile: { id: profiles[index % profiles.length] } });
    }
  };
