import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 77-permissions-readonly-admin. */
export const world: World = (engine) => void labWithVms(engine);
