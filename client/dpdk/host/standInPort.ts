import { standInName } from '../standInName';

/** Mark of what we made in Open vSwitch's database: `external_ids:owner`. */
export const OWNER = 'ovirt-dpdk-host';

/**
 * Bridge and port of a NIC that a stand-in stands for: `br-dpdk-5e01` and `dp-5e01` for 0000:5e:00.1. One bridge for each NIC, so
 * that networks of different wires do not meet. Undefined where the PCI address has no name: outside domain 0.
 */
export const standInPort = (pci: string): { readonly bridge: string; readonly port: string } | undefined => {
  const digits = standInName(pci)?.replace('dummy_', '');
  return digits === undefined ? undefined : { bridge: `br-dpdk-${digits}`, port: `dp-${digits}` };
};
