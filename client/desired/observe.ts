import type { Engine } from '../engine';
import type { Cluster } from '../engine/clusters';
import type { Host, HostFollow } from '../engine/hosts';
import { inParallel } from '../engine/parallel';
import type { SchedulingPolicy } from '../engine/schedulingPolicies';
import type { Vm, VmFollow } from '../engine/vms';
import type { CallOptions } from '../http/face';
import { equals } from '../http/search';
import type { HostFacts } from '../facts/hostFacts';
import { factsOf } from './hostsFacts';
import type { Seen, SeenCluster, SeenHost, SeenVm } from './seen';
import type { Question } from './shell';
import type { Spec } from './spec';

/** What has to be read to plan a spec. */
export const questionOf = ({ cluster, hosts = [], vms = [] }: Spec): Question => ({
  cluster: cluster.name,
  hosts: hosts.map(({ name }) => name),
  vms: vms.map(({ name }) => name),
});

/** Hosts a page: an answer of some 2 MB with 9 NICs each (reckoned from sizes observed on engine 4.5.8). */
export const HOSTS_A_PAGE = 50;
/** VMs a page: an answer of some 3 MB. */
export const VMS_A_PAGE = 500;
/** Pages under way at a time: 4 take a real engine little more than half the time of one, 8 are no faster (observed on 4.5.8). */
const PAGES_AT_A_TIME = 4;
/** Names in one search: an address of some 3,000 characters. */
export const NAMES_A_SEARCH = 40;
/** Requests for single VMs under way at a time. */
const SINGLES_AT_A_TIME = 4;

const HOST_PARTS: readonly HostFollow[] = ['nics', 'attachments', 'hugepages', 'hooks', 'devices'];
const VM_PARTS: readonly VmFollow[] = ['nics'];

/**
 * Reads what the question needs and nothing else. Requests, besides login and logout:
 *
 *     10                         version, levels, 2 options, data centers, clusters, networks, profiles, filters, providers
 *   +  4                         the cluster in question: its networks, its providers, its scheduling policy, that one's filters
 *   + ⌈its hosts / 50⌉           with NICs, attachments, statistics, hooks, devices
 *   + ⌈its VMs / 500⌉            with `vmsOfCluster`: with NICs
 *   + ⌈names / 40⌉               hosts named that are not among them; and so for VMs
 *   +  1 for each                named VM with a next run pending; VM with huge pages whose memory cannot grow, or named: its NUMA nodes
 *
 * The number of pages is exact where the engine tells how many hosts and VMs it has and this is its only cluster. Otherwise the last
 * page is known by being short, which costs up to 4 more of each: a full last page and 3 that were under way. 400 hosts and 4,000 VMs
 * take 30 requests, 38 at most.
 *
 * Where the engine cannot follow a part, parts are read one by one (engine/hostFollow.ts). Answers are mapped page by page: nothing
 * stays of them but what stands in `Seen`.
 *
 * Without a cluster in the question, the one of the named hosts and VMs is the one in question, if it is the same for all.
 */
export const observe = async (
  engine: Engine,
  question: Question,
  { facts = [], ...options }: ObserveOptions = {},
): Promise<Seen> => {
  const { hosts: hostNames = [], vms: vmNames = [] } = question;
  const site = await readSite(engine, options);
  const named = question.cluster === undefined ? await readNamed(engine, { hosts: hostNames, vms: vmNames }, options) : nothing;
  const cluster = clusterInQuestion(question, site.clusters, named);
  const [part, members] = await Promise.all([
    cluster && readClusterParts(engine, cluster, options),
    cluster && readMembers(engine, cluster, question, site.system.totals, options),
  ]);
  const known = { hosts: unite(named.hosts, members?.hosts), vms: unite(named.vms, members?.vms) };
  const missing = { hosts: absent(hostNames, known.hosts), vms: absent(vmNames, known.vms) };
  const others = question.cluster === undefined ? nothing : await readNamed(engine, missing, options);
  return {
    ...site,
    ...(part && { cluster: part.cluster }),
    schedulingPolicies: part?.policies ?? [],
    hosts: unite(known.hosts, others.hosts).map((host) => withFacts(host, facts)),
    vms: await readVmDetails(engine, unite(known.vms, others.vms), new Set(vmNames), options),
  };
};

export interface ObserveOptions extends Pick<CallOptions, 'signal'> {
  /** What collectors told; each joins the host that it is of, others are left aside. */
  readonly facts?: readonly HostFacts[];
}
type Options = Pick<CallOptions, 'signal'>;

/** Hosts and VMs, or their names. */
interface Both<H, V = H> {
  readonly hosts: readonly H[];
  readonly vms: readonly V[];
}
const nothing: Both<never> = { hosts: [], vms: [] };

type Site = Omit<Seen, 'cluster' | 'schedulingPolicies' | 'hosts' | 'vms'>;

const readSite = async (engine: Engine, options: Options): Promise<Site> => {
  const [system, levels, predefined, userDefined, dataCenters, clusters, networks, profiles, filters, providers] =
    await Promise.all([
      engine.system.info(options),
      engine.system.clusterLevels(options),
      engine.system.options('PredefinedVMProperties', options),
      engine.system.options('UserDefinedVMProperties', options),
      engine.dataCenters.list(options),
      engine.clusters.list({}, options),
      engine.networks.list({}, options),
      engine.vnicProfiles.list({}, options),
      engine.networkFilters.list(options),
      engine.externalProviders.list(options),
    ]);
  const properties = { ...(predefined && { predefined }), ...(userDefined && { userDefined }) };
  return { system, levels, properties, dataCenters, clusters, networks, profiles, filters, providers };
};

const clusterInQuestion = (question: Question, clusters: readonly Cluster[], named: Both<Host, Vm>): Cluster | undefined => {
  if (question.cluster !== undefined) return clusters.find(({ name }) => name === question.cluster);
  const ids = new Set([...named.hosts, ...named.vms].map(({ clusterId }) => clusterId));
  return ids.size === 1 ? clusters.find(({ id }) => ids.has(id)) : undefined;
};

const readClusterParts = async (
  engine: Engine,
  cluster: Cluster,
  options: Options,
): Promise<{ readonly cluster: SeenCluster; readonly policies: readonly SchedulingPolicy[] }> => {
  const { id, schedulingPolicyId } = cluster;
  const [networks, providers, policy] = await Promise.all([
    engine.clusters.networks.list(id, options),
    engine.clusters.externalProviders.list(id, options),
    schedulingPolicyId === undefined ? undefined : engine.schedulingPolicies.get(schedulingPolicyId, options),
  ]);
  return {
    cluster: { ...cluster, networks, externalProviderIds: providers.map((provider) => provider.id) },
    policies: policy ? [policy] : [],
  };
};

/** Hosts of the cluster, unless the question is about single hosts only, and VMs of it, where they are asked for. */
const readMembers = async (
  engine: Engine,
  cluster: Cluster,
  { cluster: asked, vmsOfCluster = false, vms: vmNames = [] }: Question,
  totals: Seen['system']['totals'],
  options: Options,
): Promise<Both<Host, Vm>> => {
  // Matched by name, in either case and with wildcards: what the engine gives is looked through.
  const conditions = [equals('cluster', cluster.name)];
  const paging = (size: number, expected: number | undefined) => ({
    size,
    parallel: PAGES_AT_A_TIME,
    ...(expected !== undefined && { expected }),
  });
  // A VM may start on any host of its cluster.
  const wantsHosts = asked !== undefined || vmNames.length > 0;
  const [hosts, vms] = await Promise.all([
    wantsHosts ? engine.hosts.pages({ conditions, follow: HOST_PARTS, ...paging(HOSTS_A_PAGE, totals?.hosts) }, options) : [],
    vmsOfCluster ? engine.vms.pages({ conditions, follow: VM_PARTS, ...paging(VMS_A_PAGE, totals?.vms) }, options) : [],
  ]);
  return {
    hosts: hosts.filter(({ clusterId }) => clusterId === cluster.id),
    vms: vms.filter(({ clusterId }) => clusterId === cluster.id),
  };
};

/** By name, wherever they are: VMs of other data centers may have the same names. */
const readNamed = async (engine: Engine, names: Both<string>, options: Options): Promise<Both<Host, Vm>> => {
  const [hosts, vms] = await Promise.all([
    readByName(names.hosts, (search) => engine.hosts.list({ search, follow: HOST_PARTS }, options)),
    readByName(names.vms, (search) => engine.vms.list({ search, follow: VM_PARTS }, options)),
  ]);
  return { hosts, vms };
};

const readByName = async <T extends { readonly name: string }>(
  names: readonly string[],
  read: (search: string) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const wanted = new Set(names);
  const searches: string[] = [];
  const conditions = [...wanted].map((name) => equals('name', name));
  for (let i = 0; i < conditions.length; i += NAMES_A_SEARCH) searches.push(conditions.slice(i, i + NAMES_A_SEARCH).join(' or '));
  const found = await inParallel(searches, PAGES_AT_A_TIME, read);
  return found.flat().filter(({ name }) => wanted.has(name));
};

const readVmDetails = (
  engine: Engine,
  vms: readonly Vm[],
  named: ReadonlySet<string>,
  options: Options,
): Promise<readonly SeenVm[]> =>
  inParallel(vms, SINGLES_AT_A_TIME, async (vm): Promise<SeenVm> => {
    const isNamed = named.has(vm.name);
    // A VM gets its one default NUMA cell, and with it shared memory, only when memory can grow (or CPUs can be plugged, which is not
    // told): with NUMA nodes of its own it always has cells. source: ovirt-engine VmInfoBuildUtils.getVmNumaNodes
    const hinges = (isNamed || vm.properties['hugepages'] !== undefined) && (vm.maxMemory ?? 0) <= vm.memory;
    const [nextRun, numaNodes] = await Promise.all([
      isNamed && vm.nextRun ? engine.vms.get(vm.id, { nextRun: true }, options) : undefined,
      hinges ? engine.vmNumaNodes.list(vm.id, options) : undefined,
    ]);
    return { ...vm, ...(numaNodes && { numaNodes }), ...(nextRun && { next: nextOf(nextRun) }) };
  });

const nextOf = ({ properties, memory, maxMemory, cpu }: Vm): NonNullable<SeenVm['next']> => ({
  properties,
  memory,
  cpu,
  ...(maxMemory !== undefined && { maxMemory }),
});

const withFacts = (host: Host, facts: readonly HostFacts[]): SeenHost => {
  const told = factsOf(host, facts);
  return told ? { ...host, facts: told } : host;
};

const unite = <T extends { readonly id: string }>(some: readonly T[], others: readonly T[] = []): readonly T[] => {
  const all = new Map(some.map((one) => [one.id, one]));
  for (const other of others) all.set(other.id, other);
  return [...all.values()];
};

const absent = (names: readonly string[], things: readonly { readonly name: string }[]): string[] => {
  const there = new Set(things.map(({ name }) => name));
  return names.filter((name) => !there.has(name));
};
