import type { Plan } from '../desired/plan';
import type { Spec } from '../desired/spec';
import type { Engine } from '../engine';

/** Reads what the spec needs and compares. */
export const planFor = async (engine: Engine, spec: Spec): Promise<Plan> => {
  const { observe, questionOf } = await import('../desired/observe');
  const { plan } = await import('../desired/plan');
  return plan(spec, await observe(engine, questionOf(spec)));
};
