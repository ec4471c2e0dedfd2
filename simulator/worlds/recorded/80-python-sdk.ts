import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 80-python-sdk. */
export const world: World = (engine) => void labWithHosts(engine);
