import {
  nicRow,
  pciOf,
  standInName,
  type HostDevice,
  type HostNic,
  type Network,
  type NicFacts,
  type NicRow,
  type SeenHost,
} from '../../client/index';

/** A NIC of a host, as the engine lists it and, where there are facts, as the host told. */
export interface NicOfHost {
  readonly pci: string;
  /** `8086:158b` */
  readonly id: string;
  /** What DPDK makes of its kind; absent for one that no table knows. */
  readonly row?: NicRow | undefined;
  /** As the engine calls it. */
  readonly device?: HostDevice | undefined;
  readonly driver?: string | undefined;
  /** NICs of the engine that stand for it or are it. */
  readonly shown: readonly HostNic[];
  /** Names of the networks on these, or on a bond of them. */
  readonly networks: readonly string[];
}

/** Physical functions, by PCI address. What the host told is newer than what the engine keeps of its devices, and goes first. */
export const nicsOfHost = (host: SeenHost, networks: readonly Network[]): readonly NicOfHost[] => {
  const devices = devicesByPci(host);
  const told = new Map((host.facts?.nics ?? []).map((nic) => [nic.pci, nic]));
  return [...new Set([...devices.keys(), ...told.keys()])]
    .sort()
    .flatMap((pci) => nicAt(pci, host, devices.get(pci), told.get(pci), networks) ?? []);
};

const nicAt = (
  pci: string,
  host: SeenHost,
  device: HostDevice | undefined,
  told: NicFacts | undefined,
  networks: readonly Network[],
): NicOfHost | undefined => {
  const [vendor, product] = told ? [told.vendor, told.device] : idsOf(device);
  const row = nicRow(vendor, product);
  const netdevs = netdevsUnder(device?.name, host.devices ?? []);
  const isVirtual = row?.isVf === true || device?.physicalFunctionName !== undefined || told?.physicalFunction !== undefined;
  // The API tells no PCI class: a NIC is what has a network device, or what DPDK's tables know by its ids.
  if (isVirtual || (!told && !row && netdevs.length === 0)) return undefined;
  const isDevice = ({ name }: HostNic): boolean =>
    told?.netdevs.includes(name) === true || netdevs.some((netdev) => netdev.startsWith(`net_${libvirtName(name)}_`));
  const all = host.nics ?? [];
  const shown = [
    ...all.filter(({ name }) => name === standInName(pci) || name === told?.dpdkName),
    ...all.filter((nic) => nic.baseInterface === undefined && isDevice(nic)),
  ];
  return {
    pci,
    id: `${vendor}:${product}`,
    row,
    device,
    driver: told ? told.driver : device?.driver,
    shown,
    networks: networksOn(host, shown, networks),
  };
};

const devicesByPci = ({ devices = [] }: SeenHost): ReadonlyMap<string, HostDevice> =>
  new Map(
    devices.flatMap((device) => {
      const pci = device.capability === 'pci' ? pciOf(device.name) : undefined;
      return pci === undefined ? [] : [[pci, device] as const];
    }),
  );

const idsOf = (device: HostDevice | undefined): readonly [string, string] => [
  hexDigits(device?.vendor?.id),
  hexDigits(device?.product?.id),
];
const hexDigits = (id = ''): string => id.replace(/^0x/, '').toLowerCase();

/** libvirt's name of a network device is `net_<name>_<MAC>`, with `_` for what is no letter or digit: node_device_udev.c. */
const libvirtName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '_');

/** Also below the virtio device that stands between a PCI device and its network device. */
const netdevsUnder = (parent: string | undefined, devices: readonly HostDevice[]): readonly string[] =>
  devices
    .filter(({ name, parentName, capability }) => parentName === parent && name !== parent && capability !== 'pci')
    .flatMap(({ name, capability }) => (capability === 'net' ? [name] : netdevsUnder(name, devices)));

const networksOn = (host: SeenHost, shown: readonly HostNic[], networks: readonly Network[]): readonly string[] => {
  const bonds = (host.nics ?? []).filter(({ bondSlaveIds = [] }) => shown.some(({ id }) => bondSlaveIds.includes(id)));
  const carriers = [...shown, ...bonds];
  return (host.attachments ?? [])
    .filter(({ hostNicId, hostNicName }) => carriers.some(({ id, name }) => id === hostNicId || name === hostNicName))
    .map(({ networkId }) => networks.find(({ id }) => id === networkId)?.name ?? networkId);
};
