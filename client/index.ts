export * from './errors';

export { engineAddress, assertSecure } from './http/address';
export { fixedToken, passwordGrant, type PasswordGrant, type TokenSource } from './http/auth';
export { systemClock, type Clock } from './http/clock';
export type { Codec } from './http/codec';
export type { CallOptions, Query, Transport } from './http/face';
export { jsonCodec } from './http/json';
export { equals, pageOf, type SearchField } from './http/search';
export { createSend, type Send, type SendOptions } from './http/send';
export { createTransport, type TransportOptions, type Tried } from './http/transport';
export type { Wire, WireObject } from './http/wire';

export { createEngine, type Engine } from './engine';
export type { Accepted } from './engine/actions';
export type { Cluster, ClusterChange, ClusterNetwork, ClusterNetworkChange, NewCluster, SwitchType } from './engine/clusters';
export type { DataCenter } from './engine/dataCenters';
export type { Event } from './engine/events';
export type { ExternalProvider } from './engine/externalProviders';
export { deviceId, type HostDevice } from './engine/hostDevices';
export type { HostNic } from './engine/hostNics';
export type { Host, HostFollow, HostPages, HostQuery, Hook, HugepageStatistic, InstallFlags } from './engine/hosts';
export type { Job } from './engine/jobs';
export type { Attachment, IpAssignment, NetworkSetup } from './engine/networkAttachments';
export type { Network, NetworkChange, NewNetwork } from './engine/networks';
export type { HostNumaNode, VmNumaNode } from './engine/numaNodes';
export type { SchedulingPolicy } from './engine/schedulingPolicies';
export type { ClusterLevel, CpuType, OptionValues, SystemInfo } from './engine/system';
export type { Level, PageSizeKiB, Properties, Version } from './engine/values';
export type { NewVmNic, Vm, VmFollow, VmNic, VmPages, VmQuery } from './engine/vms';
export type { NetworkFilter, NewVnicProfile, VnicProfile, VnicProfileChange } from './engine/vnicProfiles';

export { judgeGuestMemory, type GuestMemory } from './dpdk/guestMemory';
export type { SharedMemory } from './dpdk/sharedMemory';
export { judgeVhostUserNic, type VhostUserNic } from './dpdk/vhostUserNic';
export { nicName, nicRow, type NicRow } from './dpdk/nics/nicTable';
export { parsePageSize, formatPageSize, countPages, readHugepageProperty } from './dpdk/hugepages';
export { bytes } from './dpdk/units';
export { nameOfPci, pciOf } from './dpdk/pciAddress';
export { standInName, standInPci } from './dpdk/standInName';
export { formatCpuSet, parseCpuSet } from './dpdk/cpuSet';
export { parseCpuMask } from './dpdk/cpus/cpuMask';
export { topologyOf } from './dpdk/cpus/topology';
export { isHandoverDriver } from './dpdk/nics/dpdkPort';
export { parseKernelCmdline } from './dpdk/kernelTokens';

export { collector } from './facts/collector';
export { checkRequest } from './facts/checkRequest';
export { checkFacts, parseFacts } from './facts/parseFacts';
export { nodePages } from './facts/pages';
export { socketMemoryOf } from './facts/socketMemory';
export type {
  CpuFacts,
  DomainFacts,
  HostFacts,
  NetdevFacts,
  NicFacts,
  NodeFacts,
  OvsBridgeFacts,
  OvsFacts,
  OvsInterfaceFacts,
  VdsmFacts,
} from './facts/hostFacts';
export type { HostRequest, NicRequest, VmRequest } from './dpdk/host/request';
export { planHost } from './dpdk/host/planHost';
export type { Capacity, Decision, HostPlan, NicPlan, NicState, NodePlan, PoolPlan } from './dpdk/host/hostPlan';
export type { HostStep } from './dpdk/host/step';
export { checkHost } from './dpdk/check/checkHost';
export type { HostFinding, HostFindingCode } from './dpdk/host/finding';
export { comparisons } from './dpdk/compare/compare';
export type { Comparison } from './dpdk/compare/comparison';
export { hostScript } from './hostScript/hostScript';
export { planGuest, type Guest, type GuestNic, type GuestPlan } from './dpdk/guest/guestPlan';
export { guestSteps, type GuestStep } from './dpdk/guest/guestSteps';

export { apply, type ApplyOptions } from './desired/apply';
export {
  clusterDatapath,
  commonDatapath,
  hostDatapath,
  type ClusterDatapath,
  type DatapathAnswer,
  type HostDatapath,
} from './desired/capability';
export { guestOf } from './desired/guest';
export { chainOfCluster, chainOfHost, chainOfVm, chainsOfHosts } from './desired/chain';
export { disruptions } from './desired/change';
export type { Change, ChangeKind, ChangeOf, Disruption, Finding, ProfileWanted, Reason, Ref } from './desired/change';
export { outlookOf, type VmOutlook } from './desired/outlook';
export type { HostOutlook, HostVerdict, NodeOutlook } from './desired/outlook/hosts';
export type { NicFate, NicLimit, NicOutlook } from './desired/outlook/nics';
export type { Sharing, VmState } from './desired/outlook/vmState';
export { checkSpec } from './desired/checkSpec';
export { describe, describeFully, type Description } from './desired/describe';
export { hasPages, pagesOf, type Pages } from './desired/chain/pages';
export { linkNames, type Chain, type Link, type LinkName, type LinkState } from './desired/link';
export { observe, questionOf } from './desired/observe';
export { plan, problemsOf, type Plan } from './desired/plan';
export { propertyStates, type PropertyState } from './desired/propertyStates';
export { defineSharedCommand, restartEngineCommand } from './dpdk/customProperties';
export type { Seen, SeenCluster, SeenHost, SeenVm } from './desired/seen';
export type { Outcome, Progress, Question, Shell, WhyLeft } from './desired/shell';
export type { ClusterSpec, HostNicSpec, HostSpec, NetworkSpec, ProfileSpec, Spec, VmNicSpec, VmSpec } from './desired/spec';
export { verify } from './desired/verify';
export { vmSharing, type VmSharing } from './desired/vmSharing';
export { writeSpec } from './desired/writeSpec';
export { phrase, visible } from './phrases';
export { changeTitle } from './phrases/changes';
export { decisionText, findingText } from './phrases/hostFindings';
export { hostStepTitle } from './phrases/hostSteps';
