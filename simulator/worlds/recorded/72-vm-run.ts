import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 72-vm-run. */
export const world: World = (engine) => void labWithVms(engine);
