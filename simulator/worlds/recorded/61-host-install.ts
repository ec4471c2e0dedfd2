import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 61-host-install. */
export const world: World = (engine) => void labWithHosts(engine);
