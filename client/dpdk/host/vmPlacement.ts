import { countPages } from '../hugepages';
import { bytes, type KiB } from '../units';
import type { VmRequest } from './request';
import { vmOverhead } from './vmOverhead';

/** What the VMs of a node take. */
export interface Placed {
  /** Huge pages. */
  readonly pages: number;
  /** MiB of ordinary memory. */
  readonly overhead: number;
}

export interface Room {
  readonly id: number;
  /** MiB that are left for VMs; below 0 where even the host does not fit. */
  readonly room: number;
}

/** A node while it is filled. */
interface Filling {
  readonly id: number;
  room: number;
  pages: number;
  overhead: number;
}

interface Need extends Placed {
  /** MiB, both kinds of memory. */
  readonly all: number;
}

const needOf = ({ memoryMiB, vcpus }: VmRequest, size: KiB, arch: string): Need => {
  const pages = countPages(bytes(memoryMiB * 2 ** 20), size);
  const overhead = vmOverhead(memoryMiB, vcpus, arch);
  return { pages, overhead, all: (pages * size) / 1024 + overhead };
};

const place = (count: number, { pages, overhead, all }: Need, node: Filling): void => {
  node.room -= count * all;
  node.pages += count * pages;
  node.overhead += count * overhead;
};

const roomiestFirst = (nodes: readonly Filling[]): readonly Filling[] =>
  [...nodes].sort((a, b) => b.room - a.room || a.id - b.id);

/** In proportion to room; those that fit nowhere are left on the roomiest node, where they show as too many. */
const placeAnywhere = (count: number, need: Need, nodes: readonly Filling[]): void => {
  let left = count;
  let roomAhead = nodes.reduce((sum, { room }) => sum + Math.max(0, room), 0);
  for (const node of roomiestFirst(nodes)) {
    const room = Math.max(0, node.room);
    const share = roomAhead > 0 ? Math.ceil((left * room) / roomAhead) : 0;
    const fit = Math.min(left, share, Math.floor(room / need.all));
    roomAhead -= room;
    left -= fit;
    place(fit, need, node);
  }
  const [roomiest] = roomiestFirst(nodes);
  if (roomiest) place(left, need, roomiest);
};

/**
 * Where VMs get their pages: pinned ones on their node, all others where room is. Nobody can know where the latter will start: the
 * engine compares the sums of the whole host.
 *
 * @param anywhere nodes for VMs that are pinned to none
 */
export const placeVms = (
  vms: readonly VmRequest[],
  nodes: readonly Room[],
  anywhere: readonly number[],
  size: KiB,
  arch: string,
): ReadonlyMap<number, Placed> => {
  const filling = nodes.map((node): Filling => ({ ...node, pages: 0, overhead: 0 }));
  for (const vm of vms) {
    const pinned = filling.find(({ id }) => id === vm.node);
    if (pinned) place(vm.count ?? 1, needOf(vm, size, arch), pinned);
  }
  const open = filling.filter(({ id }) => anywhere.includes(id));
  for (const vm of vms) if (vm.node === undefined) placeAnywhere(vm.count ?? 1, needOf(vm, size, arch), open);
  return new Map(filling.map(({ id, pages, overhead }) => [id, { pages, overhead }]));
};
