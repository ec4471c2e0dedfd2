import { canonicalPciAddress, pciOf } from '../../dpdk/pciAddress';
import { hostAbility } from '../../dpdk/datapath';
import { standInPci } from '../../dpdk/standInName';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { SHARED_NIC_DRIVERS, WHOLE_NIC_DRIVERS } from './drivers';
import { hasNeverReported } from './firmware';
import { judgementsOf, mend, worst } from './judgement';
import { bindNic, hostFacts } from './mends';
import { dpdkNics, isDpdkName, standIns } from './view';

const { ok, missing, unknown } = judgementsOf('nicDriver');

/** Link 4: a NIC is bound to a driver that DPDK can use, and the engine sees it or its stand-in. */
export const judgeNicDriver = (host: SeenHost): Link => {
  const at = { host: host.name };
  if (hasNeverReported(host)) {
    return unknown('link.host.neverReported', { ...at, status: host.status }, mend('mend.hostUp', at));
  }
  if (!host.nics) return unknown('link.nicDriver.unread', at, mend('mend.permission', at));
  const nics = dpdkNics(host).map(({ name }) => name);
  if (nics.length === 0) return judgeNoNic(host);
  return worst(
    standIns(host).map(({ name }) => judgeStandIn(host, name)),
    ok('link.nicDriver.ok', { ...at, nics }),
  );
};

/**
 * Devices on a DPDK driver that look like NICs. The API tells no PCI class, so a GPU that is handed to VMs is on vfio-pci as
 * well; virtual functions never count as DPDK NICs (vdsm link/dpdk.py 5e2c768ef).
 */
const boundNics = (host: SeenHost): readonly string[] => {
  const seen = (host.devices ?? []).filter(
    ({ driver, physicalFunctionName, product }) =>
      WHOLE_NIC_DRIVERS.includes(driver ?? '') &&
      physicalFunctionName === undefined &&
      /ethernet|network|\bnic\b|10g|25g|40g|100g/i.test(product?.name ?? '') &&
      !/virtual function/i.test(product?.name ?? ''),
  );
  const told = (host.facts?.nics ?? []).filter(({ driver }) => WHOLE_NIC_DRIVERS.includes(driver ?? ''));
  return [...new Set([...seen.flatMap((device) => pciOf(device.name) ?? []), ...told.map(({ pci }) => pci)])];
};

const judgeNoNic = (host: SeenHost): Link => {
  const bound = boundNics(host);
  const values = { host: host.name, nics: bound };
  const ability = hostAbility(host.version);
  if (bound.length > 0 && ability?.standIn) {
    return missing('link.nicDriver.noStandIn', values, mend('mend.standIn', { ...values, pci: bound[0] }));
  }
  // From 4.40.31 on VDSM shows them, but can do nothing with them.
  if (bound.length > 0 && ability?.reportsDpdkNics === 'opt-in' && ability.netdevBridges !== 'no') {
    return missing('link.nicDriver.dpdkEnable', values, mend('mend.dpdkEnable', { host: host.name }));
  }
  if (bound.length > 0 && ability?.reportsDpdkNics === 'yes') {
    return missing('link.nicDriver.notReported', values, mend('mend.refresh', { host: host.name }));
  }
  if (bound.length > 0) return ok('link.nicDriver.bound', values);
  if (!host.devices && !host.facts?.nics) return unknown('link.nicDriver.unread', values, hostFacts(host.name));
  return missing(
    'link.nicDriver.none',
    { host: host.name },
    ability?.standIn ? mend('mend.standIn', { host: host.name, pci: 'PCI-ADDRESS' }) : bindNic(host.name),
  );
};

const judgeStandIn = (host: SeenHost, nic: string): Link | undefined => {
  const at = { host: host.name, nic };
  if (isDpdkName(nic)) return undefined;
  const pci = standInPci(nic);
  if (pci === undefined) return unknown('link.nicDriver.nameTellsNothing', at, hostFacts(host.name));
  const told = host.facts?.nics?.find((one) => canonicalPciAddress(one.pci) === pci);
  const device = host.devices?.find((one) => pciOf(one.name) === pci);
  const values = { ...at, pci };
  if (!device && !told) {
    return host.devices
      ? missing('link.nicDriver.noDevice', values, mend('mend.removeStandIn', values))
      : unknown('link.nicDriver.unread', values, hostFacts(host.name));
  }
  if (device?.vmId !== undefined) return missing('link.nicDriver.handedToVm', values, mend('mend.takeBack', values));
  const driver = told?.driver ?? device?.driver;
  return driver !== undefined && [...WHOLE_NIC_DRIVERS, ...SHARED_NIC_DRIVERS].includes(driver)
    ? undefined
    : missing('link.nicDriver.wrongDriver', { ...values, driver: driver ?? 'none' }, mend('mend.rebind', values));
};
