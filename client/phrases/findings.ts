import type { DatapathCode } from '../desired/capability';
import type { HostFindingCode } from '../dpdk/host/finding';
import type { FindingCode, StepCode } from '../desired/findingCode';
import { meant, type Filling, type Phrase } from './phrase';

type PlanCode = Exclude<FindingCode, DatapathCode | `facts.${HostFindingCode}`>;

const SWITCH: Readonly<Record<string, string>> = { ovs: 'Open vSwitch', legacy: 'Linux bridge' };
const switchOf = (v: Filling, name: string): string => SWITCH[v.text(name)] ?? v.text(name);
const known = (v: Filling, things: string): string =>
  v.number('have') === 0 ? `this user sees no ${things}` : `the engine has ${v.list('have', 8)}`;
const nicOf = (v: Filling): string => `NIC ${v.text('nic')} of host ${v.text('host')}`;
const deviceOf = (v: Filling): string => `device ${v.text('pci')} of host ${v.text('host')}`;
const hostsOf = (v: Filling): string => `${v.number('hosts') === 1 ? 'host' : 'hosts'} ${v.list('hosts', 8)}`;
const vmNicOf = (v: Filling): string => `NIC ${v.text('nic')} of VM ${v.text('vm')}`;

/** What stands against a plan, and what its user should know: what is wrong, why, and what to do. */
export const findings: Readonly<Record<PlanCode, Phrase>> = {
  'dataCenter.missing': (v) => `there is no data center ${v.text('name')}${meant(v, `: ${known(v, 'data centers')}`)}`,
  'dataCenter.choose': (v) =>
    `cluster ${v.text('cluster')} does not exist, and the file does not say in which data center to create it: add dataCenter; ${known(v, 'data centers')}`,
  'cluster.dataCenter.none': (v) => `cluster ${v.text('cluster')} belongs to no data center: put it into one in the portal first`,
  'cluster.dataCenter.differs': (v) =>
    `cluster ${v.text('cluster')} is in data center ${v.text('have')}, the file says ${v.text('want')}: correct the file, or name another cluster`,
  'cluster.switchType.datapath': (v) =>
    `the file asks for ${switchOf(v, 'asked')}, but the datapath ${v.text('datapath')} works with ${switchOf(v, 'needs')} only: leave switchType out`,
  'cluster.switchType.differs': (v) =>
    `cluster ${v.text('cluster')} works with ${switchOf(v, 'have')}, and ${switchOf(v, 'want')} is needed: changing it would put every network of every host out of sync until each host is synchronised in maintenance, so it is not done here; name a new cluster`,
  'cluster.level.differs': (v) =>
    `cluster ${v.text('cluster')} has compatibility level ${v.text('have')}, the file says ${v.text('want')}: raising a level drops custom properties that the new one does not define, so it is not done here; leave compatibilityVersion out, or raise it in the portal`,
  'cluster.cpuType.differs': (v) =>
    `cluster ${v.text('cluster')} has CPU type ${v.text('have')}, the file says ${v.text('want')}: a change restarts the VMs of the cluster, so it is not done here; correct the file, or change it in the portal`,
  'cluster.ovs.externalOnly': (v) =>
    `engine ${v.text('engine')} lets VMs of an Open vSwitch cluster use external networks only (since 4.4.4): VM NICs on ordinary networks of cluster ${v.text('cluster')} will be refused`,
  'level.unknown': (v) => `compatibility level ${v.text('level')} is not known: ${known(v, 'levels')}`,
  'level.belowDataCenter': (v) =>
    `compatibility level ${v.text('level')} is lower than ${v.text('dataCenterLevel')} of data center ${v.text('dataCenter')}, which the engine refuses`,
  'cpuType.unknown': (v) => `CPU type ${v.text('cpuType')} is not known at level ${v.text('level')}: ${known(v, 'CPU types')}`,
  'provider.missing': (v) =>
    `this datapath puts VM NICs on external networks of an OVN provider, and the engine has none: add ovirt-provider-ovn in the portal (Administration › Providers); ${known(v, 'providers')}`,
  'provider.other': (v) =>
    `cluster ${v.text('cluster')} has the network provider ${v.text('have')}, which is no OVN provider, and this datapath needs one: change it in the portal, or name a new cluster`,
  'provider.choose': (v) =>
    `several OVN providers are there (${v.list('have', 8)}): set the one to use on the cluster in the portal`,

  'network.name.bond': (v) => `the engine refuses network names that begin with bond: ${v.text('name')}`,
  'network.notVm': (v) => `network ${v.text('name')} is no VM network: make it one in the portal, or name another`,
  'network.portIsolation': (v) =>
    `network ${v.text('name')} has port isolation, which vhost-user ports do not have: name another`,
  'network.external': (v) =>
    `network ${v.text('name')} is an external network: it cannot be put on a host NIC; name an ordinary network`,
  'network.external.required': (v) =>
    `network ${v.text('name')} is an external network, which cannot be required: leave required out`,
  'network.external.taken': (v) =>
    `the external network for ${v.text('name')} would be named ${v.text('external')}, and another network has this name: rename that one, or link it to ${v.text('name')} in the portal`,
  'network.missing': (v) =>
    `network ${v.text('name')} is neither in the file nor in cluster ${v.text('cluster')}${meant(v, ': add it under networks')}`,
  'network.elsewhere': (v) =>
    `network ${v.text('network')} is on NIC ${v.text('at')} of host ${v.text('host')}, and the file wants it on ${v.text('nic')}: VMs may be using it there; detach it from ${v.text('at')} in the portal first`,
  'network.vlanShared': (v) =>
    `VLAN ${v.text('vlan')} of network ${v.text('name')} is also that of ${v.list('others')}: they are one network on the wire, and cannot be on one NIC`,
  'network.update.live': (v) =>
    `the engine carries the change of ${v.list('parts')} of network ${v.text('name')} to all hosts that have it, at once`,
  'network.required': (v) =>
    `a required network makes every host of cluster ${v.text('cluster')} without ${v.text('name')} non-operational`,
  'filter.unknown': (v) => `there is no network filter ${v.text('filter')}: ${known(v, 'filters')}, or none`,
  'profile.queues': (v) =>
    `vNIC profile ${v.text('profile')} sets queues, a device property that the engine must know and REST does not show: if it is refused, add queues to CustomDeviceProperties with engine-config`,
  'profile.missing': (v) =>
    `vNIC profile ${v.text('profile')} is neither in the file nor on a network of cluster ${v.text('cluster')}${meant(v, `: there are ${v.list('have', 8)}`)}`,
  'profile.choose': (v) =>
    `several networks have a vNIC profile ${v.text('profile')} (${v.list('networks', 8)}): add network beside profile`,

  'host.missing': (v) =>
    `the engine has no host ${v.text('host')}, or this user does not see it${meant(v, ': add the host first')}`,
  'host.status': (v) =>
    `host ${v.text('host')} is ${v.text('status')}: the engine changes its networks and kernel line only while it is up, in maintenance or non-operational; try again when it is`,
  'host.move.networks': (v) =>
    `host ${v.text('host')} carries ${v.list('networks', 8)}, which cluster ${v.text('cluster')} does not have: moving it there would leave them unmanaged; add them under networks, or detach them`,
  'host.move.dataCenter': (v) =>
    `host ${v.text('host')} is in cluster ${v.text('at')} of another data center: move it in the portal, or name a cluster of its own`,
  'host.pinnedVms': (v) =>
    `host ${v.text('host')} has to leave service, and ${v.list('vms', 8)} cannot migrate away from it: shut ${v.number('vms') === 1 ? 'it' : 'them'} down first`,
  'hosts.others.lacking': (v) =>
    `${hostsOf(v)} of cluster ${v.text('cluster')} ${v.number('hosts') === 1 ? 'is' : 'are'} not in the file and without network ${v.text('network')}: a VM on it cannot run there`,
  'hosts.others.kernelNic': (v) =>
    `${hostsOf(v)} of cluster ${v.text('cluster')} ${v.number('hosts') === 1 ? 'is' : 'are'} not in the file, with network ${v.text('network')} on an ordinary NIC: a VM that starts there has no vhost-user NIC, in silence; add ${v.number('hosts') === 1 ? 'it' : 'them'} to the file`,
  'host.hooks.unreadable': (v) => `whether host ${v.text('host')} has the hook ${v.text('hook')} is not told to this user`,

  'kernel.quotes': (v) =>
    `the running kernel of host ${v.text('host')} has arguments with literal quotes (${v.list('tokens', 8)}), a fault of engines 4.5.4 and 4.5.5: they have no effect`,
  'kernel.quotesBug': (v) =>
    `engine ${v.text('engine')} writes kernel arguments with literal quotes, so that ${v.list('tokens', 8)} would have no effect on host ${v.text('host')}: update the engine to 4.5.6 first`,
  'kernel.pages.facts': (v) =>
    `how many huge pages host ${v.text('host')} should have can be worked out from facts of the host only, and there are none: collect them with ovirt-dpdk host facts and give --facts, or write a number`,
  'kernel.pages.auto': (v) =>
    `host ${v.text('host')} gets ${v.count('total', 'huge page')}: ${v.text('openVswitch')} for Open vSwitch, the others for virtual machines (${v.text('vms')} are half of what is left); write a number to have it otherwise`,
  'kernel.cpus.facts': (v) =>
    `which CPUs of host ${v.text('host')} to isolate can be worked out from facts of the host only, and there are none: collect them with ovirt-dpdk host facts and give --facts, or write a CPU list such as 2-15`,
  'kernel.cpus.auto': (v) =>
    `CPUs ${v.text('cpus')} of host ${v.text('host')} are isolated for the PMD threads of Open vSwitch; write a CPU list to have others`,
  'nic.driver.facts': (v) =>
    `${v.text('driver')} was chosen by the driver that the NIC of host ${v.text('host')} has now; with facts of the host (--facts) it is known whether DPDK supports the NIC, and with which driver`,

  'kernel.unreported': (v) =>
    `the engine does not tell with which command line the kernel of host ${v.text('host')} runs: what is stored and not waiting for a reinstall is taken for running; look at /proc/cmdline on the host`,

  'nic.missing': (v) =>
    `host ${v.text('host')} shows no NIC ${v.text('nic')} (it shows ${v.list('have', 8)}): bind it to its DPDK driver, on VDSM from 4.30.20 set dpdk_enable in vdsm.conf, then refresh the host's capabilities in the portal`,
  'nic.inUse': (v) =>
    `${deviceOf(v)} is NIC ${v.text('nic')}, which carries networks: bound to a DPDK driver it would take them from the host; choose another NIC, or detach them first`,
  'nic.roles': (v) =>
    `network ${v.text('network')} is used for ${v.list('roles', 8)} in its cluster, which a stand-in NIC such as ${v.text('nic')} cannot carry: name a network for VMs only`,
  'nic.kernel': (v) =>
    `${nicOf(v)} is an ordinary kernel NIC: a VM on it would not use DPDK; name ${v.number('have') > 0 ? `one of ${v.list('have', 8)}` : 'the PCI address of a NIC that is bound to a DPDK driver'}`,
  'nic.pci.unknown': (v) => `host ${v.text('host')} has no PCI device ${v.text('pci')}: lspci -D on the host lists them`,
  'nic.pci.passedThrough': (v) => `${deviceOf(v)} is handed to a VM: take it away from the VM first`,
  'nic.pci.domain': (v) => `${deviceOf(v)} is not in PCI domain 0000: name its stand-in NIC instead of pci`,
  'nic.pci.nameNeeded': (v) =>
    `the engine does not tell which NIC ${deviceOf(v)} became: name it by name instead of pci; the host shows ${v.list('have', 8)}`,
  'nic.bond': (v) => `${nicOf(v)} is a bond: DPDK needs the NIC itself`,
  'nic.bondSlave': (v) => `${nicOf(v)} is a member of ${v.text('bond')}: take it out of the bond first`,
  'nic.management': (v) =>
    `${nicOf(v)} carries the management network ${v.text('network')}: the host would lose the engine; choose another NIC`,
  'nic.untagged': (v) =>
    `${nicOf(v)} would carry more than one untagged network (${v.list('networks', 8)}): the engine allows one, beside networks with a VLAN`,
  'nic.vlanTwice': (v) =>
    `${nicOf(v)} would carry VLAN ${v.text('vlan')} twice, for ${v.text('network')} and ${v.text('other')}: one NIC has one device for a VLAN`,
  'nic.mtu': (v) =>
    `${nicOf(v)} carries ${v.text('other')}, an untagged network that is not for VMs: the engine wants one MTU for all networks beside it, and ${v.text('network')} has another`,

  'policy.noFilter': (v) =>
    `scheduling policy ${v.text('policy')} of cluster ${v.text('cluster')} lacks the filter HugePages: VMs may be sent to hosts without free pages and fail there`,
  'properties.refused': (v) =>
    `property ${v.text('name')} is defined at level ${v.text('level')}, but not for the value true: correct its definition with engine-config`,
  'properties.unreadable': (v) =>
    `whether property ${v.text('name')} is defined at level ${v.text('level')} is not told to this user`,
  'properties.redefined': (v) =>
    `the site defines ${v.list('names')} at level ${v.text('level')} again, which the engine defines itself: values that it would refuse then pass and are ignored`,
  'properties.hugepages': (v) =>
    `level ${v.text('level')} does not take hugepages=${v.text('value')}, which VM ${v.text('vm')} needs: levels from 4.2 on define it`,

  'vm.missing': (v) => `the engine has no VM ${v.text('vm')}, or this user does not see it: create the VM first`,
  'vm.status': (v) => `VM ${v.text('vm')} is ${v.text('status')}: try again when it is down or up`,
  'vm.cluster.running': (v) =>
    `VM ${v.text('vm')} runs in cluster ${v.text('at')}: shut it down, then it is moved to cluster ${v.text('cluster')}`,
  'vm.hugepages.size': (v) =>
    `no host of cluster ${v.text('cluster')} has huge pages of ${v.text('size')}, and none is to get them: VM ${v.text('vm')} would not start`,
  'vm.hugepages.short': (v) =>
    `VM ${v.text('vm')} needs ${v.text('need')} free pages of ${v.text('size')}, and the best host has ${v.text('best')} now`,
  'vm.hugepages.nics': (v) =>
    `NICs of VM ${v.text('vm')} are on DPDK networks (${v.list('nics', 8)}): without huge pages no packet passes through them, or the VM does not start`,
  'vm.hugepages.sharedStays': (v) =>
    `property ${v.text('name')} of VM ${v.text('vm')} stays, since nothing tells who set it; remove it in the portal if nothing needs it`,
  'vm.memory.notMultiple': (v) =>
    `the memory of VM ${v.text('vm')} is no multiple of ${v.text('size')}: it takes ${v.count('pages', 'page')}, the last one partly unused`,
  'vm.properties.repeated': (v) =>
    `the engine lists ${v.list('names')} of VM ${v.text('vm')} twice, since the site defines it again: it is written back once`,
  'vm.nic.ovs': (v) =>
    `engine ${v.text('engine')} lets VMs of an Open vSwitch cluster use external networks only (since 4.4.4): ${vmNicOf(v)} cannot be on network ${v.text('network')} in cluster ${v.text('cluster')}; use a cluster with a Linux bridge and the stand-in datapath`,
  'vm.nic.noPages': (v) =>
    `VM ${v.text('vm')} has a NIC on DPDK network ${v.text('network')} without ${v.list('lacks')}: no packet passes, or it does not start; add hugepages to the VM in the file`,
  'vm.nic.notDpdk': (v) =>
    `${vmNicOf(v)} is on network ${v.text('network')}, which no host has on a DPDK NIC or is to get there: it stays an ordinary NIC`,
  'vm.nic.off': (v) =>
    `${vmNicOf(v)} is unplugged or its link is down, and is left so: no packet passes until it is switched on in the portal`,
  'vm.nic.passthrough': (v) => `${vmNicOf(v)} is handed through (SR-IOV): name another NIC, or remove it first`,
  'vm.nic.passthroughProfile': (v) =>
    `vNIC profile ${v.text('profile')} of ${vmNicOf(v)} hands a device through (SR-IOV): use another profile`,
  'vm.nic.portMirroring': (v) =>
    `vNIC profile ${v.text('profile')} of ${vmNicOf(v)} mirrors ports, which vhost-user cannot: use another profile`,
};

/** Why a person has to act, and what comes after. */
export const steps: Readonly<Record<StepCode, Phrase>> = {
  'properties.undefined': (v) =>
    `property ${v.text('name')} is not defined at level ${v.text('level')}, and only engine-config can define it; the engine uses it after a restart`,
  'host.driver': (v) =>
    `${deviceOf(v)} has driver ${v.text('have')}, and ${v.text('driver')} is asked for; no virtual machine may use it meanwhile; then refresh the host's capabilities in the portal`,
  'host.hook': (v) =>
    `host ${v.text('host')} lacks the hook ${v.text('hook')} at ${v.list('points')}: without it a vNIC stays an ordinary one, in silence; install it, then refresh the host's capabilities in the portal`,
  'host.standIn': (v) =>
    `${deviceOf(v)} has no stand-in NIC ${v.text('nic')} yet: the host package makes it; then refresh the host's capabilities in the portal`,
  'host.reboot': (v) =>
    `this engine does not reboot a host that it has installed anew, and the kernel line counts from the next start: put host ${v.text('host')} into maintenance, reboot it, activate it`,
};
