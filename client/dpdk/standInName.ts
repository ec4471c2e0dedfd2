import { formatPciAddress, parsePciAddress } from './pciAddress';

/**
 * The name of the dummy device that stands for a DPDK-bound NIC: `0000:5e:00.1` ↔ `dummy_5e01`.
 *
 * Two digits of the bus, two of device and function as PCI packs them. VDSM shows only devices named `dummy_*` as NICs, and
 * appends `.<vlan>` to them, so 10 of Linux' 15 characters are left: no room for a domain other than 0000.
 */
export const standInName = (pci: string): string | undefined => {
  const address = parsePciAddress(pci);
  if (!address || address.domain !== 0) return undefined;
  const packed = (address.bus << 8) | (address.device << 3) | address.func;
  return `dummy_${packed.toString(16).padStart(4, '0')}`;
};

/** The PCI address that a stand-in stands for. Names such as `dummy_x001` are given by hand and tell nothing. */
export const standInPci = (name: string): string | undefined => {
  const match = /^dummy_([0-9a-f]{4})$/.exec(name);
  if (!match) return undefined;
  const packed = parseInt(match[1] ?? '', 16);
  return formatPciAddress({ domain: 0, bus: packed >> 8, device: (packed >> 3) & 0x1f, func: packed & 7 });
};

/** Whether a host NIC stands for a DPDK-bound one: VDSM reports no other dummies, and their names may be given by hand. */
export const isStandInName = (name: string): boolean => name.startsWith('dummy_');
