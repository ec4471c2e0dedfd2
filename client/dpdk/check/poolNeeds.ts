import type { OvsInterfaceFacts } from '../../facts/hostFacts';
import { cpuSet } from '../cpuSet';
import { parseCpuMask } from '../cpus/cpuMask';
import { coreOf } from '../cpus/topology';
import { isPerPort, mbufRules } from '../host/hostMemory';
import type { HostPlan, PoolPlan } from '../host/hostPlan';
import { FIRST_MTU, isMtuAccepted } from '../memory/mbuf';
import { perPortPools, sharedPools, type NicPort, type NodePools, type VhostPort } from '../memory/mempools';
import { socketMemory } from '../memory/socketMemory';
import { kib } from '../units';
import { isAtLeast } from '../version';
import type { HostSetup } from './setup';

/** What Open vSwitch needs on a node for the ports that it has. */
export interface PoolNeed {
  readonly id: number;
  readonly pools: readonly PoolPlan[];
  /** MiB: pools, and what Open vSwitch needs beside them. */
  readonly need: number;
  /** Whether a DPDK NIC sits on this node. */
  readonly hasNic: boolean;
}

const mtuOf = ({ mtuRequest, mtu }: OvsInterfaceFacts): number => {
  const own = mtuRequest ?? mtu ?? FIRST_MTU;
  return isMtuAccepted(own) ? own : FIRST_MTU;
};

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

const nicPort = (port: OvsInterfaceFacts): NicPort => ({
  mtu: mtuOf(port),
  rxQueues: numberOf(port.options['n_rxq']),
  rxDescriptors: numberOf(port.options['n_rxq_desc']),
  txDescriptors: numberOf(port.options['n_txq_desc']),
});

/** A vhost port whose VM is there: only then its status names the node of the VM's memory. lib/netdev-dpdk.c */
const vhostPort = (port: OvsInterfaceFacts): (VhostPort & { readonly node: number }) | undefined => {
  const node = /^\d+$/.test(port.status?.['numa'] ?? '') ? Number(port.status?.['numa']) : undefined;
  if (node === undefined || !port.type.startsWith('dpdkvhostuser')) return undefined;
  const vrings = numberOf(port.status?.['num_of_vrings']);
  return { mtu: mtuOf(port), node, queuePairs: vrings === undefined ? undefined : Math.max(1, Math.floor(vrings / 2)) };
};

const poolsOf = (setup: HostSetup): NodePools => {
  const { facts, config, nics, ovs, pmd, polled, topology } = setup;
  if (!ovs) return new Map();
  const vhost = polled.flatMap((port) => vhostPort(port) ?? []);
  const ids = cpuSet([...nics.map(({ node }) => node), ...vhost.map(({ node }) => node)]);
  const nodes = ids.map((id) => ({
    id,
    nics: nics.filter(({ node }) => node === id).flatMap(({ ports }) => ports.map(nicPort)),
    vhost: vhost.filter(({ node }) => node === id),
  }));
  const rules = mbufRules(facts, ovs);
  if (isPerPort(facts) && isAtLeast(ovs, 2, 10)) return perPortPools(nodes, { ...rules, pmdThreads: pmd.length });
  const main = parseCpuMask(config['dpdk-lcore-mask'] ?? '')?.[0] ?? topology.online[0] ?? 0;
  const mainNode = coreOf(topology, main)?.node ?? 0;
  return sharedPools(nodes, { ...rules, mainNode, sharedMempoolConfig: config['shared-mempool-config'] });
};

/** Nodes on which there are ports, with their pools. */
export const poolNeeds = (setup: HostSetup): readonly PoolNeed[] => {
  const pools = poolsOf(setup);
  const hasNic = (id: number): boolean => setup.nics.some(({ node, ports }) => node === id && ports.length > 0);
  const demands = [...pools].map(([id, own]) => ({ id, pools: own, hasNic: hasNic(id) }));
  return socketMemory(demands, kib(2048))
    .map(({ id, need }) => ({ id, need, pools: pools.get(id) ?? [], hasNic: hasNic(id) }))
    .filter((node) => node.pools.length > 0);
};

/** Of each node the greater need: that of its ports, or that of a plan. */
export const greaterNeeds = (needs: readonly PoolNeed[], plan: HostPlan | undefined): readonly PoolNeed[] => {
  const hasNic = (id: number): boolean => plan?.nics.some(({ node, port }) => node === id && port !== undefined) ?? false;
  const planned = (plan?.nodes ?? [])
    .filter(({ pools }) => pools.length > 0)
    .map(({ id, pools, need }): PoolNeed => ({ id, pools, need, hasNic: hasNic(id) }));
  const both = [...needs, ...planned];
  return both.filter((one) => !both.some((other) => other.id === one.id && other !== one && isGreater(other, one, both)));
};

/** Of equal ones the first counts. */
const isGreater = (a: PoolNeed, b: PoolNeed, order: readonly PoolNeed[]): boolean =>
  a.need > b.need || (a.need === b.need && order.indexOf(a) < order.indexOf(b));
