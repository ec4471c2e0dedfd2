import type { Change, ProfileWanted, Properties } from '../../../client/index';

/** One thing of a change: what it was, what it will be. */
export interface ChangeField {
  /** The message `field.<name>` says what it is; `property` and `network` are named by `of`. */
  readonly name:
    | 'dataCenter'
    | 'switchType'
    | 'level'
    | 'cpuType'
    | 'provider'
    | 'vlan'
    | 'mtu'
    | 'description'
    | 'comment'
    | 'physicalNetwork'
    | 'required'
    | 'filter'
    | 'queues'
    | 'cluster'
    | 'tokens'
    | 'network'
    | 'outOfSync'
    | 'property'
    | 'memory'
    | 'profile'
    | 'interface';
  readonly of?: string;
  readonly before?: string;
  readonly after?: string;
}

type Text = string | number | boolean | undefined;
type Part = Partial<Record<ChangeField['name'], Text>>;

/** What a change changes, for the row below its title. Kernel lines are shown token by token elsewhere. */
export const fieldsOfChange = (change: Change): readonly ChangeField[] => {
  switch (change.kind) {
    case 'cluster.create': {
      const { dataCenter, switchType, level, cpuType, externalProvider } = change.after;
      return fields({}, { dataCenter: dataCenter.name, switchType, level, cpuType, provider: externalProvider?.name });
    }
    case 'cluster.update':
      return fields(
        { cpuType: change.before.cpuType, provider: change.before.externalProvider?.name },
        { cpuType: change.after.cpuType, provider: change.after.externalProvider?.name },
      );
    case 'network.create': {
      const { vlan, mtu, description, comment, external } = change.after;
      return fields({}, { vlan, mtu, description, comment, physicalNetwork: external?.physicalNetwork.name });
    }
    case 'network.update':
      return fields({ ...change.before }, { ...change.after });
    case 'clusterNetwork.add':
      return fields({}, change.after.required ? { required: true } : {});
    case 'clusterNetwork.update':
      return fields(change.before, change.after);
    case 'profile.create':
      return fields({}, profilePart(change.after));
    case 'profile.update':
      return [
        ...fields(profilePart(change.before), profilePart(change.after)),
        ...named('property', change.before.properties, change.after.properties),
      ];
    case 'host.move':
    case 'vm.move':
      return fields({ cluster: change.before.cluster.name }, { cluster: change.after.cluster.name });
    case 'host.networks': {
      const placed = (all: typeof change.after): Record<string, string> =>
        Object.fromEntries(all.map(({ network, nic }) => [network.name, nic]));
      return [
        ...named('network', placed(change.before), placed(change.after)),
        ...change.synchronize.map(({ network, nic }) => ({ name: 'outOfSync' as const, of: network.name, after: nic })),
      ];
    }
    case 'vm.properties':
      return named('property', change.before, change.after);
    case 'vm.memory':
      return fields({ memory: inMib(change.before.maxMemory) }, { memory: inMib(change.after.maxMemory) });
    case 'vm.nic.create':
      return fields({}, { profile: change.after.profile.name, network: change.after.network.name });
    case 'vm.nic.update':
      return fields(
        { profile: change.before.profile?.name, interface: change.before.interface },
        { profile: change.after.profile.name, interface: 'virtio' },
      );
    default:
      return [];
  }
};

const profilePart = ({ filter, queues }: ProfileWanted): Part => ({
  filter: typeof filter === 'object' ? filter.name : filter,
  queues,
});

const inMib = (bytes: number | undefined): Text => (bytes === undefined ? undefined : `${String(bytes / 2 ** 20)} MiB`);

const fields = (before: Part, after: Part): readonly ChangeField[] =>
  keysOf<ChangeField['name']>(before, after).flatMap((name) => differing({ name }, before[name], after[name]));

/** Names are the engine's: only what an object holds itself counts. */
const named = (name: ChangeField['name'], before: Properties, after: Properties): readonly ChangeField[] =>
  keysOf(before, after).flatMap((of) =>
    differing({ name, of }, Object.hasOwn(before, of) ? before[of] : undefined, Object.hasOwn(after, of) ? after[of] : undefined),
  );

const keysOf = <K extends string>(before: Partial<Record<K, unknown>>, after: Partial<Record<K, unknown>>): readonly K[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)] as K[]),
];

const differing = (field: Pick<ChangeField, 'name' | 'of'>, before: Text, after: Text): readonly ChangeField[] =>
  before === after
    ? []
    : [
        {
          ...field,
          ...(before !== undefined && { before: String(before) }),
          ...(after !== undefined && { after: String(after) }),
        },
      ];
