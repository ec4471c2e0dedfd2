import type { World } from '../engine/engine';
import { booted } from '../engine/hosts/kernelLine';
import { installation } from './installation';
import { machine, management, pciPort } from './machines';
import { standInMachine } from './standIns';

/**
 * A site in the middle of an upgrade: one engine, hosts of several generations.
 *
 * Cluster `new` has stand-ins, one of its hosts has no hook; cluster `old` is OVS with VDSM 4.30 and 4.40.20; cluster `plain` has neither
 * IOMMU nor DPDK ports, and its host has a bond and a second network.
 */
export const mixed = (): World => (engine) => {
  const build = installation(engine);
  const dc = build.dataCenter('site', { level: '4.3' });
  const fresh = build.cluster('new', dc, { level: '4.7', cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' } });
  const old = build.cluster('old', dc, { level: '4.3', switch_type: 'ovs' });
  const plain = build.cluster('plain', dc, { level: '4.3' });
  build.host('new1', fresh, standInMachine('new1'));
  build.host('new2', fresh, standInMachine('new2', { hooks: [] }));
  const el7 = { type: 'RHEL', version: '7', fullVersion: '7 - 9.2009.1.el7', description: 'CentOS Linux 7 (Core)' };
  const ovs = { networks: { ovirtmgmt: management('ovs') }, bonds: {} };
  const dpdk = (name: string, vdsm: string) =>
    machine(name, {
      vdsm,
      vdsmRpm: `vdsm-${vdsm}-1.el7`,
      os: el7,
      dpdkEnabled: true,
      running: ovs,
      ports: [pciPort(name, 'eno1', '0000:18:00.0', 'ixgbe'), pciPort(name, 'ens1f0', '0000:5e:00.0', 'vfio-pci')],
      kernel: booted({
        boot: 'BOOT_IMAGE=/vmlinuz ro',
        own: 'default_hugepagesz=1G hugepagesz=1G hugepages=8 intel_iommu=on',
        managed: '',
      }),
    });
  build.host('old1', old, dpdk('old1', '4.30.24'));
  build.host('old2', old, dpdk('old2', '4.40.20'));
  const host = build.host(
    'plain1',
    plain,
    machine('plain1', {
      iommu: false,
      gigantic: false,
      ports: ['eno1', 'eno2', 'eno3', 'eno4'].map((name, index) => pciPort('plain1', name, `0000:18:00.${index}`, 'ixgbe')),
      running: {
        networks: { ovirtmgmt: management('legacy') },
        bonds: {
          bond0: {
            slaves: ['eno2', 'eno3'],
            options: [
              { name: 'mode', value: '4' },
              { name: 'miimon', value: '100' },
            ],
          },
        },
      },
    }),
  );
  const storage = build.network('storage', dc, { usages: [], profile: false, vlan: { id: 20 } });
  build.inCluster(storage, plain);
  build.attach(host, storage, 'bond0');
  const vm = build.vm('web1', plain, { memory: 2 ** 30, status: 'up', host: { id: host.id } });
  build.nic(vm, 'nic1', { vnic_profile: { id: engine.state.vnicProfiles.find(({ name }) => name === 'ovirtmgmt')?.id } });
};
