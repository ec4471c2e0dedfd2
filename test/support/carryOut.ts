/**
 * A plan carried out on a small world, without an engine: each change as the engine and the people on the hosts would do it. It
 * refuses what the engine would refuse, so that a wrong order or a forgotten need fails the test.
 */
import type { Change, ChangeOf, Ref } from '../../client/desired/change';
import { OUR_REASON } from '../../client/desired/unfinished';
import type { Seen, SeenCluster, SeenHost, SeenVm } from '../../client/desired/seen';
import type { Attachment } from '../../client/engine/networkAttachments';
import type { Network } from '../../client/engine/networks';
import { aCluster, aNetwork, aNic, anExternalNetwork, aProfile, attached, idOf, inCluster } from './seen';

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`the engine refuses: ${what}`);
};
const found = <T>(thing: T | undefined, what: string): T => {
  if (thing === undefined) throw new Error(`the engine has no ${what}`);
  return thing;
};

const editHost = (seen: Seen, { name }: Ref, edit: (host: SeenHost) => Partial<SeenHost>): Seen => ({
  ...seen,
  hosts: seen.hosts.map((host) => (host.name === name ? { ...host, ...edit(host) } : host)),
});
const editVm = (seen: Seen, { name }: Ref, edit: (vm: SeenVm) => Partial<SeenVm>): Seen => ({
  ...seen,
  vms: seen.vms.map((vm) => (vm.name === name ? { ...vm, ...edit(vm) } : vm)),
});
const editCluster = (seen: Seen, edit: (cluster: SeenCluster) => Partial<SeenCluster>): Seen => {
  const before = found(seen.cluster, 'cluster');
  const cluster = { ...before, ...edit(before) };
  return { ...seen, cluster, clusters: [...seen.clusters.filter(({ id }) => id !== cluster.id), cluster] };
};

const networkNamed = (seen: Seen, name: string): Network =>
  found(
    seen.networks.find((network) => network.name === name),
    `network ${name}`,
  );
const hostNamed = (seen: Seen, name: string): SeenHost =>
  found(
    seen.hosts.find((host) => host.name === name),
    `host ${name}`,
  );
const vmNamed = (seen: Seen, name: string): SeenVm =>
  found(
    seen.vms.find((vm) => vm.name === name),
    `VM ${name}`,
  );
const isInCluster = (seen: Seen, networkId: string): boolean => (seen.cluster?.networks ?? []).some(({ id }) => id === networkId);
const profileOn = (seen: Seen, name: string, network: string) =>
  found(
    seen.profiles.find((one) => one.name === name && one.networkId === networkNamed(seen, network).id),
    `profile ${name} on ${network}`,
  );

/** In an OVS cluster with a provider the engine defines the external network of each network by itself: d8a708aa801. */
const autodefine = (seen: Seen, network: Network): Seen => {
  const { cluster } = seen;
  const linked = seen.networks.some(({ physicalNetworkId }) => physicalNetworkId === network.id);
  if (cluster?.switchType !== 'ovs' || cluster.externalProviderIds.length === 0 || network.externalProviderId || linked)
    return seen;
  const name = `external_${network.name}`;
  const external = anExternalNetwork(name, network.name, { physicalNetworkId: network.id });
  const more = { networks: [...seen.networks, external], profiles: [...seen.profiles, aProfile(name)] };
  return editCluster({ ...seen, ...more }, (one) => ({ networks: [...one.networks, inCluster(name)] }));
};

const createNetwork = (seen: Seen, { network: { name }, after }: ChangeOf<'network.create'>): Seen => {
  must(!seen.networks.some((one) => one.name === name), `a second network ${name}`);
  const { vlan, mtu, description, comment, external } = after;
  const values = {
    ...(vlan !== undefined && { vlan }),
    ...(mtu !== undefined && { mtu }),
    ...(description !== undefined && { description }),
    ...(comment !== undefined && { comment }),
  };
  const made = external
    ? anExternalNetwork(name, external.physicalNetwork.name, {
        ...values,
        physicalNetworkId: networkNamed(seen, external.physicalNetwork.name).id,
      })
    : aNetwork(name, values);
  return { ...seen, networks: [...seen.networks, made] };
};

const createProfile = (seen: Seen, { profile, network, after }: ChangeOf<'profile.create'>): Seen => {
  const networkId = networkNamed(seen, network.name).id;
  must(
    !seen.profiles.some((one) => one.name === profile.name && one.networkId === networkId),
    `a second profile ${profile.name}`,
  );
  const id = idOf('profile', `${network.name}/${profile.name}`);
  const filter = after.filter === undefined ? 'filter-mac' : after.filter === 'none' ? undefined : after.filter.id;
  const made = aProfile(profile.name, {
    id,
    networkId,
    ...(filter !== undefined && { networkFilterId: filter }),
    properties: after.queues === undefined ? {} : { queues: String(after.queues) },
  });
  return { ...seen, profiles: [...seen.profiles, made] };
};

const updateProfile = (seen: Seen, { profile, after }: ChangeOf<'profile.update'>): Seen => ({
  ...seen,
  profiles: seen.profiles.map((one) => {
    if (one.id !== profile.id) return one;
    const { networkFilterId, ...rest } = one;
    const filter = after.filter === undefined ? networkFilterId : after.filter === 'none' ? undefined : after.filter.id;
    return { ...rest, ...(filter !== undefined && { networkFilterId: filter }), properties: after.properties };
  }),
});

const boot = ({ iommu, kernelCmdline: { custom } }: SeenHost): Partial<SeenHost> => ({
  kernelCmdline: { custom, reported: `BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro ${custom}` },
  iommu: iommu || custom.includes('iommu=pt'),
});

/** Back in service, unless a person has taken it out. */
const returned = (host: SeenHost): Partial<SeenHost> =>
  host.status === 'maintenance' && host.statusDetail !== OUR_REASON ? {} : { status: 'up', statusDetail: '' };

const reinstall = (seen: Seen, { host, reboots }: ChangeOf<'host.reinstall'>): Seen =>
  editHost(seen, host, (one) => ({
    ...(one.reinstallationRequired !== undefined && { reinstallationRequired: false }),
    ...(reboots && boot(one)),
    ...returned(one),
  }));

const operate = (seen: Seen, { host, reason }: ChangeOf<'host.operator'>): Seen =>
  editHost(seen, host, (one) => {
    const text = (name: string): string => String(reason.values[name]);
    switch (reason.code) {
      case 'host.hook': {
        const points = reason.values['points'];
        const added = Array.isArray(points)
          ? points.map((event: string) => ({ name: text('hook'), event, checksum: 'a1b2' }))
          : [];
        return { hooks: [...(one.hooks ?? []), ...added] };
      }
      case 'host.standIn':
        return { nics: [...(one.nics ?? []), aNic(text('nic'))] };
      case 'host.reboot':
        return boot(one);
      default:
        throw new Error(`nobody knows how to do ${reason.code}`);
    }
  });

const setUpNetworks = (seen: Seen, { host, after, synchronize }: ChangeOf<'host.networks'>): Seen =>
  editHost(seen, host, (one) => {
    must(['up', 'maintenance', 'non_operational'].includes(one.status), `networks of a host that is ${one.status}`);
    must(one.clusterId === seen.cluster?.id, 'networks of another cluster');
    const added = after.map(({ network, nic }): Attachment => {
      const { id, externalProviderId } = networkNamed(seen, network.name);
      must(isInCluster(seen, id), `network ${network.name}, which is not in the cluster`);
      must(externalProviderId === undefined, 'an external network on a NIC');
      must(
        (one.nics ?? []).some(({ name }) => name === nic),
        `NIC ${nic}, which is not there`,
      );
      return attached(network.name, nic, { networkId: id });
    });
    const mended = new Set(synchronize.map(({ attachmentId }) => attachmentId));
    const kept = (one.attachments ?? []).map((there) =>
      mended.has(there.id) ? { ...there, inSync: true, differences: [] } : there,
    );
    return { attachments: [...kept, ...added] };
  });

const moveHost = (seen: Seen, { host }: ChangeOf<'host.move'>): Seen =>
  editHost(seen, host, (one) => {
    for (const { networkId } of one.attachments ?? []) must(isInCluster(seen, networkId), `moving a host with ${networkId}`);
    return { clusterId: found(seen.cluster, 'cluster').id, ...returned(one) };
  });

const setNic = (seen: Seen, { vm, nic, after }: ChangeOf<'vm.nic.create'> | ChangeOf<'vm.nic.update'>): Seen => {
  const profile = profileOn(seen, after.profile.name, after.network.name);
  must(isInCluster(seen, profile.networkId), `a NIC on ${after.network.name}, which is not in the cluster`);
  must(vmNamed(seen, vm.name).status === 'down', 'a hot plug');
  const name = typeof nic === 'string' ? nic : nic.name;
  return editVm(seen, vm, ({ nics = [] }) => {
    const there = nics.find((one) => one.name === name);
    const made = { id: idOf('nic', name), name, mac: '', plugged: true, linked: true, ...there };
    return { nics: [...nics.filter((one) => one !== there), { ...made, interface: 'virtio', profileId: profile.id }] };
  });
};

const setProperties = (seen: Seen, { vm, after }: ChangeOf<'vm.properties'>): Seen =>
  editVm(seen, vm, ({ status, memory, maxMemory, next }) =>
    status === 'down'
      ? { properties: after }
      : { nextRun: true, next: { memory, ...(maxMemory !== undefined && { maxMemory }), ...next, properties: after } },
  );

const stop = (seen: Seen, { vm }: ChangeOf<'vm.stop'>): Seen => ({
  ...seen,
  vms: seen.vms.map((one) => {
    if (one.name !== vm.name) return one;
    const { next, ...rest } = one;
    return { ...rest, ...next, nextRun: false, status: 'down', stopReason: OUR_REASON };
  }),
});

const define = (seen: Seen, { level }: ChangeOf<'engine.properties'>): Seen => {
  const before = seen.properties.userDefined?.[level] ?? '';
  const value = [before, 'hugepages_shared=^(true|false)$'].filter((text) => text !== '').join(';');
  return { ...seen, properties: { ...seen.properties, userDefined: { ...seen.properties.userDefined, [level]: value } } };
};

const createCluster = (seen: Seen, { cluster: { name }, after }: ChangeOf<'cluster.create'>): Seen => {
  must(!seen.clusters.some((one) => one.name === name), `a second cluster ${name}`);
  const { cpuType: _, ...plain } = aCluster();
  const cluster: SeenCluster = {
    ...plain,
    id: idOf('cluster', name),
    name,
    dataCenterId: after.dataCenter.id ?? '',
    switchType: after.switchType,
    level: after.level ?? plain.level,
    ...(after.cpuType !== undefined && { cpuType: after.cpuType }),
    networks: [inCluster('ovirtmgmt', { required: true, usages: ['management', 'vm'] })],
    externalProviderIds: after.externalProvider ? [after.externalProvider.id ?? ''] : [],
  };
  return { ...seen, cluster, clusters: [...seen.clusters, cluster] };
};

/** The world after one change. */
export const carryOut = (seen: Seen, change: Change): Seen => {
  switch (change.kind) {
    case 'cluster.create':
      return createCluster(seen, change);
    case 'cluster.update': {
      const { cpuType, externalProvider } = change.after;
      return editCluster(seen, () => ({
        ...(cpuType !== undefined && { cpuType }),
        ...(externalProvider && { externalProviderIds: [externalProvider.id ?? ''] }),
      }));
    }
    case 'network.create':
      return createNetwork(seen, change);
    case 'network.update': {
      const { vlan, ...parts } = change.after;
      const edited = { ...parts, ...(vlan !== undefined && { vlan }) };
      const networks = seen.networks.map((one) => (one.id === change.network.id ? { ...one, ...edited } : one));
      if (vlan === undefined && parts.mtu === undefined) return { ...seen, networks };
      // The engine carries it to hosts that are up: observed on engine 4.5.8, recorded step 65-090.
      const outOfSync = (one: Attachment): Attachment => (one.networkId === change.network.id ? { ...one, inSync: false } : one);
      const hosts = seen.hosts.map((host) =>
        host.status === 'up' ? host : { ...host, attachments: (host.attachments ?? []).map(outOfSync) },
      );
      return { ...seen, networks, hosts };
    }
    case 'clusterNetwork.add': {
      const network = networkNamed(seen, change.network.name);
      must(!isInCluster(seen, network.id), `${network.name} in the cluster twice`);
      must(!(network.externalProviderId && change.after.required), 'an external network that is required');
      const added = inCluster(network.name, { id: network.id, required: change.after.required });
      return autodefine(
        editCluster(seen, (cluster) => ({ networks: [...cluster.networks, added] })),
        network,
      );
    }
    case 'clusterNetwork.update':
      return editCluster(seen, ({ networks }) => ({
        networks: networks.map((one) => (one.name === change.network.name ? { ...one, ...change.after } : one)),
      }));
    case 'profile.create':
      return createProfile(seen, change);
    case 'profile.update':
      return updateProfile(seen, change);
    case 'host.move':
      return moveHost(seen, change);
    case 'host.kernelCmdline':
      return editHost(seen, change.host, ({ kernelCmdline, reinstallationRequired }) => {
        must(kernelCmdline.custom === change.before.custom, 'a line that was not read');
        return {
          kernelCmdline: { ...kernelCmdline, custom: change.after.custom },
          ...(reinstallationRequired !== undefined && { reinstallationRequired: true }),
        };
      });
    case 'host.reinstall':
      return reinstall(seen, change);
    case 'host.activate':
      return editHost(seen, change.host, () => ({ status: 'up', statusDetail: '' }));
    case 'host.networks':
      return setUpNetworks(seen, change);
    case 'vm.move': {
      must(vmNamed(seen, change.vm.name).status === 'down', 'moving a VM that runs');
      return editVm(seen, change.vm, () => ({ clusterId: found(seen.cluster, 'cluster').id }));
    }
    case 'vm.properties':
      return setProperties(seen, change);
    case 'vm.memory': {
      must(vmNamed(seen, change.vm.name).status === 'down', 'changing the memory of a VM that runs');
      return editVm(seen, change.vm, () => change.after);
    }
    case 'vm.stop':
      return stop(seen, change);
    case 'vm.start':
      must(vmNamed(seen, change.vm.name).status === 'down', 'starting a VM that runs');
      return editVm(seen, change.vm, () => ({ status: 'up', stopReason: '' }));
    case 'vm.nic.create':
    case 'vm.nic.update':
      return setNic(seen, change);
    case 'engine.properties':
      return define(seen, change);
    case 'host.operator':
      return operate(seen, change);
  }
};

/** The world in which a run was killed while it had the host of this change out of service, before or after the work itself. */
export const killedInside = (
  seen: Seen,
  change: ChangeOf<'host.move'> | ChangeOf<'host.reinstall'>,
  isWorkDone: boolean,
): Seen => {
  const host = hostNamed(seen, change.host.name);
  const isOurs = host.status !== 'maintenance' || host.statusDetail === OUR_REASON;
  const after = isWorkDone ? carryOut(seen, change) : seen;
  return isOurs ? editHost(after, change.host, () => ({ status: 'maintenance', statusDetail: OUR_REASON })) : after;
};
