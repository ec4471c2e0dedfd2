import type { HostFacts, NodeFacts } from '../../facts/hostFacts';
import { parseRelease } from '../ovs/release';
import type { KiB } from '../units';
import { isAtLeast } from '../version';
import type { HostFinding } from './finding';
import type { OvsNodeMemory } from './hostMemory';
import type { HostPlan } from './hostPlan';
import { decision, finding, type Judged } from './judged';
import type { HostRequest } from './request';
import { placeVms } from './vmPlacement';

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

/** MiB that TripleO and Red Hat's NFV guides leave to a host, and what its first node gets of it at least. */
const RESERVE = 4096;
const FIRST_NODE_RESERVE = 2048;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Splits the reserve over the nodes that have memory: the first, where the kernel lives, gets 2048 MiB at least. */
const splitReserve = (total: number, nodes: readonly number[]): ReadonlyMap<number, number> => {
  const [first, ...others] = nodes;
  if (first === undefined) return new Map();
  const own = Math.min(total, Math.max(FIRST_NODE_RESERVE, Math.ceil(total / nodes.length)));
  return new Map([[first, own], ...others.map((id) => [id, Math.ceil((total - own) / others.length)] as const)]);
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

/** A node before it is known how many pages are for VMs. */
interface Node {
  readonly id: number;
  readonly hasMemory: boolean;
  readonly hasVms: boolean;
  readonly reserve: number;
  readonly most: number;
  readonly openVswitch: number;
}

const halfOf = ({ hasVms, most, openVswitch }: Node): number => (hasVms ? Math.max(0, Math.floor((most - openVswitch) / 2)) : 0);

/**
 * Pages for VMs that nobody has named: half of what is left, a heuristic. TripleO takes half of all but 4 GiB.
 *
 * Where each node gets the same number, the smallest node says how much; what Open vSwitch needs goes first all the same.
 */
const unknownVms = (nodes: readonly Node[], isEven: boolean): ReadonlyMap<number, number> => {
  const possible = nodes
    .filter(({ hasMemory }) => hasMemory)
    .map((node) => (node.hasVms ? node.openVswitch + halfOf(node) : node.most));
  const level = Math.max(Math.min(...possible), ...nodes.map(({ openVswitch }) => openVswitch));
  const most = ({ openVswitch }: Node): number => (isEven ? Math.max(0, level - openVswitch) : Infinity);
  return new Map(nodes.map((node) => [node.id, Math.min(halfOf(node), most(node))]));
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
  const withMemory = facts.nodes.filter((node) => node.memory > 0).map(({ id }) => id);
  const reserves = splitReserve(request.reserveMiB ?? RESERVE, withMemory);
  const nodes = facts.nodes.map((node) => ({
    id: node.id,
    mib: node.memory / 1024 - otherPages(node, size),
    base: reserves.get(node.id) ?? 0,
    openVswitch: Math.ceil((memory.find(({ id }) => id === node.id)?.socketMemory ?? 0) / pageMib),
  }));

  const rooms = nodes.map(({ id, mib, base, openVswitch }) => ({ id, room: mib - base - openVswitch * pageMib }));
  const anywhere = vmNodes.length > 0 ? vmNodes : withMemory;
  const placed = placeVms(request.vms ?? [], rooms, anywhere, size, facts.host.arch);
  const measured = nodes.map(({ id, mib, base, openVswitch }): Node => {
    const reserve = base + (request.reserveMiB === undefined ? (placed.get(id)?.overhead ?? 0) : 0);
    const most = Math.max(0, Math.floor((mib - reserve) / pageMib));
    return { id, hasMemory: withMemory.includes(id), hasVms: vmNodes.includes(id), reserve, most, openVswitch };
  });

  const canName = canNameNodes(facts);
  const unknown = unknownVms(measured, !canName);
  const needs = measured.map((node) => {
    const asked = request.hugepages?.[node.id];
    const named = request.vms ? placed.get(node.id)?.pages : unknown.get(node.id);
    const vms = asked === undefined ? (named ?? 0) : Math.max(0, asked - node.openVswitch);
    return { ...node, asked, vms, need: node.openVswitch + vms };
  });
  const largest = Math.max(0, ...needs.map(({ need }) => need));
  const isEven = needs.every(({ hasMemory, need }) => need === (hasMemory ? largest : 0));
  const way = isEven || !canName ? 'even' : 'perNode';
  const planned = needs.map((node) => ({
    ...node,
    planned: way === 'perNode' ? node.need : node.hasMemory ? largest : 0,
  }));

  const total = sum(needs.map(({ reserve }) => reserve));
  const guessed = request.vms ? [] : needs.filter(({ asked, vms }) => asked === undefined && vms > 0);
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
      ...(request.reserveMiB === undefined ? [decision('heuristic', 'decision.reserve', 'reserveMiB', { mib: total })] : []),
      ...guessed.map(({ id, vms }) => decision('heuristic', 'decision.vmPages', 'vms', { node: id, pages: vms, size })),
    ],
    findings: [...planned.flatMap((node) => judgeNode(node, size)), ...judgeLarger(facts, measured, size)],
  };
};

/** DPDK takes pages of the largest size first: measured on Open vSwitch 3.1.0 with pages of 1 GiB and 2 MiB. */
const judgeLarger = (facts: HostFacts, nodes: readonly Node[], size: KiB): readonly HostFinding[] => {
  const used = nodes.filter(({ openVswitch }) => openVswitch > 0).map(({ id }) => id);
  const larger = facts.nodes.flatMap(({ id, hugepages }) =>
    used.includes(id) ? hugepages.filter((pages) => pages.size > size && pages.total > 0).map((pages) => pages.size) : [],
  );
  return larger.length > 0 ? [finding('warning', 'pages.largerFirst', { size, larger: Math.max(...larger) })] : [];
};

/** What is wrong with the pages of a node. */
const judgeNode = (
  { id, asked, openVswitch, need, most, planned }: Node & { readonly asked: number | undefined; need: number; planned: number },
  size: KiB,
): readonly HostFinding[] => [
  ...(asked !== undefined && asked < openVswitch
    ? [finding('error', 'memory.socketMemExceedsPages', { node: id, need: openVswitch, have: asked })]
    : []),
  ...(need > most ? [finding('error', 'pages.exceedNode', { node: id, need, most, size })] : []),
  // Only because another node needs more, and this kernel cannot name nodes.
  ...(need <= most && planned > most ? [finding('error', 'pages.spreadUneven', { node: id, planned, most, size })] : []),
];
