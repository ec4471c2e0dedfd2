import type { HostFacts, NicFacts, OvsInterfaceFacts, OvsMap } from '../../facts/hostFacts';
import type { HostRequest } from '../host/request';
import { topologyOf, type Topology } from '../cpus/topology';
import { parseCpuMask } from '../cpus/cpuMask';
import type { CpuSet } from '../cpuSet';
import { parseKernelCmdline, type KernelToken } from '../kernelTokens';
import { dpdkOfHost } from '../nics/dpdkOfHost';
import { dpdkPortsOf, isHandedOver, isHandoverDriver } from '../nics/dpdkPort';
import { nodeOf } from '../nics/nicNode';
import { nicRow, type NicRow } from '../nics/nicTable';
import { isDpdkOn } from '../ovs/keys';
import { parseRelease } from '../ovs/release';
import type { VersionNumbers } from '../version';

/** A NIC that is in DPDK's hands, or is to be. */
export interface SetUpNic {
  readonly nic: NicFacts;
  readonly row: NicRow | undefined;
  /** Node that Open vSwitch takes it to be on. */
  readonly node: number;
  /** Its ports of type dpdk. None: it waits for the first network. */
  readonly ports: readonly OvsInterfaceFacts[];
}

/** How a host is set up for DPDK: its facts, read once for all checks. */
export interface HostSetup {
  readonly facts: HostFacts;
  readonly topology: Topology;
  readonly ovs: VersionNumbers | undefined;
  readonly dpdk: VersionNumbers | undefined;
  readonly config: OvsMap;
  /** `dpdk-extra`, word by word. */
  readonly extra: readonly string[];
  readonly kernel: readonly KernelToken[];
  /** CPUs of `pmd-cpu-mask`, those that are not online too; empty where it is unset or no mask. */
  readonly pmd: CpuSet;
  readonly nics: readonly SetUpNic[];
  /** Ports of Open vSwitch that a PMD thread polls: NICs, and vNICs of VMs. */
  readonly polled: readonly OvsInterfaceFacts[];
  /** Whether anybody ever meant this host for DPDK. If not, what DPDK lacks is nobody's mistake. */
  readonly isMeant: boolean;
}

const isPolled = ({ type }: OvsInterfaceFacts): boolean => type.startsWith('dpdk');

/**
 * NICs with a port, and NICs that are kept for DPDK without one yet. One that is on vfio-pci for now may have gone to a VM as a whole:
 * libvirt binds such a one for as long as the VM runs, and does so with virtual functions above all. A request says which it means.
 */
const setUpNics = (facts: HostFacts, asked: HostRequest['nics']): readonly SetUpNic[] =>
  facts.nics
    .map((nic) => ({ nic, ports: dpdkPortsOf(nic, facts) }))
    .filter(({ nic, ports }) => ports.length > 0 || (asked ? asked.some(({ pci }) => pci === nic.pci) : isWaiting(nic, facts)))
    .map(({ nic, ports }) => ({ nic, ports, row: nicRow(nic.vendor, nic.device), node: nodeOf(nic, facts).node }));

const isWaiting = (nic: NicFacts, { driverOverrides, openVswitch }: HostFacts): boolean =>
  isHandoverDriver(driverOverrides?.[nic.pci]) ||
  (isHandedOver(nic) && nic.physicalFunction === undefined && isDpdkOn(openVswitch?.otherConfig?.['dpdk-init']));

const MEANT = ['dpdk-socket-mem', 'dpdk-alloc-mem', 'dpdk-lcore-mask', 'pmd-cpu-mask', 'dpdk-extra'];

export const setupOf = (facts: HostFacts, request: HostRequest = {}): HostSetup => {
  const { openVswitch } = facts;
  const config = openVswitch?.otherConfig ?? {};
  const nics = setUpNics(facts, request.nics);
  const polled = (openVswitch?.interfaces ?? []).filter(isPolled);
  return {
    facts,
    topology: topologyOf(facts.cpus),
    ovs: parseRelease(openVswitch?.version ?? ''),
    dpdk: dpdkOfHost(facts),
    config,
    extra: (config['dpdk-extra'] ?? '').split(/\s+/).filter((word) => word !== ''),
    kernel: parseKernelCmdline(facts.kernelLine ?? ''),
    pmd: parseCpuMask(config['pmd-cpu-mask'] ?? '') ?? [],
    nics,
    polled,
    isMeant:
      isDpdkOn(config['dpdk-init']) || polled.length > 0 || nics.length > 0 || MEANT.some((key) => config[key] !== undefined),
  };
};
