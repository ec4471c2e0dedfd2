import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 56-level-4.3. */
export const world: World = fresh;
