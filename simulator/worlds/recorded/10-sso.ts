import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 10-sso. */
export const world: World = fresh;
