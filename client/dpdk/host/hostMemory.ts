import type { HostFacts } from '../../facts/hostFacts';
import type { MbufRules } from '../memory/mbuf';
import { perPortPools, predictHalving, sharedPools, type NicPort, type NodePools, type VhostPort } from '../memory/mempools';
import { isSocketMemoryShort, formatSocketMemory, socketMemory, type NodeMemory } from '../memory/socketMemory';
import { mib, type KiB, type MiB } from '../units';
import { isAtLeast, type VersionNumbers } from '../version';
import type { HostFinding } from './finding';
import type { NicPlan, PoolPlan } from './hostPlan';
import { decision, finding, type Judged } from './judged';
import type { HostRequest, VmRequest } from './request';

export interface OvsNodeMemory {
  readonly id: number;
  readonly pools: readonly PoolPlan[];
  readonly need: MiB;
  readonly socketMemory: MiB;
}

export interface HostMemory extends Judged {
  readonly model: 'shared' | 'per-port';
  readonly nodes: readonly OvsNodeMemory[];
}

interface Ovs {
  readonly version: VersionNumbers;
  readonly dpdk: VersionNumbers;
}

/** MTU of a vNIC where nobody says. */
const USUAL_MTU = 1500;
/** With a pool for each port: vNICs on a node where nobody says how many. A heuristic, 60 MiB each. */
const UNKNOWN_VNICS = 8;
/** More vNICs of one kind than that are no host's; it keeps a slip of the pen from filling memory here. */
const MOST_VNICS = 1024;

/** What `dpdk-extra` and the machine say of packet buffers. */
export const mbufRules = ({ host, openVswitch }: HostFacts, ovs: VersionNumbers): MbufRules => {
  const extra = openVswitch?.otherConfig?.['dpdk-extra'] ?? '';
  const channels = /(?:^|\s)-n[ =]?(\d+)/.exec(extra)?.[1];
  return {
    ovs,
    arch: host.arch,
    legacyMemory: /(?:^|\s)--legacy-mem(?=\s|$)/.test(extra),
    ...(channels !== undefined && { channels: Number(channels) }),
  };
};

/** Whether each port is to have a pool of its own. */
export const isPerPort = ({ openVswitch }: HostFacts): boolean =>
  openVswitch?.otherConfig?.['per-port-memory']?.toLowerCase() === 'true';

const vhostOf = ({ mtu = USUAL_MTU, queues = 1, count = 1 }: VmRequest): VhostPort & { readonly count: number } => ({
  mtu,
  queuePairs: queues,
  count,
});

/**
 * vNICs that may have their memory on a node. Of VMs that nobody has named, each may be on the network of any NIC.
 */
const vhostPorts = (
  node: number,
  request: HostRequest,
  nics: readonly NicPlan[],
  vmNodes: readonly number[],
): readonly (VhostPort & { readonly count: number })[] => {
  const vms = request.vms?.filter((vm) => vm.node === node || (vm.node === undefined && vmNodes.includes(node))) ?? [];
  if (vms.length > 0) return vms.map(vhostOf);
  if (!vmNodes.includes(node)) return [];
  const mtus = request.vms ? [] : nics.flatMap(({ port }) => (port ? [port.mtu] : []));
  return [...new Set([USUAL_MTU, ...mtus])].map((mtu) => ({ mtu, count: UNKNOWN_VNICS }));
};

const poolsOf = (
  facts: HostFacts,
  request: HostRequest,
  { version: ovs }: Ovs,
  model: HostMemory['model'],
  nodeIds: readonly number[],
  nics: readonly NicPlan[],
  vmNodes: readonly number[],
  cpus: { readonly pmdThreads: number; readonly mainNode: number },
): NodePools => {
  const rules = mbufRules(facts, ovs);
  const portsOf = (node: number): readonly NicPort[] =>
    nics.flatMap((nic) => (nic.port && nic.node === node ? [{ mtu: nic.port.mtu, rxQueues: nic.port.queues }] : []));
  const nodes = nodeIds.map((id) => ({ id, nics: portsOf(id), vhost: vhostPorts(id, request, nics, vmNodes) }));
  if (model === 'shared')
    return sharedPools(nodes, {
      ...rules,
      mainNode: cpus.mainNode,
      sharedMempoolConfig: facts.openVswitch?.otherConfig?.['shared-mempool-config'],
    });
  const counted = nodes.map((node) => ({
    ...node,
    vhost: node.vhost.flatMap(({ count, ...port }) => Array.from({ length: Math.min(count, MOST_VNICS) }, () => port)),
  }));
  return perPortPools(counted, { ...rules, pmdThreads: cpus.pmdThreads });
};

/** Too little on purpose: pools come out halved, without a word of Open vSwitch. */
const judgeShort = (
  { id, need, pools }: NodeMemory & { readonly pools: readonly PoolPlan[] },
  have: number,
): readonly HostFinding[] => {
  if (have >= need) return [];
  const outcome = predictHalving(pools, have);
  return [
    finding('warning', 'memory.socketMemTooSmall', { node: id, need, have }),
    ...outcome
      .filter(({ pool, mbufs }) => mbufs < pool.mbufs)
      .map(({ pool, mbufs }) =>
        finding(mbufs === 0 ? 'error' : 'warning', 'memory.mempoolHalved', { node: id, mtu: pool.mtu, want: pool.mbufs, mbufs }),
      ),
  ];
};

/** Memory pools of Open vSwitch and its huge pages, by node. */
export const hostMemory = (
  facts: HostFacts,
  request: HostRequest,
  ovs: Ovs | undefined,
  nodeIds: readonly number[],
  nics: readonly NicPlan[],
  vmNodes: readonly number[],
  cpus: { readonly pmdThreads: number; readonly mainNode: number },
  pageSize: KiB,
): HostMemory => {
  const model = request.memoryModel ?? (isPerPort(facts) ? 'per-port' : 'shared');
  if (!ovs) return { model, nodes: nodeIds.map(none), findings: [], decisions: [] };

  const pools = poolsOf(facts, request, ovs, model, nodeIds, nics, vmNodes, cpus);
  const hasNic = (id: number): boolean => nics.some(({ node, port }) => port !== undefined && node === id);
  const demands = nodeIds.map((id) => ({ id, pools: pools.get(id) ?? [], hasNic: hasNic(id) }));
  const pageMib = pageSize / 1024;
  const needed = socketMemory(demands, pageSize).map((node) => {
    const asked = request.socketMemoryMiB?.[node.id];
    const whole = asked === undefined ? node.socketMemory : mib(Math.ceil(asked / pageMib) * pageMib);
    return { ...node, pools: pools.get(node.id) ?? [], asked, socketMemory: whole };
  });
  const text = formatSocketMemory(needed);
  return {
    model,
    nodes: needed.map(({ id, need, socketMemory: whole, pools: own }) => ({ id, pools: own, need, socketMemory: whole })),
    decisions: needed
      .filter(({ asked, need }) => asked === undefined && need > 0)
      .map(({ id, socketMemory: whole }) =>
        // How many vNICs come is a guess where each has a pool of its own and nobody has named them.
        decision(model === 'per-port' && !request.vms ? 'heuristic' : 'formula', 'decision.socketMemory', 'socketMemoryMiB', {
          node: id,
          mib: whole,
        }),
      ),
    findings: [
      ...(model === 'per-port' && !isAtLeast(ovs.version, 2, 10)
        ? [finding('error', 'ovs.keyNotInVersion', { key: 'per-port-memory', since: '2.10' })]
        : []),
      ...needed.flatMap((node) => (node.asked === undefined ? [] : judgeShort(node, node.socketMemory))),
      // How many nodes DPDK knows is an option of its build, which nobody can ask a host for.
      ...(isSocketMemoryShort(text, ovs.dpdk) ? [] : [finding('warning', 'memory.socketMemTooLong', { value: text })]),
    ],
  };
};

const none = (id: number): OvsNodeMemory => ({ id, pools: [], need: mib(0), socketMemory: mib(0) });
