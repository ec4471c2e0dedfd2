import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, filledText, flag, integer, join, listOf, optional, present, text } from './scalars';

export interface HostNic {
  readonly id: string;
  readonly name: string;
  readonly mac?: string;
  readonly mtu?: number;
  /** bit/s; absent when 0. */
  readonly speed?: number;
  readonly status?: string;
  /** Absent id with a name: a network that the cluster does not know. */
  readonly network?: { readonly id?: string; readonly name?: string };
  readonly vlan?: number;
  /** Name of the NIC below a VLAN device. */
  readonly baseInterface?: string;
  /** Ids of the members of a bond. */
  readonly bondSlaveIds?: readonly string[];
  readonly bridged?: boolean;
}

export const hostNics = (http: Transport) => ({
  list: (hostId: string, options?: CallOptions): Promise<readonly HostNic[]> =>
    calls(http).get(path`/hosts/${hostId}/nics`, nicsFromWire, undefined, options),
});

export const nicsFromWire = (list: WireObject | undefined, at: string): readonly HostNic[] =>
  listOf(list, 'host_nic', at, fromWire);

export const fromWire = (nic: WireObject, at: string): HostNic => {
  const mac = child(nic, 'mac', at);
  const vlan = child(nic, 'vlan', at);
  const bonding = child(nic, 'bonding', at);
  return present({
    id: text(nic, 'id', at),
    name: text(nic, 'name', at),
    mac: mac && filledText(mac, 'address', join(at, 'mac')),
    mtu: optional(integer, nic, 'mtu', at),
    speed: optional(integer, nic, 'speed', at) || undefined,
    status: filledText(nic, 'status', at),
    network: networkOf(nic, at),
    vlan: vlan && optional(integer, vlan, 'id', join(at, 'vlan')),
    baseInterface: filledText(nic, 'base_interface', at),
    bondSlaveIds: bonding && slaveIds(bonding, join(at, 'bonding')),
    bridged: optional(flag, nic, 'bridged', at),
  });
};

const networkOf = (nic: WireObject, at: string): HostNic['network'] => {
  const network = child(nic, 'network', at);
  const place = join(at, 'network');
  return network && present({ id: filledText(network, 'id', place), name: filledText(network, 'name', place) });
};

const slaveIds = (bonding: WireObject, at: string): readonly string[] =>
  listOf(child(bonding, 'slaves', at), 'host_nic', join(at, 'slaves'), (slave, place) => text(slave, 'id', place));
