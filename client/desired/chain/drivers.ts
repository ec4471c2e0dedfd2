import { pciOf } from '../../dpdk/pciAddress';
import type { SeenHost } from '../seen';
import { standInAddresses } from './view';

/** Drivers that DPDK takes a whole NIC with: vdsm link/dpdk.py. */
export const WHOLE_NIC_DRIVERS: readonly string[] = ['vfio-pci', 'igb_uio', 'uio_pci_generic'];

/** Drivers that stay with the kernel while DPDK uses the NIC. */
export const SHARED_NIC_DRIVERS: readonly string[] = ['mlx4_core', 'mlx5_core'];

/** Drivers of the devices that are meant for DPDK: bound to it as a whole, or with a stand-in. */
export const dpdkDrivers = (host: SeenHost): readonly string[] => {
  const stoodFor = new Set(standInAddresses(host));
  const used = (host.devices ?? []).filter(
    ({ name, driver }) => WHOLE_NIC_DRIVERS.includes(driver ?? '') || stoodFor.has(pciOf(name) ?? ''),
  );
  return [...new Set(used.flatMap(({ driver }) => driver ?? []))];
};

/** vfio-pci works with an IOMMU only; the others do without. source: DPDK, Linux drivers */
export const needsIommu = (driver: string): boolean => driver === 'vfio-pci';

/** A host without a DPDK NIC is judged as if it were to get vfio-pci. */
export const hostNeedsIommu = (host: SeenHost): boolean => {
  const drivers = dpdkDrivers(host);
  return drivers.length === 0 || drivers.some(needsIommu);
};
