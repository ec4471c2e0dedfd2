export interface Network {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly dataCenterId?: string;
  readonly vlan?: number;
  /** Bytes; 0 is the engine's default (1500). */
  readonly mtu: number;
  /** `vm` makes it a VM network (with a bridge); others: display, migration, management, default_route, gluster. */
  readonly usages: readonly string[];
  readonly portIsolation: boolean;
  readonly qosId?: string;
  /** Set on an external network. */
  readonly externalProviderId?: string;
  /** The network that an external network is linked to (OVN localnet). */
  readonly physicalNetworkId?: string;
}

export interface NewNetwork {
  readonly name: string;
  readonly dataCenterId: string;
  readonly vlan?: number;
  readonly mtu?: number;
  readonly description?: string;
  readonly comment?: string;
  readonly external?: { readonly providerId: string; readonly physicalNetworkId?: string };
}

export interface ExternalProvider {
  readonly id: string;
  readonly name: string;
  readonly pluginType?: string;
}
