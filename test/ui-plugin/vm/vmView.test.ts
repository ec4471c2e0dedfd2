/** @jest-environment node */
import * as fc from 'fast-check';
import { chainOfVm, outlookOf, type HostOutlook, type Seen, type SeenVm } from '../../../client';
import type { VmReading } from '../../../ui-plugin/backstage/face';
import { guestText } from '../../../ui-plugin/vm/guestText';
import { linkAction } from '../../../ui-plugin/vm/linkAction';
import { vmView, type Verdict } from '../../../ui-plugin/vm/vmView';
import {
  aDomain,
  anOvnWorld,
  aNativeWorld,
  aStandInHost,
  aStandInWorld,
  aVmNic,
  GIB,
  someFacts,
  withHost,
  withVm,
} from '../../support/seen';

const readingOf = (seen: Seen): VmReading => {
  const [vm] = seen.vms;
  const [cluster] = seen.clusters;
  const chain = vm && chainOfVm(seen, vm.name);
  if (!vm || !cluster || !chain) throw new Error('the world has a VM and a cluster');
  return { readAt: 0, seen, vm, cluster, chain, outlook: outlookOf(seen, vm) } as VmReading;
};
const view = (seen: Seen) => vmView(readingOf(seen));
const vnf1 = (seen: Seen, change: Partial<SeenVm>): Seen => withVm(seen, 'vnf1', () => change);
const running: Partial<SeenVm> = { status: 'up', hostId: 'host-host1' };
const pending: Partial<SeenVm> = {
  ...running,
  properties: {},
  nextRun: true,
  next: { properties: { hugepages: '1048576' }, memory: 4 * GIB, maxMemory: 16 * GIB },
};
const told = (domain: Parameters<typeof aDomain>[0] = {}): Seen =>
  withHost(vnf1(aStandInWorld(), running), 'host1', () => ({ facts: someFacts({ domains: [aDomain(domain)] }) }));

it.each<[string, Seen, Verdict]>([
  ['a VM that is down and lacks nothing', aStandInWorld(), 'ready'],
  ['a VM whose change waits', vnf1(aStandInWorld(), pending), 'waits'],
  [
    'a VM whose change waits in vain: no host has the pages',
    vnf1(aStandInWorld(), { ...pending, next: { properties: { hugepages: '1048576' }, memory: 64 * GIB } }),
    'broken',
  ],
  [
    'a VM whose change is not enough',
    vnf1(aStandInWorld(), { ...pending, nics: [aVmNic('nic1', 'blue', { interface: 'e1000' })] }),
    'broken',
  ],
  ['a VM that runs, as its host tells', told(), 'works'],
  ['a VM that runs, and nobody tells', vnf1(aStandInWorld(), running), 'unseen'],
  ['a VM that was started before its network got DPDK', told({ vhostUser: [] }), 'waits'],
  ['a VM without a DPDK NIC', vnf1(aStandInWorld(), { nics: [aVmNic('nic1', 'ovirtmgmt')] }), 'noNic'],
  ['a VM without huge pages', vnf1(aStandInWorld(), { properties: {} }), 'broken'],
  ['a VM for which no host has pages', vnf1(aStandInWorld(), { memory: 64 * GIB }), 'broken'],
  [
    'a VM whose hosts can do nothing',
    aStandInWorld({ hosts: [{ ...aStandInHost('host1'), version: { major: 4, minor: 51, build: 0, revision: 0 } }] }),
    'impossible',
  ],
])('%s', (_, seen, verdict) => {
  expect(view(seen).verdict).toBe(verdict);
});

it('shows the next start alone of a VM that is down, one column where nothing waits, else both', () => {
  expect(view(aStandInWorld()).columns).toBe('next');
  expect(view(vnf1(aStandInWorld(), running)).columns).toBe('one');
  expect(view(vnf1(aStandInWorld(), pending)).columns).toBe('both');
});

it('marks what changes, and only that', () => {
  const changes = view(vnf1(aStandInWorld(), pending)).settings.filter((row) => row.changes);
  expect(changes.map(({ setting }) => setting)).toEqual(['pages', 'sharing', 'nic']);
});

it('does not take what a host has not told yet for a change', () => {
  const { settings, nics } = view(vnf1(aStandInWorld(), running));
  expect([...settings, ...nics].filter(({ changes }) => changes)).toEqual([]);
});

it('repeats NICs among the settings as long as they are few', () => {
  const nics = ['nic1', 'nic2', 'nic3'].map((name) => aVmNic(name, 'blue'));
  const rows = (count: number): number =>
    view(vnf1(aStandInWorld(), { nics: nics.slice(0, count) })).settings.filter(({ setting }) => setting === 'nic').length;
  expect([rows(1), rows(2), rows(3)]).toEqual([1, 2, 0]);
});

describe('hosts', () => {
  const withFree = (...free: readonly number[]): Seen =>
    aStandInWorld({
      hosts: free.map((pages, at) =>
        aStandInHost(`host${String(at)}`, { hugepages: [{ size: 1048576, free: pages, total: 64 }] }),
      ),
    });
  const can = ({ verdict }: HostOutlook): boolean => verdict.can === 'start';

  it('that can start it come first, the one with most pages before the others, then those that lack least', () => {
    expect(view(withFree(3, 4, 0, 30)).hosts.map(({ host }) => host.name)).toEqual(['host3', 'host1', 'host0', 'host2']);
  });

  it('are all there, on one scale that no bar and no mark leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(64), { maxLength: 30 }), fc.integer({ min: 1, max: 90 }), (free, gib) => {
        const { hosts, fitting } = view(vnf1(withFree(...free), { memory: gib * GIB }));
        expect(hosts).toHaveLength(free.length);
        expect(fitting).toHaveLength(hosts.filter(can).length);
        expect(hosts.map(can)).toEqual([...hosts.map(can)].sort((a, b) => Number(b) - Number(a)));
        for (const { bar } of hosts) {
          if (!bar) continue;
          expect(Math.max(bar.free, bar.need)).toBeLessThanOrEqual(100);
          expect(bar.isEnough).toBe(bar.free >= bar.need);
        }
      }),
    );
  });
});

it.each<[string, Seen, unknown]>([
  ['restarts what waits', vnf1(aStandInWorld(), pending), { kind: 'restart' }],
  ['gives huge pages', vnf1(aStandInWorld(), { properties: {} }), { kind: 'hugePages' }],
  ['shares memory', vnf1(aNativeWorld(), { properties: { hugepages: '1048576' } }), { kind: 'hugePages' }],
])('the button beside the opened link %s', (_, seen, action) => {
  const link = readingOf(seen).chain.links.find(({ name }) => name === 'vm');
  expect(link && linkAction(link)).toEqual(action);
});

it('leads from a network that is out of sync to its host', () => {
  const seen = withHost(aStandInWorld({ hosts: [aStandInHost('host1')] }), 'host1', ({ attachments = [] }) => ({
    attachments: attachments.map((one) => ({ ...one, inSync: false })),
  }));
  const link = readingOf(seen).chain.links.find(({ name }) => name === 'network');
  expect(link && linkAction(link)).toEqual({ kind: 'host', name: 'host1' });
});

it('offers no button for what only a start will tell', () => {
  const link = readingOf(anOvnWorld()).chain.links.find(({ name }) => name === 'datapath');
  expect(link?.code).toBe('link.datapath.vmDown');
  expect(link && linkAction(link)).toBeUndefined();
});

it('lets no sentence leave its comment in the text for the guest', () => {
  const step = { code: 'guest.find', values: {}, commands: ['ls', 'pwd'] } as const;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sentence) => {
      const lines = guestText([step], () => `${sentence}\nrm -rf /\u2028x`).split(/[\n\r\u2028\u2029]/);
      expect(lines).toHaveLength(3);
      expect(lines[0]?.startsWith('# 1  ')).toBe(true);
      expect(lines.slice(1)).toEqual(['ls', 'pwd']);
    }),
  );
});
