import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 81-ansible. */
export const world: World = (engine) => void labWithHosts(engine);
