import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 20-root-and-formats. */
export const world: World = fresh;
