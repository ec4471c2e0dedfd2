import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 76-permissions. */
export const world: World = (engine) => void labWithVms(engine);
