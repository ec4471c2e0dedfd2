import type { Change, Finding } from '../change';
import type { Seen } from '../seen';
import type { HostSpec, NetworkSpec, Spec, VmSpec } from '../spec';

/** Takes out of a spec what a plan would change or refuses to touch. */
export const without = (spec: Spec, seen: Seen, changes: readonly Change[], problems: readonly Finding[]): Spec =>
  changes.reduce((rest, change) => withoutChanged(rest, seen, change), withoutRefused(spec, problems));

type Lists = Pick<Spec, 'networks' | 'hosts' | 'vms'>;

/** Replaces the lists of a spec; an empty one goes. */
const withLists = (spec: Spec, lists: Lists): Spec => {
  const { networks = spec.networks, hosts = spec.hosts, vms = spec.vms } = lists;
  const { networks: _networks, hosts: _hosts, vms: _vms, ...rest } = spec;
  return {
    ...rest,
    ...(networks && networks.length > 0 && { networks }),
    ...(hosts && hosts.length > 0 && { hosts }),
    ...(vms && vms.length > 0 && { vms }),
  };
};

const edit = <T extends { readonly name: string }>(list: readonly T[] = [], name: string, change: (item: T) => T | undefined) =>
  list.flatMap((item) => (item.name === name ? (change(item) ?? []) : [item]));

const editHost = (spec: Spec, name: string, change: (host: HostSpec) => HostSpec | undefined): Spec =>
  withLists(spec, { hosts: edit(spec.hosts, name, change) });
const editVm = (spec: Spec, name: string, change: (vm: VmSpec) => VmSpec | undefined): Spec =>
  withLists(spec, { vms: edit(spec.vms, name, change) });
const editNetwork = (spec: Spec, name: string, change: (network: NetworkSpec) => NetworkSpec | undefined): Spec =>
  withLists(spec, { networks: edit(spec.networks, name, change) });

const withoutHugepages = ({ hugepages: _, ...vm }: VmSpec): VmSpec | undefined => (vm.nics ? vm : undefined);

const withoutVmNic = ({ nics, ...vm }: VmSpec, gone: (name: string, index: number) => boolean): VmSpec | undefined => {
  const kept = (nics ?? []).filter(({ name }, i) => !gone(name, i));
  return kept.length > 0 ? { ...vm, nics: kept } : vm.hugepages && vm;
};

const withoutHostNics = ({ nics: _, ...host }: HostSpec): HostSpec | undefined =>
  host.hugepages || host.isolateCpus !== undefined ? host : undefined;

const withoutSome = ({ nics, ...host }: HostSpec, gone: ReadonlySet<number>): HostSpec | undefined => {
  const kept = (nics ?? []).filter((_, i) => !gone.has(i));
  return kept.length > 0 ? { ...host, nics: kept } : withoutHostNics(host);
};

/** What only the kernel line is asked for; then, if that was not it, the NICs that ask for an IOMMU. */
const withoutKernel = ({ hugepages, isolateCpus, ...host }: HostSpec): HostSpec | undefined =>
  hugepages || isolateCpus !== undefined ? host.nics && host : undefined;

const withoutNetworks = (host: HostSpec, names: readonly string[]): HostSpec => ({
  ...host,
  ...(host.nics && {
    nics: host.nics.map((nic) => ({ ...nic, networks: nic.networks.filter((name) => !names.includes(name)) })),
  }),
});

const withoutChanged = (spec: Spec, seen: Seen, change: Change): Spec => {
  switch (change.kind) {
    case 'cluster.create':
      return spec;
    case 'cluster.update':
      // A provider, which only networks on DPDK NICs ask for.
      return change.after.externalProvider ? withLists(withoutNics(spec), { networks: [] }) : spec;
    case 'network.create':
      return editNetwork(spec, change.after.external?.physicalNetwork.name ?? change.network.name, () => undefined);
    case 'network.update':
    case 'clusterNetwork.add':
    case 'clusterNetwork.update':
      return editNetwork(spec, physicalName(seen, change.network.name), () => undefined);
    case 'profile.create':
    case 'profile.update':
      return editNetwork(spec, physicalName(seen, change.network.name), ({ profiles = [], ...network }) => ({
        ...network,
        profiles: profiles.filter(({ name }) => name !== change.profile.name),
      }));
    case 'host.kernelCmdline':
    case 'host.reinstall':
      return editHost(spec, change.host.name, withoutKernel);
    case 'host.networks': {
      const names = [...change.after, ...change.synchronize].map(({ network }) => network.name);
      return editHost(spec, change.host.name, (host) => withoutNetworks(host, names));
    }
    case 'host.operator':
      return editHost(spec, change.host.name, withoutHostNics);
    case 'host.move':
    case 'host.activate':
      return editHost(spec, change.host.name, () => undefined);
    case 'engine.properties':
      return (spec.vms ?? [])
        .filter(({ name }) => levelOf(seen, name) === change.level)
        .reduce((rest, { name }) => editVm(rest, name, withoutHugepages), spec);
    case 'vm.properties':
    case 'vm.memory':
      return editVm(spec, change.vm.name, withoutHugepages);
    case 'vm.nic.create':
      return editVm(spec, change.vm.name, (vm) => withoutVmNic(vm, (name) => name === change.nic));
    case 'vm.nic.update':
      return editVm(spec, change.vm.name, (vm) => withoutVmNic(vm, (name) => name === change.nic.name));
    case 'vm.stop':
      // A restart that nothing but values already stored asks for.
      return editVm(spec, change.vm.name, withoutHugepages);
    case 'vm.move':
    case 'vm.start':
      return editVm(spec, change.vm.name, () => undefined);
  }
};

/** The network of the file for one of the engine: an external network stands under the one that it is linked to. */
const physicalName = (seen: Seen, name: string): string => {
  const physicalId = seen.networks.find((network) => network.name === name)?.physicalNetworkId;
  return seen.networks.find(({ id }) => id === physicalId)?.name ?? name;
};

const levelOf = (seen: Seen, vmName: string): string | undefined =>
  seen.vms.find(({ name }) => name === vmName)?.customLevel ?? seen.cluster?.level;

const PLACE = /^(networks|hosts|vms)\[(\d+)\](?:\.(?:nics|profiles)\[(\d+)\])?(?:\.(\w+))?/;

/** What is refused of one item of a list: parts of it by index or key, or all of it. */
interface Refused {
  readonly inner: ReadonlySet<number>;
  readonly keys: ReadonlySet<string>;
  readonly whole: boolean;
}

/** Problems by the item that they name, such as `vms[3]`. Indexes count in the spec that was planned. */
const refusedItems = (problems: readonly Finding[]): ReadonlyMap<string, Refused> => {
  const items = new Map<string, Refused>();
  for (const { path } of problems) {
    const match = PLACE.exec(path);
    if (!match) continue;
    const [, list = '', index = '', inner, key] = match;
    const item = `${list}[${index}]`;
    const before = items.get(item);
    items.set(item, {
      inner: new Set([...(before?.inner ?? []), ...(inner === undefined ? [] : [Number(inner)])]),
      keys: new Set([...(before?.keys ?? []), ...(inner === undefined && key !== undefined ? [key] : [])]),
      whole: before?.whole === true || (inner === undefined && key === undefined),
    });
  }
  return items;
};

const withoutRefused = (spec: Spec, problems: readonly Finding[]): Spec => {
  const items = refusedItems(problems);
  const sifted = <T>(
    list: 'networks' | 'hosts' | 'vms',
    all: readonly T[] = [],
    sift: (item: T, refused: Refused) => T | undefined,
  ) =>
    all.flatMap((item, i) => {
      const refused = items.get(`${list}[${i}]`);
      if (!refused) return [item];
      return refused.whole ? [] : (sift(item, refused) ?? []);
    });
  const kept = withLists(spec, {
    networks: sifted('networks', spec.networks, ({ profiles = [], ...network }, { inner, keys }) =>
      keys.size > 0 ? undefined : { ...network, profiles: profiles.filter((_, i) => !inner.has(i)) },
    ),
    hosts: sifted('hosts', spec.hosts, (host, { inner, keys }) => {
      const rest = keys.size > 0 ? withoutKernel(host) : host;
      return rest && withoutSome(rest, inner);
    }),
    vms: sifted('vms', spec.vms, (vm, { inner, keys }) => {
      const rest = keys.size > 0 ? withoutHugepages(vm) : vm;
      return rest && withoutVmNic(rest, (_, i) => inner.has(i));
    }),
  });
  return problems.some(({ code }) => /^(datapath|cluster\.switchType|provider)\./.test(code)) ? withoutNics(kept) : kept;
};

/** For a cluster whose hosts or switch type allow no datapath. */
const withoutNics = (spec: Spec): Spec =>
  withLists(spec, {
    hosts: (spec.hosts ?? []).flatMap((host) => withoutHostNics(host) ?? []),
    vms: (spec.vms ?? []).flatMap((vm) => withoutVmNic(vm, () => true) ?? []),
  });
