import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 70-vms. */
export const world: World = (engine) => void labWithHosts(engine);
