import type { CallOptions, Transport } from '../http/face';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { filledText, listOf, present, text } from './scalars';

export interface ExternalProvider {
  readonly id: string;
  readonly name: string;
  readonly pluginType?: string;
}

export const externalProviders = (http: Transport) => ({
  /** Providers of networks, such as OVN. */
  list: (options?: CallOptions): Promise<readonly ExternalProvider[]> =>
    calls(http).get(
      '/openstacknetworkproviders',
      (answer, at) => listOf(answer, 'openstack_network_provider', at, providerFromWire),
      undefined,
      options,
    ),
});

export const providerFromWire = (provider: WireObject, at: string): ExternalProvider =>
  present({
    id: text(provider, 'id', at),
    name: text(provider, 'name', at),
    pluginType: filledText(provider, 'external_plugin_type', at),
  });
