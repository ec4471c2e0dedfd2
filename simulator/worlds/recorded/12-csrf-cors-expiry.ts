import type { World } from '../../engine/engine';
import { lab } from './lab';

/** Group 12: an engine with CSRF protection, and one other origin let in. */
export const world: World = (engine) => {
  const { cLeg, cOvs } = lab(engine);
  for (const cluster of [cLeg, cOvs]) engine.state.clusters.put({ ...cluster, fips_mode: 'disabled' });
  engine.state.csrfProtection = true;
  engine.state.allowedOrigins = ['https://good.example'];
};
