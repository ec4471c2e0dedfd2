import type { Run } from '../../../ui-plugin/backstage/face';
import { lastRunView } from '../../../ui-plugin/shared/lastRunView';

const NOW = 1_000_000;
const run = (part: Partial<Run>): Run =>
  ({ id: 'r1', wizard: 'attach-network', steps: [], state: 'done', startedAt: 0, endedAt: NOW, ...part }) as unknown as Run;

it.each([
  ['read again, nothing remains', { remaining: [] }, 'success', 'done'],
  ['read again, something remains', { remaining: [{}] as unknown as Run['remaining'] }, 'warning', 'left'],
  ['could not be read again: nobody knows whether it is in force', {}, 'warning', 'unverified'],
  ['broken off', { state: 'failed' as const }, 'danger', 'failed'],
  ['being read back', { state: 'verifying' as const }, 'info', 'verifying'],
])('a run that is %s', (_, part, variant, code) => {
  expect(lastRunView(run(part as Partial<Run>), NOW)).toMatchObject({ variant, code });
});

it('is no news any more when the tab is opened long after all was done', () => {
  expect(lastRunView(run({ remaining: [] }), NOW + 60 * 60 * 1000)).toBeUndefined();
});
