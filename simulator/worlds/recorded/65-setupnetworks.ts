import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 65-setupnetworks. */
export const world: World = (engine) => void labWithHosts(engine);
