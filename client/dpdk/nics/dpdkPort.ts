import type { HostFacts, NicFacts, OvsInterfaceFacts } from '../../facts/hostFacts';
import { canonicalPciAddress } from '../pciAddress';

/** Kernel drivers that hand a device over to user space: what VDSM before 4.40.40 and dpdk-devbind.py look for. */
const HANDOVER_DRIVERS = ['vfio-pci', 'igb_uio', 'uio_pci_generic'];

export const isHandoverDriver = (driver: string | undefined): boolean =>
  driver !== undefined && HANDOVER_DRIVERS.includes(driver);

/**
 * Whether the kernel has handed a NIC over. Not yet that DPDK has it: a virtual function may have gone to a VM as a whole; and
 * bifurcated NICs are never handed over.
 */
export const isHandedOver = ({ driver }: NicFacts): boolean => isHandoverDriver(driver);

/** Ports of Open vSwitch that DPDK drives with this NIC. A NIC of mlx4 with two sockets can have two. */
export const dpdkPortsOf = (nic: NicFacts, facts: HostFacts): readonly OvsInterfaceFacts[] => {
  const macs = facts.netdevs.filter(({ name }) => nic.netdevs.includes(name)).flatMap(({ mac }) => mac?.toLowerCase() ?? []);
  return (facts.openVswitch?.interfaces ?? []).filter(({ type, name, options }) => {
    if (type !== 'dpdk') return false;
    const devargs = options['dpdk-devargs'];
    // Open vSwitch 2.6 has no dpdk-devargs: the port's name selects the NIC, as VDSM names them.
    if (devargs === undefined) return nic.dpdkName === name;
    const [device = '', ...rest] = devargs.split(',');
    if (device !== 'class=eth') return canonicalPciAddress(device) === nic.pci;
    return rest.some((argument) => argument.startsWith('mac=') && macs.includes(argument.slice(4).toLowerCase()));
  });
};
