import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 55-external-provider. */
export const world: World = (engine) => void labWithHosts(engine);
