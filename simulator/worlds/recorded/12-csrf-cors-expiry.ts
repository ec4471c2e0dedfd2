import type { World } from '../../engine/engine';
import { lab } from './lab';

/** Group 12: the options themselves, CSRF and CORS, are not simulated. */
export const world: World = (engine) => {
  const { cLeg, cOvs } = lab(engine);
  for (const cluster of [cLeg, cOvs]) engine.state.clusters.put({ ...cluster, fips_mode: 'disabled' });
};
