import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 30-datacenters-macpools. */
export const world: World = fresh;
