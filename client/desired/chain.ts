/**
 * A VM has a working DPDK NIC only if nine links hold. Each is judged on what was seen; what nobody could see is `unknown`, never
 * guessed. Pure: equal input, equal output.
 */
import { clusterChain } from './chain/clusterChain';
import { hostChain } from './chain/hostChain';
import { viewOf } from './chain/view';
import { vmChain } from './chain/vmChain';
import type { Chain } from './link';
import type { Seen } from './seen';

/** The chain of one host; undefined when it was not seen. */
export const chainOfHost = (seen: Seen, name: string): Chain | undefined => {
  const host = seen.hosts.find((one) => one.name === name);
  return host && hostChain(viewOf(seen, host.clusterId), host);
};

/** The chain of each host of the cluster in question, in the order in which they were seen: what they share is looked at once. */
export const chainsOfHosts = (seen: Seen): readonly Chain[] => {
  const view = viewOf(seen, seen.cluster?.id);
  return view.hosts.map((host) => hostChain(view, host));
};

/** The chain of one VM; undefined when it was not seen. Its hosts and its cluster have to be in what was seen. */
export const chainOfVm = (seen: Seen, name: string): Chain | undefined => {
  const vm = seen.vms.find((one) => one.name === name);
  return vm && vmChain(viewOf(seen, vm.clusterId), vm);
};

/** The chain of the cluster in question, which may not exist yet: then `name` says what it is to be called. */
export const chainOfCluster = (seen: Seen, name = seen.cluster?.name ?? ''): Chain =>
  clusterChain(viewOf(seen, seen.cluster?.id), name);
