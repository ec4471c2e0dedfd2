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
