import type { ComparisonCode } from '../dpdk/compare/codes';
import type { Phrase } from './phrase';

const theRole = 'the Ansible role oVirt.dpdk-setup';

/** Why another tool chooses another value for a host. */
export const comparisons: Readonly<Record<ComparisonCode, Phrase>> = {
  'comparison.requested': () => 'the request asks for this value',
  'comparison.noSocketLimit': () =>
    'from 2.17 on Open vSwitch takes huge pages without limit unless dpdk-socket-limit is set; the other tool does not set it',
  'comparison.iommuUnneeded': () =>
    'no NIC of the plan goes to vfio-pci, so that no IOMMU is needed; the other tool always writes these arguments',
  'comparison.tuned': () =>
    "the other tool leaves this to tuned's profile cpu-partitioning, and a reinstall by the engine sets the profile back to virtual-host",

  'comparison.tripleo.nodeIds': (v) =>
    `TripleO takes the position of a NUMA node in its list for the id of the node, and stops: the nodes here are ${v.list('nodes', 8)}, or some of them have no CPUs`,
  'comparison.tripleo.everyNode': (v) =>
    `TripleO gives every NUMA node PMD cores; node ${v.text('node')} has no DPDK NIC, and no virtual machines with vhost-user NICs run there`,
  'comparison.tripleo.coreCount': (v) =>
    `TripleO gives every node with a DPDK NIC the same number of cores, 2 unless told, and other nodes 1 (CPUs ${v.text('theirs')}); ours follows the speed of the NICs (CPUs ${v.text('ours')})`,
  'comparison.tripleo.lcores': (v) =>
    `with dpdk-lcore-mask set all control threads of Open vSwitch run on its lowest CPU, and the others of ${v.text('cpus')} only wait; without it they run on every CPU that is not isolated`,
  'comparison.tripleo.memoryEveryNode': (v) =>
    `TripleO gives every NUMA node at least 1024 MiB; on node ${v.text('node')} Open vSwitch needs none`,
  'comparison.tripleo.memoryPools': (v) =>
    `TripleO counts the memory pools of NICs only; on node ${v.text('node')} there are also those of virtual machines, and that of MTU 1500, with which each port begins`,
  'comparison.tripleo.bufferSize': (v) =>
    `TripleO counts each MTU, and 800 bytes beside the data of a packet; on node ${v.text('node')} ours counts pools by size of buffer, to the byte, with their rings and caches`,
  'comparison.tripleo.memoryChannels': () =>
    'TripleO names 4 memory channels to DPDK; from Open vSwitch 2.17 on that does nothing, and before it only shifts where packets begin in memory',
  'comparison.tripleo.pageShare': () =>
    'TripleO makes half of what 4 GiB leave huge pages, and counts no virtual machines and no NUMA nodes; tripleo-ansible writes the number with a fraction',
  'comparison.tripleo.gigabyteOnly': () =>
    'TripleO writes pages of 1 GiB or stops; this CPU has pages of 2 MiB only (no flag pdpe1gb)',
  'comparison.tripleo.guestsIsolated': () =>
    'TripleO isolates the CPUs of guests too, because nova pins every guest; in oVirt virtual machines that are not pinned would share one of the isolated CPUs',
  'comparison.tripleo.iommuByModel': () =>
    'TripleO goes by the name of the CPU: for AMD it writes amd_iommu=on, which the kernel does not know and does not need, and for names other than Intel and AMD nothing',

  'comparison.role.onlyVfio': () =>
    `${theRole} looks for NICs on vfio-pci only, and stops when there is none: NICs that keep their kernel driver are not seen`,
  'comparison.role.severalNodes': () => `${theRole} stops with an error where DPDK NICs sit on more than one NUMA node`,
  'comparison.role.cpuList': () =>
    `${theRole} cannot read this host's list of CPUs: it fails on a single CPU, and on single CPUs and ranges in one list`,
  'comparison.role.fewCpus': () => `${theRole} fails: the node of the NICs has fewer CPUs than it wants PMD threads`,
  'comparison.role.siblings': (v) =>
    `${theRole} takes one CPU for each NIC and leaves its siblings to others (CPUs ${v.text('theirs')}); a PMD thread whose sibling does something else loses much of its speed, so that ours takes whole cores (CPUs ${v.text('ours')})`,
  'comparison.role.cpuCount': (v) =>
    `${theRole} takes one CPU for each NIC, from the lowest but 0 on (CPUs ${v.text('theirs')}); ours keeps the first core of each node for the host and follows the speed of the NICs (CPUs ${v.text('ours')})`,
  'comparison.role.lcores': (v) =>
    `${theRole} gives control threads of Open vSwitch the CPUs ${v.text('cpus')}, which it isolates; all of them run on the lowest, and without dpdk-lcore-mask on every CPU that is not isolated`,
  'comparison.role.firstNode': (v) =>
    `the one number that ${theRole} writes is memory of node 0; the NICs sit on node ${v.text('node')}, which then has none`,
  'comparison.role.constantMemory': () =>
    `${theRole} writes 1024 MiB whatever the MTU, which is enough for one pool of MTU 1500, and nothing for other NUMA nodes`,
  'comparison.role.constantPages': () =>
    `${theRole} reserves 4 pages of 1 GiB, or 1024 of 2 MiB, unless told; Open vSwitch and virtual machines share them without anyone counting`,
  'comparison.role.nodeIsolated': () =>
    `${theRole} isolates every CPU of the NICs' node but 0, by tuned; virtual machines that are not pinned, and the host, then have what is left`,
  'comparison.role.intelOnly': () =>
    `${theRole} writes intel_iommu=on for every CPU; this one is not of Intel, and needs iommu=pt only`,
};
