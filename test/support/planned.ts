import { plan as makePlan, type Plan } from '../../client/desired/plan';
import type { Seen } from '../../client/desired/seen';
import type { Spec } from '../../client/desired/spec';
import { phrase } from '../../client/phrases';

/** A plan, whose every finding and step is a whole sentence: nothing that it speaks of is left out. */
export const plan = (spec: Spec, seen: Seen): Plan => {
  const made = makePlan(spec, seen);
  const reasons = [...made.findings, ...made.changes.flatMap((change) => (change.by === 'person' ? [change.reason] : []))];
  for (const reason of reasons)
    expect(phrase(reason).replace(/; did you mean [^?]+\?$/, '')).toMatch(/^(?!.*(\?|undefined|NaN|none yet)).{20,}$/su);
  return made;
};
