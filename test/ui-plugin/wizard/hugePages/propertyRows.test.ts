import fc from 'fast-check';
import type { Spec } from '../../../../client';
import { propertyRows } from '../../../../ui-plugin/wizard/hugePages/propertyRows';
import { plan } from '../../../support/planned';
import { aStandInWorld, aVm } from '../../../support/seen';

const rowsOf = (properties: Readonly<Record<string, string>>, hugepages: '1GiB' | '2MiB' | 'none') => {
  const vm = aVm('vnf1', { properties, nics: [] });
  const spec: Spec = { apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' }, vms: [{ name: 'vnf1', hugepages }] };
  return propertyRows(plan(spec, aStandInWorld({ vms: [vm] })), vm);
};

it('shows what changes first, then what stays', () => {
  expect(rowsOf({ sap_agent: 'true', mine: 'x' }, '1GiB')).toEqual([
    { name: 'hugepages', after: '1048576', change: 'added' },
    { name: 'mine', before: 'x', after: 'x', change: 'kept' },
    { name: 'sap_agent', before: 'true', after: 'true', change: 'kept' },
  ]);
});

it('shows a property that is removed, and one that is changed', () => {
  expect(rowsOf({ hugepages: '1048576' }, 'none')).toEqual([{ name: 'hugepages', before: '1048576', change: 'removed' }]);
  expect(rowsOf({ hugepages: '1048576' }, '2MiB')).toEqual([
    { name: 'hugepages', before: '1048576', after: '2048', change: 'changed' },
  ]);
});

it('shows all as they are where nothing is to be done', () => {
  expect(rowsOf({ hugepages: '1048576', mine: 'x' }, '1GiB').map(({ change }) => change)).toEqual(['kept', 'kept']);
});

it('names every property that was there, and none but hugepages changes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/), fc.stringMatching(/^[^;]{1,8}$/), { maxKeys: 5 }),
      fc.constantFrom('1GiB' as const, '2MiB' as const, 'none' as const),
      (properties, size) => {
        const rows = rowsOf(properties, size);
        expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(properties)));
        expect(rows.filter(({ change, name }) => change !== 'kept' && name !== 'hugepages')).toEqual([]);
      },
    ),
  );
});
