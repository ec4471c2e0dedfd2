import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 78-paging-follow-misc. */
export const world: World = (engine) => void labWithVms(engine);
