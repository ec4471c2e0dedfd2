import { dpdkAttachments } from '../chain/view';
import type { Ref } from '../change';
import type { SeenHost } from '../seen';
import type { PageSize } from '../spec';
import type { NetworkedContext } from './context';
import { hostsThatCount } from './datapath';

/** What the plan does on one host, as far as VMs wait for it. */
export interface HostWork {
  readonly host: SeenHost;
  /** The step after which the kernel line counts, and the pages that it then reserves. */
  readonly kernel?: string;
  readonly pages?: PageSize;
  /** The change that puts networks on its NICs, and which. */
  readonly attaching?: { readonly id: string; readonly networks: readonly string[] };
}

/** Where a VM can run: which hosts have its networks and pages, now or after this plan. */
export interface Places {
  readonly hosts: readonly SeenHost[];
  readonly work: readonly HostWork[];
  /** Whether a network is, or is to be, on a DPDK NIC of a host. */
  carries(network: Ref): boolean;
}

export const placesOf = ({ spec, seen, datapath }: NetworkedContext, work: readonly HostWork[]): Places => {
  const hosts = hostsThatCount(spec, seen);
  const now = new Set(hosts.flatMap((host) => dpdkAttachments(host).map(({ networkId }) => networkId)));
  const asked = new Set((spec.hosts ?? []).flatMap(({ nics = [] }) => nics.flatMap(({ networks }) => networks)));
  const isPossible = datapath.kind !== 'none' && datapath.kind !== 'unknown';
  return { hosts, work, carries: ({ name, id }) => (isPossible && asked.has(name)) || (id !== undefined && now.has(id)) };
};
