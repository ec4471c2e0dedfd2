/** Place of a device on the PCI bus. Function goes up to 7, device up to 31. */
export interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly device: number;
  readonly func: number;
}

const SHAPE = /^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}):([01][0-9a-f])\.([0-7])$/;
/** libvirt's name of the node device, which the engine shows as name of a host device. */
const NODE_DEVICE = /^pci_([0-9a-f]{4,8})_([0-9a-f]{2})_([01][0-9a-f])_([0-7])$/;

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

const fromMatch = (match: RegExpExecArray | null): PciAddress | undefined => {
  if (!match) return undefined;
  const [, domain = '0', bus = '', device = '', func = ''] = match;
  return { domain: parseInt(domain, 16), bus: parseInt(bus, 16), device: parseInt(device, 16), func: parseInt(func, 16) };
};

/** Reads `0000:5e:00.1`; also upper case and the short form `5e:00.1` that lspci prints. */
export const parsePciAddress = (text: string): PciAddress | undefined => fromMatch(SHAPE.exec(text.toLowerCase()));

/** The form of sysfs: `0000:5e:00.1`. Domains made by Intel VMD have five digits: `10000:01:00.0`. */
export const formatPciAddress = ({ domain, bus, device, func }: PciAddress): string =>
  `${hex(domain, 4)}:${hex(bus, 2)}:${hex(device, 2)}.${func}`;

/** The one spelling that sysfs uses for this address, or undefined for what is no address. */
export const canonicalPciAddress = (text: string): string | undefined => {
  const address = parsePciAddress(text);
  return address && formatPciAddress(address);
};

/**
 * The PCI address of a device by libvirt's name of it; undefined for what is no PCI device.
 *
 * @example pciOf('pci_0000_5e_00_1') // '0000:5e:00.1'
 */
export const pciOf = (deviceName: string): string | undefined => {
  const address = fromMatch(NODE_DEVICE.exec(deviceName));
  return address && formatPciAddress(address);
};

/** libvirt's name of the device at a PCI address; undefined for what is no address. The domain may be left out. */
export const nameOfPci = (pci: string): string | undefined => {
  const address = canonicalPciAddress(pci);
  return address && `pci_${address.replace(/[:.]/g, '_')}`;
};
