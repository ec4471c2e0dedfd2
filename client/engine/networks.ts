import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, flag, integer, linkId, join, listOf, optional, present, text, textOrEmpty, textsOf } from './scalars';

export type { ExternalProvider } from './externalProviders';

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

/** What a network is changed to; absent means "leave it". */
export interface NetworkChange {
  readonly vlan?: number | 'none';
  readonly mtu?: number;
  readonly description?: string;
  readonly comment?: string;
}

export const networks = (http: Transport) => ({
  /** The networks of a data center, or of all. */
  list: ({ dataCenterId }: { readonly dataCenterId?: string } = {}, options?: CallOptions): Promise<readonly Network[]> =>
    calls(http).get(
      dataCenterId === undefined ? '/networks' : path`/datacenters/${dataCenterId}/networks`,
      (answer, at) => listOf(answer, 'network', at, fromWire),
      undefined,
      options,
    ),

  create: (network: NewNetwork, options?: CallOptions): Promise<Network> =>
    calls(http).post('/networks', newToWire(network), fromWire, options),

  update: (id: string, change: NetworkChange, options?: CallOptions): Promise<Network> =>
    calls(http).put(path`/networks/${id}`, changeToWire(change), fromWire, options),
});

export const fromWire = (network: WireObject, at: string): Network => {
  const vlan = child(network, 'vlan', at);
  return present({
    id: text(network, 'id', at),
    name: text(network, 'name', at),
    description: textOrEmpty(network, 'description', at),
    comment: textOrEmpty(network, 'comment', at),
    dataCenterId: linkId(network, 'data_center', at),
    vlan: vlan && optional(integer, vlan, 'id', join(at, 'vlan')),
    mtu: optional(integer, network, 'mtu', at) ?? 0,
    usages: textsOf(child(network, 'usages', at), 'usage', at),
    // Engine 4.4.3 and later; before, no network was isolated.
    portIsolation: optional(flag, network, 'port_isolation', at) ?? false,
    qosId: linkId(network, 'qos', at),
    externalProviderId: linkId(network, 'external_provider', at),
    physicalNetworkId: linkId(network, 'external_provider_physical_network', at),
  });
};

const newToWire = ({ name, dataCenterId, external, ...rest }: NewNetwork): WireObject => ({
  name,
  data_center: { id: dataCenterId },
  ...changeToWire(rest),
  // The engine would make a profile of the network's name; the profiles are ours to make.
  profile_required: 'false',
  ...(external && {
    external_provider: { id: external.providerId },
    ...(external.physicalNetworkId !== undefined && { external_provider_physical_network: { id: external.physicalNetworkId } }),
  }),
});

const changeToWire = ({ vlan, mtu, description, comment }: NetworkChange): WireObject => ({
  ...(vlan !== undefined && { vlan: vlan === 'none' ? {} : { id: String(vlan) } }),
  ...(mtu !== undefined && { mtu: String(mtu) }),
  ...(description !== undefined && { description }),
  ...(comment !== undefined && { comment }),
});
