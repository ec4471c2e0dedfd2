import type { HostFacts } from '../../client/facts/hostFacts';
import { hostFacts, machine, managementNic, netdev, nic, ovs } from './hostFacts';

/**
 * A host of 2017 with two nodes, set up word by word as https://ovirt.org/blog/2017/09/ovs-dpdk.html says: kernel line, masks and
 * memory; its DPDK NIC sits on node 1, where the recipe's `1024,0` gives nothing.
 */
export const articleHost = (): HostFacts =>
  hostFacts({
    host: {
      name: 'host1.example.com',
      uuid: '4c4c4544-0051-3610-8052-b4c04f4d3132',
      bootId: 'b6c9e9f0-6d3a-4c3e-9d76-0f3b8f6f2f11',
      os: { id: 'centos', version: '7' },
      arch: 'x86_64',
      kernel: '3.10.0-693.el7.x86_64',
    },
    kernelLine: 'root=/dev/mapper/centos-root ro iommu=pt intel_iommu=on default_hugepagesz=1GB hugepagesz=1G hugepages=16',
    ...machine({ pages: 8 }),
    nics: [
      managementNic(),
      nic({
        pci: '0000:af:00.0',
        vendor: '8086',
        device: '10fb',
        node: 1,
        driver: 'vfio-pci',
        iommuGroup: 87,
        netdevs: [],
        dpdkName: 'dpdk0',
      }),
    ],
    netdevs: [
      netdev('eno1', { speed: 1000 }),
      netdev('ovirtmgmt', { speed: undefined, kind: 'bridge', lowers: ['eno1'], addresses: ['192.0.2.11/24'] }),
    ],
    driverOverrides: { '0000:af:00.0': 'vfio-pci' },
    openVswitch: ovs({
      version: '2.7.2',
      dpdkVersion: '16.11',
      user: 'root',
      dpdkInitialized: undefined,
      mempools: undefined,
      otherConfig: { 'dpdk-init': 'true', 'dpdk-socket-mem': '1024,0', 'pmd-cpu-mask': '0x6', 'dpdk-lcore-mask': '0x2' },
      bridges: [
        {
          name: 'vdsmbr_6xVTdxDm',
          datapathType: 'netdev',
          ports: [{ name: 'dpdk0', interfaces: ['dpdk0'] }],
        },
      ],
      interfaces: [{ name: 'dpdk0', type: 'dpdk', options: { 'dpdk-devargs': '0000:af:00.0' }, mtu: 1500, linkState: 'up' }],
    }),
    vdsm: { version: '4.20.17', settings: {}, hooks: {} },
    packages: undefined,
  });
