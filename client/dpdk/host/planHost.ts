import type { HostFacts, NodeFacts } from '../../facts/hostFacts';
import { cpuSet } from '../cpuSet';
import { rxQueues } from '../cpus/queues';
import { coreOf, topologyOf } from '../cpus/topology';
import { dpdkOfHost } from '../nics/dpdkOfHost';
import { hostOvsConfig } from '../ovs/hostOvsConfig';
import { parseRelease } from '../ovs/release';
import { mib } from '../units';
import { hostCapacity } from './capacity';
import type { HostFinding } from './finding';
import { hostCpus, type HostCpus } from './hostCpus';
import { hostDatapath } from './hostDatapath';
import { hostKernelLine, hostKernelWishes } from './hostKernelLine';
import { hostMemory } from './hostMemory';
import { hostNics, type ChosenNic } from './hostNics';
import { factsInOrder, requestInOrder } from './hostOrder';
import { hostPages } from './hostPages';
import type { Decision, HostPlan, NicPlan, NodePlan } from './hostPlan';
import { hostRollback } from './hostRollback';
import { hostSteps } from './hostSteps';
import { decision, finding } from './judged';
import { pageSize } from './pageSize';
import type { HostRequest } from './request';
import { vdsmDropIn } from './vdsmDropIn';

/** Of a node that the facts name only beside a NIC or a CPU. */
const NO_PAGES = { reserve: 0, openVswitch: 0, vms: 0, planned: 0, most: 0 };

const idsOf = (...groups: readonly (readonly number[])[]): readonly number[] => cpuSet(groups.flat());

/** Nodes of the request that the host has not got, and by which key they came. */
const unknownNodes = (request: HostRequest, known: readonly number[]): readonly HostFinding[] => {
  const named = (['pmdCores', 'hugepages', 'socketMemoryMiB'] as const).flatMap((key) =>
    Object.keys(request[key] ?? {}).map((node) => ({ key, node: Number(node) })),
  );
  const all = [
    ...named,
    ...(request.vmNodes ?? []).map((node) => ({ key: 'vmNodes', node })),
    ...(request.vms ?? []).flatMap(({ node }) => (node === undefined ? [] : [{ key: 'vms', node }])),
  ];
  return all.filter(({ node }) => !known.includes(node)).map((values) => finding('error', 'request.nodeUnknown', values));
};

/** Receive queues of each port; with no PMD thread on its node those of other nodes poll it. */
const withQueues = (nics: readonly ChosenNic[], cpus: HostCpus, request: HostRequest) => {
  const multiqueue = request.vms?.some(({ queues = 1 }) => queues > 1) ?? false;
  const decisions: Decision[] = [];
  const planned = nics.map(({ port, ...nic }): NicPlan => {
    if (!port) return nic;
    const threads = cpus.nodes.find(({ id }) => id === nic.node)?.pmd.length ?? 0;
    const ports = nics.filter((other) => other.port && other.node === nic.node).length;
    const queues = port.queues ?? rxQueues({ threads, ports, multiqueue });
    if (port.queues === undefined)
      decisions.push(decision('heuristic', 'decision.queues', 'nics[].queues', { pci: nic.pci, queues }));
    return { ...nic, port: { ...port, queues } };
  });
  return { nics: planned, decisions };
};

/**
 * What makes a host ready for OVS-DPDK: CPUs, memory, pages, kernel line, drivers, settings and ports, and what takes it all back.
 *
 * Pure, and total over facts that `factsSchema` takes: what stands in the way is among the findings, and one of severity `error`
 * makes the plan unusable. Equal facts and request give an equal plan, in whatever order they list things.
 */
export const planHost = (givenFacts: HostFacts, givenRequest: HostRequest = {}): HostPlan => {
  const facts = factsInOrder(givenFacts);
  const request = requestInOrder(givenRequest);
  const topology = topologyOf(facts.cpus);
  const version = parseRelease(facts.openVswitch?.version ?? '');
  const dpdk = dpdkOfHost(facts);
  const ovs = version && dpdk && { version, dpdk };

  const way = hostDatapath(facts, request);
  const chosen = hostNics(facts, request, dpdk, way.datapath);
  const nodeIds = idsOf(
    facts.nodes.map(({ id }) => id),
    topology.nodes,
    chosen.nics.map(({ node }) => node),
  );
  const canRunVms = ({ id, memory }: NodeFacts): boolean => memory > 0 && topology.nodes.includes(id);
  const vmNodes = (request.vmNodes ?? facts.nodes.filter(canRunVms).map(({ id }) => id)).filter((id) => nodeIds.includes(id));
  const cpus = hostCpus(facts, request, topology, chosen.nics, vmNodes, version);
  const { nics, decisions: queueDecisions } = withQueues(chosen.nics, cpus, request);

  const size = pageSize(facts, request);
  const mainNode = coreOf(topology, topology.online[0] ?? 0)?.node ?? 0;
  const threads = { pmdThreads: cpus.cpus.pmd.length, mainNode };
  const memory = hostMemory(facts, request, ovs, nodeIds, nics, vmNodes, threads, size.size);
  const pages = hostPages(facts, request, memory.nodes, vmNodes, size.size);
  const nodes = nodeIds.map((id): NodePlan => {
    const { reserve, openVswitch, vms, planned, most } = pages.nodes.find((node) => node.id === id) ?? NO_PAGES;
    const { housekeeping = [], pmd = [], guest = [] } = cpus.nodes.find((node) => node.id === id) ?? {};
    const { pools = [], need = mib(0), socketMemory = mib(0) } = memory.nodes.find((node) => node.id === id) ?? {};
    return {
      id,
      memory: mib(Math.floor((facts.nodes.find((node) => node.id === id)?.memory ?? 0) / 1024)),
      housekeeping,
      pmd,
      guest,
      pools,
      need,
      socketMemory,
      reserve: mib(reserve),
      pages: { openVswitch, vms, planned, most },
    };
  });
  const { capacity, findings: capacityFindings } = hostCapacity(nodes, request, size.size);

  const wishes = hostKernelWishes(facts, nics, cpus.cpus, topology.online, { ...pages, size: size.size });
  const { kernelLine, findings: lineFindings } = hostKernelLine(facts, wishes);
  const { ovsConfig, findings: configFindings } = hostOvsConfig(facts, version, memory, cpus.cpus.pmd);
  const dropIn = vdsmDropIn(facts, { datapath: way.datapath, nics, online: topology.online, ...cpus.cpus });
  const shape = { nics, kernelLine, ovsConfig, datapath: way.datapath, pageSize: size.size };
  const steps = hostSteps(facts, shape, pages, dropIn.step);

  const { name, uuid, bootId } = facts.host;
  return {
    host: { ...(name !== undefined && { name }), ...(uuid !== undefined && { uuid }), ...(bootId !== undefined && { bootId }) },
    ...(ovs && { ovs }),
    datapath: way.datapath,
    nics,
    nodes,
    cpus: cpus.cpus,
    pages: { size: size.size, total: pages.total, way: pages.way },
    kernelLine,
    ovsConfig,
    steps,
    rollback: hostRollback(facts, steps),
    capacity,
    decisions: [
      ...way.decisions,
      ...chosen.decisions,
      ...(request.vmNodes ? [] : [decision('heuristic', 'decision.vmNodes', 'vmNodes', { nodes: vmNodes.join(',') })]),
      ...cpus.decisions,
      ...queueDecisions,
      ...size.decisions,
      ...memory.decisions,
      ...pages.decisions,
    ],
    findings: [
      ...unknownNodes(request, nodeIds),
      ...configFindings,
      ...chosen.findings,
      ...cpus.findings,
      ...dropIn.findings,
      ...size.findings,
      ...memory.findings,
      ...pages.findings,
      ...capacityFindings,
      ...lineFindings,
    ],
  };
};
