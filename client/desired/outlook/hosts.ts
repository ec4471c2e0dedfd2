import { countPages, readHugepageProperty } from '../../dpdk/hugepages';
import { bytes, mibToKib, type KiB, mib } from '../../dpdk/units';
import { nodePages } from '../../facts/pages';
import { judgeReadiness } from '../chain/datapath';
import { judgeNetwork } from '../chain/network';
import type { View } from '../chain/view';
import { isRunning } from '../chain/vm';
import { networksFor } from '../chain/vmNics';
import type { Reason } from '../change';
import type { Link } from '../link';
import type { SeenHost, SeenVm } from '../seen';

/** Whether a VM can start on one host of its cluster. */
export interface HostOutlook {
  readonly host: { readonly id: string; readonly name: string };
  /** Free pages of the size that it needs, with its own where it runs there; absent: not known, or it needs none. */
  readonly free?: number;
  readonly verdict: HostVerdict;
  /** Of each NUMA node of the host that it is pinned to. */
  readonly nodes: readonly NodeOutlook[];
}

export interface NodeOutlook {
  readonly node: number;
  readonly need: number;
  /** Absent: the engine does not show it, only the host's facts do. */
  readonly free?: number;
}

export type HostVerdict =
  | { readonly can: 'start' }
  /** What stands against it is a link of the chain. */
  | { readonly can: 'not' | 'unknown'; readonly because: 'link'; readonly link: Pick<Link, 'state' | 'code' | 'values'> }
  | { readonly can: 'not'; readonly because: 'pinnedElsewhere' | 'noPages' }
  | { readonly can: 'not'; readonly because: 'pagesShort'; readonly missing: number; readonly node?: number }
  | { readonly can: 'unknown'; readonly because: 'pagesUnseen' | 'nodesUnseen' };

/**
 * @param next    the VM as it will be after its next start
 * @param refusal why it is started nowhere
 */
export const hostOutlooks = (view: View, vm: SeenVm, next: SeenVm, refusal: Reason | undefined): readonly HostOutlook[] => {
  const networks = networksFor(view, { ...next, nics: (vm.nics ?? []).filter(({ plugged }) => plugged) });
  return view.hosts.map((host) => {
    const pages = pagesOn(view, host, vm, next);
    const nodes = pages ? nodesOn(host, next, pages.size) : [];
    return {
      host: { id: host.id, name: host.name },
      ...(pages?.free !== undefined && { free: pages.free }),
      nodes,
      verdict: isPinnedElsewhere(host, next) ??
        (refusal && ({ can: 'not', because: 'link', link: { ...refusal, state: 'missing' } } as const)) ??
        standingAgainst([
          networks.length > 0 ? judgeReadiness(view, host) : judgeUp(view, host),
          networks.length > 0 ? judgeNetwork(view, host, networks) : undefined,
        ]) ??
        (pages && shortOf(pages, nodes)) ?? { can: 'start' },
    };
  });
};

/** source: ovirt-engine PinToHostPolicyUnit: hosts are a condition for VMs that may not migrate only. */
const isPinnedElsewhere = ({ id }: SeenHost, { affinity, pinnedHostIds }: SeenVm): HostVerdict | undefined =>
  affinity === 'pinned' && pinnedHostIds.length > 0 && !pinnedHostIds.includes(id)
    ? { can: 'not', because: 'pinnedElsewhere' }
    : undefined;

/** Hosts that are not up start nothing, whatever the VM is. */
const judgeUp = (view: View, host: SeenHost): Link | undefined => {
  const link = host.status === 'up' ? undefined : judgeReadiness(view, host);
  return link?.code === 'link.datapath.hostNotUp' ? link : undefined;
};

const standingAgainst = (links: readonly (Link | undefined)[]): HostVerdict | undefined => {
  const link =
    links.find((one) => one?.state === 'missing' || one?.state === 'impossible') ?? links.find((one) => one?.state === 'unknown');
  return link && { can: link.state === 'unknown' ? 'unknown' : 'not', because: 'link', link };
};

interface PagesOn {
  readonly size: KiB;
  readonly need: number;
  readonly free?: number;
  /** The host has no page of this size at all. */
  readonly none: boolean;
}

const pagesOn = (view: View, host: SeenHost, vm: SeenVm, next: SeenVm): PagesOn | undefined => {
  const wanted = readHugepageProperty(next.properties['hugepages']);
  if (wanted.kind !== 'size' || next.memory <= 0) return undefined;
  const { size } = wanted;
  const need = countPages(bytes(next.memory), size);
  const all = view.pages(host);
  const found = all?.find((one) => one.size === size);
  const now = readHugepageProperty(vm.properties['hugepages']);
  // What it holds itself is free once it stops.
  const own =
    isRunning(vm) && vm.hostId === host.id && now.kind === 'size' && now.size === size ? countPages(bytes(vm.memory), size) : 0;
  const free = found?.free === undefined ? undefined : found.free + own;
  return {
    size,
    need,
    ...(free !== undefined && { free }),
    none: all !== undefined && (found === undefined || (found.total ?? found.free) === 0) && own === 0,
  };
};

/** Pages that it needs of NUMA nodes of the host that it is pinned to. source: ovirt-engine NumaUtils, from 4.4.0.1 on */
const nodesOn = (host: SeenHost, { numaNodes = [] }: SeenVm, size: KiB): readonly NodeOutlook[] => {
  const pinned = numaNodes.flatMap(({ memory, hostNodes: [node, ...others] }) =>
    node === undefined || others.length > 0 ? [] : [{ node, need: Math.ceil(mibToKib(mib(memory)) / size) }],
  );
  const told = host.facts && nodePages(host.facts);
  return [...new Set(pinned.map(({ node }) => node))]
    .sort((a, b) => a - b)
    .map((node) => {
      const free = told?.find((one) => one.node === node && one.size === size)?.free ?? (told && 0);
      return {
        node,
        need: pinned.filter((one) => one.node === node).reduce((sum, one) => sum + one.need, 0),
        ...(free !== undefined && { free }),
      };
    });
};

const shortOf = ({ need, free, none }: PagesOn, nodes: readonly NodeOutlook[]): HostVerdict | undefined => {
  if (none) return { can: 'not', because: 'noPages' };
  if (free === undefined) return { can: 'unknown', because: 'pagesUnseen' };
  if (free < need) return { can: 'not', because: 'pagesShort', missing: need - free };
  const short = nodes.find((node) => node.free !== undefined && node.free < node.need);
  if (short) return { can: 'not', because: 'pagesShort', missing: short.need - (short.free ?? 0), node: short.node };
  return nodes.some((node) => node.free === undefined) ? { can: 'unknown', because: 'nodesUnseen' } : undefined;
};
