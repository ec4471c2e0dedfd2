import { EngineFault } from '../errors';
import type { CallOptions, Query, Transport } from '../http/face';
import { path } from '../http/path';
import { pageOf } from '../http/search';
import type { WireObject } from '../http/wire';
import { accepted, type Accepted } from './actions';
import { calls } from './calls';
import type { VmNumaNode } from './numaNodes';
import { readPages, type Paging } from './pages';
import { inParallel } from './parallel';
import { propertiesToWire } from './properties';
import {
  bytes,
  child,
  filledText,
  flag,
  integer,
  join,
  level,
  linkId,
  listOf,
  optional,
  present,
  properties,
  requiredLinkId,
  text,
  textOrEmpty,
} from './scalars';
import type { Level, Properties } from './values';
import { vmNics, vmNicsFromWire, type VmNic } from './vmNics';

export type { NewVmNic, VmNic } from './vmNics';

export interface Vm {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly clusterId: string;
  /** up, down, powering_up, paused, image_locked, powering_down … */
  readonly status: string;
  /** The reason given with the last stop; empty or absent when there was none. */
  readonly stopReason?: string;
  /** Bytes. */
  readonly memory: number;
  /** Bytes; what memory may grow to by hot plug. */
  readonly maxMemory?: number;
  readonly ballooning?: boolean;
  readonly cpu: { readonly sockets: number; readonly cores: number; readonly threads: number };
  /** 4.5: none, manual, resize_and_pin_numa, dedicated, isolate_threads. */
  readonly cpuPinningPolicy?: string;
  readonly properties: Properties;
  /** The oVirt blog's option makes the engine list a name twice; names that came more than once. */
  readonly repeatedProperties: readonly string[];
  readonly customLevel?: Level;
  /** migratable, user_migratable, pinned. */
  readonly affinity?: string;
  readonly pinnedHostIds: readonly string[];
  readonly nextRun: boolean;
  /** Only while it runs. */
  readonly hostId?: string;
  readonly nics?: readonly VmNic[];
  readonly numaNodes?: readonly VmNumaNode[];
}

/** What can come along with a VM in one answer. NUMA nodes cannot. */
export type VmFollow = 'nics';

export interface VmQuery {
  /** An expression of the search language: http/search.ts. */
  readonly search?: string;
  readonly max?: number;
  readonly follow?: readonly VmFollow[];
}

export interface VmPages extends Partial<Paging> {
  /** Conditions of the search language, all of which hold. */
  readonly conditions?: readonly string[];
  readonly follow?: readonly VmFollow[];
}

/** Requests under way at a time when parts are read one by one. */
const PARALLEL = 8;

export const vms = (http: Transport) => {
  const list = async ({ search, max, follow = [] }: VmQuery = {}, options?: CallOptions): Promise<readonly Vm[]> => {
    const query: Query = { search, max };
    const read = (followed: readonly VmFollow[]): Promise<readonly Vm[]> =>
      calls(http).get(
        '/vms',
        (answer, at) => listOf(answer, 'vm', at, (vm, place) => fromWire(vm, place, followed)),
        { ...query, ...(followed.length > 0 && { follow: followed.join(',') }) },
        options,
      );
    try {
      return await read(follow);
    } catch (error) {
      if (follow.length === 0 || !(error instanceof EngineFault) || error.status < 500) throw error;
    }
    // One VM that lacks a followed link makes the engine fail the whole list. source: oVirt/ovirt-engine LinkFollower.java
    return inParallel(await read([]), PARALLEL, async (vm) => ({ ...vm, nics: await vmNics(http).list(vm.id, options) }));
  };

  const action = (id: string, name: string, body: WireObject, options?: CallOptions): Promise<Accepted> =>
    calls(http).post(path`/vms/${id}/${name}`, body, accepted, options);

  return {
    /** One answer of the engine. When following fails the parts are read one by one: the result is the same. */
    list,

    /** All VMs that meet the conditions, by pages, a few at a time. */
    pages: ({ conditions = [], follow = [], size = 250, parallel = 3, expected }: VmPages = {}, options?: CallOptions) =>
      readPages((page) => list({ search: pageOf(conditions, page), max: size, follow }, options), {
        size,
        parallel,
        ...(expected !== undefined && { expected }),
      }),

    /** With `nextRun` as it will be after its next start; the plain answer still shows what runs. */
    get: (id: string, { nextRun = false }: { readonly nextRun?: boolean } = {}, options?: CallOptions): Promise<Vm> =>
      calls(http).get(path`/vms/${id}`, fromWire, { next_run: nextRun ? true : undefined }, options),

    /**
     * The whole list: the engine drops what is not in it.
     *
     * @param nextRun the VM has a configuration pending: then the list is written into that one. Otherwise the engine would start from
     *   the running one and lose what is pending (source: ovirt-engine BackendVmResource.update), or refuse (observed on 4.5.8).
     */
    setProperties: (
      id: string,
      wanted: Properties,
      { nextRun = false, ...options }: CallOptions & { readonly nextRun?: boolean } = {},
    ): Promise<Vm> =>
      calls(http).put(
        `${path`/vms/${id}`}${nextRun ? '?next_run=true' : ''}`,
        { custom_properties: propertiesToWire(wanted) },
        fromWire,
        options,
      ),

    /** What memory may grow to, bytes. The rest of the memory policy is read and sent back as it is. */
    setMaxMemory: async ({ id, nextRun }: Pick<Vm, 'id' | 'nextRun'>, max: number, options?: CallOptions): Promise<Vm> => {
      const { signal } = options ?? {};
      const query: Query = { next_run: nextRun ? true : undefined };
      const policy = await calls(http).get(
        path`/vms/${id}`,
        (vm, at) => child(vm, 'memory_policy', at) ?? {},
        query,
        signal && { signal },
      );
      const { guaranteed, ballooning } = policy;
      return calls(http).put(
        path`/vms/${id}`,
        {
          memory_policy: {
            ...(guaranteed !== undefined && { guaranteed }),
            ...(ballooning !== undefined && { ballooning }),
            max: String(max),
          },
        },
        fromWire,
        options,
      );
    },

    /** The VM must be down. */
    moveToCluster: (id: string, clusterId: string, options?: CallOptions): Promise<Vm> =>
      calls(http).put(path`/vms/${id}`, { cluster: { id: clusterId } }, fromWire, options),

    start: (id: string, options?: CallOptions) => action(id, 'start', {}, options),
    /** Power off. A VM that is down already is no error. */
    stop: (id: string, options?: CallOptions) => action(id, 'stop', {}, options),
    /** Asks the guest. A VM that is down already is no error. The reason shows as `stopReason` while the VM is down. */
    shutdown: (id: string, { reason }: { readonly reason?: string } = {}, options?: CallOptions) =>
      action(id, 'shutdown', reason === undefined ? {} : { reason }, options),
  };
};

export const fromWire = (vm: WireObject, at: string, followed: readonly VmFollow[] = []): Vm => {
  const memoryPolicy = child(vm, 'memory_policy', at) ?? {};
  const placement = child(vm, 'placement_policy', at) ?? {};
  return present({
    id: text(vm, 'id', at),
    name: text(vm, 'name', at),
    description: textOrEmpty(vm, 'description', at),
    comment: textOrEmpty(vm, 'comment', at),
    clusterId: requiredLinkId(vm, 'cluster', at),
    status: text(vm, 'status', at),
    stopReason: filledText(vm, 'stop_reason', at),
    memory: bytes(vm, 'memory', at),
    maxMemory: optional(bytes, memoryPolicy, 'max', join(at, 'memory_policy')),
    ballooning: optional(flag, memoryPolicy, 'ballooning', join(at, 'memory_policy')),
    cpu: cpuFromWire(vm, at),
    cpuPinningPolicy: filledText(vm, 'cpu_pinning_policy', at),
    ...propertiesFromWire(vm, at),
    customLevel: level(vm, 'custom_compatibility_version', at),
    affinity: filledText(placement, 'affinity', join(at, 'placement_policy')),
    pinnedHostIds: pinnedHostIds(placement, join(at, 'placement_policy')),
    nextRun: optional(flag, vm, 'next_run_configuration_exists', at) ?? false,
    hostId: linkId(vm, 'host', at),
    nics: followed.includes('nics') ? vmNicsFromWire(child(vm, 'nics', at), join(at, 'nics')) : undefined,
  });
};

const cpuFromWire = (vm: WireObject, at: string): Vm['cpu'] => {
  const cpu = child(vm, 'cpu', at) ?? {};
  const place = join(at, 'cpu.topology');
  const topology = child(cpu, 'topology', join(at, 'cpu')) ?? {};
  return {
    sockets: integer(topology, 'sockets', place),
    cores: integer(topology, 'cores', place),
    threads: optional(integer, topology, 'threads', place) ?? 1,
  };
};

const propertiesFromWire = (vm: WireObject, at: string): Pick<Vm, 'properties' | 'repeatedProperties'> => {
  const list = child(vm, 'custom_properties', at);
  if (!list) return { properties: {}, repeatedProperties: [] };
  const place = join(at, 'custom_properties');
  const names = listOf(list, 'custom_property', place, (entry, entryAt) => text(entry, 'name', entryAt));
  const repeated = names.filter((name, i) => names.indexOf(name) < i);
  return { properties: properties(list, 'custom_property', place), repeatedProperties: [...new Set(repeated)] };
};

const pinnedHostIds = (placement: WireObject, at: string): readonly string[] =>
  listOf(child(placement, 'hosts', at), 'host', join(at, 'hosts'), (host, place) => text(host, 'id', place));
