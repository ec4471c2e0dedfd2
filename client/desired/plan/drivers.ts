import { chooseDriver } from '../../dpdk/nics/driver';
import { nicRow } from '../../dpdk/nics/nicTable';
import { nameOfPci } from '../../dpdk/pciAddress';
import { standInPci } from '../../dpdk/standInName';
import type { HostDevice } from '../../engine/hostDevices';
import type { HostNic } from '../../engine/hostNics';
import { SHARED_NIC_DRIVERS, WHOLE_NIC_DRIVERS } from '../chain/drivers';
import type { SeenHost } from '../seen';
import type { HostNicSpec } from '../spec';

/** PCI address of a NIC of the file, as far as its name or host facts tell. */
export const pciFor = ({ pci, name = '' }: HostNicSpec, host: SeenHost): string | undefined =>
  pci ?? standInPci(name) ?? host.facts?.nics?.find((nic) => nic.dpdkName === name)?.pci;

export const deviceFor = (nic: HostNicSpec, host: SeenHost): HostDevice | undefined => {
  const name = nameOfPci(pciFor(nic, host) ?? '');
  return host.devices?.find((one) => one.name === name);
};

/**
 * The driver that a NIC is to have. `auto` is what facts of the host say; without them it leaves a driver that DPDK works with, such as
 * a Mellanox NIC's, and takes vfio-pci else.
 */
export const driverFor = (nic: HostNicSpec, host: SeenHost): string => {
  const { driver = 'auto' } = nic;
  if (driver !== 'auto') return driver;
  const told = host.facts?.nics.find(({ pci }) => pci === pciFor(nic, host));
  const now = told?.driver ?? deviceFor(nic, host)?.driver ?? '';
  // One that works is left alone, also where another would be chosen today.
  if (WHOLE_NIC_DRIVERS.includes(now)) return now;
  const chosen = host.facts && told && chooseDriver(told, host.facts, nicRow(told.vendor, told.device)).driver;
  return chosen ?? (SHARED_NIC_DRIVERS.includes(now) ? now : 'vfio-pci');
};

export const isShared = (driver: string | undefined): boolean => SHARED_NIC_DRIVERS.includes(driver ?? '');

/** The NIC that a device is as long as the kernel drives it: libvirt names its node device after NIC and MAC. */
export const kernelNicOf = (device: HostDevice, host: SeenHost): HostNic | undefined =>
  host.nics?.find((nic) =>
    host.devices?.some(
      ({ capability, parentName, name }) =>
        capability === 'net' && parentName === device.name && name.startsWith(`net_${nic.name.replace(/\W/g, '_')}_`),
    ),
  );
