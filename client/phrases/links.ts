import type { DatapathCode } from '../desired/capability';
import type { LinkCode } from '../desired/chain/codes';
import type { Filling, Phrase } from './phrase';

const dpdkName = 'a DPDK NIC';
const onNic = (v: Filling): string => `network ${v.text('network')} on NIC ${v.text('nic')} of host ${v.text('host')}`;
const vmNic = (v: Filling): string => `NIC ${v.text('nic')} of virtual machine ${v.text('vm')}`;
const bridge = (switchType: string): string => (switchType === 'ovs' ? 'Open vSwitch' : 'Linux bridge');
const datapathName = (kind: string): string => (kind === 'stand-in' ? 'stand-in NICs' : 'DPDK NICs of VDSM itself');

/** What each judgement of a link says. The sentence for the capability of hosts is in datapath.ts. */
export const links: Readonly<Record<Exclude<LinkCode, DatapathCode>, Phrase>> = {
  'link.host.neverReported': (v) =>
    `the engine has no report of host ${v.text('host')} (status ${v.text('status')}), so that nothing is known about it`,
  'link.host.silent': (v) =>
    `host ${v.text('host')} is ${v.text('status')}: what the engine last heard of its huge pages may be out of date`,
  'link.cluster.missing': (v) => `there is no cluster ${v.text('cluster')} yet`,
  'link.cluster.noHosts': (v) => `cluster ${v.text('cluster')} has no hosts`,

  // 1
  'link.firmware.ok': (v) =>
    `the IOMMU of host ${v.text('host')} is on${v.has('gigabytePages') ? ', and there are 1 GiB pages' : ''}; whether DPDK supports its NICs was not checked`,
  'link.firmware.okWithNics': (v) => `the IOMMU of host ${v.text('host')} is on, and DPDK supports NIC ${v.list('nics')}`,
  'link.firmware.iommuNotNeeded': (v) =>
    `host ${v.text('host')} runs without an IOMMU, which the driver of its DPDK NICs (${v.list('drivers')}) does not need`,
  'link.firmware.iommuUnknown': (v) =>
    `host ${v.text('host')} has no IOMMU groups, and the engine does not show whether its kernel asks for them`,
  'link.firmware.iommuNotTried': (v) =>
    `the kernel of host ${v.text('host')} runs without an IOMMU, so that the firmware could not show whether it has one`,
  'link.firmware.iommuOff': (v) =>
    `the kernel of host ${v.text('host')} asks for an IOMMU and finds none: it is switched off in the firmware, or the machine has none`,
  'link.firmware.noGigabytePages': (v) =>
    `the kernel line of host ${v.text('host')} asks for 1 GiB pages, and its CPU has none (flag pdpe1gb)`,
  'link.firmware.gigabytePagesUnknown': (v) =>
    `the kernel line of host ${v.text('host')} asks for 1 GiB pages; on Enterprise Linux 7 the engine does not show whether the CPU has them`,
  'link.firmware.nicUnsupported': (v) => `DPDK has no driver for NIC ${v.list('nics')} of host ${v.text('host')}`,

  // 2
  'link.kernelLine.ok': (v) => `the kernel of host ${v.text('host')} runs with what was asked for${kernelText(v)}`,
  'link.kernelLine.okReinstallFlag': (v) =>
    `the kernel of host ${v.text('host')} runs with what was asked for${kernelText(v)}; the engine still marks it for reinstallation, perhaps for another reason`,
  'link.kernelLine.unread': (v) => `the engine does not show the kernel command line of host ${v.text('host')}`,
  'link.kernelLine.quotes': (v) =>
    `the kernel of host ${v.text('host')} got literal quotes (${v.list('tokens')}) and ignores what they touch: a fault of engines 4.5.4 and 4.5.5, fixed in 4.5.6 (this is ${v.text('engine')})`,
  'link.kernelLine.pending': (v) =>
    `host ${v.text('host')} is to have ${v.list('tokens', 6)}, which ${doOrDoes(v, 'tokens')} not reach its kernel before it is reinstalled and rebooted`,
  'link.kernelLine.notBooted': (v) =>
    `host ${v.text('host')} is to have ${v.list('tokens', 6)}, and the engine has installed ${itOrThem(v, 'tokens')}, but its kernel has not booted with ${itOrThem(v, 'tokens')}`,
  'link.kernelLine.iommuOff': (v) => `the kernel of host ${v.text('host')} runs without an IOMMU`,
  'link.kernelLine.noHugepages': (v) => `the kernel line of host ${v.text('host')} reserves no huge pages`,

  // 3
  'link.hugepages.ok': (v) => `host ${v.text('host')} has ${v.list('pages')}`,
  'link.hugepages.allUsed': (v) => `host ${v.text('host')} has ${v.list('pages')}: all are in use`,
  'link.hugepages.unread': (v) => `the engine does not show the huge pages of host ${v.text('host')}`,
  'link.hugepages.none': (v) => `host ${v.text('host')} has no huge pages`,
  'link.hugepages.totalUnknown': (v) =>
    `host ${v.text('host')} has no free huge pages; engines before 4.5.0 do not show whether there are any in use`,
  'link.hugepages.short': (v) =>
    `host ${v.text('host')} was asked for ${v.count('want', 'page')} of ${v.text('size')} and has ${v.text('have')}: memory was short or in pieces when it booted`,
  'link.hugepages.nodeWithout': (v) =>
    `Open vSwitch on host ${v.text('host')} wants memory on NUMA ${number(v, 'nodes') === 1 ? 'node' : 'nodes'} ${v.list('nodes')}, where there are no huge pages`,

  // 4
  'link.nicDriver.ok': (v) => `host ${v.text('host')} has DPDK ${number(v, 'nics') === 1 ? 'NIC' : 'NICs'} ${v.list('nics')}`,
  'link.nicDriver.bound': (v) =>
    `${devices(v)} of host ${v.text('host')} ${isOrAre(v, 'nics')} bound to a DPDK driver, which VDSM of this version does not show`,
  'link.nicDriver.unread': (v) => `the engine does not show the NICs and devices of host ${v.text('host')}`,
  'link.nicDriver.none': (v) => `no NIC of host ${v.text('host')} is bound to a DPDK driver`,
  'link.nicDriver.noStandIn': (v) =>
    `${devices(v)} of host ${v.text('host')} ${isOrAre(v, 'nics')} bound to a DPDK driver, but no stand-in NIC shows ${itOrThem(v, 'nics')} to the engine`,
  'link.nicDriver.dpdkEnable': (v) =>
    `${devices(v)} of host ${v.text('host')} ${isOrAre(v, 'nics')} bound to a DPDK driver, but VDSM shows no dpdk NIC: from oVirt 4.3.5 on it does so only when told to`,
  'link.nicDriver.notReported': (v) =>
    `${devices(v)} of host ${v.text('host')} ${isOrAre(v, 'nics')} bound to a DPDK driver, but the engine does not show a dpdk NIC`,
  'link.nicDriver.nameTellsNothing': (v) =>
    `the name of stand-in ${v.text('nic')} of host ${v.text('host')} does not tell which NIC it stands for`,
  'link.nicDriver.noDevice': (v) =>
    `the stand-in ${v.text('nic')} of host ${v.text('host')} stands for ${v.text('pci')}, and there is no such device`,
  'link.nicDriver.wrongDriver': (v) =>
    `device ${v.text('pci')} of host ${v.text('host')} has the driver ${v.text('driver')}, which DPDK cannot use, although ${v.text('nic')} stands for it`,
  'link.nicDriver.handedToVm': (v) =>
    `device ${v.text('pci')} of host ${v.text('host')} is handed to a virtual machine as a whole, although ${v.text('nic')} stands for it`,

  // 5
  'link.openVswitch.ok': (v) =>
    `Open vSwitch on host ${v.text('host')} runs with DPDK${v.has('memory') ? `, ${v.text('memory')} of memory` : ''}${v.has('ports') ? `, and ${number(v, 'ports') === 1 ? 'port' : 'ports'} ${v.list('ports')}` : ''}${v.number('warnings') > 0 ? `; ovirt-dpdk host check tells ${v.count('warnings', 'warning')}` : ''}`,
  'link.openVswitch.unseen': (v) =>
    `the engine does not show Open vSwitch of host ${v.text('host')}: only the host itself can tell`,
  'link.openVswitch.dpdkOff': (v) => `Open vSwitch on host ${v.text('host')} runs without DPDK`,
  'link.openVswitch.portError': (v) =>
    `port ${v.text('port')} of Open vSwitch on host ${v.text('host')} has an error: ${v.text('error')}`,
  'link.openVswitch.linkDown': (v) =>
    `port ${v.list('ports')} of Open vSwitch on host ${v.text('host')} ${hasOrHave(v, 'ports')} no link`,
  'link.openVswitch.standInDown': (v) =>
    `the stand-in ${v.list('nics')} of host ${v.text('host')} ${isOrAre(v, 'nics')} down, as its DPDK port is without link or in error`,

  // 6
  'link.network.ok': (v) =>
    `${number(v, 'networks') === 1 ? 'network' : 'networks'} ${v.list('networks')} ${isOrAre(v, 'networks')} on ${v.list('nics')} of host ${v.text('host')}, in sync`,
  'link.network.required': (v) =>
    `network ${v.text('network')} is on ${dpdkName} of host ${v.text('host')}; it is required in cluster ${v.text('cluster')}, so that a host which loses it goes non-operational`,
  'link.network.vlanNotEnforced': (v) =>
    `network ${v.text('network')} is on ${dpdkName} of host ${v.text('host')}; VDSM of this version does not set its VLAN ${v.text('vlan')} on vhost-user ports: virtual machines get all VLANs of the NIC`,
  'link.network.unread': (v) => `the engine does not show the networks of host ${v.text('host')}`,
  'link.network.clusterUnread': (v) => `the networks of cluster ${v.text('cluster')} were not read`,
  'link.network.switchType': (v) =>
    `cluster ${v.text('cluster')} has the switch type ${bridge(v.text('switchType'))}, but ${datapathName(v.text('datapath'))} need ${bridge(v.text('wanted'))}`,
  'link.network.noProvider': (v) =>
    `cluster ${v.text('cluster')} has no OVN provider, without which there are no external networks on top of DPDK NICs`,
  'link.network.noNic': (v) => `host ${v.text('host')} has no DPDK NIC to attach a network to`,
  'link.network.notAttached': (v) => `no network is attached to the DPDK NICs of host ${v.text('host')}`,
  'link.network.notHere': (v) => `network ${v.text('network')} is not attached on host ${v.text('host')}`,
  'link.network.onKernelNic': (v) =>
    `network ${v.text('network')} is on kernel NIC ${v.text('nic')} of host ${v.text('host')}, but on a DPDK NIC of ${v.list('hosts')}: a virtual machine that goes from one to the other loses its network`,
  'link.network.notInCluster': (v) => `${onNic(v)} is not in cluster ${v.text('cluster')}`,
  'link.network.notVm': (v) => `${onNic(v)} is not a VM network, so that no virtual machine can use it`,
  'link.network.roles': (v) =>
    `${onNic(v)} has the ${number(v, 'roles') === 1 ? 'role' : 'roles'} ${v.list('roles')} in cluster ${v.text('cluster')}, which a stand-in NIC cannot serve: the host itself cannot talk through it`,
  'link.network.outOfSync': (v) => `${onNic(v)} is out of sync${v.has('differences') ? `: ${v.list('differences', 4)}` : ''}`,
  'link.network.nicDown': (v) => `${onNic(v)} has no link: the NIC is down`,
  'link.network.address': (v) => `${onNic(v)} has an IP address, but the host itself cannot talk through a stand-in NIC`,
  'link.network.qos': (v) => `${onNic(v)} has host network QoS, which does not act on a stand-in NIC`,
  'link.network.sameMac': (v) =>
    `network ${v.text('network')} has an IP address on a dpdk NIC of ${v.list('hosts')}: VDSM gives all of them the same MAC address`,
  'link.network.bond': (v) =>
    `NIC ${v.text('nic')} of host ${v.text('host')} is part of bond ${v.text('bond')}, which DPDK NICs cannot be`,
  'link.network.noExternal': (v) =>
    v.has('external')
      ? `external network ${v.list('external')} on top of network ${v.text('network')} is not in cluster ${v.text('cluster')}`
      : `no external network is on top of network ${v.text('network')}, and only such a one makes a vNIC vhost-user here`,

  // 7
  'link.vm.ok': (v) =>
    `virtual machine ${v.text('vm')} is on ${v.count('pages', 'page')} of ${v.text('size')}, with DPDK ${number(v, 'nics') === 1 ? 'NIC' : 'NICs'} ${v.list('nics')}`,
  'link.vm.none': (v) => `no virtual machine seen in cluster ${v.text('cluster')} has a NIC on a DPDK network`,
  'link.vm.noneHere': (v) => `no virtual machine with a NIC on a DPDK network was seen on host ${v.text('host')}`,
  'link.vm.noHost': (v) => `no host of cluster ${v.text('cluster')} may run virtual machine ${v.text('vm')}`,
  'link.vm.noHostUp': (v) => `no host that may run virtual machine ${v.text('vm')} is up`,
  'link.vm.unread': (v) => `the engine does not show the NICs of virtual machine ${v.text('vm')}`,
  'link.vm.pendingRestart': (v) =>
    `virtual machine ${v.text('vm')} runs with old values: ${v.list('names')} changed, which takes effect when it is stopped and started`,
  'link.vm.noHugepages': (v) => `virtual machine ${v.text('vm')} has no huge pages (custom property hugepages)`,
  'link.vm.hugepagesZero': (v) =>
    `virtual machine ${v.text('vm')} has the custom property hugepages=0, which is not "off": the engine divides by it and cannot start the machine`,
  'link.vm.hugepagesText': (v) =>
    `virtual machine ${v.text('vm')} has the custom property hugepages=${v.text('value')}, which is no page size in KiB: the engine ignores it without a word`,
  'link.vm.noHostHasSize': (v) =>
    `virtual machine ${v.text('vm')} wants pages of ${v.text('size')}, which ${v.list('hosts')} ${hasOrHave(v, 'hosts')} none of${v.has('have') ? ` (there are pages of ${v.list('have')})` : ''}`,
  'link.vm.sharedUnset': (v) =>
    `the memory of virtual machine ${v.text('vm')} is not shared, so that its vhost-user NICs would be dead (custom property hugepages_shared)`,
  'link.vm.sharedUndefined': (v) =>
    `the memory of virtual machine ${v.text('vm')} is not shared, and the engine does not define the custom property hugepages_shared at level ${v.text('level')}`,
  'link.vm.sharedNoCell': (v) =>
    `the property hugepages_shared of virtual machine ${v.text('vm')} is without effect: its maximum memory is its memory and it has no virtual NUMA node, so that the engine has no place to write it`,
  'link.vm.oldLibvirt': (v) =>
    `virtual machine ${v.text('vm')} has no NUMA node, and whether libvirt of ${v.list('hosts')} then shares its memory was not examined`,
  'link.vm.noDpdkNic': (v) => `virtual machine ${v.text('vm')} has no NIC on a DPDK network of cluster ${v.text('cluster')}`,
  'link.vm.nicRefusedOnOvs': (v) =>
    `${vmNic(v)} is on network ${v.text('network')}, which is not external: engine ${v.text('engine')} refuses that in cluster ${v.text('cluster')} with switch type Open vSwitch (since 4.4.4)`,
  'link.vm.passThrough': (v) =>
    `${vmNic(v)} has profile ${v.text('profile')} with passthrough (SR-IOV), which goes past Open vSwitch`,
  'link.vm.nicModel': (v) => `${vmNic(v)} is of type ${v.text('interface')}; vhost-user needs virtio`,
  'link.vm.portMirroring': (v) =>
    `${vmNic(v)} has profile ${v.text('profile')} with port mirroring, which vhost-user does not have`,
  'link.vm.portIsolation': (v) =>
    `${vmNic(v)} is on network ${v.text('network')} with port isolation, which vhost-user does not have`,
  'link.vm.nicUnplugged': (v) => `${vmNic(v)} is unplugged`,
  'link.vm.nicUnlinked': (v) => `the link of ${vmNic(v)} is switched off`,
  'link.vm.pagesShort': (v) =>
    `virtual machine ${v.text('vm')} needs ${v.count('need', 'free page')} of ${v.text('size')} on one host, and no host has more than ${v.text('most')}`,
  'link.vm.noPagesFilter': (v) =>
    `virtual machine ${v.text('vm')} has what it needs; scheduling policy ${v.text('policy')} of cluster ${v.text('cluster')} lacks the filter HugePages, so that the machine may be sent to a host without enough pages`,
  'link.vm.filterWithoutEffect': (v) =>
    `virtual machine ${v.text('vm')} has what it needs; a network filter or QoS of profile ${v.list('profiles')} does not act on vhost-user NICs`,
  'link.vm.repeatedProperties': (v) =>
    `virtual machine ${v.text('vm')} has what it needs; the engine defines ${v.list('names')} twice, so that wrong values are accepted and ignored`,
  'link.vm.migratable': (v) =>
    `virtual machine ${v.text('vm')} has what it needs; the engine may try to migrate it by itself, which the hook on the hosts refuses unless it is told otherwise`,
  'link.vm.memoryRounded': (v) =>
    `virtual machine ${v.text('vm')} has what it needs; its memory is no multiple of ${v.text('size')}, so that the last of its ${v.count('pages', 'page')} is partly wasted`,

  // 8
  'link.datapath.ok': (v) => `host ${v.text('host')} runs ${v.count('ports', 'vhost-user NIC')}, connected to Open vSwitch`,
  'link.datapath.vmOk': (v) =>
    `NIC ${v.list('nics')} of virtual machine ${v.text('vm')} ${isOrAre(v, 'nics')} vhost-user on host ${v.text('host')}, connected to Open vSwitch`,
  'link.datapath.unseen': (v) =>
    `the engine does not show what became of vNICs on host ${v.text('host')}: only the host itself can tell`,
  'link.datapath.vmDown': (v) => `virtual machine ${v.text('vm')} does not run, so that there is nothing to see yet`,
  'link.datapath.noneRunning': (v) => `no vhost-user NIC runs on host ${v.text('host')}, so that there is nothing to see yet`,
  'link.datapath.hostNotUp': (v) =>
    `host ${v.text('host')} is ${v.text('status')}${v.has('detail') ? ` (${v.text('detail')})` : ''}, and runs no virtual machine`,
  'link.datapath.hooksUnread': (v) => `the engine does not show the hooks of host ${v.text('host')}`,
  'link.datapath.noHook': (v) =>
    `host ${v.text('host')} lacks the hook ${v.text('hook')}, without which a vNIC stays an ordinary one`,
  'link.datapath.hookIncomplete': (v) => `host ${v.text('host')} lacks the hook ${v.text('hook')} at ${v.list('points', 9)}`,
  'link.datapath.hookDiffers': (v) =>
    v.has('hosts')
      ? `hook ${v.text('hook')} of host ${v.text('host')} is another one than on ${v.list('hosts')}`
      : `hook ${v.text('hook')} of host ${v.text('host')} is not the same at all points`,
  'link.datapath.notVhostUser': (v) =>
    v.has('nics')
      ? `NIC ${v.list('nics')} of virtual machine ${v.text('vm')} ${isOrAre(v, 'nics')} not vhost-user on host ${v.text('host')}`
      : `virtual machine ${v.text('vm')} runs on host ${v.text('host')} without a vhost-user NIC`,
  'link.datapath.disconnected': (v) =>
    `the vhost-user ${number(v, 'macs') === 1 ? 'NIC' : 'NICs'} ${v.list('macs')} on host ${v.text('host')} ${isOrAre(v, 'macs')} not connected to Open vSwitch`,

  // 9
  'link.guest.unseen': () => 'what the guest does with its NIC shows inside the guest only',
};

const number = (v: Filling, name: string): number => v.number(name);
const isOrAre = (v: Filling, name: string): string => (number(v, name) === 1 ? 'is' : 'are');
const itOrThem = (v: Filling, name: string): string => (number(v, name) === 1 ? 'it' : 'them');
const doOrDoes = (v: Filling, name: string): string => (number(v, name) === 1 ? 'does' : 'do');
const devices = (v: Filling): string => `${number(v, 'nics') === 1 ? 'device' : 'devices'} ${v.list('nics')}`;
const hasOrHave = (v: Filling, name: string): string => (number(v, name) === 1 ? 'has' : 'have');

const kernelText = (v: Filling): string => {
  const parts = [
    ...(v.has('pages') ? [`${v.list('pages')} huge pages`] : []),
    ...(v.has('isolated') ? [`CPUs ${v.text('isolated')} isolated`] : []),
  ];
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
};
