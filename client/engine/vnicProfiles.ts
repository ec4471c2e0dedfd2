import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { propertiesToWire } from './properties';
import {
  child,
  filledText,
  flag,
  linkId,
  join,
  listOf,
  optional,
  present,
  properties,
  requiredLinkId,
  text,
  textOrEmpty,
} from './scalars';
import type { Properties } from './values';

export interface VnicProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly networkId: string;
  /** Absent: no filter. */
  readonly networkFilterId?: string;
  readonly passThrough: boolean;
  readonly portMirroring: boolean;
  readonly qosId?: string;
  /** Device properties such as `queues`. */
  readonly properties: Properties;
}

export interface NewVnicProfile {
  readonly name: string;
  readonly networkId: string;
  /** `none` sends an empty element, which means no filter; absent lets the engine choose its default filter. */
  readonly networkFilter?: 'none' | { readonly id: string };
  readonly properties?: Properties;
}

export interface NetworkFilter {
  readonly id: string;
  readonly name: string;
}

/** What a profile is changed to; absent means "leave it", properties are the whole list. */
export type VnicProfileChange = Pick<NewVnicProfile, 'networkFilter' | 'properties'>;

export const vnicProfiles = (http: Transport) => ({
  /** Of one network, or of all. There is no search here: on this collection it answers an empty list (observed on engine 4.5.8). */
  list: ({ networkId }: { readonly networkId?: string } = {}, options?: CallOptions): Promise<readonly VnicProfile[]> =>
    calls(http).get(
      networkId === undefined ? '/vnicprofiles' : path`/networks/${networkId}/vnicprofiles`,
      (answer, at) => listOf(answer, 'vnic_profile', at, fromWire),
      undefined,
      options,
    ),

  create: ({ name, networkId, ...rest }: NewVnicProfile, options?: CallOptions): Promise<VnicProfile> =>
    calls(http).post('/vnicprofiles', { name, network: { id: networkId }, ...changeToWire(rest) }, fromWire, options),

  update: (id: string, change: VnicProfileChange, options?: CallOptions): Promise<VnicProfile> =>
    calls(http).put(path`/vnicprofiles/${id}`, changeToWire(change), fromWire, options),
});

export const networkFilters = (http: Transport) => ({
  list: (options?: CallOptions): Promise<readonly NetworkFilter[]> =>
    calls(http).get('/networkfilters', (answer, at) => listOf(answer, 'network_filter', at, filterFromWire), undefined, options),
});

export const fromWire = (profile: WireObject, at: string): VnicProfile => {
  const passThrough = child(profile, 'pass_through', at);
  return present({
    id: text(profile, 'id', at),
    name: text(profile, 'name', at),
    description: textOrEmpty(profile, 'description', at),
    networkId: requiredLinkId(profile, 'network', at),
    networkFilterId: linkId(profile, 'network_filter', at),
    passThrough: passThrough !== undefined && filledText(passThrough, 'mode', join(at, 'pass_through')) === 'enabled',
    portMirroring: optional(flag, profile, 'port_mirroring', at) ?? false,
    qosId: linkId(profile, 'qos', at),
    properties: properties(child(profile, 'custom_properties', at), 'custom_property', join(at, 'custom_properties')),
  });
};

export const filterFromWire = (filter: WireObject, at: string): NetworkFilter => ({
  id: text(filter, 'id', at),
  name: text(filter, 'name', at),
});

const changeToWire = ({ networkFilter, properties: wanted }: VnicProfileChange): WireObject => ({
  // By id: a filter given by name alone means none, silently (observed on engine 4.5.8).
  ...(networkFilter !== undefined && { network_filter: networkFilter === 'none' ? {} : { id: networkFilter.id } }),
  ...(wanted !== undefined && { custom_properties: propertiesToWire(wanted) }),
});
