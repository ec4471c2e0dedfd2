import type { Spec } from '../../../../client';
import { agreedChanges, consentsOf } from '../../../../ui-plugin/wizard/review/consents';
import { whatApplyWaitsFor } from '../../../../ui-plugin/wizard/review/waits';
import { plan } from '../../../support/planned';
import { aStandInWorld, aVm, aVmNic } from '../../../support/seen';

const planned = (
  hugepages: '1GiB' | 'none',
  properties: Readonly<Record<string, string>>,
  next?: Readonly<Record<string, string>>,
) => {
  const spec: Spec = { apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' }, vms: [{ name: 'vnf1', hugepages }] };
  const memory = 4 * 2 ** 30;
  const vm = aVm('vnf1', {
    status: 'up',
    properties,
    nics: [aVmNic('nic1')],
    ...(next && { nextRun: true, next: { properties: next, memory } }),
  });
  const seen = aStandInWorld({ vms: [vm] });
  const made = plan(spec, seen);
  return { made, consents: consentsOf(made.changes, seen) };
};
const none: ReadonlySet<string> = new Set();

it('leaves the restart of a VM for later where the engine keeps the change for its next start', () => {
  const { made, consents } = planned('1GiB', {});
  expect(whatApplyWaitsFor({ plan: made, problems: [] }, consents, none)).toBeUndefined();
  expect(agreedChanges(made.changes, consents, none)).toEqual([]);
});

it('restarts it with consent', () => {
  const { made, consents } = planned('1GiB', {});
  const agreed = new Set(consents.map(({ id }) => id));
  expect(agreedChanges(made.changes, consents, agreed)).toEqual(['vm.stop/vnf1', 'vm.start/vnf1']);
});

it('waits for consent where the restart is all that is left', () => {
  const { made, consents } = planned('none', { hugepages: '1048576' }, {});
  expect(whatApplyWaitsFor({ plan: made, problems: [] }, consents, none)).toMatchObject({
    code: 'consent',
    consents: ['vmRestart'],
  });
});
