import { booted } from '../../engine/hosts/kernelLine';
import type { Machine } from '../../engine/hosts/machine';
import { machine, management, X710 } from '../machines';

const NICS = ['eth0', 'eth1', 'eth2', 'eth3', 'eth4'] as const;
/** MAC addresses, in the order eth0 to eth4, dpdk0, dpdk1, dummy_0, dummy_1. */
const MACS: Readonly<Record<string, readonly string[]>> = {
  dpdk1: [
    '7e:2b:c9:73',
    'd4:21:85:de',
    'b2:87:de:3d',
    '2c:84:8b:4a',
    'cc:59:f2:98',
    '18:88:95:65',
    '79:fa:68:dd',
    'ed:10:84:f4',
    'a2:88:35:fc',
  ],
  leg1: [
    'd4:2b:de:9d',
    '62:8c:c3:eb',
    'fe:a3:4a:5e',
    'bf:5a:e9:e7',
    'f3:6e:d9:d3',
    '96:79:36:d2',
    'aa:4f:58:f7',
    '68:22:76:64',
    'e8:ff:84:fb',
  ],
};

/** A host as it was played while the real engine was recorded. */
export function labMachine(name: string, switchType: 'legacy' | 'ovs', change: Partial<Machine> = {}): Machine {
  const mac = (index: number): string => `52:54:${MACS[name]?.[index] ?? madeUp(index)}`;
  const madeUp = (index: number): string =>
    `00:${name.length.toString(16).padStart(2, '0')}:${(name.charCodeAt(0) & 255).toString(16)}:${index.toString(16).padStart(2, '0')}`;
  const port = (device: string, index: number, driver: string) => ({
    ...X710,
    name: device,
    pci: `0000:05:00.${index}`,
    driver,
    mac: mac(index),
    speed: 1_000_000_000,
    iommuGroup: 10 + index,
    ...(index === 2 ? { virtualFunctions: 8 } : {}),
  });
  const plain = (device: string, index: number, speed: number) => ({ name: device, mac: mac(index), speed });
  const running = { networks: { ovirtmgmt: management(switchType, 'eth0', '192.0.2.11') }, bonds: {} };
  return machine(name, {
    os: { type: 'RHEL', version: '9', fullVersion: '9 - 1.el9', description: 'Fake Enterprise Linux 9' },
    vendor: { family: 'Fake', manufacturer: 'Fake', product: 'FakeVDSM', version: '1' },
    initiator: `iqn.2000-01.test:${name}.lab`,
    kernel: booted({
      boot: 'BOOT_IMAGE=/vmlinuz ro',
      own: 'default_hugepagesz=1G hugepagesz=1G hugepages=16 intel_iommu=on isolcpus=2-7',
      managed: '',
    }),
    // The played hosts had an IOMMU whatever their kernel line said.
    iommuUnasked: true,
    ports: [
      ...NICS.map((device, index) => port(device, index, 'i40e')),
      port('bound5', 5, 'vfio-pci'),
      port('bound6', 6, 'vfio-pci'),
    ],
    // The played hosts reported dpdk NICs although their VDSM version no longer would.
    reported: [plain('dpdk0', 5, 10_000_000_000), plain('dpdk1', 6, 10_000_000_000)],
    standIns: [plain('dummy_0', 7, 1_000_000_000), plain('dummy_1', 8, 1_000_000_000)],
    pagesTaken: { 1048576: 4 },
    running,
    quiet: true,
    ...change,
  });
}
