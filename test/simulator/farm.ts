import { createSimulator } from '../../simulator/engine/engine';
import { booted } from '../../simulator/engine/hosts/kernelLine';
import type { Machine } from '../../simulator/engine/hosts/machine';
import type { Vm } from '../../simulator/engine/model/vm';
import { atLeast, type ReleaseName } from '../../simulator/engine/releases';
import { versionOf } from '../../simulator/engine/resources/lookup';
import { installation } from '../../simulator/worlds/installation';
import { machine } from '../../simulator/worlds/machines';
import { caller, isRecord } from './caller';

const GIB = 2 ** 30;
/** Releases whose answers differ about VMs. */
export const releases: readonly ReleaseName[] = ['4.2.8', '4.3.10', '4.4.3', '4.4.10', '4.5.7'];

/** Follows keys and indices into an answer. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      Array.isArray(inner) && typeof key === 'number' ? inner[key] : isRecord(inner) ? inner[String(key)] : undefined,
    value,
  );

export interface FarmOptions {
  readonly release?: ReleaseName;
  /** Entries of UserDefinedVMProperties, at every level of the release. */
  readonly defined?: string;
  readonly vm?: Omit<Vm, 'id'>;
  /** Compatibility level of the cluster; the newest when absent. */
  readonly level?: string;
  readonly switchType?: 'legacy' | 'ovs';
  readonly machine?: Partial<Machine>;
}

/** Two hosts with eight pages of 1 GiB each, one VM of 2 GiB that is down, and two networks in the cluster: "blue" on the hosts, "red" not. */
export function farm({ release = '4.5.7', defined, vm = {}, level, switchType = 'legacy', machine: more }: FarmOptions = {}) {
  const simulator = createSimulator({
    release,
    world: (engine) => {
      const build = installation(engine);
      const cluster = engine.state.clusters.put({
        ...build.defaultCluster,
        switch_type: switchType,
        ...(level === undefined ? {} : { version: versionOf(level) }),
        cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
        ...(atLeast(release, '4.4') ? { bios_type: 'q35_ovmf' as const } : {}),
      });
      const kernel = booted({ boot: 'ro', own: 'default_hugepagesz=1G hugepagesz=1G hugepages=8', managed: '' });
      const blue = build.network('blue', build.dc);
      const red = build.network('red', build.dc);
      build.inCluster(blue, cluster);
      build.inCluster(red, cluster);
      for (const name of ['one', 'two'])
        build.attach(build.host(name, cluster, machine(name, { kernel, ...more })), blue, 'eno1');
      if (defined !== undefined) build.define(defined);
      build.vm('vnf', cluster, { memory: 2 * GIB, memory_policy: { max: 8 * GIB }, ...vm });
    },
  });
  const { state } = simulator;
  const idOf = (found: { readonly id: string } | undefined): string => {
    if (found === undefined) throw new Error('the farm lacks what was asked for');
    return found.id;
  };
  const id = idOf(state.vms.find(({ name }) => name === 'vnf'));
  const call = caller(simulator);
  const put = (body: unknown, query = '') => call('PUT', `/vms/${id}${query}`, body);
  return {
    simulator,
    state,
    call,
    id,
    host: (name: string) => idOf(state.hosts.find((each) => each.name === name)),
    network: (name: string) => idOf(state.networks.find((each) => each.name === name)),
    profile: (name: string) => idOf(state.vnicProfiles.find((each) => each.name === name)),
    cluster: idOf(state.clusters.all()[0]),
    put,
    get: (query = '') => call('GET', `/vms/${id}${query}`).body,
    act: (action: string, body: unknown = {}) => call('POST', `/vms/${id}/${action}`, body),
    /** Starts the VM and waits until it is up. */
    up: () => {
      const answer = call('POST', `/vms/${id}/start`, {});
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      simulator.clock.advance(60_000);
    },
    own: (properties: Readonly<Record<string, string>>) =>
      put({ custom_properties: { custom_property: Object.entries(properties).map(([name, value]) => ({ name, value })) } }),
    /** The VM's properties, in the order of the answer. */
    owned: (query = ''): readonly string[] => {
      const list = at(call('GET', `/vms/${id}${query}`).body, 'custom_properties', 'custom_property');
      return Array.isArray(list) ? list.map((each) => `${String(at(each, 'name'))}=${String(at(each, 'value'))}`) : [];
    },
  };
}
export const detail = (answer: { readonly body: unknown }): unknown =>
  at(answer.body, 'fault', 'detail') ?? at(answer.body, 'detail');
