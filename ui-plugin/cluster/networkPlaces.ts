import type { SeenHost } from '../../client/index';
import type { ClusterReading } from '../backstage/face';

/** Networks down, hosts across: on which NIC each sits. */
export interface NetworkRow {
  readonly id: string;
  readonly name: string;
  readonly vlan?: number;
  /** In the order of `hosts`; absent where it is not attached. */
  readonly places: readonly (Place | undefined)[];
  /** Some hosts have it on another kind of NIC, or not at all. */
  readonly differs: boolean;
}

export interface Place {
  readonly nic: string;
  /** `standIn`: four hex digits tell of which NIC; `dpdk`: VDSM's own; `ordinary`: the kernel's. */
  readonly kind: 'standIn' | 'dpdk' | 'ordinary';
  readonly inSync: boolean;
}

export const networkRows = ({ cluster, seen, hosts }: ClusterReading): readonly NetworkRow[] => {
  const known = new Map(seen.networks.map((network) => [network.id, network]));
  const rows = cluster.networks.map(({ id, name }): NetworkRow => {
    const places = hosts.map(({ host }) => placeOn(host, id));
    const vlan = known.get(id)?.vlan;
    return { id, name, ...(vlan !== undefined && { vlan }), places, differs: areDifferent(places) };
  });
  return rows.sort((a, b) => Number(b.differs) - Number(a.differs) || Number(isDpdk(b)) - Number(isDpdk(a)) || compare(a, b));
};

const compare = (a: NetworkRow, b: NetworkRow): number => a.name.localeCompare(b.name, 'en', { numeric: true });
const isDpdk = ({ places }: NetworkRow): boolean => places.some((place) => place !== undefined && place.kind !== 'ordinary');

/** Ordinary NICs have other names on every machine: only where they carry a network at all counts. */
const areDifferent = (places: readonly (Place | undefined)[]): boolean => new Set(places.map((place) => place?.kind)).size > 1;

const placeOn = (host: SeenHost, networkId: string): Place | undefined => {
  const attachment = host.attachments?.find((one) => one.networkId === networkId);
  const nic = attachment && (attachment.hostNicName ?? host.nics?.find(({ id }) => id === attachment.hostNicId)?.name);
  if (!attachment || nic === undefined) return undefined;
  return { nic, kind: kindOf(nic), inSync: attachment.inSync };
};

const kindOf = (nic: string): Place['kind'] => {
  if (nic.startsWith('dummy_')) return 'standIn';
  return /^dpdk\d+$/.test(nic) ? 'dpdk' : 'ordinary';
};
