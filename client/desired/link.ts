import type { Values } from '../errors';
import type { Reason } from './change';

/** The nine links of the chain, in their order. */
export const linkNames = [
  'firmware',
  'kernelLine',
  'hugepages',
  'nicDriver',
  'openVswitch',
  'network',
  'vm',
  'datapath',
  'guest',
] as const;
export type LinkName = (typeof linkNames)[number];

export type LinkState = 'ok' | 'missing' | 'impossible' | 'unknown';

/** One link of the chain for one host, VM or cluster. The sentence for `code` is in `phrases`. */
export interface Link {
  readonly name: LinkName;
  readonly state: LinkState;
  readonly code: string;
  readonly values: Values;
  /** For `missing`: what mends it. For `unknown`: what would tell. */
  readonly mend?: Reason;
}

export interface Chain {
  readonly of: 'host' | 'vm' | 'cluster';
  readonly name: string;
  readonly links: readonly Link[];
}
