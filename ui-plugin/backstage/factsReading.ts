import { checkHost, planHost } from '../../client/index';
import type { FactsReading, FactsShelf } from './face';
import { hostLayout } from './hostLayout';

type Kept = NonNullable<ReturnType<FactsShelf['get']>>;

/** What the facts kept for a host say. */
export const factsReading = (kept: Kept): FactsReading => {
  const plan = planHost(kept.facts, {});
  return { ...kept, findings: checkHost(kept.facts), plan, layout: hostLayout(kept.facts, plan) };
};
