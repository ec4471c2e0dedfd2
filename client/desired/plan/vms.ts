import { acceptance, HUGEPAGES_PROPERTY, SHARED_PROPERTY } from '../../dpdk/customProperties';
import { countPages, formatPageSize, hugepageProperty, parsePageSize } from '../../dpdk/hugepages';
import { judgeSharedMemory } from '../../dpdk/sharedMemory';
import { bytes, type KiB } from '../../dpdk/units';
import type { Properties } from '../../engine/values';
import { Bug } from '../../errors';
import type { Disruption, Ref } from '../change';
import type { Seen, SeenVm } from '../seen';
import { isVmOwed } from '../unfinished';
import type { Spec, VmSpec } from '../spec';
import type { ClusterTarget } from './cluster';
import { type Datapath, hostsThatCount } from './datapath';
import { type Draft, needing } from './draft';
import type { NetworkTarget } from './networks';
import { definitionsAt, planDefinitions } from './propertyDefinitions';
import { planVmNics } from './vmNics';

/** Everything the VM part of the plan looks at. */
export interface VmContext {
  readonly draft: Draft;
  readonly spec: Spec;
  readonly seen: Seen;
  readonly cluster: ClusterTarget;
  readonly datapath: Datapath;
  readonly networks: readonly NetworkTarget[];
}

/** Plans the VMs of the file: cluster, huge pages and their sharing, NICs, and the restart that a running VM needs. */
export const planVms = (context: VmContext): void => {
  const { draft, spec, seen, cluster } = context;
  const wanted = (spec.vms ?? []).map((vm, i) => ({
    vm,
    path: `vms[${i}]`,
    there: seen.vms.find((one) => one.name === vm.name),
  }));
  const levels = wanted
    .filter(({ vm, there }) => there && needsSharing(vm, context))
    .map(({ there }) => there?.customLevel ?? cluster.level);
  const definitions = planDefinitions(draft, seen, levels, 'vms');
  for (const { vm, path, there } of wanted) {
    if (there) planVm(context, vm, there, path, definitions);
    else draft.problem('vm.missing', path, { vm: vm.name });
  }
};

/** Only VDSM's own datapaths rely on the property; the hook behind a stand-in shares memory by itself. */
const needsSharing = (vm: VmSpec, { datapath }: VmContext): boolean =>
  vm.hugepages !== undefined && (datapath.kind === 'native-vdsm' || datapath.kind === 'native-ovn');

const isDown = (vm: SeenVm): boolean => vm.status === 'down';

const planVm = (context: VmContext, wanted: VmSpec, vm: SeenVm, path: string, definitions: ReadonlyMap<string, string>): void => {
  const { draft, cluster } = context;
  const ref: Ref = { name: vm.name, id: vm.id };
  if (!['down', 'up', 'powering_up', 'paused'].includes(vm.status)) {
    draft.problem('vm.status', path, { vm: vm.name, status: vm.status });
    return;
  }
  const moved = planMove(context, vm, ref, path);
  const properties = planProperties(context, wanted, vm, ref, path, definitions, needing(moved));
  const memory = planMemory(context, wanted, vm);
  const nics = planVmNics(context, wanted, vm, path);
  const running = !isDown(vm);
  const restarts = running && (properties.pending || memory !== undefined || nics.length > 0);
  const disruption: Disruption = running ? 'vm-restart' : 'none';
  const stopped = restarts
    ? draft.add({
        kind: 'vm.stop',
        id: `vm.stop/${vm.name}`,
        by: 'engine',
        disruption,
        needs: needing(properties.id),
        vm: ref,
      })
    : undefined;
  const before = needing(moved, stopped);
  const inBetween = [
    ...(memory === undefined
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
            after: { maxMemory: memory },
          }),
        ]),
    ...nics.map((nic) => draft.add({ ...nic, disruption, needs: [...nic.needs, ...before] })),
  ];
  if (restarts || isVmOwed(vm))
    draft.add({
      kind: 'vm.start',
      id: `vm.start/${vm.name}`,
      by: 'engine',
      disruption,
      needs: needing(stopped, ...(restarts ? [] : [properties.id]), ...inBetween),
      vm: ref,
    });
  if (wanted.hugepages !== undefined) noteCapacity(context, wanted.hugepages, vm, path);
  if (cluster.seen) notePolicy(context, path);
};

const planMove = ({ draft, seen, cluster }: VmContext, vm: SeenVm, ref: Ref, path: string): string | undefined => {
  if (vm.clusterId === cluster.ref.id) return undefined;
  const from = seen.clusters.find((one) => one.id === vm.clusterId);
  const values = { vm: vm.name, cluster: cluster.ref.name, at: from?.name ?? vm.clusterId };
  if (!isDown(vm)) {
    draft.problem('vm.cluster.running', path, values);
    return undefined;
  }
  return draft.add({
    kind: 'vm.move',
    id: `vm.move/${vm.name}`,
    by: 'engine',
    disruption: 'none',
    needs: needing(cluster.needs),
    vm: ref,
    before: { cluster: { name: values.at, id: vm.clusterId } },
    after: { cluster: cluster.ref },
  });
};

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
  const size = wanted.hugepages === undefined ? undefined : parsePageSize(wanted.hugepages);
  if (size === undefined) return { pending: false };
  const level = vm.customLevel ?? cluster.level;
  checkSize(context, size, vm, level, path);
  const set: Properties = {
    [HUGEPAGES_PROPERTY]: hugepageProperty(size),
    ...(needsSharing(wanted, context) && { [SHARED_PROPERTY]: 'true' }),
  };
  const lacks = (have: Properties): boolean =>
    Object.entries(set).some(([name, value]) => (name === SHARED_PROPERTY ? have[name]?.toLowerCase() : have[name]) !== value);
  const comingUp = vm.next?.properties ?? vm.properties;
  // A name that came twice is written back once: the blog's option makes the engine list `hugepages` twice.
  if (!lacks(comingUp)) return { pending: lacks(vm.properties) };
  if (vm.repeatedProperties.length > 0) draft.note('vm.properties.repeated', path, { vm: vm.name, names: vm.repeatedProperties });
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
    after: { ...comingUp, ...set },
    nextRun,
  });
  return { id, pending: lacks(vm.properties) };
};

const checkSize = ({ draft, spec, seen, cluster }: VmContext, size: KiB, vm: SeenVm, level: string, path: string): void => {
  const text = formatPageSize(size);
  const defined = definitionsAt(seen, level);
  const accepted = defined && acceptance(defined.definitions, HUGEPAGES_PROPERTY, hugepageProperty(size));
  if (accepted === 'undefined' || accepted === 'refuses')
    draft.problem('properties.hugepages', path, { vm: vm.name, level, value: hugepageProperty(size) });
  const hosts = hostsThatCount(spec, seen);
  const known = hosts.filter((host) => host.hugepages !== undefined && host.hugepages.length > 0);
  const has = known.some((host) => host.hugepages?.some((one) => one.size === size));
  const planned = (spec.hosts ?? []).some((host) => host.hugepages?.size === text);
  // The scheduler wants exactly this size. source: ovirt-engine HugePagesFilterPolicyUnit
  if (known.length > 0 && !has && !planned)
    draft.problem('vm.hugepages.size', `${path}.hugepages`, { vm: vm.name, size: text, cluster: cluster.ref.name });
};

/** The memory that the VM must be able to grow to, for its memory to be shared; undefined where it is so already. */
const planMemory = (context: VmContext, wanted: VmSpec, vm: SeenVm): number | undefined => {
  if (!needsSharing(wanted, context)) return undefined;
  const maxMemory = vm.next?.maxMemory ?? vm.maxMemory;
  const judged = judgeSharedMemory({
    property: 'true',
    engine: context.seen.system.version,
    level: vm.customLevel ?? context.cluster.level,
    memory: bytes(vm.next?.memory ?? vm.memory),
    ...(maxMemory !== undefined && { maxMemory: bytes(maxMemory) }),
    sockets: vm.cpu.sockets,
    numaNodes: vm.numaNodes?.length ?? 0,
    ...(vm.cpuPinningPolicy !== undefined && { cpuPinningPolicy: vm.cpuPinningPolicy }),
  });
  if (judged.effective) return undefined;
  if (!judged.mend) throw new Bug(`sharing of ${vm.name} is asked for and neither effective nor mendable`);
  return judged.mend.maxMemory;
};

const noteCapacity = ({ draft, spec, seen }: VmContext, pageSize: string, vm: SeenVm, path: string): void => {
  const size = parsePageSize(pageSize);
  if (size === undefined || vm.memory <= 0 || !isDown(vm)) return;
  const need = countPages(bytes(vm.memory), size);
  if ((vm.memory / 1024) % size !== 0) draft.note('vm.memory.notMultiple', path, { vm: vm.name, size: pageSize, pages: need });
  const planned = (spec.hosts ?? []).some((host) => host.hugepages?.size === pageSize);
  const free = hostsThatCount(spec, seen).flatMap((host) => host.hugepages?.find((one) => one.size === size)?.free ?? []);
  const best = Math.max(...free);
  if (!planned && free.length > 0 && best < need)
    draft.note('vm.hugepages.short', `${path}.hugepages`, { vm: vm.name, size: pageSize, need, best });
};

/** A policy made by hand may lack the filter: the VM is then sent to a host without pages, and fails there. */
const notePolicy = ({ draft, seen, cluster }: VmContext, path: string): void => {
  const policy = seen.schedulingPolicies.find((one) => one.id === cluster.seen?.schedulingPolicyId);
  if (policy && !policy.hasHugePagesFilter && !draft.findings.some((one) => one.code === 'policy.noFilter'))
    draft.note('policy.noFilter', path, { policy: policy.name, cluster: cluster.ref.name });
};
