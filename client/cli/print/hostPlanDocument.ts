import type { Comparison } from '../../dpdk/compare/compare';
import { formatCpuSet } from '../../dpdk/cpuSet';
import { commandsOf } from '../../dpdk/host/commands';
import type { Decision, HostPlan, NicPlan, NodePlan } from '../../dpdk/host/hostPlan';
import type { HostStep } from '../../dpdk/host/step';
import { formatRelease } from '../../dpdk/ovs/release';
import { phrase } from '../../phrases';
import { hostStepTitle } from '../../phrases/hostSteps';
import type { HostPlanDocument } from '../contracts/hostPlan';
import { decisionText } from '../../phrases/hostFindings';
import { hostFindingDocument } from './hostFindings';

/** A plan of a host as people and programs read it. */
export const hostPlanDocument = (plan: HostPlan, compared?: readonly Comparison[]): HostPlanDocument => ({
  contract: 'ovirt-dpdk/host-plan/v1',
  host: plan.host,
  ...(plan.ovs && { openVswitch: { version: formatRelease(plan.ovs.version), dpdk: formatRelease(plan.ovs.dpdk) } }),
  datapath: plan.datapath,
  nics: plan.nics.map(nicDocument),
  nodes: plan.nodes.map(nodeDocument),
  isolated: formatCpuSet(plan.cpus.isolated),
  hugepages: { sizeKiB: plan.pages.size, total: plan.pages.total, way: plan.pages.way },
  kernelLine: { tokens: [...plan.kernelLine.tokens], missing: [...plan.kernelLine.missing] },
  ovsConfig: Object.fromEntries(Object.entries(plan.ovsConfig).map(([key, value]) => [key, value ?? null])),
  steps: plan.steps.map(stepDocument),
  rollback: plan.rollback.map(stepDocument),
  capacity: {
    nodes: plan.capacity.nodes.map((node) => ({ ...node })),
    vms: plan.capacity.vms.map((vm) => ({ ...vm })),
  },
  decisions: plan.decisions.map(decisionDocument),
  findings: plan.findings.map(hostFindingDocument),
  ...(compared && { comparisons: compared.map(comparisonDocument) }),
});

const nicDocument = ({ netdevs, reasons, port, ...nic }: NicPlan): HostPlanDocument['nics'][number] => ({
  ...nic,
  netdevs: [...netdevs],
  reasons: reasons.map(hostFindingDocument),
  ...(port && { port: { ...port } }),
});

const nodeDocument = (node: NodePlan): HostPlanDocument['nodes'][number] => ({
  id: node.id,
  memoryMiB: node.memory,
  housekeeping: formatCpuSet(node.housekeeping),
  pmd: formatCpuSet(node.pmd),
  guest: formatCpuSet(node.guest),
  pools: node.pools.map(({ size, ...pool }) => ({ ...pool, sizeMiB: size })),
  needMiB: node.need,
  socketMemoryMiB: node.socketMemory,
  reserveMiB: node.reserve,
  pages: { ...node.pages },
});

const stepDocument = (step: HostStep): HostPlanDocument['steps'][number] => ({
  kind: step.kind,
  title: hostStepTitle(step),
  commands: commandsOf(step).map((argv) => [...argv]),
});

const decisionDocument = (decision: Decision): HostPlanDocument['decisions'][number] => ({
  code: decision.code,
  sentence: decisionText(decision),
  basis: decision.basis,
  override: decision.override,
  values: { ...decision.values },
});

const comparisonDocument = ({ what, tool, ours, theirs, reason, values }: Comparison) => ({
  what,
  tool,
  ...(ours !== undefined && { ours }),
  ...(theirs !== undefined && { theirs }),
  reason: { code: reason, sentence: phrase({ code: reason, values }) },
});
