import fc from 'fast-check';
import type { SeenHost } from '../../../../client';
import type { VmReading } from '../../../../ui-plugin/backstage/face';
import { begin, currentOf, hostsFor, sizeOptions } from '../../../../ui-plugin/wizard/hugePages/choice';
import { aStandInHost, aVm } from '../../../support/seen';
import { readVm } from './readings';

let reading: VmReading;
beforeAll(async () => {
  ({ reading } = await readVm('vnf4'));
});

const withHosts = (hosts: readonly SeenHost[]): VmReading => ({
  ...reading,
  seen: { ...reading.seen, hosts: hosts.map((host) => ({ ...host, clusterId: reading.vm.clusterId })) },
});
const host = (name: string, hugepages: SeenHost['hugepages']): SeenHost => {
  const { hugepages: _, ...bare } = aStandInHost(name);
  return { ...bare, ...(hugepages && { hugepages }) };
};

it('lets choose what some host has, and counts the hosts', () => {
  expect(sizeOptions(reading)).toEqual([
    { size: '1GiB', availability: 'available', isSelectable: true, hosts: 12, have: 8 },
    { size: '2MiB', availability: 'impossible', isSelectable: false, hosts: 12, have: 0 },
  ]);
});

it.each([
  ['of which all are in use', [host('a', [{ size: 1048576, free: 0, total: 4 }])], 'available'],
  ['of which the engine tells free ones only, and none is', [host('a', [{ size: 1048576, free: 0 }])], 'unknown'],
  ['that no host tells of', [host('a', undefined)], 'unknown'],
  ['that one host lacks and another does not tell of', [host('a', []), host('b', undefined)], 'unknown'],
  ['that all hosts lack', [host('a', []), host('b', [{ size: 1048576, free: 0, total: 0 }])], 'impossible'],
  ['where there is no host', [], 'noHosts'],
] as const)('judges pages %s', (_, hosts, availability) => {
  expect(sizeOptions(withHosts(hosts))[0]).toMatchObject({ availability, isSelectable: availability !== 'impossible' });
});

it('asks only the hosts that a pinned VM is pinned to', () => {
  const pinned = reading.seen.hosts.find(({ name }) => name === 'host3');
  const vm = { ...reading.vm, affinity: 'pinned', pinnedHostIds: [pinned?.id ?? ''] };
  expect(hostsFor({ ...reading, vm }).map(({ name }) => name)).toEqual(['host3']);
  expect(sizeOptions({ ...reading, vm }).map(({ availability }) => availability)).toEqual(['impossible', 'impossible']);
});

it.each([
  [undefined, 'none'],
  ['1048576', '1GiB'],
  ['+2048', '2MiB'],
  ['16384', { kind: 'otherSize', value: '16384', size: '16MiB' }],
  ['0', { kind: 'zero', value: '0' }],
  ['1G', { kind: 'unreadable', value: '1G' }],
  ['-2048', { kind: 'unreadable', value: '-2048' }],
])('reads the property %s', (value, current) => {
  expect(currentOf(aVm('vnf1', { properties: value === undefined ? {} : { hugepages: value } }))).toEqual(current);
});

it('reads it as it will be after the next start', () => {
  const next = { properties: {}, memory: 2 ** 30 };
  expect(currentOf(aVm('vnf1', { properties: { hugepages: '2048' }, next }))).toBe('none');
});

it('begins with what is set, where it is possible, else with the largest size that a host has', () => {
  const set = (hugepages: string): VmReading => ({ ...reading, vm: { ...reading.vm, properties: { hugepages } } });
  expect([begin(set('1048576')), begin(set('2048')), begin(reading), begin(withHosts([]))]).toEqual([
    { choice: '1GiB' },
    { choice: '1GiB' },
    { choice: '1GiB' },
    {},
  ]);
});

it('never begins with what cannot be chosen', () => {
  const pages = fc.array(
    fc.record({ size: fc.constantFrom(2048, 1048576), free: fc.nat(3), total: fc.option(fc.nat(3), { nil: undefined }) }),
    { maxLength: 2 },
  );
  fc.assert(
    fc.property(fc.array(pages, { maxLength: 4 }), fc.constantFrom(undefined, '2048', '1048576', 'x'), (hosts, value) => {
      const data: VmReading = {
        ...withHosts(
          hosts.map((each, at) =>
            host(
              `h${String(at)}`,
              each.map(({ size, free, total }) => ({ size, free, ...(total !== undefined && { total }) })),
            ),
          ),
        ),
        vm: { ...reading.vm, properties: value === undefined ? {} : { hugepages: value } },
      };
      const { choice } = begin(data);
      const selectable = sizeOptions(data).flatMap(({ size, isSelectable }) => (isSelectable ? [size] : []));
      expect([undefined, ...selectable]).toContain(choice);
    }),
  );
});
