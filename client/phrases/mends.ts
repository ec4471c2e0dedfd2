import type { MendCode } from '../desired/chain/codes';
import type { Filling, Phrase } from './phrase';

const run = (v: Filling): string => v.whole('command');
const hosts = (v: Filling): string => `host ${v.text('host')}`;

/** What mends a link, as an order; or what would tell its state. */
export const mends: Readonly<Record<MendCode, Phrase>> = {
  'mend.hostFacts': (v) => `collect the facts of ${hosts(v)}: ${run(v)}; then give them with --facts`,
  'mend.hostUp': (v) => `bring ${hosts(v)} up, then refresh its capabilities`,
  'mend.permission': (v) => `log in as a user who may see ${hosts(v)} with its NICs, such as one with the role ReadOnlyAdmin`,
  'mend.permissionVm': (v) => `log in as a user who may see the NICs of virtual machine ${v.text('vm')}`,
  'mend.askWithCluster': (v) => `ask for cluster ${v.text('cluster')} as a whole: ovirt-dpdk check --cluster NAME`,
  'mend.makeCluster': (v) => `name cluster ${v.text('cluster')} in a file, and run: ovirt-dpdk apply -f FILE`,
  'mend.addHost': () => 'add a host to the cluster, or name one in a file, and run: ovirt-dpdk apply -f FILE',

  // 1
  'mend.kernelLineFirst': (v) => `set the kernel line of ${hosts(v)} first; the next boot shows it`,
  'mend.firmwareIommu': (v) => {
    const name = { intel: 'VT-d', amd: 'AMD-Vi (IOMMU)' }[v.text('vendor')] ?? 'VT-d or AMD-Vi';
    return `switch ${name} on in the firmware of ${hosts(v)}`;
  },
  'mend.smallPages': (v) => `use pages of 2 MiB on ${hosts(v)}`,
  'mend.otherNic': (v) => `choose another NIC of ${hosts(v)}`,

  // 2, 3
  'mend.quotes': (v) =>
    `update the engine to 4.5.6 or later; then, on ${hosts(v)}, take the arguments with quotes out of the boot entries with grubby, and reinstall the host`,
  'mend.reinstall': () => 'let the host be reinstalled and rebooted: ovirt-dpdk apply -f FILE --allow-disruption host-reboot',
  'mend.reboot': (v) => `put ${hosts(v)} into maintenance and reboot it`,
  'mend.kernelIommu': (v) =>
    `give ${hosts(v)} a NIC for DPDK in a file, from which the kernel line follows, and run: ovirt-dpdk apply -f FILE --allow-disruption host-reboot`,
  'mend.hostHugepages': (v) =>
    `give ${hosts(v)} "hugepages: { size: 1GiB, count: N }" in a file, and run: ovirt-dpdk apply -f FILE --allow-disruption host-reboot`,
  'mend.fewerPages': (v) => `reboot ${hosts(v)}; if that does not help, ask for fewer pages than ${v.text('want')}`,
  'mend.pagesPerNode': (v) =>
    `reserve huge pages on each NUMA node of ${hosts(v)}, or take dpdk-socket-mem of the node away; this shows how many: ${run(v)}`,

  // 4
  'mend.standIn': (v) => `install ovirt-dpdk-host on ${hosts(v)}, and run there: ovirt-dpdk-host add ${v.text('pci')}`,
  'mend.removeStandIn': (v) => `run on ${hosts(v)}: ovirt-dpdk-host remove ${v.text('nic')}`,
  'mend.rebind': (v) => `run on ${hosts(v)}: ovirt-dpdk-host add ${v.text('pci')}`,
  'mend.takeBack': (v) => `take ${v.text('pci')} away from the virtual machine (Host Devices)`,
  'mend.dpdkEnable': (v) =>
    `set "dpdk_enable = true" under [vars] in /etc/vdsm/vdsm.conf of ${hosts(v)}, and restart supervdsmd and vdsmd there`,
  'mend.refresh': (v) => `refresh the capabilities of ${hosts(v)}`,
  'mend.bindNic': (v) => `bind a NIC of ${hosts(v)} that carries no network: ${run(v)}`,

  // 5
  'mend.dpdkInit': (v) =>
    `in maintenance, since restarting openvswitch restarts VDSM, set up Open vSwitch on ${hosts(v)}: ${run(v)}`,
  'mend.hostCheck': (v) => `look what is wrong on ${hosts(v)}: ${run(v)}`,
  'mend.cable': (v) => `check cable and switch port of ${hosts(v)}`,

  // 6
  'mend.otherCluster': (v) =>
    `the switch type of a cluster with hosts is not changed: make another cluster and move hosts and machines there: ${run(v)}`,
  'mend.addProvider': (v) => `give cluster ${v.text('cluster')} an OVN provider: ovirt-dpdk apply -f FILE does it`,
  'mend.nicFirst': (v) => `mend link 4 of ${hosts(v)} first`,
  'mend.attachNetwork': (v) => run(v),
  'mend.moveNetwork': (v) =>
    `move network ${v.text('network')} to a DPDK NIC on ${hosts(v)} too, or detach it there (Setup Host Networks)`,
  'mend.joinCluster': (v) => `add network ${v.text('network')} to cluster ${v.text('cluster')}, not required`,
  'mend.vmNetwork': (v) => `make network ${v.text('network')} a VM network, or use another one`,
  'mend.noRoles': (v) => `give the roles of network ${v.text('network')} to another network of the cluster`,
  'mend.synchronize': (v) => `synchronise network ${v.text('network')} on ${hosts(v)}: ovirt-dpdk apply -f FILE does it`,
  'mend.noAddress': (v) => `take the IP address from network ${v.text('network')} on ${hosts(v)} (Setup Host Networks)`,
  'mend.noQos': (v) => `take the QoS from network ${v.text('network')} on ${hosts(v)} (Setup Host Networks)`,
  'mend.noBond': (v) => `take NIC ${v.text('nic')} out of bond ${v.text('bond')} on ${hosts(v)} (Setup Host Networks)`,
  'mend.addExternal': (v) =>
    `make an external network on top of ${v.text('network')} and add it to the cluster: ovirt-dpdk apply -f FILE does it`,

  // 7
  'mend.vmHugepages': (v) => run(v),
  'mend.vmNic': (v) => run(v),
  'mend.restartVm': (v) => `stop virtual machine ${v.text('vm')} and start it again; a reboot inside the guest is not enough`,
  'mend.defineProperties': (v) =>
    `define hugepages_shared at level ${v.text('level')} on the engine machine, and restart the engine: ${run(v)}`,
  'mend.maxMemory': (v) =>
    `set the maximum memory of virtual machine ${v.text('vm')} higher than its memory, or give it one virtual NUMA node`,
  'mend.otherProfile': (v) => `give NIC ${v.text('nic')} of ${v.text('vm')} another vNIC profile of network ${v.text('network')}`,
  'mend.otherNetwork': (v) => `use a network without port isolation; that of ${v.text('network')} cannot be changed`,
  'mend.linkNic': (v) => `switch the link of NIC ${v.text('nic')} of ${v.text('vm')} on while the machine is down`,
  'mend.activateAny': (v) => `activate a host of cluster ${v.text('cluster')}`,
  'mend.freePages': (v) => `reserve more pages of ${v.text('size')} on a host, or stop other machines that use them`,
  'mend.checkVm': () => 'ask for a machine or for the cluster: ovirt-dpdk check --vm NAME, ovirt-dpdk check --cluster NAME',

  // 8
  'mend.activate': (v) => `activate ${hosts(v)}`,
  'mend.hostPackage': (v) => `install ovirt-dpdk-host on ${hosts(v)}, then refresh its capabilities`,
  'mend.ovnDriver': (v) => `install ovirt-provider-ovn-driver 1.2.13 to 1.2.34 on ${hosts(v)}, then refresh its capabilities`,
  'mend.sameHostPackage': () =>
    'install the same version of ovirt-dpdk-host on all hosts of the cluster, then refresh their capabilities',
  'mend.startVm': (v) => `start virtual machine ${v.text('vm')}`,
  'mend.startAnyVm': (v) => `start a virtual machine with a DPDK NIC on ${hosts(v)}`,

  // 9
  'mend.guest': (v) => `hand notes to the administrator of the guest: ${run(v)}`,
};
