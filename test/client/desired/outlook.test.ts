import * as fc from 'fast-check';
import { outlookOf, type VmOutlook } from '../../../client/desired/outlook';
import type { HostOutlook } from '../../../client/desired/outlook/hosts';
import type { Seen, SeenVm } from '../../../client/desired/seen';
import { machine } from '../../support/hostFacts';
import {
  aDomain,
  aNativeWorld,
  anOvnWorld,
  aStandInHost,
  aStandInWorld,
  aVmNic,
  GIB,
  someFacts,
  someOvs,
  standInHooks,
  withHost,
  withNetwork,
  withProfile,
  withVm,
} from '../../support/seen';

const outlook = (seen: Seen): VmOutlook => {
  const [vm] = seen.vms;
  if (!vm) throw new Error('the world has no VM');
  return outlookOf(seen, vm);
};
const vnf1 = (seen: Seen, change: Partial<SeenVm>): Seen => withVm(seen, 'vnf1', () => change);
const running: Partial<SeenVm> = { status: 'up', hostId: 'host-host1' };
const oneCell = { id: 'n0', index: 0, memory: 4096, cpus: [0, 1], hostNodes: [1] };
const noCell: Partial<SeenVm> = { maxMemory: 4 * GIB, cpu: { sockets: 16, cores: 1, threads: 1 } };

describe('a vNIC at the next start', () => {
  const next = (seen: Seen): readonly [string | undefined, string | undefined] => {
    const [nic] = outlook(seen).nics;
    return [nic?.next.becomes, nic?.next.why?.code];
  };
  const standIn = aStandInWorld();
  const native = aNativeWorld();

  it.each<[string, Seen, string, string | undefined]>([
    ['is vhost-user with the stand-in datapath', standIn, 'vhostUser', undefined],
    ['is vhost-user where VDSM makes it', native, 'vhostUser', undefined],
    ['is vhost-user on an external network of OVN', anOvnWorld(), 'vhostUser', undefined],
    ['is ordinary elsewhere', vnf1(standIn, { nics: [aVmNic('nic1', 'ovirtmgmt')] }), 'ordinary', undefined],
    ['is ordinary without a profile', vnf1(standIn, { nics: [aVmNic('nic1')] }), 'ordinary', undefined],
    ['is unplugged', vnf1(standIn, { nics: [aVmNic('nic1', 'blue', { plugged: false })] }), 'unplugged', undefined],
    ['lets no VM start without huge pages: E03', vnf1(standIn, { properties: {} }), 'willNotStart', 'link.vm.noHugepages'],
    [
      'lets no VM start as e1000: E01',
      vnf1(standIn, { nics: [aVmNic('nic1', 'blue', { interface: 'e1000' })] }),
      'willNotStart',
      'link.vm.nicModel',
    ],
    [
      'lets no VM start isolated: E02',
      withNetwork(standIn, 'blue', { portIsolation: true }),
      'willNotStart',
      'link.vm.portIsolation',
    ],
    [
      'lets no VM start mirrored: E04',
      withProfile(standIn, 'blue', { portMirroring: true }),
      'willNotStart',
      'link.vm.portMirroring',
    ],
    ['passes no packet with VDSM and without huge pages', vnf1(native, { properties: {} }), 'noPackets', 'link.vm.noHugepages'],
    [
      'passes no packet with VDSM and private memory',
      vnf1(native, { properties: { hugepages: '1048576' } }),
      'noPackets',
      'link.vm.sharedUnset',
    ],
    [
      'lets no VM start with hugepages=0',
      vnf1(native, { properties: { hugepages: '0' } }),
      'willNotStart',
      'link.vm.hugepagesZero',
    ],
    [
      'goes past Open vSwitch with SR-IOV',
      withProfile(standIn, 'blue', { passThrough: true }),
      'notVhostUser',
      'link.vm.passThrough',
    ],
    [
      'stays ordinary where no host has the hook',
      aStandInWorld({ hosts: [aStandInHost('host1', { hooks: [] })] }),
      'notVhostUser',
      'link.datapath.noHook',
    ],
    [
      'is vhost-user where one of two hosts has the hook',
      aStandInWorld({ hosts: [aStandInHost('host1', { hooks: [] }), aStandInHost('host2')] }),
      'vhostUser',
      undefined,
    ],
    [
      'is not known where hooks are not shown',
      aStandInWorld({ hosts: [withoutHooks(aStandInHost('host1'))] }),
      'unseen',
      'link.datapath.hooksUnread',
    ],
  ])('%s', (_, seen, becomes, why) => {
    expect(next(seen)).toEqual([becomes, why]);
  });

  it('is vhost-user on every network of OVN, as its hook has it', () => {
    const seen = anOvnWorld();
    const other = {
      ...seen,
      networks: seen.networks.map((one) => (one.name === 'external_blue' ? { ...one, physicalNetworkId: 'elsewhere' } : one)),
    };
    expect(next(other)[0]).toBe('vhostUser');
  });
});

function withoutHooks<T extends { hooks?: unknown }>({ hooks: _, ...host }: T): Omit<T, 'hooks'> {
  return host;
}

describe('a vNIC of a running VM', () => {
  const now = (seen: Seen): string | undefined => outlook(seen).nics[0]?.now?.becomes;
  const told = (facts: Parameters<typeof someFacts>[0], vm: Partial<SeenVm> = running): Seen =>
    withHost(vnf1(aStandInWorld(), vm), 'host1', () => ({ facts: someFacts(facts) }));

  it.each<[string, Seen, string | undefined]>([
    ['is absent while the VM is down', aStandInWorld(), undefined],
    ['was ordinary where the VM started without huge pages', vnf1(aStandInWorld(), { ...running, properties: {} }), 'ordinary'],
    ['is not known without facts', vnf1(aStandInWorld(), running), 'unseen'],
    ['is ordinary on other networks', vnf1(aStandInWorld(), { ...running, nics: [aVmNic('nic1', 'ovirtmgmt')] }), 'ordinary'],
    ['is vhost-user as the facts tell', told({}), 'vhostUser'],
    ['passes no packet where Open vSwitch is not connected', told({ openVswitch: someOvs({}, 'disconnected') }), 'noPackets'],
    ['passes no packet with private memory', told({ domains: [aDomain({ accessShared: false })] }), 'noPackets'],
    ['is ordinary as the facts tell', told({ domains: [aDomain({ vhostUser: [] })] }), 'ordinary'],
  ])('%s', (_, seen, becomes) => {
    expect(now(seen)).toBe(becomes);
  });
});

describe('sharing at the next start', () => {
  const next = (seen: Seen): readonly [string, string, string | undefined] => {
    const { shared, because, mend } = outlook(seen).next.sharing;
    return [shared, because, mend?.code];
  };
  const native = aNativeWorld();
  const standIn = aStandInWorld();
  const engine44 = (change: Partial<SeenVm>): Seen => {
    const seen = vnf1(aNativeWorld(), change);
    return { ...seen, system: { ...seen.system, version: { major: 4, minor: 4, build: 3, revision: 0 } } };
  };

  it.each<[string, Seen, readonly [string, string, string | undefined]]>([
    ['is the hook with stand-ins', standIn, ['yes', 'hook', undefined]],
    ['is none of the hook without huge pages', vnf1(standIn, { properties: {} }), ['no', 'noPages', undefined]],
    ['is none of the hook without such a NIC', vnf1(standIn, { nics: [] }), ['no', 'noDpdkNic', undefined]],
    ['has its cell up to 4.3', native, ['yes', 'defaultCell', undefined]],
    ['has its cell where CPUs can be plugged', engine44({ maxMemory: 4 * GIB }), ['yes', 'hotPlugCpus', undefined]],
    ['has its cell where memory can grow', engine44({}), ['yes', 'maxMemory', undefined]],
    ['has cells of its own', engine44({ ...noCell, numaNodes: [oneCell] }), ['yes', 'numaNodes', undefined]],
    ['has no cell', engine44(noCell), ['no', 'noCell', 'mend.maxMemory']],
    ['is not asked for', vnf1(native, { properties: { hugepages: '1048576' } }), ['no', 'notAsked', 'mend.vmHugepages']],
    [
      'is not defined',
      {
        ...vnf1(native, { properties: { hugepages: '1048576' } }),
        properties: { predefined: { '4.2': '' }, userDefined: { '4.2': '' } },
      },
      ['no', 'undefined', 'mend.defineProperties'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(next(seen)).toEqual(expected);
  });
});

describe('a host', () => {
  const verdict = (host: HostOutlook | undefined): string => {
    if (!host) return 'absent';
    const { verdict: v } = host;
    if (v.can === 'start') return 'start';
    if (v.because === 'link') return v.link.code;
    return v.because === 'pagesShort' ? `${v.because} ${String(v.missing)} ${String(v.node)}` : v.because;
  };
  const first = (seen: Seen): string => verdict(outlook(seen).hosts[0]);
  const host1 = (change: Parameters<typeof aStandInHost>[1], vm: Partial<SeenVm> = {}): Seen =>
    vnf1(aStandInWorld({ hosts: [aStandInHost('host1', change)] }), vm);
  const free = (pages: number): Parameters<typeof aStandInHost>[1] => ({
    hugepages: [{ size: 1048576, free: pages, total: 16 }],
  });

  it.each<[string, Seen, string]>([
    ['can start it', host1({}), 'start'],
    ['can start it with exactly as many pages', host1(free(4)), 'start'],
    ['lacks a page', host1(free(3)), 'pagesShort 1 undefined'],
    ['has its own pages back when it stops', host1(free(0), running), 'start'],
    ['has no page of that size', host1({ hugepages: [] }), 'noPages'],
    ['is in maintenance', host1({ status: 'maintenance' }), 'link.datapath.hostNotUp'],
    ['has no DPDK network, as all others, so that the NIC is ordinary', host1({ attachments: [] }), 'start'],
    ['lacks the hook', host1({ hooks: [] }), 'link.datapath.noHook'],
    ['is one that it is not pinned to', host1({}, { affinity: 'pinned', pinnedHostIds: ['other'] }), 'pinnedElsewhere'],
    ['is preferred only, where it may migrate', host1({}, { affinity: 'migratable', pinnedHostIds: ['other'] }), 'start'],
    ['does not tell pages of the node it is pinned to', host1({}, { numaNodes: [oneCell] }), 'nodesUnseen'],
    [
      'has them on that node',
      host1({ facts: someFacts({ nodes: machine({ pages: 8 }).nodes }) }, { numaNodes: [oneCell] }),
      'start',
    ],
    [
      'has too few on that node',
      host1({ facts: someFacts({ nodes: machine({ pages: 3 }).nodes }) }, { numaNodes: [oneCell] }),
      'pagesShort 1 1',
    ],
    ['does not start what the hook refuses', host1({}, { properties: {} }), 'link.vm.noHugepages'],
  ])('%s', (_, seen, expected) => {
    expect(first(seen)).toBe(expected);
  });

  it('without the network that another host has cannot start it', () => {
    const seen = aStandInWorld({ hosts: [aStandInHost('host1', { attachments: [] }), aStandInHost('host2')] });
    expect(outlook(seen).hosts.map(verdict)).toEqual(['link.network.notHere', 'start']);
  });

  it('never starts it with fewer pages than it needs, and says how many are missing', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 40 }), (pages, gib) => {
        const [host] = outlook(host1(free(pages), { memory: gib * GIB })).hosts;
        expect(verdict(host)).toBe(pages >= gib ? 'start' : `pagesShort ${String(gib - pages)} undefined`);
      }),
    );
  });
});

describe('limits', () => {
  const limits = (seen: Seen): readonly string[] => outlook(seen).nics.flatMap((nic) => nic.limits.map(({ code }) => code));

  it.each<[string, Seen, readonly string[]]>([
    ['of a NIC with the stand-in datapath', aStandInWorld(), ['standIn']],
    ['of a NIC that VDSM makes', aNativeWorld(), ['nativeVdsm']],
    ['of a NIC that the OVN hook makes', anOvnWorld(), ['nativeOvn']],
    ['of an ordinary NIC: none', vnf1(aStandInWorld(), { nics: [aVmNic('nic1', 'ovirtmgmt')] }), []],
    ['a filter without effect', withProfile(aStandInWorld(), 'blue', { networkFilterId: 'filter-mac' }), ['filter', 'standIn']],
    ['QoS without effect', withProfile(aStandInWorld(), 'blue', { qosId: 'gold' }), ['qos', 'standIn']],
    ['an MTU that the guest is not told', withNetwork(aStandInWorld(), 'blue', { mtu: 9000 }), ['mtu', 'standIn']],
    ['a VLAN that is not enforced', withNetwork(aNativeWorld(), 'blue', { vlan: 100 }), ['vlan', 'nativeVdsm']],
    [
      'a link that is off and a model that is not virtio',
      vnf1(aStandInWorld(), { nics: [aVmNic('nic1', 'blue', { interface: 'e1000', linked: false })] }),
      ['model', 'linkOff', 'standIn'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(limits(seen)).toEqual(expected);
  });

  it('name the filter', () => {
    const [nic] = outlook(withProfile(aStandInWorld(), 'blue', { networkFilterId: 'filter-mac' })).nics;
    expect(nic?.limits[0]?.values).toEqual({ filter: 'vdsm-no-mac-spoofing' });
  });
});

it('shows what waits for the next start beside what runs', () => {
  const pending = vnf1(aStandInWorld(), {
    ...running,
    properties: {},
    next: { properties: { hugepages: '1048576' }, memory: 8 * GIB, cpu: { sockets: 4, cores: 1, threads: 1 } },
  });
  const { now, next } = outlook(pending);
  expect([now?.memory, now?.vcpus, now?.pages, now?.sharing.because]).toEqual([4096, 2, { kind: 'absent' }, 'noPages']);
  expect([next.memory, next.vcpus, next.pages, next.sharing.because]).toEqual([
    8192,
    4,
    { kind: 'size', size: 1048576, count: 8 },
    'hook',
  ]);
});

it('takes what the engine decides for itself as no number of queues', () => {
  const queues = (value: string): number | undefined =>
    outlook(withProfile(aStandInWorld(), 'blue', { properties: { queues: value } })).nics[0]?.queues;
  expect([queues('4'), queues('0'), queues('many')]).toEqual([4, undefined, undefined]);
});

it('has a hook that differs between hosts start it anyway', () => {
  const seen = aStandInWorld({ hosts: [aStandInHost('host1', { hooks: standInHooks('aa') }), aStandInHost('host2')] });
  expect(outlook(seen).nics[0]?.next.becomes).toBe('vhostUser');
});
