import type { HostFacts } from '../../facts/hostFacts';
import { formatCpuMask } from '../cpus/cpuMask';
import type { CpuSet } from '../cpuSet';
import type { HostMemory } from '../host/hostMemory';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { formatSocketMemory, socketLimit } from '../memory/socketMemory';
import { isAtLeast, type VersionNumbers } from '../version';
import { judgeExtra } from './dpdkExtra';

/** What our keys are to be: undefined for one that is to be absent. Keys of others are not among them. */
export type OvsConfig = Readonly<Record<string, string | undefined>>;

/** Whether the host's address, its default route or the session that looked lie on this Open vSwitch. */
const carriesManagement = ({ carries, netdevs, openVswitch }: HostFacts): boolean => {
  const ports = openVswitch?.bridges?.flatMap(({ name, ports: of }) => [name, ...of.flatMap(({ interfaces }) => interfaces)]);
  const onSwitch = new Set([...(ports ?? []), ...netdevs.filter(({ kind }) => kind === 'openvswitch').map(({ name }) => name)]);
  return [...carries.defaultRoute, ...carries.session].some((device) => onSwitch.has(device));
};

/**
 * `try` goes on without DPDK where it cannot start: with `true` ovs-vswitchd ends, and takes the management network on it along, or
 * VDSM, whose units require openvswitch.service. source: openvswitch vswitchd/vswitch.xml, 2.10; vdsm-network.service
 */
const initOf = (facts: HostFacts, ovs: VersionNumbers): string =>
  isAtLeast(ovs, 2, 10) && (facts.vdsm !== undefined || carriesManagement(facts)) ? 'try' : 'true';

/** The keys of Open vSwitch for a plan, for its release. */
export const hostOvsConfig = (
  facts: HostFacts,
  ovs: VersionNumbers | undefined,
  memory: HostMemory,
  pmd: CpuSet,
): { readonly ovsConfig: OvsConfig; readonly findings: readonly HostFinding[] } => {
  const noOvs: HostFinding = finding('error', 'facts.noOpenVswitch');
  if (!ovs) return { ovsConfig: {}, findings: [noOvs] };
  if (!isAtLeast(ovs, 2, 6)) return { ovsConfig: {}, findings: [finding('error', 'ovs.tooOld', { least: '2.6' })] };
  const socketMemory = formatSocketMemory(memory.nodes);
  const unlimited = memory.nodes.filter((node) => node.socketMemory === 0).map(({ id }) => String(id));
  return {
    ovsConfig: {
      // Without socket memory nothing of DPDK is planned; the list is then empty, which Open vSwitch would hand on as it is.
      'dpdk-socket-mem': socketMemory === '' ? undefined : socketMemory,
      'dpdk-socket-limit': socketLimit(socketMemory, ovs),
      // Set, it is dropped in favour of dpdk-socket-mem with a warning.
      'dpdk-alloc-mem': undefined,
      'pmd-cpu-mask': pmd.length > 0 ? formatCpuMask(pmd) : undefined,
      // Set, it pins all threads of ovs-vswitchd to its lowest CPU: lib/dpdk.c, said in the documentation since f028ba719.
      'dpdk-lcore-mask': undefined,
      'per-port-memory': memory.model === 'per-port' ? 'true' : undefined,
      // Last: a running Open vSwitch starts DPDK at once, with the keys that are there by then (measured on 3.1.0).
      'dpdk-init': initOf(facts, ovs),
    },
    findings: [
      // Keys that are there and were not read would be set again, and taken away by the rollback.
      ...(facts.openVswitch?.otherConfig ? [] : [finding('warning', 'facts.unread', { about: 'openVswitch.otherConfig' })]),
      // The plan takes dpdk-lcore-mask away.
      ...judgeExtra(facts.openVswitch?.otherConfig?.['dpdk-extra'] ?? '', ovs, false),
      // A limit of 0 is none (measured on Open vSwitch 3.1.0), and there is no other way to say it.
      ...(socketLimit(socketMemory, ovs) !== undefined && unlimited.length > 0
        ? [finding('note', 'memory.noSocketLimit', { nodes: unlimited })]
        : []),
    ],
  };
};
