import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostRequest } from '../../client/dpdk/host/request';
import type { HostFacts } from '../../client/facts/hostFacts';
import { parseFacts } from '../../client/facts/parseFacts';

/** PCI addresses of the NICs of the nested host that are not the way in. */
export const NESTED_NICS = { node0: '0000:21:00.0', virtio: '0000:41:00.0', node1: '0000:42:00.0' } as const;

/** One NIC of each node, jumbo frames on the first, and a VM of one page on each. */
export const NESTED_REQUEST: HostRequest = {
  nics: [{ pci: NESTED_NICS.node0, mtu: 9000 }, { pci: NESTED_NICS.node1 }],
  vms: [0, 1].map((node) => ({ memoryMiB: 1024, vcpus: 1, node })),
  datapath: 'stand-in',
};

/**
 * `bare`: as installed. `rebooted`: with the planned kernel line, the NICs on vfio-pci. `bound`: with DPDK in Open vSwitch, as planned.
 * `undone`: that taken back; the kernel line stays.
 */
export const NESTED_STATES = ['bare', 'rebooted', 'bound', 'undone'] as const;
export type NestedState = (typeof NESTED_STATES)[number];

export const factsFile = (state: NestedState): string => join(__dirname, '..', 'facts', `nested-${state}.json`);

/** What the collector printed on the nested host; `npm run facts:nested` writes it anew. */
export const nestedFacts = (state: NestedState): HostFacts => parseFacts(readFileSync(factsFile(state), 'utf8'));

/** What a host is set to: all that an undo puts back. Kernel line, pages and isolated CPUs are the kernel line's. */
export const settingsOf = ({ nics, netdevs, carries, openVswitch, driverOverrides, cpus: { online, cores } }: HostFacts) => ({
  ...{ nics, netdevs, carries, openVswitch, driverOverrides, online, cores },
});
