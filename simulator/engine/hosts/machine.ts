import { compareVersions } from '../releases';
import { hasIommu, hugepagesOf, type KernelLine } from './kernelLine';

/** One network as it exists on the machine. */
export interface HostNetwork {
  readonly nic: string;
  readonly vlan?: number | undefined;
  readonly mtu: number;
  readonly bridged: boolean;
  readonly switchType: 'legacy' | 'ovs';
  readonly ipv4: IpSetting;
  readonly ipv6: IpSetting;
}
export interface IpSetting {
  readonly method: 'none' | 'dhcp' | 'static' | 'autoconf' | 'poly_dhcp_autoconf';
  readonly address?: string | undefined;
  readonly netmask?: string | undefined;
  readonly gateway?: string | undefined;
}
export interface Bond {
  readonly slaves: readonly string[];
  readonly options: readonly { readonly name: string; readonly value: string }[];
}
/** Networks and bonds by name. */
export interface NetworkConfig {
  readonly networks: Readonly<Record<string, HostNetwork>>;
  readonly bonds: Readonly<Record<string, Bond>>;
}

export interface Port {
  /** Name of the kernel's device while a kernel driver is bound. */
  readonly name: string;
  readonly mac: string;
  /** Bits per second. */
  readonly speed?: number | undefined;
  readonly up?: boolean | undefined;
}
export interface PciPort extends Port {
  /** domain:bus:device.function */
  readonly pci: string;
  readonly driver: string;
  readonly product: { readonly id: string; readonly name: string };
  readonly vendor: { readonly id: string; readonly name: string };
  readonly iommuGroup: number;
  readonly virtualFunctions?: number | undefined;
}

/** The hardware and software of a host, as far as VDSM tells the engine about it. */
export interface Machine {
  readonly vdsm: string;
  readonly vdsmRpm: string;
  readonly os: { readonly type: string; readonly version: string; readonly fullVersion: string; readonly description: string };
  readonly libvirt: { readonly version: string; readonly rpm: string };
  readonly vendor: { readonly family: string; readonly manufacturer: string; readonly product: string; readonly version: string };
  readonly uuid: string;
  readonly initiator: string;
  readonly cpu: {
    readonly model: string;
    readonly type: string;
    readonly mhz: number;
    readonly sockets: number;
    readonly cores: number;
    readonly threads: number;
  };
  readonly memory: number;
  readonly numa: readonly {
    readonly index: number;
    readonly mib: number;
    readonly cpus: readonly number[];
    readonly distance: string;
  }[];
  /** The processor has pdpe1gb. */
  readonly gigantic: boolean;
  /** Processor and firmware have one. */
  readonly iommu: boolean;
  /** The kernel turns the IOMMU on without being told, as it does for AMD processors. */
  readonly iommuUnasked?: boolean | undefined;
  readonly ports: readonly PciPort[];
  /** Kernel dummies that VDSM reports as NICs: names that fit vars.fake_nics. */
  readonly standIns: readonly Port[];
  /** NICs that VDSM reports although nothing of the above says so. */
  readonly reported: readonly Port[];
  /** vdsm.conf [vars] dpdk_enable; from VDSM 4.30.20 on needed to see DPDK ports. */
  readonly dpdkEnabled: boolean;
  readonly hooks: readonly { readonly event: string; readonly name: string; readonly checksum: string }[];
  readonly kernel: KernelLine;
  /** Pages that processes other than VMs hold, by size in KiB. */
  readonly pagesTaken: Readonly<Record<number, number>>;
  readonly running: NetworkConfig;
  /** What VDSM restores at boot. */
  readonly saved: NetworkConfig;
  readonly ovn: boolean;
  /** Answers the engine. */
  readonly reachable: boolean;
  /** Does not tell where the displays of its VMs are. */
  readonly quiet?: boolean | undefined;
  /** VM.create fails. */
  readonly refusesVms?: boolean | undefined;
  /** Plugging a NIC into a running VM fails: the machine refuses, or answers without the domain. */
  readonly hotplug?: 'refused' | 'mute' | undefined;
  /** The kernel has IPv6 disabled: whatever is asked for there comes to nothing. */
  readonly noIpv6?: boolean | undefined;
  /** How the next installations end; absent: well. `reboot`: the playbook succeeds, the restart over SSH does not. */
  readonly installFailure?: { readonly at: 'start' | 'playbook' | 'reboot'; readonly reason: string } | undefined;
  /** setupNetworks fails with this VDSM error, whose text only the events tell. */
  readonly networkFailure?: { readonly code: number; readonly text: string } | undefined;
}

const DPDK_DRIVERS: ReadonlySet<string> = new Set(['vfio-pci', 'igb_uio', 'uio_pci_generic']);
export const isDpdkBound = (port: PciPort): boolean => DPDK_DRIVERS.has(port.driver);

/** VDSM tells a DPDK port by its name alone. Source: vdsm lib/vdsm/network/link/dpdk.py. */
export const isDpdkName = (nic: string): boolean => nic.startsWith('dpdk');

/** VDSM reports DPDK-bound ports as NICs before 4.40.40; from 4.30.20 and 4.40.1 only when told to. Commits 80c996677, 8195e297d. */
const showsDpdk = ({ vdsm, dpdkEnabled }: Machine): boolean =>
  compareVersions(vdsm, '4.40.40') < 0 && (dpdkEnabled || compareVersions(vdsm, '4.30.20') < 0);

/** NICs in the order of VDSM's report: kernel devices, DPDK ports numbered as they come, stand-ins. */
export function nicsOf(machine: Machine): readonly Port[] {
  const kernel = machine.ports.filter((port) => !isDpdkBound(port));
  const dpdk = showsDpdk(machine)
    ? machine.ports
        .filter(isDpdkBound)
        .map((_, index) => ({ name: `dpdk${index}`, mac: `02:00:00:00:00:${index.toString(16).padStart(2, '0')}` }))
    : [];
  return [...kernel, ...dpdk, ...machine.reported, ...machine.standIns];
}

/** Reserved huge pages by size in KiB; sizes that the machine offers but does not use count 0. */
export function pagesOf(machine: Machine): Readonly<Record<number, number>> {
  const asked = hugepagesOf(machine.kernel.running);
  return { 2048: asked[2048] ?? 0, ...(machine.gigantic ? { 1048576: asked[1048576] ?? 0 } : {}) };
}

export const hasPassthrough = (machine: Machine): boolean =>
  machine.iommu && (machine.iommuUnasked === true || hasIommu(machine.kernel.running));
export const noNetworks: NetworkConfig = { networks: {}, bonds: {} };
