import type { Change } from '../../../client';
import { agreedChanges, consentsOf } from '../../../ui-plugin/wizard/review/consents';
import { whatApplyWaitsFor } from '../../../ui-plugin/wizard/review/waits';

const engine = { by: 'engine', needs: [] } as const;
const host = { name: 'h1', id: '1' };
const vm = { name: 'v1', id: '2' };
const reinstall: Change = {
  ...engine,
  kind: 'host.reinstall',
  id: 'host.reinstall/h1',
  disruption: 'host-reboot',
  host,
  after: { tokens: [] },
  reboots: true,
};
const stop: Change = { ...engine, kind: 'vm.stop', id: 'vm.stop/v1', disruption: 'vm-restart', vm };
const start: Change = { ...engine, kind: 'vm.start', id: 'vm.start/v1', disruption: 'vm-restart', vm };
const reboot: Change = {
  by: 'person',
  needs: [],
  kind: 'host.operator',
  id: 'host.operator/h1/reboot',
  disruption: 'host-reboot',
  where: 'host',
  commands: ['systemctl reboot'],
  reason: { code: 'host.reboot', values: {} },
  host,
};
const up = { hosts: [{ name: 'h1', status: 'up' }] } as never;
const codes = (changes: readonly Change[], seen: Parameters<typeof consentsOf>[1] = up): readonly string[] =>
  consentsOf(changes, seen).map(({ code }) => code);

it('asks for maintenance, reinstall and reboot one by one', () => {
  expect(codes([reinstall])).toEqual(['maintenance', 'reinstall', 'reboot']);
  expect(codes([{ ...reinstall, reboots: false }])).toEqual(['maintenance', 'reinstall']);
});
it('does not ask for a maintenance that a host is in', () => {
  expect(codes([reinstall], { hosts: [{ name: 'h1', status: 'maintenance' }] } as never)).toEqual(['reinstall', 'reboot']);
});
it('asks once for a virtual machine that is stopped and started', () => {
  expect(codes([stop, start])).toEqual(['vmRestart']);
  expect(agreedChanges([stop, start])).toEqual(['vm.stop/v1', 'vm.start/v1']);
});
it('asks nothing for what a person does', () => {
  expect(codes([reboot])).toEqual([]);
  expect(agreedChanges([reboot])).toEqual([]);
});
it('agrees to nothing that no box was drawn for', () => {
  const update = { ...engine, kind: 'network.update', id: 'network.update/n1', disruption: 'vm-restart', network: vm } as never;
  expect(codes([update])).toEqual([]);
  expect(agreedChanges([update, stop])).toEqual(['vm.stop/v1']);
});
it('lets apply wait for what is not ticked, and for nothing once all is', () => {
  const planned = { plan: { changes: [reinstall, stop] }, problems: [] } as never;
  const lines = consentsOf([reinstall, stop], up);
  const allBut = (code: string) => new Set(lines.filter((line) => line.code !== code).map(({ id }) => id));
  expect(whatApplyWaitsFor(planned, lines, allBut('reboot'))).toMatchObject({ code: 'consent', consents: ['reboot'] });
  expect(whatApplyWaitsFor(planned, lines, allBut('none'))).toBeUndefined();
});
it.each([
  ['problems', { plan: { changes: [reinstall] }, problems: [{}] }],
  ['nothing', { plan: { changes: [] }, problems: [] }],
  ['person', { plan: { changes: [reboot] }, problems: [] }],
])('lets apply wait for: %s', (code, planned) => {
  expect(whatApplyWaitsFor(planned as never, [], new Set())?.code).toBe(code);
});
