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
