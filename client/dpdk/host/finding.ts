import type { Values } from '../../errors';

/**
 * What the planner or the checker has to say. `error`: it does not work so; `warning`: it works worse, or only sometimes; `note`:
 * good to know. Sentence and remedy for each code are in `phrases/hostFindings`.
 */
export interface HostFinding {
  readonly code: HostFindingCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly values: Values;
}

export type HostFindingCode =
  // What the facts do not tell
  | 'facts.noOpenVswitch'
  | 'facts.noTopology'
  | 'facts.unread'
  // The request
  | 'request.nodeUnknown'
  // CPUs
  | 'cpu.setsOverlap'
  | 'cpu.tooFewCores'
  | 'cpu.pmdSiblingSplit'
  | 'cpu.pmdOnHousekeeping'
  | 'cpu.pmdOffline'
  | 'cpu.pmdOnVdsmCpu'
  | 'cpu.pmdNotIsolated'
  | 'cpu.pmdUnset'
  | 'cpu.pmdBeyondLcores'
  | 'cpu.nodeWithoutPmd'
  | 'cpu.lcoreOverlapsPmd'
  | 'cpu.lcorePinsControl'
  | 'cpu.isolatedWithoutPinning'
  | 'cpu.vmPoolIncludesPmd'
  | 'cpu.maskUnreadable'
  | 'cpu.queueUnpolled'
  // Memory
  | 'memory.socketMemUnset'
  | 'memory.socketMemBySocket'
  | 'memory.socketMemTooSmall'
  | 'memory.socketMemExceedsPages'
  | 'memory.socketMemNotWholePages'
  | 'memory.socketMemMissingNode'
  | 'memory.socketMemTooLong'
  | 'memory.socketMemUnreadable'
  | 'memory.noSocketLimit'
  | 'memory.mempoolHalved'
  | 'memory.mtuOutOfRange'
  | 'memory.allocMemIgnored'
  // Huge pages
  | 'pages.exceedNode'
  | 'pages.spreadUneven'
  | 'pages.sizeUnsupported'
  | 'pages.fewerThanAsked'
  | 'pages.vmsDoNotFit'
  | 'pages.largerFirst'
  | 'pages.none'
  | 'pages.reservedByVdsm'
  // Kernel line
  | 'kernel.iommuOff'
  | 'kernel.iommuNotPassThrough'
  | 'kernel.quoted'
  | 'kernel.sizeTwice'
  | 'kernel.sizeUnit'
  | 'kernel.countWithoutSize'
  | 'kernel.rebootNeeded'
  // NICs
  | 'nic.none'
  | 'nic.absent'
  | 'nic.unknown'
  | 'nic.unsupported'
  | 'nic.tooNew'
  | 'nic.inUse'
  | 'nic.onlyNic'
  | 'nic.portElsewhere'
  | 'nic.noStandInName'
  | 'nic.notShown'
  | 'nic.groupShared'
  | 'nic.bifurcatedRebound'
  | 'nic.driverRefused'
  | 'nic.driverNotKept'
  | 'nic.driverOutOfTree'
  | 'nic.noIommu'
  | 'nic.secureBoot'
  | 'nic.nodeUnknown'
  | 'nic.pcieNarrow'
  | 'nic.hasVirtualFunctions'
  | 'nic.portError'
  | 'nic.linkDown'
  // Open vSwitch
  | 'ovs.tooOld'
  | 'ovs.dpdkOff'
  | 'ovs.dpdkFailed'
  | 'ovs.notRunning'
  | 'ovs.keyNotInVersion'
  | 'ovs.keyDeprecated'
  | 'ovs.keyUnknown'
  | 'ovs.valueRefused'
  | 'ovs.extraCancelsKey'
  | 'ovs.bridgeNotNetdev'
  | 'ovs.datapathsMixed'
  | 'ovs.mempoolInfoCrash'
  | 'ovs.unprivilegedUio'
  // VDSM and VMs
  | 'vdsm.affinity'
  | 'vdsm.dynamicHugepages'
  | 'vdsm.tunedProfile'
  | 'vm.notShared'
  | 'vm.noHugepages'
  | 'vm.elementRefused'
  | 'vm.elementDropped'
  | 'vm.linkDown'
  | 'vm.noStatistics'
  | 'vm.portMissing';
