import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 75-vm-hotplug-migrate. */
export const world: World = (engine) => void labWithVms(engine);
