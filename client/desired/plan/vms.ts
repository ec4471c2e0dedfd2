import { HUGEPAGES_PROPERTY, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { hugepageProperty, parsePageSize } from '../../dpdk/hugepages';
import { judgeSharedMemory, type SharedMemory } from '../../dpdk/sharedMemory';
import { bytes } from '../../dpdk/units';
import type { Properties } from '../../engine/values';
import { Bug } from '../../errors';
import { dpdkAttachments } from '../chain/view';
import type { Disruption, Ref } from '../change';
import type { SeenVm } from '../seen';
import { NO_PAGES, type VmSpec } from '../spec';
import { isVmOwed } from '../unfinished';
import type { NetworkedContext } from './context';
import { needing } from './draft';
import { placesOf, type HostWork, type Places } from './places';
import { planDefinitions, reliesOnShared } from './propertyDefinitions';
import { planVmNics } from './vmNics';
import { checkCapacity, checkSize, hostsFor, noteRemoval, pageNeeds } from './vmPages';

/** Everything the VM part of the plan looks at. */
export interface VmContext extends NetworkedContext {
  readonly places: Places;
}

/** Plans the VMs of the file: cluster, huge pages and their sharing, NICs, and the restart that a running VM needs. */
export const planVms = (networked: NetworkedContext, work: readonly HostWork[]): void => {
  const context: VmContext = { ...networked, places: placesOf(networked, work) };
  const { draft, spec, seen, cluster } = context;
  const wanted = (spec.vms ?? []).map((vm, i) => ({ vm, path: `vms[${i}]`, there: findVm(vm.name, context) }));
  const levels = wanted
    .filter(({ vm, there }) => there && needsSharing(vm, context))
    .map(({ there }) => there?.customLevel ?? cluster.level);
  const definitions = planDefinitions(draft, seen, levels, 'vms');
  for (const { vm, path, there } of wanted) {
    if (there) planVm(context, vm, there, path, definitions);
    else draft.problem('vm.missing', path, { vm: vm.name });
  }
};

/** Names are unique within a data center only. */
const findVm = (name: string, { seen, cluster }: VmContext): SeenVm | undefined => {
  const isElsewhere = ({ clusterId }: SeenVm): boolean =>
    seen.clusters.some(({ id, dataCenterId }) => id === clusterId && dataCenterId !== cluster.dataCenter.id);
  return seen.vms.find((vm) => vm.name === name && !isElsewhere(vm));
};

const givesPages = ({ hugepages }: VmSpec): boolean => hugepages !== undefined && hugepages !== NO_PAGES;

const needsSharing = (vm: VmSpec, { datapath }: VmContext): boolean => givesPages(vm) && reliesOnShared(datapath);

const isDown = (vm: SeenVm): boolean => vm.status === 'down';

const changeable = ['down', 'up', 'powering_up', 'paused'];

const planVm = (context: VmContext, wanted: VmSpec, vm: SeenVm, path: string, definitions: ReadonlyMap<string, string>): void => {
  const { draft, cluster, places } = context;
  const ref: Ref = { name: vm.name, id: vm.id };
  const already = draft.changes.length;
  const moved = planMove(context, vm, ref, path);
  const properties = planProperties(context, wanted, vm, ref, path, definitions, needing(moved));
  const memory = planMemory(context, wanted, vm);
  const nics = planVmNics(context, wanted, vm, path);
  const running = !isDown(vm);
  const restarts = running && (properties.pending || memory.pending || memory.raise !== undefined || nics.changes.length > 0);
  const disruption: Disruption = running ? 'vm-restart' : 'none';
  // A VM that is stopped before a host has its networks and pages stays down.
  const ready = [...networkNeeds(context, vm, nics.carriers), ...pageNeeds(places, wanted, vm)];
  const stopped = restarts
    ? draft.add({
        kind: 'vm.stop',
        id: `vm.stop/${vm.name}`,
        by: 'engine',
        disruption,
        needs: needing(properties.id, ...ready),
        vm: ref,
      })
    : undefined;
  const before = needing(moved, stopped);
  const inBetween = [
    ...(memory.raise === undefined
      ? []
      : [
          draft.add({
            kind: 'vm.memory',
            id: `vm.memory/${vm.name}`,
            by: 'engine',
            disruption,
            needs: before,
            vm: ref,
            before: vm.maxMemory === undefined ? {} : { maxMemory: vm.maxMemory },
            after: { maxMemory: memory.raise },
          }),
        ]),
    ...nics.changes.map((nic) => draft.add({ ...nic, disruption, needs: [...nic.needs, ...before] })),
  ];
  if (restarts || isVmOwed(vm))
    draft.add({
      kind: 'vm.start',
      id: `vm.start/${vm.name}`,
      by: 'engine',
      disruption,
      needs: restarts ? needing(stopped, ...inBetween) : needing(properties.id, ...inBetween, ...ready),
      vm: ref,
    });
  if (draft.changes.length > already && !changeable.includes(vm.status))
    draft.problem('vm.status', path, { vm: vm.name, status: vm.status });
  checkCapacity(context, wanted, vm, restarts, path);
  if (givesPages(wanted) && cluster.seen) notePolicy(context, path);
};

/** The changes that put the VM's networks on hosts, where no host that it may start on has them now. */
const networkNeeds = ({ places }: VmContext, vm: SeenVm, carriers: readonly Ref[]): string[] => {
  const there = new Set(hostsFor(vm, places).flatMap((host) => dpdkAttachments(host).map(({ networkId }) => networkId)));
  const lacking = carriers.filter(({ id }) => id === undefined || !there.has(id)).map(({ name }) => name);
  return places.work.flatMap(({ attaching }) =>
    attaching?.networks.some((name) => lacking.includes(name)) ? [attaching.id] : [],
  );
};

const planMove = ({ draft, seen, cluster }: VmContext, vm: SeenVm, ref: Ref, path: string): string | undefined => {
  if (vm.clusterId === cluster.ref.id) return undefined;
  const from = seen.clusters.find((one) => one.id === vm.clusterId);
  const values = { vm: vm.name, cluster: cluster.ref.name, at: from?.name ?? vm.clusterId };
  if (!isDown(vm)) {
    draft.problem('vm.cluster.running', path, values);
    return undefined;
  }
  // In a cluster without any host it could not start again: it waits for the first that comes.
  const isInhabited = seen.hosts.some((host) => host.clusterId === cluster.ref.id);
  const firstHost = isInhabited ? undefined : draft.changes.find(({ kind }) => kind === 'host.move');
  return draft.add({
    kind: 'vm.move',
    id: `vm.move/${vm.name}`,
    by: 'engine',
    disruption: 'none',
    needs: needing(cluster.needs, firstHost?.id),
    vm: ref,
    before: { cluster: { name: values.at, id: vm.clusterId } },
    after: { cluster: cluster.ref },
  });
};

/** Values of properties; one that is to go is undefined. */
type Wishes = Readonly<Record<string, string | undefined>>;

const withWishes = (have: Properties, wishes: Wishes): Properties =>
  Object.fromEntries(
    Object.entries({ ...have, ...wishes }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

interface PropertyPlan {
  readonly id?: string;
  /** The running VM lacks what it is to have, whether or not the engine keeps it for the next start already. */
  readonly pending: boolean;
}

const planProperties = (
  context: VmContext,
  wanted: VmSpec,
  vm: SeenVm,
  ref: Ref,
  path: string,
  definitions: ReadonlyMap<string, string>,
  needs: readonly string[],
): PropertyPlan => {
  const { draft, cluster } = context;
  if (wanted.hugepages === undefined) return { pending: false };
  const size = parsePageSize(wanted.hugepages);
  const level = vm.customLevel ?? cluster.level;
  if (size !== undefined) checkSize(context, size, vm, level, path);
  const set: Wishes = {
    [HUGEPAGES_PROPERTY]: size && hugepageProperty(size),
    ...(needsSharing(wanted, context) && { [SHARED_PROPERTY]: 'true' }),
  };
  const lacks = (have: Properties): boolean =>
    Object.entries(set).some(([name, value]) => (name === SHARED_PROPERTY ? have[name]?.toLowerCase() : have[name]) !== value);
  const comingUp = vm.next?.properties ?? vm.properties;
  // A name that came twice is written back once: the oVirt blog's option makes the engine list `hugepages` twice.
  if (!lacks(comingUp)) return { pending: lacks(vm.properties) };
  if (vm.repeatedProperties.length > 0) draft.note('vm.properties.repeated', path, { vm: vm.name, names: vm.repeatedProperties });
  if (size === undefined) noteRemoval(context, vm, comingUp, path);
  const nextRun = !isDown(vm);
  const step = needsSharing(wanted, context) ? definitions.get(level) : undefined;
  const id = draft.add({
    kind: 'vm.properties',
    id: `vm.properties/${vm.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [...needs, ...needing(step)],
    vm: ref,
    before: comingUp,
    after: withWishes(comingUp, set),
    nextRun,
  });
  return { id, pending: lacks(vm.properties) };
};

/** What makes the memory of a VM shared. */
interface MemoryPlan {
  /** What it must be able to grow to. */
  readonly raise?: number;
  /** So it will be after its next start, but it is not yet. */
  readonly pending: boolean;
}

const planMemory = (context: VmContext, wanted: VmSpec, vm: SeenVm): MemoryPlan => {
  if (!needsSharing(wanted, context)) return { pending: false };
  const judge = ({ memory, maxMemory }: Pick<SeenVm, 'memory' | 'maxMemory'>): SharedMemory =>
    judgeSharedMemory({
      property: 'true',
      engine: context.seen.system.version,
      level: vm.customLevel ?? context.cluster.level,
      memory: bytes(memory),
      ...(maxMemory !== undefined && { maxMemory: bytes(maxMemory) }),
      sockets: vm.cpu.sockets,
      numaNodes: vm.numaNodes?.length ?? 0,
      ...(vm.cpuPinningPolicy !== undefined && { cpuPinningPolicy: vm.cpuPinningPolicy }),
    });
  const judged = judge(vm.next ?? vm);
  if (judged.effective) return { pending: !judge(vm).effective };
  if (!judged.mend) throw new Bug(`sharing of ${vm.name} is asked for and neither effective nor mendable`);
  return { raise: judged.mend.maxMemory, pending: false };
};

/** A policy made by hand may lack the filter: the VM is then sent to a host without pages, and fails there. */
const notePolicy = ({ draft, seen, cluster }: VmContext, path: string): void => {
  const policy = seen.schedulingPolicies.find((one) => one.id === cluster.seen?.schedulingPolicyId);
  if (policy && !policy.hasHugePagesFilter && !draft.findings.some((one) => one.code === 'policy.noFilter'))
    draft.note('policy.noFilter', path, { policy: policy.name, cluster: cluster.ref.name });
};
