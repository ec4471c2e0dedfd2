import type { Change, ClusterPart, NetworkPart, ProfileWanted } from '../../desired/change';
import type { Properties } from '../../engine/values';
import { phrase } from '../../phrases';
import { changeTitle } from '../../phrases/changes';
import type { ChangeDocument } from '../contracts/change';

type Field = ChangeDocument['fields'][number];
type Text = string | number | boolean | undefined;

/** A change as people and programs read it. */
export const changeDocument = (change: Change): ChangeDocument => ({
  id: change.id,
  kind: change.kind,
  by: change.by,
  disruption: change.disruption,
  needs: [...change.needs],
  title: changeTitle(change),
  fields: [...fieldsOf(change)],
  ...(change.by === 'person' && {
    where: change.where,
    commands: [...change.commands],
    reason: { code: change.reason.code, sentence: phrase(change.reason) },
  }),
});

const fieldsOf = (change: Change): readonly Field[] => {
  switch (change.kind) {
    case 'cluster.create': {
      const { dataCenter, switchType, level, cpuType, externalProvider } = change.after;
      return fields(
        {},
        {
          'data center': dataCenter.name,
          'switch type': switchType === 'ovs' ? 'Open vSwitch' : 'Linux bridge',
          level,
          'CPU type': cpuType,
          'network provider': externalProvider?.name,
        },
      );
    }
    case 'cluster.update':
      return fields(clusterPart(change.before), clusterPart(change.after));
    case 'network.create': {
      const { dataCenter, external } = change.after;
      return fields(
        {},
        {
          'data center': dataCenter.name,
          ...networkPart(change.after),
          'network provider': external?.provider.name,
          'physical network': external?.physicalNetwork.name,
        },
      );
    }
    case 'network.update':
      return fields(networkPart(change.before), networkPart(change.after));
    case 'clusterNetwork.add':
      return fields({}, change.after);
    case 'clusterNetwork.update':
      return fields(change.before, change.after);
    case 'profile.create':
      return fields({}, profilePart(change.after));
    case 'profile.update':
      return fields(
        { ...profilePart(change.before), ...change.before.properties },
        { ...profilePart(change.after), ...change.after.properties },
      );
    case 'host.move':
    case 'vm.move':
      return fields({ cluster: change.before.cluster.name }, { cluster: change.after.cluster.name });
    case 'host.kernelCmdline':
      return fields({ 'kernel command line': change.before.custom }, { 'kernel command line': change.after.custom });
    case 'host.reinstall':
      return fields({}, { 'kernel gets': change.after.tokens.join(' ') });
    case 'host.networks':
      return [
        ...fields(placedOn(change.before), placedOn(change.after)),
        ...change.synchronize.map(({ network, nic }) => ({
          name: networkField(network.name),
          before: `on ${nic}, out of sync`,
          after: `on ${nic}, in sync`,
        })),
      ];
    case 'vm.properties':
      return fields(properties(change.before), properties(change.after));
    case 'vm.memory':
      return fields({ 'maximum memory': memory(change.before.maxMemory) }, { 'maximum memory': memory(change.after.maxMemory) });
    case 'vm.nic.create':
      return fields({}, { profile: change.after.profile.name, network: change.after.network.name });
    case 'vm.nic.update':
      return fields(
        { profile: change.before.profile?.name, interface: change.before.interface },
        { profile: change.after.profile.name, interface: 'virtio' },
      );
    case 'host.activate':
    case 'vm.stop':
    case 'vm.start':
    case 'engine.properties':
    case 'host.operator':
      return [];
  }
};

/** What differs, by name. Names are the engine's too: only what an object holds itself counts. */
const fields = (before: Readonly<Record<string, Text>>, after: Readonly<Record<string, Text>>): readonly Field[] => {
  const [was, willBe] = [before, after].map((part) => new Map(Object.entries(part)));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [from, to] = [was?.get(name), willBe?.get(name)];
    if (from === to) return [];
    return { name, ...(from !== undefined && { before: textOf(from) }), ...(to !== undefined && { after: textOf(to) }) };
  });
};

const textOf = (value: Exclude<Text, undefined>): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));

const clusterPart = ({ cpuType, externalProvider }: ClusterPart): Record<string, Text> => ({
  'CPU type': cpuType,
  'network provider': externalProvider?.name,
});

const networkPart = ({ vlan, mtu, description, comment }: NetworkPart): Record<string, Text> => ({
  VLAN: vlan,
  MTU: mtu === 0 ? 'default' : mtu,
  description,
  comment,
});

const profilePart = ({ filter, queues }: ProfileWanted): Record<string, Text> => ({
  'network filter': typeof filter === 'object' ? filter.name : filter,
  queues,
});

const properties = (all: Properties): Record<string, Text> => ({ ...all });

const placedOn = (placements: readonly { readonly network: { readonly name: string }; readonly nic: string }[]) =>
  Object.fromEntries(placements.map(({ network, nic }) => [networkField(network.name), `on ${nic}`]));

const networkField = (name: string): string => `network ${name}`;

const memory = (bytes: number | undefined): Text => (bytes === undefined ? undefined : `${bytes / 2 ** 20} MiB`);
