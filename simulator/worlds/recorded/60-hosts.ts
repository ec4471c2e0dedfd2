import type { World } from '../../engine/engine';
import { lab } from './lab';

/** Group 60-hosts. */
export const world: World = (engine) => void lab(engine);
