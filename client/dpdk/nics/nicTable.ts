import { NIC_DATA } from './nicData';

/** What DPDK makes of one kind of network device. */
export interface NicRow {
  /** As pci.ids has it. */
  readonly vendor: string;
  /** As pci.ids has it, where it does; else DPDK's own word for the id. */
  readonly product: string;
  /** DPDK's driver, `net_i40e`; absent for a device that it has none for. */
  readonly pmd?: string;
  /** The kernel's driver: absent where none is known. */
  readonly kernelDriver?: string;
  /** `rebind`: DPDK takes it from the kernel. `bifurcated`: the kernel's driver stays. `unsupported`: DPDK has no driver. */
  readonly binding: 'rebind' | 'bifurcated' | 'unsupported';
  readonly isVf: boolean;
  /** First release of DPDK that lists the id, `16.04`; `1.7` means that one or an earlier. Absent where there is none. */
  readonly minDpdk?: string;
}

/** The table as `scripts/nics.mjs` writes it: by vendor id, then devices that differ in id and name only. */
export type NicData = Readonly<Record<string, NicVendor>>;

interface NicVendor {
  readonly name: string;
  readonly groups: readonly NicGroup[];
}

/** Devices are one text, `|158a XXV710 backplane|158b XXV710 SFP28|`: as objects they would take longer to load than to search. */
type NicGroup = readonly [kind: NicKind, pmd: string, kernelDriver: string, minDpdk: string, devices: string];

/** First letter of the binding; `v` for virtual functions. */
type NicKind = `${keyof typeof BINDINGS}${'' | 'v'}`;

const BINDINGS = { r: 'rebind', b: 'bifurcated', u: 'unsupported' } as const;

const isLetter = (letter: string): letter is keyof typeof BINDINGS => letter in BINDINGS;

/**
 * What is known of a device by its PCI ids: four hex digits each, lower case, as sysfs has them without `0x`. Undefined: in none of
 * the device tables of DPDK 1.7 to 26.07 and not known as unsupported either, so probably unsupported.
 *
 * That DPDK has a driver does not promise that a distribution has built it.
 *
 * @example nicRow('8086', '158b')?.pmd // 'net_i40e'
 */
export const nicRow = (vendor: string, device: string): NicRow | undefined => {
  if (!Object.hasOwn(NIC_DATA, vendor)) return undefined;
  const mark = `|${device} `;
  const { name, groups } = NIC_DATA[vendor] ?? { name: '', groups: [] };
  for (const [kind, pmd, kernelDriver, minDpdk, devices] of groups) {
    const at = devices.indexOf(mark);
    if (at < 0) continue;
    const letter = kind.charAt(0);
    return {
      vendor: name,
      product: devices.slice(at + mark.length, devices.indexOf('|', at + 1)),
      ...(pmd !== '' && { pmd }),
      ...(kernelDriver !== '' && { kernelDriver }),
      binding: isLetter(letter) ? BINDINGS[letter] : 'unsupported',
      isVf: kind.endsWith('v'),
      ...(minDpdk !== '' && { minDpdk }),
    };
  }
  return undefined;
};

/** What companies are called in law and pci.ids, and nobody says. */
const LEGAL_FORM =
  /,? (Inc\.?|Corporation|Corp\.|Co\., Ltd\.|Communications Inc|Technologies|Technology|and subsidiaries|Ltd|Systems)(?=,| |$)/g;

/** How a NIC is called before a person: `Intel Ethernet Controller XXV710 for 25GbE SFP28`. */
export const nicName = ({ vendor, product }: NicRow): string => {
  const [brand = ''] = vendor.replaceAll(LEGAL_FORM, '').split(',');
  return vendor === 'unknown' || product.toLowerCase().startsWith(brand.toLowerCase()) ? product : `${brand} ${product}`;
};
