import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 74-jobs-events-async. */
export const world: World = (engine) => void labWithVms(engine);
