import type { Seen } from '../seen';
import type { Spec } from '../spec';
import type { ClusterTarget } from './cluster';
import type { Datapath } from './datapath';
import type { Draft } from './draft';
import type { NetworkTarget } from './networks';

/** What every part of the plan behind the cluster looks at. */
export interface Context {
  readonly draft: Draft;
  readonly spec: Spec;
  readonly seen: Seen;
  readonly cluster: ClusterTarget;
  readonly datapath: Datapath;
}

/** The same with the networks of the file, for hosts and VMs. */
export interface NetworkedContext extends Context {
  readonly networks: readonly NetworkTarget[];
}
