import type { Engine } from '../engine';
import { observe, questionOf, type ObserveOptions } from './observe';
import { plan, type Plan } from './plan';
import type { Spec } from './spec';

/** Observes again and plans again: an empty plan means that everything the spec asks for is there. */
export const verify = async (engine: Engine, spec: Spec, options?: ObserveOptions): Promise<Plan> =>
  plan(spec, await observe(engine, questionOf(spec), options));
