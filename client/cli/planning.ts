import type { Plan } from '../desired/plan';
import type { Spec } from '../desired/spec';
import type { Engine } from '../engine';
import type { HostFacts } from '../facts/hostFacts';
import { tellUnused } from './factsFiles';
import type { Terminal } from './terminal';

/** Reads what the spec needs and compares. */
export const planFor = async (
  terminal: Terminal,
  engine: Engine,
  spec: Spec,
  facts: readonly HostFacts[] = [],
): Promise<Plan> => {
  const { observe, questionOf } = await import('../desired/observe');
  const { plan } = await import('../desired/plan');
  const seen = await observe(engine, questionOf(spec), { facts });
  tellUnused(terminal, facts, seen.hosts);
  return plan(spec, seen);
};
