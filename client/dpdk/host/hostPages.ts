import type { HostFacts, NodeFacts } from '../../facts/hostFacts';
import { countPages } from '../hugepages';
import { parseRelease } from '../ovs/release';
import { bytes, type KiB } from '../units';
import { isAtLeast } from '../version';
import type { OvsNodeMemory } from './hostMemory';
import type { HostPlan } from './hostPlan';
import { decision, finding, type Judged } from './judged';
import type { HostRequest, VmRequest } from './request';
import { vmOverhead } from './vmOverhead';

export interface NodePagePlan {
  readonly id: number;
  /** MiB of ordinary memory that stay. */
  readonly reserve: number;
  readonly openVswitch: number;
  readonly vms: number;
  readonly planned: number;
  readonly most: number;
}

export interface HostPages extends Judged {
  readonly way: HostPlan['pages']['way'];
  readonly total: number;
  readonly nodes: readonly NodePagePlan[];
}

/** What TripleO and Red Hat's NFV guides leave to the host, and what the first node of it gets at least. */
const RESERVE = 4096;
const FIRST_NODE_RESERVE = 2048;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Splits the reserve over the nodes that have memory: the first, where the kernel lives, gets 2048 MiB at least. */
export const splitReserve = (total: number, nodes: readonly number[]): ReadonlyMap<number, number> => {
  const [first, ...others] = nodes;
  if (first === undefined) return new Map();
  const own = Math.min(total, Math.max(FIRST_NODE_RESERVE, Math.ceil(total / nodes.length)));
  return new Map([[first, own], ...others.map((id) => [id, Math.ceil((total - own) / others.length)] as const)]);
};

/** A node while it is filled with VMs. Everything in MiB but pages. */
interface Filling {
  readonly id: number;
  room: number;
  pages: number;
  overhead: number;
}

interface Need {
  readonly pages: number;
  readonly overhead: number;
  readonly mib: number;
}

/** Puts VMs that are pinned to no node where room is, in proportion to it; those that fit nowhere stay on the roomiest node. */
const placeAnywhere = (count: number, need: Need, nodes: readonly Filling[]): void => {
  let left = count;
  const byRoom = [...nodes].sort((a, b) => b.room - a.room || a.id - b.id);
  let roomAhead = sum(byRoom.map(({ room }) => Math.max(0, room)));
  for (const node of byRoom) {
    const room = Math.max(0, node.room);
    const share = roomAhead > 0 ? Math.ceil((left * room) / roomAhead) : 0;
    const put = Math.min(left, share, Math.floor(room / need.mib));
    roomAhead -= room;
    left -= put;
    place(put, need, node);
  }
  const [roomiest] = [...nodes].sort((a, b) => b.room - a.room || a.id - b.id);
  if (roomiest && left > 0) place(left, need, roomiest);
};

const place = (count: number, { pages, overhead, mib }: Need, node: Filling): void => {
  node.room -= count * mib;
  node.pages += count * pages;
  node.overhead += count * overhead;
};

const needOf = ({ memoryMiB, vcpus }: VmRequest, size: KiB, arch: string): Need => {
  const pages = countPages(bytes(memoryMiB * 2 ** 20), size);
  const overhead = vmOverhead(memoryMiB, vcpus, arch);
  return { pages, overhead, mib: (pages * size) / 1024 + overhead };
};

/** MiB that pages of other sizes hold. */
const otherPages = (node: NodeFacts, size: KiB): number =>
  sum(node.hugepages.filter((pages) => pages.size !== size).map((pages) => (pages.size * pages.total) / 1024));

/**
 * Whether the kernel line can name nodes: `hugepages=0:34,1:20` came with Linux 5.16, b5389086ad7b. EL9 has 5.14. VDSM with
 * `use_dynamic_hugepages` reads the count with int() and cannot start with that form.
 */
const canNameNodes = ({ host, vdsm }: HostFacts): boolean => {
  const kernel = parseRelease(host.kernel);
  const isDynamic = vdsm?.settings?.['performance/use_dynamic_hugepages']?.toLowerCase() === 'true';
  return kernel !== undefined && isAtLeast(kernel, 5, 16) && !isDynamic;
};

/** Huge pages of each node, and how the kernel is told. */
export const hostPages = (
  facts: HostFacts,
  request: HostRequest,
  memory: readonly OvsNodeMemory[],
  vmNodes: readonly number[],
  size: KiB,
): HostPages => {
  const pageMib = size / 1024;
  const nodes = facts.nodes.map((node) => ({ id: node.id, mib: node.memory / 1024 - otherPages(node, size), facts: node }));
  const withMemory = nodes.filter(({ facts: node }) => node.memory > 0).map(({ id }) => id);
  const base = splitReserve(request.reserveMiB ?? RESERVE, withMemory);
  const ovsPages = new Map(memory.map(({ id, socketMemory }) => [id, Math.ceil(socketMemory / pageMib)]));

  const filling = nodes.map(({ id, mib }): Filling => ({
    id,
    room: mib - (base.get(id) ?? 0) - (ovsPages.get(id) ?? 0) * pageMib,
    pages: 0,
    overhead: 0,
  }));
  const anywhere = filling.filter(({ id }) => (vmNodes.length > 0 ? vmNodes : withMemory).includes(id));
  for (const vm of request.vms ?? []) {
    const pinned = filling.find(({ id }) => id === vm.node);
    if (pinned) place(vm.count ?? 1, needOf(vm, size, facts.host.arch), pinned);
  }
  for (const vm of request.vms ?? [])
    if (vm.node === undefined) placeAnywhere(vm.count ?? 1, needOf(vm, size, facts.host.arch), anywhere);

  const canName = canNameNodes(facts);
  const rooms = nodes.map(({ id, mib }) => {
    const filled = filling.find((node) => node.id === id);
    const reserve = (base.get(id) ?? 0) + (request.reserveMiB === undefined ? (filled?.overhead ?? 0) : 0);
    const most = Math.max(0, Math.floor((mib - reserve) / pageMib));
    const openVswitch = ovsPages.get(id) ?? 0;
    return { id, reserve, most, openVswitch, asked: request.hugepages?.[id], filled: filled?.pages ?? 0 };
  });
  const halves = rooms.map(({ id, most, openVswitch }) => ({
    id,
    pages: vmNodes.includes(id) ? Math.max(0, Math.floor((most - openVswitch) / 2)) : 0,
  }));
  // Where every node gets the same, the smallest says how much; Open vSwitch has to have its own all the same.
  const level = Math.max(
    ...rooms.map(({ openVswitch }) => openVswitch),
    Math.min(
      ...rooms
        .filter(({ id }) => withMemory.includes(id))
        .map(({ id, most, openVswitch }) =>
          vmNodes.includes(id) ? openVswitch + (halves.find((half) => half.id === id)?.pages ?? 0) : most,
        ),
    ),
  );
  const needs = rooms.map(({ asked, filled, ...node }) => {
    const half = halves.find(({ id }) => id === node.id)?.pages ?? 0;
    const unknown = canName ? half : Math.min(half, Math.max(0, level - node.openVswitch));
    const vms = asked === undefined ? (request.vms ? filled : unknown) : Math.max(0, asked - node.openVswitch);
    return { ...node, vms, asked, need: node.openVswitch + vms };
  });
  const largest = Math.max(0, ...needs.map(({ need }) => need));
  const isEven = needs.every(({ id, need }) => need === (withMemory.includes(id) ? largest : 0));
  const way = isEven || !canName ? 'even' : 'perNode';
  const planned = needs.map((node) => ({
    ...node,
    planned: way === 'perNode' ? node.need : withMemory.includes(node.id) ? largest : 0,
  }));
  return {
    way,
    total: sum(planned.map((node) => node.planned)),
    nodes: planned.map(({ id, reserve, openVswitch, vms, planned: count, most }) => ({
      id,
      reserve,
      openVswitch,
      vms,
      planned: count,
      most,
    })),
    decisions: [
      ...(request.reserveMiB === undefined
        ? [decision('heuristic', 'decision.reserve', 'reserveMiB', { mib: sum(needs.map(({ reserve }) => reserve)) })]
        : []),
      ...(request.vms
        ? []
        : needs
            .filter(({ asked, vms }) => asked === undefined && vms > 0)
            .map(({ id, vms }) => decision('heuristic', 'decision.vmPages', 'vms', { node: id, pages: vms, size }))),
    ],
    findings: [
      ...needs
        .filter(({ asked, openVswitch }) => asked !== undefined && asked < openVswitch)
        .map(({ id, asked, openVswitch }) =>
          finding('error', 'memory.socketMemExceedsPages', { node: id, need: openVswitch, have: asked }),
        ),
      ...planned
        .filter(({ need, most }) => need > most)
        .map(({ id, need, most }) => finding('error', 'pages.exceedNode', { node: id, need, most, size })),
      ...planned
        .filter((node) => node.need <= node.most && node.planned > node.most)
        .map((node) => finding('error', 'pages.spreadUneven', { node: node.id, planned: node.planned, most: node.most, size })),
    ],
  };
};
