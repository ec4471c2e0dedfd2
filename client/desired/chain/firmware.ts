import { cpuVendor, type CpuVendor } from '../../dpdk/cpuVendor';
import { parseKernelCmdline, tokenKey, tokenValue } from '../../dpdk/kernelTokens';
import { readKernelHugepages } from '../../dpdk/kernelHugepages';
import { dpdkOfHost } from '../../dpdk/nics/dpdkOfHost';
import { nicRow } from '../../dpdk/nics/nicTable';
import { judgeNic } from '../../dpdk/nics/nicVerdict';
import type { HostFacts, NicFacts } from '../../facts/hostFacts';
import { hasGigabytePages } from '../../facts/pages';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { dpdkDrivers, hostNeedsIommu, WHOLE_NIC_DRIVERS } from './drivers';
import { judgementsOf, mend, worst } from './judgement';
import { hostFacts } from './mends';
import { GIGABYTE_PAGE, pagesOf } from './pages';
import { standInAddresses } from './view';

const { ok, missing, impossible, unknown } = judgementsOf('firmware');

/** Link 1: the IOMMU is on, the CPU has 1 GiB pages where they are asked for, DPDK supports the NICs. */
export const judgeFirmware = (host: SeenHost): Link => {
  if (hasNeverReported(host)) {
    return unknown('link.host.neverReported', { host: host.name, status: host.status }, mend('mend.hostUp', { host: host.name }));
  }
  const nics = nicsOf(host, true);
  return worst(
    [judgeIommu(host), judgeGigabytePages(host), judgeNics(host)],
    nics.length > 0
      ? ok('link.firmware.okWithNics', { host: host.name, nics })
      : ok('link.firmware.ok', { host: host.name, gigabytePages: offersGigabytePages(host) === true }),
  );
};

/** The engine has never had an answer from it. */
export const hasNeverReported = (host: SeenHost): boolean =>
  host.version === undefined && host.cpu.name === undefined && host.kernelCmdline.reported === undefined;

const vendorOf = ({ cpu: { name = '' } }: SeenHost): CpuVendor | undefined => cpuVendor(name);

/** Whether this kernel would use an IOMMU if the firmware offered one: Intel's is off by default, AMD's on. */
export const asksForIommu = (host: SeenHost): boolean | undefined => {
  const { reported } = host.kernelCmdline;
  if (reported === undefined) return undefined;
  const has = (key: string, word: string): boolean =>
    parseKernelCmdline(reported).some((token) => tokenKey(token) === key && (tokenValue(token) ?? '').split(',').includes(word));
  if (has('iommu', 'off') || has('intel_iommu', 'off') || has('amd_iommu', 'off')) return false;
  return vendorOf(host) === 'intel' ? has('intel_iommu', 'on') : true;
};

// device_passthrough.enabled is true when VDSM finds IOMMU groups: vdsm hostdev.is_supported; observed on engine 4.5.8 to follow at refresh.
const judgeIommu = (host: SeenHost): Link | undefined => {
  if (host.iommu) return undefined;
  const at = { host: host.name };
  if (!hostNeedsIommu(host)) return ok('link.firmware.iommuNotNeeded', { ...at, drivers: dpdkDrivers(host) });
  const asks = asksForIommu(host);
  if (asks === undefined) return unknown('link.firmware.iommuUnknown', at, hostFacts(host.name));
  if (!asks) return unknown('link.firmware.iommuNotTried', at, mend('mend.kernelLineFirst', at));
  return missing('link.firmware.iommuOff', at, mend('mend.firmwareIommu', { ...at, vendor: vendorOf(host) ?? 'unknown' }));
};

/** A statistic exists for every size that the running kernel knows, on EL8 and later; on EL7 its absence proves nothing. */
const offersGigabytePages = (host: SeenHost): boolean | undefined => {
  const told = host.facts && hasGigabytePages(host.facts);
  if (told !== undefined) return told;
  const pages = pagesOf(host);
  if (pages?.some(({ size }) => size === GIGABYTE_PAGE)) return true;
  const isEl7 = host.version === undefined || host.version.minor < 40;
  return pages === undefined || isEl7 ? undefined : false;
};

const judgeGigabytePages = (host: SeenHost): Link | undefined => {
  const line = `${host.kernelCmdline.reported ?? ''} ${host.kernelCmdline.custom}`;
  const asked = readKernelHugepages(parseKernelCmdline(line)).pages.has(GIGABYTE_PAGE);
  const has = offersGigabytePages(host);
  if (!asked || has === true) return undefined;
  const at = { host: host.name };
  return has === false
    ? missing('link.firmware.noGigabytePages', at, mend('mend.smallPages', at))
    : unknown('link.firmware.gigabytePagesUnknown', at, hostFacts(host.name));
};

/** NICs of the facts that are meant for DPDK: bound, or with a stand-in. */
const dpdkFacts = (host: SeenHost) => {
  const stoodFor = standInAddresses(host);
  return (host.facts?.nics ?? []).filter(
    ({ pci, dpdkName, driver }) => stoodFor.includes(pci) || dpdkName !== undefined || WHOLE_NIC_DRIVERS.includes(driver ?? ''),
  );
};

/** Whether the DPDK in this host's Open vSwitch has a driver for it; undefined where that is not known. */
const isSupported = (nic: NicFacts, facts: HostFacts): boolean | undefined => {
  const dpdk = dpdkOfHost(facts);
  const row = nicRow(nic.vendor, nic.device);
  if (!row) return undefined;
  if (row.binding === 'unsupported') return false;
  return dpdk && judgeNic(nic, facts, dpdk).state !== 'tooNew';
};

/** DPDK NICs that are supported, or those that are not. */
const nicsOf = ({ facts, ...host }: SeenHost, supported: boolean): readonly string[] =>
  facts ? dpdkFacts({ facts, ...host }).flatMap((nic) => (isSupported(nic, facts) === supported ? [nic.pci] : [])) : [];

const judgeNics = (host: SeenHost): Link | undefined => {
  const nics = nicsOf(host, false);
  return nics.length > 0
    ? impossible('link.firmware.nicUnsupported', { host: host.name, nics }, mend('mend.otherNic', { host: host.name }))
    : undefined;
};
