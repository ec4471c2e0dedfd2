import type { World } from '../../engine/engine';
import { lab } from './lab';

/** Group 50-networks. */
export const world: World = (engine) => void lab(engine);
