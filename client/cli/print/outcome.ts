import { disruptions } from '../../desired/change';
import type { Plan } from '../../desired/plan';
import type { Outcome, WhyLeft } from '../../desired/shell';
import type { ApplyDocument } from '../contracts/plan';
import type { Screen } from '../text/screen';
import { changeDocument } from './changeDocument';
import { printChange } from './plan';
import { findingDocument } from './planDocument';

export const applyDocument = (plan: Plan, { done, left }: Outcome): ApplyDocument => ({
  contract: 'ovirt-dpdk/apply/v1',
  cluster: plan.spec.cluster.name,
  done: done.map(changeDocument),
  left: left.map(({ why, change }) => ({ why, change: changeDocument(change) })),
  findings: plan.findings.map(findingDocument),
});

type Left = ApplyDocument['left'];

/** The least consent that covers all of these. */
const consentFor = (left: Left): string =>
  disruptions.filter((each) => left.some(({ change }) => change.disruption === each)).at(-1) ?? 'none';

const reasons: readonly (readonly [WhyLeft, (left: Left) => string])[] = [
  ['person', () => 'Left for you to do by hand; then run the same command again:'],
  ['consent', (left) => `Left because it interrupts. To agree, run again with --allow-disruption ${consentFor(left)}:`],
  ['needs', () => 'Left because it needs one of the above:'],
  ['interrupted', () => 'Left because you ended the run; run the same command again:'],
];

/** What was done, what is left, and for whom. */
export const printOutcome = (screen: Screen, { done, left }: ApplyDocument): void => {
  for (const [why, heading] of reasons) {
    const group = left.filter((one) => one.why === why);
    if (group.length === 0) continue;
    screen.line(screen.paint('heading', heading(group)));
    for (const { change } of group) printChange(screen, change, '  -');
    screen.line('');
  }
  if (done.length + left.length === 0) screen.line('Nothing to do: the engine is as asked.');
  else screen.line(`${done.length} done, ${left.length} left.`);
};
