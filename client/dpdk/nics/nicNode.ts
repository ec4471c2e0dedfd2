import type { HostFacts, NicFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';

/**
 * The NUMA node that Open vSwitch takes a NIC to be on. Where firmware does not tell, it takes node 0, which on a host with several
 * nodes may be the wrong one. source: openvswitch lib/netdev-dpdk.c, dpdk_vhost_and_eth socket ids below 0, since 2.7
 */
export const nodeOf = (nic: NicFacts, facts: HostFacts): { readonly node: number; readonly findings: readonly HostFinding[] } => {
  if (nic.node >= 0) return { node: nic.node, findings: [] };
  const isOneOfSeveral = facts.nodes.length > 1;
  return {
    node: 0,
    findings: isOneOfSeveral ? [{ code: 'nic.nodeUnknown', severity: 'warning', values: { pci: nic.pci, node: 0 } }] : [],
  };
};
