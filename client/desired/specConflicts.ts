import { canonicalPciAddress } from '../dpdk/pciAddress';
import { standInPci } from '../dpdk/standInName';
import { pathText, type SpecPath, type SpecProblem } from '../input/problem';

/** A mapping at its place. What has the wrong shape is left out: the schema reports it. */
interface Item {
  readonly path: SpecPath;
  readonly fields: ReadonlyMap<string, unknown>;
}

const itemAt = (value: unknown, path: SpecPath): Item | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { path, fields: new Map(Object.entries(value)) }
    : undefined;

const itemsOf = (owner: Item | undefined, key: string): readonly Item[] => {
  const list = owner?.fields.get(key);
  return Array.isArray(list) ? list.flatMap((value: unknown, i) => itemAt(value, [...(owner?.path ?? []), key, i]) ?? []) : [];
};

const text = (item: Item, key: string): string | undefined => {
  const value = item.fields.get(key);
  return typeof value === 'string' ? value : undefined;
};

const textsOf = (item: Item, key: string): readonly { readonly value: string; readonly path: SpecPath }[] => {
  const list = item.fields.get(key);
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, i) => (typeof value === 'string' ? [{ value, path: [...item.path, key, i] }] : []));
};

/** Later items that repeat what an earlier one said. */
const repeated = <T>(items: readonly T[], keyOf: (item: T) => string | number | undefined): readonly { first: T; again: T }[] => {
  const seen = new Map<string | number, T>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    return first === undefined ? [] : [{ first, again: item }];
  });
};

const duplicateNames = (items: readonly Item[]): readonly SpecProblem[] =>
  repeated(items, (item) => text(item, 'name')).map(({ first, again }) => ({
    code: 'spec.duplicate',
    path: [...again.path, 'name'],
    at: 'value',
    values: { name: text(again, 'name'), first: pathText(first.path) },
  }));

/** Which NIC is meant: a stand-in is the NIC that it stands for. */
const nicIdentity = (nic: Item): string | undefined => {
  const pci = text(nic, 'pci');
  const name = text(nic, 'name');
  if (pci !== undefined) return canonicalPciAddress(pci) ?? pci;
  return name === undefined ? undefined : (standInPci(name) ?? name);
};

const nicProblems = (nic: Item): readonly SpecProblem[] => {
  const [hasPci, hasName] = [nic.fields.has('pci'), nic.fields.has('name')];
  if (hasPci !== hasName) return [];
  return hasPci
    ? [{ code: 'spec.nicWithTwoNames', path: [...nic.path, 'name'], at: 'key', values: {} }]
    : [{ code: 'spec.nicWithoutName', path: nic.path, at: 'value', values: {} }];
};

/** The engine attaches a network to a host once, wherever: a second NIC with it would take it away from the first. */
const hostProblems = (host: Item, vlans: ReadonlyMap<string, number>): readonly SpecProblem[] => {
  const nics = itemsOf(host, 'nics');
  const sameNic = repeated(nics, nicIdentity).map(({ first, again }): SpecProblem => ({
    code: 'spec.duplicate',
    path: [...again.path, again.fields.has('pci') ? 'pci' : 'name'],
    at: 'value',
    values: { name: text(again, 'pci') ?? text(again, 'name'), first: pathText(first.path) },
  }));
  const attached = nics.flatMap((nic) => textsOf(nic, 'networks'));
  const twice = repeated(attached, ({ value }) => value).map(({ first, again }): SpecProblem => ({
    code: 'spec.networkTwice',
    path: again.path,
    at: 'value',
    values: { network: again.value, first: pathText(first.path) },
  }));
  const clashes = nics.flatMap((nic) => {
    const distinct = textsOf(nic, 'networks').filter(
      ({ value }, i, all) => all.findIndex((other) => other.value === value) === i,
    );
    return repeated(distinct, ({ value }) => vlans.get(value)).map(({ first, again }): SpecProblem => ({
      code: 'spec.sameVlan',
      path: again.path,
      at: 'value',
      values: { network: again.value, other: first.value, vlan: vlans.get(again.value) },
    }));
  });
  return [...nics.flatMap(nicProblems), ...sameNic, ...twice, ...clashes];
};

/** VLANs that the file states. A network without one may be tagged on the engine: only a plan can tell. */
const vlansOf = (networks: readonly Item[]): ReadonlyMap<string, number> =>
  new Map(
    networks.flatMap((network) => {
      const [name, vlan] = [text(network, 'name'), network.fields.get('vlan')];
      return name !== undefined && typeof vlan === 'number' ? [[name, vlan] as const] : [];
    }),
  );

/** A profile named alone by a VM NIC while two networks of the file have one of that name. */
const ambiguousProfiles = (networks: readonly Item[], vmNics: readonly Item[]): readonly SpecProblem[] =>
  vmNics.flatMap((nic): readonly SpecProblem[] => {
    const profile = text(nic, 'profile');
    if (profile === undefined || nic.fields.has('network')) return [];
    const owners = networks.filter((network) => itemsOf(network, 'profiles').some((item) => text(item, 'name') === profile));
    const names = [...new Set(owners.map((network) => text(network, 'name') ?? ''))];
    return names.length > 1
      ? [{ code: 'spec.ambiguousProfile', path: [...nic.path, 'profile'], at: 'value', values: { profile, networks: names } }]
      : [];
  });

/** What several places of a spec say against each other, and what no schema of one value can tell. */
export const specConflicts = (spec: unknown): readonly SpecProblem[] => {
  const root = itemAt(spec, []);
  const [networks, hosts, vms] = ['networks', 'hosts', 'vms'].map((key) => itemsOf(root, key));
  if (!networks || !hosts || !vms) return [];
  const vlans = vlansOf(networks);
  return [
    ...[networks, hosts, vms].flatMap(duplicateNames),
    ...networks.flatMap((network) => duplicateNames(itemsOf(network, 'profiles'))),
    ...hosts.flatMap((host) => hostProblems(host, vlans)),
    ...vms.flatMap((vm) => duplicateNames(itemsOf(vm, 'nics'))),
    ...ambiguousProfiles(
      networks,
      vms.flatMap((vm) => itemsOf(vm, 'nics')),
    ),
  ];
};
