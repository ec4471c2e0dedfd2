import type { HostFinding, HostFindingCode } from '../dpdk/host/finding';
import type { Decision, DecisionCode } from '../dpdk/host/hostPlan';
import type { NicUseKind } from '../dpdk/nics/nicUse';
import { capitalized, fillingOf, type Filling, type Phrase } from './phrase';

/** What a finding says, and what to do about it. */
export interface FindingPhrase {
  readonly sentence: Phrase;
  readonly remedy: Phrase;
}

const nic = (v: Filling): string => `NIC ${v.text('pci')}`;
const cpus = (v: Filling): string => `${v.number('cpus') === 1 ? 'CPU' : 'CPUs'} ${v.list('cpus', 16)}`;
const node = (v: Filling): string => `NUMA node ${v.text('node')}`;
const isOne = (nodes: string): boolean => /^\d+$/.test(nodes);
/** One node, or several as `0-3`, to each of which a decision applies. */
const onNodes = (v: Filling): string => (isOne(v.text('node')) ? `on ${node(v)}` : `on each of NUMA nodes ${v.text('node')}`);
const key = (v: Filling): string => `${v.text('key')} of Open vSwitch`;
/** A page size in KiB. */
const size = (v: Filling, name = 'size'): string => {
  const kib = v.number(name);
  return kib % 1048576 === 0 ? `${kib / 1048576} GiB` : `${kib / 1024} MiB`;
};
const ofDomain = (v: Filling): string => `virtual machine ${v.text('vm')}`;

const USES: Readonly<Record<NicUseKind, (device: string) => string>> = {
  management: (device) => `the management network (${device}) is on it`,
  defaultRoute: (device) => `the default route goes through it (${device})`,
  session: (device) => `the SSH session in which the facts were collected came through it (${device})`,
  storage: (device) => `the host reaches its storage through it (${device})`,
  virtualFunction: (device) => `its virtual function ${device} is in use`,
  bond: (device) => `it belongs to bond ${device}`,
  bridge: (device) => `it is a port of bridge ${device}`,
  vlan: (device) => `VLAN device ${device} lies on it`,
  address: (device) => `${device} has an IP address`,
  stacked: (device) => `device ${device} lies on it`,
};
const isUse = (text: string): text is NicUseKind => Object.hasOwn(USES, text);
const use = (v: Filling): string => {
  const kind = v.text('use');
  return USES[isUse(kind) ? kind : 'stacked'](v.text('device'));
};

const say = (sentence: Phrase, remedy: Phrase): FindingPhrase => ({ sentence, remedy });

/** Every finding of host planner and checker. */
export const hostFindings: Readonly<Record<HostFindingCode, FindingPhrase>> = {
  'facts.noOpenVswitch': say(
    () => 'the facts tell no version of Open vSwitch, so that nothing of it can be planned or checked',
    () => 'install Open vSwitch with DPDK on the host, then collect the facts again as root',
  ),
  'facts.noTopology': say(
    () => 'the facts tell no CPU cores, so that no core can be given to anything',
    () => 'collect the facts again as root, on the host itself and not in a container',
  ),
  'facts.unread': say(
    (v) => `${v.text('about')} could not be read on the host`,
    (v) =>
      `${v.text('about').startsWith('openVswitch.') ? 'start Open vSwitch if it does not run, and ' : ''}collect the facts again as root; the notes in the document say why it could not be read`,
  ),
  'request.nodeUnknown': say(
    (v) => `${v.text('key')} of the request names NUMA node ${v.text('node')}, which this host has not got`,
    (v) => `correct ${v.text('key')} in the request`,
  ),

  'cpu.setsOverlap': say(
    (v) => `${cpus(v)} ${v.number('cpus') === 1 ? 'stands' : 'stand'} both in ${v.text('one')} and in ${v.text('other')}`,
    (v) => `take ${v.number('cpus') === 1 ? 'it' : 'them'} out of ${v.text('other')}`,
  ),
  'cpu.tooFewCores': say(
    (v) =>
      `${node(v)} has ${v.count('have', 'core')}, and ${v.text('need')} for PMD threads and one for all else do not fit into ${v.text('have')}`,
    () => 'ask for fewer PMD cores (pmdCores), or use a NIC of another node',
  ),
  'cpu.pmdSiblingSplit': say(
    (v) =>
      `PMD CPU ${v.text('cpu')} shares its core with CPU ${v.text('sibling')}, which is not in pmd-cpu-mask: whatever runs there slows the PMD thread down`,
    () => 'give PMD threads whole cores: put both CPUs into pmd-cpu-mask, or neither',
  ),
  'cpu.pmdOnHousekeeping': say(
    (v) =>
      `${cpus(v)} of pmd-cpu-mask ${v.number('cpus') === 1 ? 'is' : 'are'} on the first core of the host, where interrupts and the system itself run`,
    () => 'take other cores into pmd-cpu-mask',
  ),
  'cpu.pmdOffline': say(
    (v) =>
      `${cpus(v)} of pmd-cpu-mask ${v.number('cpus') === 1 ? 'is' : 'are'} not online; Open vSwitch leaves such bits aside without a word`,
    () => 'take online CPUs into pmd-cpu-mask',
  ),
  'cpu.pmdOnVdsmCpu': say(
    (v) =>
      `VDSM pins itself to CPU ${v.text('cpu')}, where a PMD thread runs; unless cpu_affinity says otherwise that is the second CPU that is online`,
    () => 'set cpu_affinity in section [vars] of /etc/vdsm/vdsm.conf.d to a CPU without PMD thread, and restart vdsmd',
  ),
  'cpu.pmdNotIsolated': say(
    (v) => `PMD ${cpus(v)} ${v.number('cpus') === 1 ? 'is' : 'are'} not isolated by the kernel: other threads may be put there`,
    () => 'put the PMD CPUs into isolcpus on the kernel line (isolateCpus: true in the spec), and boot the host anew',
  ),
  'cpu.pmdUnset': say(
    () =>
      'pmd-cpu-mask of Open vSwitch is not set: it then runs one PMD thread on each NUMA node, on a CPU that nobody keeps free',
    () => 'set pmd-cpu-mask, as the host plan shows it',
  ),
  'cpu.pmdBeyondLcores': say(
    (v) =>
      `${cpus(v)} ${v.number('cpus') === 1 ? 'is' : 'are'} beyond the 128 that DPDK before Open vSwitch 2.17 can run PMD threads on`,
    () => 'take CPUs below 128 into pmd-cpu-mask, or a newer Open vSwitch',
  ),
  'cpu.nodeWithoutPmd': say(
    (v) =>
      `${node(v)} has DPDK ports and no PMD thread: another node polls them across, slowly, and Open vSwitch before 2.8 not at all`,
    () => 'put a whole core of that node into pmd-cpu-mask',
  ),
  'cpu.lcoreOverlapsPmd': say(
    (v) =>
      `${cpus(v)} ${v.number('cpus') === 1 ? 'stands' : 'stand'} both in dpdk-lcore-mask and in pmd-cpu-mask: other threads of Open vSwitch run where a PMD thread polls`,
    () => 'remove dpdk-lcore-mask',
  ),
  'cpu.lcorePinsControl': say(
    (v) => `dpdk-lcore-mask pins all control threads of Open vSwitch to CPU ${v.text('cpu')}, the lowest of the mask`,
    () => 'remove dpdk-lcore-mask: then they run on every CPU that is not isolated',
  ),
  'cpu.isolatedWithoutPinning': say(
    () =>
      'CPUs of guests are isolated, and the kernel spreads no threads over isolated CPUs: virtual machines that are not pinned crowd on one of them',
    () => 'pin every virtual machine of this host, or isolate the CPUs of PMD threads only',
  ),
  'cpu.vmPoolIncludesPmd': say(
    () =>
      'VDSM from 4.50 on lets virtual machines without pinning run on every CPU that is online, those of PMD threads included',
    () => 'give virtual machines on this host CPU pinning or the policy dedicated',
  ),
  'cpu.maskUnreadable': say(
    (v) => `${key(v)} is ${v.text('value')}, which is no mask of CPUs`,
    (v) => `write ${v.text('key')} as a hexadecimal number, such as 0x6 for CPUs 1 and 2`,
  ),
  'cpu.queueUnpolled': say(
    (v) => `queue ${v.text('queue')} of port ${v.text('port')} is polled by no PMD thread`,
    () => 'pin every queue in pmd-rxq-affinity to a CPU of pmd-cpu-mask, or remove pmd-rxq-affinity',
  ),

  'memory.socketMemUnset': say(
    () =>
      'dpdk-socket-mem of Open vSwitch is not set: what it takes then differs by version, and from 2.17 on it is without limit',
    () => 'set dpdk-socket-mem, as the host plan shows it',
  ),
  'memory.socketMemBySocket': say(
    (v) =>
      `dpdk-socket-mem has ${v.count('have', 'entry', 'entries')} for ${v.count('nodes', 'NUMA node')}: it is read by NUMA node, not by socket`,
    () => 'give dpdk-socket-mem one entry for each NUMA node up to the last that needs memory',
  ),
  'memory.socketMemTooSmall': say(
    (v) => `Open vSwitch has ${v.text('have')} MiB on ${node(v)} and needs ${v.text('need')}`,
    () => 'raise dpdk-socket-mem of that node, and the huge pages with it',
  ),
  'memory.socketMemExceedsPages': say(
    (v) =>
      `Open vSwitch wants ${v.count('need', 'huge page')} on ${node(v)}, where there are ${v.text('have')}: DPDK does not start so`,
    () => 'reserve more huge pages on that node, or lower its dpdk-socket-mem',
  ),
  'memory.socketMemNotWholePages': say(
    (v) =>
      `${v.text('have')} MiB of dpdk-socket-mem on ${node(v)} are no whole pages of ${size(v)}: DPDK takes the next whole one`,
    () => 'write a multiple of the page size',
  ),
  'memory.socketMemMissingNode': say(
    (v) =>
      `dpdk-socket-mem gives ${node(v)} nothing, where ${v.has('vhost') ? 'virtual machines need' : 'a DPDK port needs'} ${v.text('need')} MiB`,
    () => 'give that node its memory in dpdk-socket-mem',
  ),
  'memory.socketMemTooLong': say(
    (v) => `dpdk-socket-mem ${v.text('value')} is longer than this DPDK reads: it cannot know as many NUMA nodes`,
    () => 'use fewer NUMA nodes, or a newer Open vSwitch',
  ),
  'memory.socketMemUnreadable': say(
    (v) => `${key(v)} is ${v.text('value')}, which is no list of MiB by NUMA node`,
    (v) => `write ${v.text('key')} as numbers with commas between, such as 1024,1024`,
  ),
  'memory.noSocketLimit': say(
    (v) =>
      `Open vSwitch from 2.17 on takes huge pages without limit on NUMA ${v.number('nodes') === 1 ? 'node' : 'nodes'} ${v.list('nodes', 8)}: it and virtual machines can take each other's`,
    () =>
      'set dpdk-socket-limit to the same list as dpdk-socket-mem; 0 in it means no limit, which is all that can be said for a node without memory',
  ),
  'memory.mempoolHalved': say(
    (v) =>
      v.number('mbufs') === 0
        ? `there is no memory for a pool of packet buffers for MTU ${v.text('mtu')} on ${node(v)}: the port does not come up`
        : `the pool of packet buffers for MTU ${v.text('mtu')} on ${node(v)} gets ${v.text('mbufs')} of ${v.text('want')} buffers: memory is short, and Open vSwitch says nothing of it`,
    () => 'raise dpdk-socket-mem and dpdk-socket-limit of that node, and restart Open vSwitch',
  ),
  'memory.mtuOutOfRange': say(
    (v) => `Open vSwitch takes no MTU ${v.text('mtu')} for ${nic(v)}`,
    () => 'take an MTU from 68 to 9702',
  ),
  'memory.allocMemIgnored': say(
    () => 'dpdk-alloc-mem of Open vSwitch is dropped where dpdk-socket-mem is set',
    () => 'remove dpdk-alloc-mem',
  ),

  'pages.exceedNode': say(
    (v) => `${v.text('need')} huge pages of ${size(v)} are needed on ${node(v)}, and its memory allows ${v.text('most')}`,
    () => 'plan fewer or smaller virtual machines there, or a smaller reserve (reserveMiB)',
  ),
  'pages.spreadUneven': say(
    (v) =>
      `huge pages are spread evenly over the nodes: ${v.text('planned')} of ${size(v)} would fall on ${node(v)}, and its memory allows ${v.text('most')}`,
    () =>
      'spread virtual machines more evenly over the nodes, or run a kernel from 5.16 on, which takes a number for each node (with use_dynamic_hugepages of VDSM off)',
  ),
  'pages.sizeUnsupported': say(
    (v) => `this host has no huge pages of ${size(v)}`,
    () => 'take another page size (pageSize)',
  ),
  'pages.fewerThanAsked': say(
    (v) => `the kernel was asked for ${v.count('asked', 'huge page')} of ${size(v)} on ${node(v)} and gave ${v.text('have')}`,
    () => 'boot the host anew; if that does not help, ask for fewer',
  ),
  'pages.vmsDoNotFit': say(
    (v) =>
      `of ${v.count('asked', 'virtual machine')}${v.has('name') ? ` ${v.text('name')}` : ''} ${v.text('fit')} ${v.number('fit') === 1 ? 'fits' : 'fit'} into the huge pages of ${size(v)}`,
    () => 'reserve more huge pages, or plan fewer or smaller virtual machines',
  ),
  'pages.largerFirst': say(
    (v) =>
      `Open vSwitch is to have pages of ${size(v)}, and there are some of ${size(v, 'larger')} on its nodes: DPDK takes the largest first`,
    (v) => `plan with pages of ${size(v, 'larger')} (pageSize), or do not reserve them`,
  ),
  'pages.none': say(
    () => 'the kernel of this host has no huge pages of 1 GiB or 2 MiB',
    () => 'run a kernel with huge pages (CONFIG_HUGETLBFS)',
  ),
  'pages.reservedByVdsm': say(
    () =>
      'reserved_hugepage_count of VDSM is set, which reserves nothing: it is looked up by another name than it is stored under',
    () => 'take it out of vdsm.conf, and let Open vSwitch take its pages before virtual machines start',
  ),

  'kernel.iommuOff': say(
    (v) => (v.has('pci') ? `${nic(v)} needs the IOMMU, which the running kernel has not got` : 'the running kernel has no IOMMU'),
    () => 'boot with intel_iommu=on iommu=pt (AMD: iommu=pt), and switch VT-d or AMD-Vi on in the firmware',
  ),
  'kernel.iommuNotPassThrough': say(
    (v) =>
      v.has('pci')
        ? `${nic(v)} is on a UIO driver, and the IOMMU is on without pass-through, in which UIO does not work`
        : 'the IOMMU is on without pass-through: devices that stay with the kernel are slower for it',
    (v) => (v.has('pci') ? 'add iommu=pt to the kernel line, or take vfio-pci' : 'add iommu=pt to the kernel line'),
  ),
  'kernel.quoted': say(
    (v) => `the kernel line holds literal quotes (${v.list('tokens', 6)}), and the kernel ignores what they touch`,
    () => 'write the kernel line anew without quotes: engines 4.5.4 and 4.5.5 add them, 4.5.6 does not',
  ),
  'kernel.sizeTwice': say(
    (v) => `the kernel line gives huge pages of ${size(v)} twice: one of the counts is ignored`,
    () => 'keep one hugepagesz and hugepages for each size',
  ),
  'kernel.sizeUnit': say(
    (v) => `${v.text('token')} has a unit that the kernel reads by its first letter only, and that VDSM does not know everywhere`,
    (v) => `write ${v.text('better')}`,
  ),
  'kernel.countWithoutSize': say(
    (v) => `${v.text('token')} stands before any hugepagesz, and so counts pages of the default size`,
    () => 'put hugepagesz in front of each hugepages',
  ),
  'kernel.rebootNeeded': say(
    (v) => `the running kernel lacks ${v.list('tokens', 12)}`,
    () => 'bring them onto the kernel line (apply with the engine, or grubby on the host), and boot the host anew',
  ),

  'nic.none': say(
    () => 'no NIC of this host is for DPDK',
    () => 'name NICs (--nic, or nics in the request); host plan shows which can be had',
  ),
  'nic.absent': say(
    (v) => `the host has no NIC at ${v.text('pci')}`,
    () => 'look at the list of NICs: addresses change when cards are moved',
  ),
  'nic.unknown': say(
    (v) => `${nic(v)} (${v.text('id')}) is in no table of DPDK up to 26.07, and so most likely unsupported`,
    () => 'take another NIC',
  ),
  'nic.unsupported': say(
    (v) => `DPDK has no driver for ${nic(v)} (${v.text('product')})`,
    () => 'take another NIC',
  ),
  'nic.tooNew': say(
    (v) =>
      `${nic(v)} (${v.text('product')}) is supported from DPDK ${v.text('since')} on, and Open vSwitch on this host has ${v.text('dpdk')}`,
    () => 'take a newer Open vSwitch, or another NIC',
  ),
  'nic.inUse': say(
    (v) => `${nic(v)} is in use: ${use(v)}`,
    () => 'take another NIC, or move that away first',
  ),
  'nic.onlyNic': say(
    (v) => `${nic(v)} is the last NIC that the kernel of this host has`,
    () => 'leave the kernel another NIC, for management at least',
  ),
  'nic.portElsewhere': say(
    (v) =>
      `${nic(v)} is at port ${v.text('port')}${v.has('bridge') ? ` of bridge ${v.text('bridge')}` : ''}, and DPDK gives a NIC to one port only`,
    (v) => `remove it first: ovs-vsctl del-port ${v.text('port')}`,
  ),
  'nic.noStandInName': say(
    (v) => `${nic(v)} has no name as a stand-in: its PCI domain is not 0000`,
    () => 'take another NIC',
  ),
  'nic.notShown': say(
    (v) =>
      `VDSM with the native datapath shows ${nic(v)} to the engine as no DPDK NIC: it looks for physical NICs on vfio-pci or a UIO driver`,
    () => 'take a physical NIC that is bound to vfio-pci, or an oVirt with stand-ins; only networks of OVN can use this one',
  ),
  'nic.groupShared': say(
    (v) =>
      `${nic(v)} shares IOMMU group ${v.text('group')} with ${v.list('devices', 6)}, which the kernel keeps: vfio takes a whole group or nothing`,
    () => 'put the card into another slot, or hand over every device of the group',
  ),
  'nic.bifurcatedRebound': say(
    (v) => `${nic(v)} works with DPDK on its kernel driver only, not on ${v.text('driver')}`,
    (v) => (v.has('possible') ? `leave it on ${v.list('possible')}` : 'leave it on its kernel driver'),
  ),
  'nic.driverRefused': say(
    (v) => `DPDK does not work with ${nic(v)} on ${v.text('driver')}`,
    (v) => (v.has('possible') ? `take ${v.list('possible')}` : 'take another NIC'),
  ),
  'nic.driverNotKept': say(
    (v) => `${nic(v)} is on ${v.text('driver')} until the next boot only`,
    () => 'a virtual function does not exist at boot yet: bind it again after it is made; for others use driverctl set-override',
  ),
  'nic.driverOutOfTree': say(
    (v) => `${v.text('driver')}, which ${nic(v)} needs, is no part of Linux nor, since 20.11, of DPDK`,
    () => 'build it for this kernel, or switch the IOMMU on and take vfio-pci',
  ),
  'nic.noIommu': say(
    (v) => `${nic(v)} cannot work on vfio-pci as it should: the kernel was asked for an IOMMU and has none`,
    () => 'switch VT-d or AMD-Vi on in the firmware',
  ),
  'nic.secureBoot': say(
    (v) => `Secure Boot is on, which stands against ${v.text('driver')} for ${nic(v)}`,
    () => 'take vfio-pci with the IOMMU on',
  ),
  'nic.nodeUnknown': say(
    (v) => `the firmware does not tell the NUMA node of ${nic(v)}; Open vSwitch takes it to be on node ${v.text('node')}`,
    () => 'look up in the manual of the machine which processor the slot is connected to',
  ),
  'nic.pcieNarrow': say(
    (v) => `the slot of ${nic(v)} carries ${v.text('have')} Gb/s, and its ports together ${v.text('need')}`,
    () => 'put the card into a wider slot',
  ),
  'nic.hasVirtualFunctions': say(
    (v) => `${nic(v)} has ${v.count('count', 'virtual function')}, which go when it is bound to another driver`,
    () => 'give a virtual function to DPDK instead, or do without them',
  ),
  'nic.portError': say(
    (v) => `port ${v.text('port')} does not work: ${v.text('error')}`,
    () => 'look into the log of ovs-vswitchd; after mending the cause, restart Open vSwitch or add the port anew',
  ),
  'nic.linkDown': say(
    (v) => `port ${v.text('port')} has no link`,
    () => 'look at cable and switch',
  ),

  'ovs.tooOld': say(
    (v) => `Open vSwitch on this host is older than ${v.text('least')}, where DPDK was set up in another way`,
    () => 'take a newer Open vSwitch',
  ),
  'ovs.dpdkOff': say(
    () => 'DPDK is switched off in Open vSwitch (dpdk-init)',
    () => 'set dpdk-init to true, and restart Open vSwitch',
  ),
  'ovs.dpdkFailed': say(
    () => 'DPDK is switched on in Open vSwitch and was not initialised',
    () => 'look for EAL in the log of ovs-vswitchd: most often huge pages are short on a node',
  ),
  'ovs.notRunning': say(
    () => 'ovs-vswitchd does not run',
    () => 'systemctl start openvswitch; its log says why it ended',
  ),
  'ovs.keyNotInVersion': say(
    (v) => `${key(v)} is there from ${v.text('since')} on only`,
    () => 'take a newer Open vSwitch, or do without it',
  ),
  'ovs.keyDeprecated': say(
    (v) => `${v.text('key')} is no longer used by this Open vSwitch`,
    (v) => (v.has('instead') ? `use ${v.text('instead')}` : 'remove it'),
  ),
  'ovs.keyUnknown': say(
    (v) => `Open vSwitch knows no key ${v.text('key')}`,
    (v) => (v.has('nearest') ? `write ${v.text('nearest')}` : 'remove it'),
  ),
  'ovs.valueRefused': say(
    (v) =>
      `${v.text('key')}${v.has('port') ? ` of port ${v.text('port')}` : ''} is ${v.text('value')}, which Open vSwitch does not take`,
    (v) => `write ${v.text('expected')}`,
  ),
  'ovs.extraCancelsKey': say(
    (v) => `dpdk-extra holds ${v.text('option')}, which takes the place of ${v.text('key')}`,
    (v) => `take ${v.text('option')} out of dpdk-extra`,
  ),
  'ovs.bridgeNotNetdev': say(
    (v) => `bridge ${v.text('bridge')} has DPDK ports and the datapath of the kernel`,
    (v) => `ovs-vsctl set Bridge ${v.text('bridge')} datapath_type=netdev`,
  ),
  'ovs.datapathsMixed': say(
    (v) =>
      `bridges ${v.list('netdev')} are in the datapath of DPDK and ${v.list('system')} in that of the kernel: no patch port joins the one with the other`,
    () => 'that is well where they have nothing to do with each other; else set datapath_type=netdev on both',
  ),
  'ovs.mempoolInfoCrash': say(
    (v) =>
      `ovs-appctl netdev-dpdk/get-mempool-info with the name of a port ends Open vSwitch ${v.text('version')} where that port has no peer`,
    () => 'call it without a name',
  ),
  'ovs.unprivilegedUio': say(
    (v) =>
      `${nic(v)} is for ${v.text('driver')}, which needs root, and ovs-vswitchd runs as ${v.has('user') ? v.text('user') : 'another user, perhaps'}`,
    () => 'switch the IOMMU on and take vfio-pci',
  ),

  'vdsm.affinity': say(
    (v) => `VDSM would pin itself to ${cpus(v)}, where PMD threads are planned`,
    () =>
      'host apply and host script write cpu_affinity into /etc/vdsm/vdsm.conf.d; restart vdsmd then, at a time that suits you',
  ),
  'vdsm.dynamicHugepages': say(
    () => 'VDSM makes and takes huge pages by itself (use_dynamic_hugepages), those of Open vSwitch included',
    () => 'set use_dynamic_hugepages to false in section [performance] of vdsm.conf',
  ),
  'vdsm.tunedProfile': say(
    (v) => `tuned runs the profile ${v.text('profile')}, which a reinstall by the engine sets back to virtual-host`,
    () => 'isolate CPUs on the kernel line, which the engine keeps',
  ),
  'vm.notShared': say(
    (v) => `the memory of ${ofDomain(v)} is not shared: it runs, and no packet passes its vhost-user NICs`,
    (v) =>
      v.has('hugepages')
        ? 'with VDSM of the native datapath set hugepages_shared to true, with stand-ins install the host package; then restart it'
        : 'give it huge pages (ovirt-dpdk vm hugepages), and restart it',
  ),
  'vm.noHugepages': say(
    (v) => `the memory of ${ofDomain(v)} is shared but in ordinary pages, which is slower`,
    () => 'give it huge pages: ovirt-dpdk vm hugepages',
  ),
  'vm.elementRefused': say(
    (v) =>
      `NIC ${v.text('mac')} of ${ofDomain(v)} has <${v.text('element')}>, with which libvirt does not start a vhost-user NIC`,
    () => 'take it out of the domain',
  ),
  'vm.elementDropped': say(
    (v) => `NIC ${v.text('mac')} of ${ofDomain(v)} has <${v.text('element')}>, which does nothing for a vhost-user NIC`,
    () => 'do without it: filters and limits are not applied to vhost-user NICs',
  ),
  'vm.linkDown': say(
    (v) => `NIC ${v.text('mac')} of ${ofDomain(v)} is unlinked`,
    () => 'link it in the engine; a running vhost-user NIC follows with the next start only',
  ),
  'vm.noStatistics': say(
    (v) =>
      `NIC ${v.text('mac')} of ${ofDomain(v)} has no statistics: its port in Open vSwitch (${v.text('path')}) was not there when it started`,
    () => 'start it again with the port in place',
  ),
  'vm.portMissing': say(
    (v) => `NIC ${v.text('mac')} of ${ofDomain(v)} has no port in Open vSwitch at ${v.text('path')}`,
    () => 'add a port of type dpdkvhostuserclient with that vhost-server-path',
  ),
};

/** What the planner decided by itself; the key that overrides it stands beside. */
export const decisions: Readonly<Record<DecisionCode, Phrase>> = {
  'decision.nics': (v) =>
    v.number('count') === 0
      ? 'no NIC is for DPDK, since DPDK has no NIC now'
      : `the NICs for DPDK are those that it has now: ${v.text('nics')}`,
  'decision.pmdCores': (v) =>
    `${v.count('cores', 'physical core')} for PMD threads ${onNodes(v)}, ${v.number('ports') === 0 ? 'where no DPDK NIC is and virtual machines may run' : 'by the speed of the NICs there'}`,
  'decision.queues': (v) =>
    `${v.count('queues', 'receive queue')} for ${nic(v)}: one for each PMD thread of its node, shared among its ports`,
  'decision.pageSize': (v) => `huge pages of ${size(v)}: 1 GiB where the host has such, else the largest below`,
  'decision.vmPages': (v) =>
    `${v.count('pages', 'huge page')} of ${size(v)} for virtual machines ${onNodes(v)}: half of what is left, or less where a smaller node sets the number for all`,
  'decision.socketMemory': (v) => `${v.text('mib')} MiB for Open vSwitch ${onNodes(v)}: its memory pools and a reserve`,
  'decision.reserve': (v) => `${v.text('mib')} MiB of ordinary memory stay for the system and the overhead of virtual machines`,
  'decision.vmNodes': (v) =>
    `virtual machines with vhost-user NICs may run on NUMA ${isOne(v.text('nodes')) ? 'node' : 'nodes'} ${v.text('nodes')}`,
  'decision.driver': (v) => `${v.text('driver')} for ${nic(v)}`,
  'decision.datapath': (v) =>
    v.has('vdsm') ? `the datapath of VDSM ${v.text('vdsm')} is ${v.text('datapath')}` : 'without VDSM no bridge is planned',
};

/** Sentence and remedy of a finding, without the final full stops. */
export const findingText = ({ code, values }: HostFinding): { readonly sentence: string; readonly remedy: string } => {
  const { sentence, remedy } = hostFindings[code];
  const filling = fillingOf(values);
  return { sentence: capitalized(sentence(filling)), remedy: remedy(filling) };
};

export const decisionText = ({ code, values }: Pick<Decision, 'code' | 'values'>): string => decisions[code](fillingOf(values));

export const isDecisionCode = (code: string): code is DecisionCode => Object.hasOwn(decisions, code);

/** The sentences under the codes that a plan of the engine gives findings of a host: `facts.nic.inUse`. */
export const hostFindingsInPlan: Readonly<Record<string, Phrase>> = Object.fromEntries(
  Object.entries(hostFindings).map(([code, { sentence, remedy }]) => [
    `facts.${code}`,
    (v) => `host ${v.text('host')}: ${sentence(v)}; ${remedy(v)}`,
  ]),
);
