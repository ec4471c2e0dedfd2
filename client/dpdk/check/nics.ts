import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { NIC_DRIVERS, type NicDriver } from '../host/nicDriver';
import { chooseDriver } from '../nics/driver';
import { isHandoverDriver } from '../nics/dpdkPort';
import { judgeNic } from '../nics/nicVerdict';
import type { HostSetup, SetUpNic } from './setup';

const isNicDriver = (driver: string | undefined): driver is NicDriver => NIC_DRIVERS.some((known) => known === driver);

/** Whether the driver that a NIC is on goes with DPDK. */
const judgeDriver = ({ nic, row }: SetUpNic, { facts }: HostSetup): readonly HostFinding[] => {
  const { pci, driver } = nic;
  if (!row || row.binding === 'unsupported') return [];
  if (isHandoverDriver(driver) && isNicDriver(driver)) {
    const { findings } = chooseDriver(nic, facts, row, driver);
    // Nobody has asked for a reboot here: bound to vfio-pci without IOMMU, it works in the kernel's unsafe mode or not at all.
    return findings.map((found) => (found.code === 'kernel.iommuOff' ? { ...found, severity: 'warning' as const } : found));
  }
  if (row.binding === 'bifurcated') {
    const own = row.kernelDriver;
    return own === undefined || driver === own ? [] : [finding('error', 'nic.driverRefused', { pci, driver, possible: [own] })];
  }
  const { driver: best } = chooseDriver(nic, facts, row);
  return [finding('error', 'nic.driverRefused', { pci, driver: driver ?? 'no driver', possible: [best ?? 'vfio-pci'] })];
};

/** A driver that is there now and gone after a boot. Virtual functions are told of by the choice of their driver. */
const judgeKept = ({ nic, row, ports }: SetUpNic, { facts }: HostSetup): readonly HostFinding[] => {
  const { pci, driver, physicalFunction } = nic;
  const kept = facts.driverOverrides?.[pci];
  if (facts.driverOverrides === undefined || physicalFunction !== undefined || !row) return [];
  if (row.binding === 'rebind' && isHandoverDriver(driver) && kept !== driver)
    return [finding(ports.length > 0 ? 'warning' : 'note', 'nic.driverNotKept', { pci, driver })];
  if (row.binding === 'bifurcated' && isHandoverDriver(kept) && !isHandoverDriver(driver))
    return [finding('warning', 'nic.bifurcatedRebound', { pci, driver: kept, possible: [driver ?? ''] })];
  return [];
};

/** NICs in DPDK's hands: whether DPDK can drive them, on the driver that they are on, beside what lies on them. */
export const judgeNics = (setup: HostSetup): readonly HostFinding[] => {
  const { facts, nics, dpdk, isMeant } = setup;
  const together = nics.map(({ nic }) => nic.pci);
  return [
    ...(nics.length === 0 && facts.openVswitch?.interfaces ? [finding(isMeant ? 'warning' : 'note', 'nic.none')] : []),
    ...nics.flatMap((each) => [
      ...judgeNic(each.nic, facts, dpdk, together).reasons,
      ...judgeDriver(each, setup),
      ...judgeKept(each, setup),
    ]),
  ];
};
