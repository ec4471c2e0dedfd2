import type { Network, VnicProfile } from '../../../client/index';
import type { HostReading, NicReading } from '../../backstage/face';

/** A NIC of the host as the wizard offers it, or why it does not. */
export interface NicOffer {
  /** The engine's name; the PCI address of one that the engine does not show. */
  readonly key: string;
  readonly networks: readonly string[];
  readonly nic?: NicReading;
  readonly isOffered: boolean;
}

/** Stand-ins and `dpdkN`: the only NICs whose vNICs become vhost-user. `dummy_5e00.100` is a network's VLAN on one. */
const isDpdkName = (name: string): boolean => /^(dummy_\w+|dpdk\d+)$/.test(name);

/** NICs for DPDK first. With the native datapath the engine does not tell which NIC a `dpdkN` is. */
export const nicOffers = ({ host, nics, seen }: HostReading): readonly NicOffer[] => {
  const networksOn = (nicId: string): readonly string[] =>
    (host.attachments ?? []).flatMap(({ networkId, hostNicId }) =>
      hostNicId === nicId ? (seen.networks.find(({ id }) => id === networkId)?.name ?? []) : [],
    );
  const shown = (host.nics ?? []).filter(({ name }) => isDpdkName(name));
  const offered = shown.map(({ id, name }): NicOffer => {
    const nic = nics.find(({ seenAs }) => seenAs === name);
    return { key: name, networks: nic?.networks ?? networksOn(id), ...(nic && { nic }), isOffered: true };
  });
  const others = nics
    .filter(({ seenAs }) => seenAs === undefined || !isDpdkName(seenAs))
    .map((nic): NicOffer => ({ key: nic.pci, networks: nic.networks, nic, isOffered: false }));
  return [...offered.sort((a, b) => (a.key < b.key ? -1 : 1)), ...others];
};

export interface NetworkOffers {
  readonly offered: readonly Network[];
  /** On another NIC of the host already. */
  readonly elsewhere: readonly string[];
}

/** VM networks of the cluster that this NIC can get. */
export const networkOffers = (reading: HostReading, nic: string): NetworkOffers => {
  const { seen } = reading;
  const members = new Map((seen.cluster?.networks ?? []).map((one) => [one.id, one]));
  const elsewhere = new Set(
    nicOffers(reading)
      .filter(({ key }) => key !== nic)
      .flatMap(({ networks }) => networks),
  );
  const possible = seen.networks.filter(({ id, externalProviderId }) => {
    const usages = members.get(id)?.usages;
    return usages?.includes('vm') && !usages.includes('management') && externalProviderId === undefined;
  });
  const byName = [...possible].sort((a, b) => a.name.localeCompare(b.name));
  return {
    offered: byName.filter(({ name }) => !elsewhere.has(name)),
    elsewhere: byName.filter(({ name }) => elsewhere.has(name)).map(({ name }) => name),
  };
};

/** vNIC profiles of a network that exists. */
export const profileOffers = ({ seen, cluster }: HostReading, network: string): readonly VnicProfile[] => {
  const found = seen.networks.find(({ name, dataCenterId }) => name === network && dataCenterId === cluster.dataCenterId);
  return found ? seen.profiles.filter(({ networkId }) => networkId === found.id) : [];
};
