/** Small worlds in any state of being set up, with a file that asks for more or less of what is there. */
import fc from 'fast-check';
import { OUR_REASON } from '../../client/desired/unfinished';
import type { Seen, SeenCluster, SeenHost, SeenVm } from '../../client/desired/seen';
import { API_VERSION, type HostSpec, type NetworkSpec, type Spec, type VmSpec } from '../../client/desired/spec';
import type { VnicProfile } from '../../client/engine/vnicProfiles';
import {
  aCluster,
  aDpdkHost,
  aNetwork,
  anExternalNetwork,
  aNic,
  anOvnWorld,
  aNativeWorld,
  aProfile,
  aStandInHost,
  aStandInWorld,
  attached,
  aVm,
  aVmNic,
  GIB,
  idOf,
  inCluster,
  ovn,
  ovnHooks,
  standInHooks,
} from './seen';

export interface Case {
  readonly seen: Seen;
  readonly spec: Spec;
}

type Form = 'stand-in' | 'native' | 'ovn';
interface Kit {
  readonly form: Form;
  readonly world: Seen;
  readonly nic: string;
  readonly host: (name: string, differs: Partial<SeenHost>) => SeenHost;
}

const kits: Readonly<Record<Form, Kit>> = {
  'stand-in': { form: 'stand-in', world: aStandInWorld(), nic: 'dummy_5e00', host: aStandInHost },
  native: { form: 'native', world: aNativeWorld(), nic: 'dpdk0', host: (name, differs) => aDpdkHost(name, '4.20.17', differs) },
  ovn: { form: 'ovn', world: anOvnWorld(), nic: 'dpdk0', host: (name, differs) => aDpdkHost(name, '4.30.33', differs) },
};

const management = inCluster('ovirtmgmt', { required: true, usages: ['management', 'vm'] });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const base = 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro';

/** How far the network `blue` has come. */
const networkState = fc.constantFrom('absent', 'made', 'joined', 'profiled');
const externalState = fc.constantFrom('absent', 'made', 'joined', 'autodefined');

const hostState = (kit: Kit, isBlueInCluster: boolean, isElsewherePossible: boolean): fc.Arbitrary<Partial<SeenHost>> =>
  fc
    .record({
      status: fc.constantFrom('up', 'maintenance', 'owed', 'non_operational'),
      attachment: fc.constantFrom('none', ...(isBlueInCluster ? ['in sync', 'out of sync'] : [])),
      showsNic: kit.form === 'stand-in' ? fc.boolean() : fc.constant(true),
      hooks: fc.integer({ min: 0, max: 9 }),
      custom: fc.constantFrom('', 'audit=1', 'audit=1 iommu=pt intel_iommu=on', 'hugepagesz=2M hugepages=512 quiet'),
      isBooted: fc.boolean(),
      iommu: fc.boolean(),
      elsewhere: isElsewherePossible ? fc.boolean() : fc.constant(false),
    })
    .map(({ status, attachment, showsNic, hooks, custom, isBooted, iommu, elsewhere }) => {
      const isHere = !elsewhere && attachment !== 'none';
      const allHooks = kit.form === 'stand-in' ? standInHooks() : ovnHooks;
      return {
        status: status === 'owed' ? 'maintenance' : status,
        ...(status === 'owed' && { statusDetail: OUR_REASON }),
        ...(elsewhere && { clusterId: idOf('cluster', 'old') }),
        nics: [aNic('eth0'), ...(showsNic || isHere ? [aNic(kit.nic)] : [])],
        attachments: [
          attached('ovirtmgmt', 'eth0'),
          ...(isHere ? [attached('blue', kit.nic, { inSync: attachment === 'in sync' })] : []),
        ],
        hooks: allHooks.slice(0, hooks),
        kernelCmdline: { custom, reported: isBooted ? `${base} ${custom}` : base },
        iommu,
        ...(kit.form === 'stand-in' && { reinstallationRequired: !isBooted && custom !== '' }),
        hugepages: [
          { size: 1048576, free: 40 },
          { size: 2048, free: 4096 },
        ],
      };
    });

const vmState = (profiles: readonly VnicProfile[]): fc.Arbitrary<Partial<SeenVm>> =>
  fc
    .record({
      status: fc.constantFrom('up', 'down', 'owed', 'paused', 'powering_up'),
      properties: fc.constantFrom(
        {},
        { sap_agent: 'true' },
        { hugepages: '2048', mine: 'a=b' },
        { hugepages: '1048576' },
        { hugepages: '1048576', hugepages_shared: 'true' },
      ),
      nextProperties: maybe(fc.constantFrom({ hugepages: '1048576' }, { sap_agent: 'false' })),
      canGrow: fc.boolean(),
      policy: fc.constantFrom('none', 'dedicated'),
      nics: fc.array(
        fc.record({
          name: fc.constantFrom('nic1', 'nic2', 'eth'),
          model: fc.constantFrom('virtio', 'e1000'),
          profile: maybe(fc.constantFrom(...profiles)),
          plugged: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ status, properties, nextProperties, canGrow, policy, nics }) => {
      const isDown = status === 'down' || status === 'owed';
      const maxMemory = canGrow ? 16 * GIB : 4 * GIB;
      const unique = nics.filter(({ name }, i) => nics.findIndex((one) => one.name === name) === i);
      return {
        status: status === 'owed' ? 'down' : status,
        ...(status === 'owed' && { stopReason: OUR_REASON }),
        properties,
        maxMemory,
        cpuPinningPolicy: policy,
        ...(!isDown && nextProperties && { nextRun: true, next: { properties: nextProperties, memory: 4 * GIB, maxMemory } }),
        nics: unique.map(({ name, model, profile, plugged }) =>
          aVmNic(name, undefined, { interface: model, plugged, ...(profile && { profileId: profile.id }) }),
        ),
      };
    });

const networkSpec: fc.Arbitrary<NetworkSpec> = fc
  .record({
    vlan: maybe(fc.constantFrom(100, 0)),
    mtu: maybe(fc.constantFrom(0, 9000)),
    required: maybe(fc.boolean()),
    comment: maybe(fc.constantFrom('', 'mine')),
    profiles: maybe(
      fc.constantFrom(
        [{ name: 'blue' }],
        [{ name: 'blue', queues: 2 }],
        [
          { name: 'blue', filter: 'vdsm-no-mac-spoofing' },
          { name: 'fast', queues: 4, filter: 'none' },
        ],
      ),
    ),
  })
  .map((parts) => ({ name: 'blue', ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) }));

const hostSpec = (kit: Kit, name: string): fc.Arbitrary<HostSpec> =>
  fc
    .record({
      count: maybe(fc.constantFrom(8, 16)),
      cpus: maybe(fc.constantFrom('2-7', '3')),
      attaches: fc.boolean(),
      byPci: fc.boolean(),
    })
    .map(({ count, cpus, attaches, byPci }) => ({
      name,
      ...(count !== undefined && { hugepages: { size: '1GiB' as const, count } }),
      ...(cpus !== undefined && { isolateCpus: cpus }),
      ...(attaches && {
        nics: [{ ...(byPci && kit.form === 'stand-in' ? { pci: '0000:5e:00.0' } : { name: kit.nic }), networks: ['blue'] }],
      }),
    }));

const vmSpec = (name: string): fc.Arbitrary<VmSpec> =>
  fc
    .record({
      hugepages: maybe(fc.constantFrom('1GiB' as const, '2MiB' as const, 'none' as const)),
      nics: fc.uniqueArray(fc.constantFrom('nic1', 'nic2'), { maxLength: 2 }),
      saysNetwork: fc.boolean(),
    })
    .map(({ hugepages, nics, saysNetwork }) => ({
      name,
      ...(hugepages && { hugepages }),
      ...(nics.length > 0 && {
        nics: nics.map((nic) => ({ name: nic, profile: 'blue', ...(saysNetwork && { network: 'blue' }) })),
      }),
    }));

const caseOf = (kit: Kit): fc.Arbitrary<Case> =>
  fc
    .record({
      hasCluster: fc.boolean(),
      hasProvider: fc.boolean(),
      blue: networkState,
      external: externalState,
      isRequired: fc.boolean(),
      isSharedDefined: fc.boolean(),
      network: maybe(networkSpec),
    })
    .chain(({ hasCluster, hasProvider, blue, external, isRequired, isSharedDefined, network }) => {
      const joined = hasCluster && (blue === 'joined' || blue === 'profiled');
      const isLinked = kit.form === 'ovn' && blue !== 'absent' && external !== 'absent';
      const isLinkedHere = isLinked && hasCluster && external !== 'made';
      const cluster: SeenCluster = aCluster({
        switchType: kit.form === 'stand-in' ? 'legacy' : 'ovs',
        level: kit.world.cluster?.level ?? '4.7',
        networks: [
          management,
          ...(joined ? [inCluster('blue', { required: isRequired })] : []),
          ...(isLinkedHere ? [inCluster('external_blue')] : []),
        ],
        externalProviderIds: hasProvider && kit.form === 'ovn' ? [ovn.id] : [],
      });
      const old = aCluster({ id: idOf('cluster', 'old'), name: 'old' });
      const profiles = [
        aProfile('ovirtmgmt'),
        ...(blue === 'profiled' ? [aProfile('blue')] : []),
        ...(isLinked && external === 'autodefined' ? [aProfile('external_blue')] : []),
      ];
      const level = cluster.level;
      const { cluster: _, ...site } = kit.world;
      const hosts = ['host1', 'host2'].map((name) =>
        fc.tuple(hostState(kit, joined, true), maybe(hostSpec(kit, name))).map(([state, asked]) => {
          // A host of a cluster that is not there yet, or of another, counts only where the file names it.
          const isElsewhere = !hasCluster || state.clusterId !== undefined;
          const host = kit.host(name, { ...state, ...(isElsewhere && { clusterId: old.id }) });
          return { host, asked };
        }),
      );
      const vm = fc.tuple(vmState(profiles), vmSpec('vnf1')).map(([state, asked]) => {
        const stays = state.status !== 'down';
        return { vm: aVm('vnf1', { ...state, clusterId: hasCluster && stays ? cluster.id : old.id }), asked };
      });
      return fc.record({ hosts: fc.tuple(...hosts), vm: maybe(vm) }).map(({ hosts: there, vm: one }): Case => {
        const named = there.flatMap(({ asked }) => asked ?? []);
        return {
          seen: {
            ...site,
            clusters: [old, ...(hasCluster ? [cluster] : [])],
            ...(hasCluster && { cluster }),
            properties: {
              predefined: { [level]: 'sap_agent=^(true|false)$;hugepages=^[0-9]+$' },
              userDefined: { [level]: isSharedDefined ? 'hugepages_shared=^(true|false)$' : 'mine=^.*$' },
            },
            networks: [
              aNetwork('ovirtmgmt'),
              ...(blue === 'absent' ? [] : [aNetwork('blue')]),
              ...(isLinked ? [anExternalNetwork('external_blue', 'blue')] : []),
            ],
            profiles,
            hosts: there.filter(({ host, asked }) => asked || host.clusterId === cluster.id).map(({ host }) => host),
            vms: one ? [one.vm] : [],
          },
          spec: {
            apiVersion: API_VERSION,
            cluster: { name: 'dpdk' },
            ...(network && { networks: [network] }),
            ...(named.length > 0 && { hosts: named }),
            ...(one && { vms: [one.asked] }),
          },
        };
      });
    });

/** Any of the three datapaths. */
export const anyCase: fc.Arbitrary<Case> = fc.constantFrom<Form>('stand-in', 'native', 'ovn').chain((form) => caseOf(kits[form]));
