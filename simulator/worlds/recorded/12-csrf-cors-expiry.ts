import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 12-csrf-cors-expiry. */
export const world: World = fresh;
