import { booted } from '../engine/hosts/kernelLine';
import type { HostNetwork, Machine, PciPort, Port } from '../engine/hosts/machine';
import { namedId } from '../engine/ids';

const GIB = 2 ** 30;
export const X710 = {
  product: { id: '0x1572', name: 'Ethernet Controller X710 for 10GbE SFP+' },
  vendor: { id: '0x8086', name: 'Intel Corporation' },
} as const;

const macOf = (text: string): string => `52:54:${(namedId(text).slice(0, 8).match(/../g) ?? []).join(':')}`;

export const pciPort = (host: string, name: string, pci: string, driver: string, more: Partial<PciPort> = {}): PciPort => ({
  ...X710,
  name,
  pci,
  driver,
  mac: macOf(`${host}/${pci}`),
  speed: 10_000_000_000,
  iommuGroup: Number.parseInt(pci.slice(5, 7), 16) * 8 + Number(pci.slice(-1)),
  ...more,
});
export const standIn = (host: string, name: string): Port => ({ name, mac: macOf(`${host}/${name}`) });

/** The management network as installation leaves it. */
export const management = (switchType: 'legacy' | 'ovs', nic = 'eno1', address = '192.0.2.10'): HostNetwork => ({
  nic,
  mtu: 1500,
  bridged: true,
  switchType,
  ipv4: { method: 'dhcp', address, netmask: '255.255.255.0', gateway: '192.0.2.1' },
  ipv6: { method: 'none' },
});

/** A two-socket server; every part can be replaced. */
export function machine(name: string, change: Partial<Machine> = {}): Machine {
  const running = { networks: { ovirtmgmt: management('legacy') }, bonds: {} };
  const evens = Array.from({ length: 16 }, (_, i) => i * 2);
  const base: Machine = {
    vdsm: '4.50.5.1',
    vdsmRpm: 'vdsm-4.50.5.1-1.el9',
    os: { type: 'RHEL', version: '9', fullVersion: '9 - 1.el9', description: 'CentOS Stream 9' },
    libvirt: { version: '9.5.0.0', rpm: 'libvirt-9.5.0-1.el9' },
    vendor: { family: 'PowerEdge', manufacturer: 'Dell Inc.', product: 'PowerEdge R740', version: '1' },
    uuid: namedId(`machine/${name}`),
    initiator: `iqn.1994-05.com.redhat:${name}`,
    cpu: {
      model: 'Intel(R) Xeon(R) Gold 6130',
      type: 'Intel Skylake Server Family',
      mhz: 2100,
      sockets: 2,
      cores: 8,
      threads: 2,
    },
    memory: 128 * GIB,
    numa: [
      { index: 0, mib: 65536, cpus: evens, distance: '10 21' },
      { index: 1, mib: 65536, cpus: evens.map((cpu) => cpu + 1), distance: '21 10' },
    ],
    gigantic: true,
    iommu: true,
    ports: [pciPort(name, 'eno1', '0000:18:00.0', 'ixgbe', { speed: 1_000_000_000 })],
    standIns: [],
    reported: [],
    dpdkEnabled: false,
    hooks: [],
    kernel: booted({
      boot: 'BOOT_IMAGE=(hd0,msdos1)/vmlinuz root=/dev/mapper/cs-root ro',
      own: 'crashkernel=1G-4G:192M',
      managed: '',
    }),
    pagesTaken: {},
    running,
    saved: running,
    ovn: true,
    reachable: true,
  };
  const made = { ...base, ...change };
  return change.running && !change.saved ? { ...made, saved: change.running } : made;
}

const ALL_POINTS = [
  'before_vm_start',
  'before_vm_dehibernate',
  'before_vm_migrate_destination',
  'after_vm_destroy',
  'before_nic_hotplug',
  'before_nic_hotunplug',
  'after_nic_hotunplug',
  'before_update_device',
  'after_network_setup',
];
/** Our hook on every point where it acts. */
export const standInHook = ALL_POINTS.map((event) => ({
  event,
  name: '60_ovs_dpdk_standin',
  checksum: '5f0c2c8e7b1d4a3f9e6a1c2b3d4e5f60',
}));
