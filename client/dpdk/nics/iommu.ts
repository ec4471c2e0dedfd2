import type { HostFacts, NicFacts } from '../../facts/hostFacts';

/** PCI address of a device, of whatever kind. */
type Pci = string;

/**
 * Devices that keep a NIC from going to vfio-pci: members of its IOMMU group that would stay on a driver of the kernel. Bridges may
 * stay, and what is on no driver. `together`: NICs that are to be handed over with this one.
 *
 * @source Linux drivers/vfio/vfio_main.c, vfio_dev_viable and vfio_dev_driver_allowed: vfio drivers, pci-stub, bridges
 */
export const groupShared = (nic: NicFacts, together: readonly Pci[] = []): readonly Pci[] =>
  (nic.groupMembers ?? [])
    .filter(({ pci, driver, ...device }) => {
      if (pci === nic.pci || together.includes(pci) || device.class.startsWith(PCI_BRIDGE)) return false;
      return driver !== undefined && !STAYS_WITH_VFIO.includes(driver);
    })
    .map(({ pci }) => pci)
    .sort();

const PCI_BRIDGE = '0604';
const STAYS_WITH_VFIO = ['vfio-pci', 'pci-stub'];

export const isIommuActive = ({ iommu }: HostFacts): boolean => iommu?.active === true;

const tokensOf = ({ kernelLine = '' }: HostFacts): readonly string[] => kernelLine.split(/\s+/);

/**
 * Whether the running kernel was asked to use the IOMMU. Asked and not active means that the machine or its firmware has none. Intel's
 * is off unless asked for, in the kernels of EL; all others are on unless forbidden. source: Linux
 * Documentation/admin-guide/kernel-parameters.txt
 */
export const isIommuAskedFor = (facts: HostFacts): boolean => {
  const tokens = tokensOf(facts);
  if (tokens.some((token) => /^(amd_iommu=off|iommu=off|intel_iommu=off)$/.test(token))) return false;
  return facts.cpus.vendor === 'GenuineIntel' ? tokens.some((token) => /^intel_iommu=(\w+,)*on\b/.test(token)) : true;
};

/** Whether devices of the kernel pass the IOMMU by. UIO knows nothing of it and needs that. */
export const isIommuPassThrough = (facts: HostFacts): boolean =>
  tokensOf(facts).some((token) => token === 'iommu=pt' || token === 'iommu.passthrough=1');
