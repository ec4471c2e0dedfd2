import type { Plan } from '../desired/plan';
import type { Spec } from '../desired/spec';
import type { Engine } from '../engine';
import type { Terminal } from './terminal';
import { messages } from './text/screen';

/** Reads what the spec needs and compares. */
export const planFor = async (terminal: Terminal, engine: Engine, spec: Spec): Promise<Plan> => {
  const { observe, questionOf } = await import('../desired/observe');
  const { plan } = await import('../desired/plan');
  messages(terminal).line('reading the engine …');
  return plan(spec, await observe(engine, questionOf(spec)));
};
