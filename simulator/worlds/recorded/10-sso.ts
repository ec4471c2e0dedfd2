import type { World } from '../../engine/engine';
import { installation } from '../installation';
import { PRODUCT } from './lab';

/** Group 10: the answers show a cluster c-leg beside what an installation leaves. */
export const world: World = (engine) => {
  const build = installation(engine);
  build.user('lowuser');
  build.cluster('c-leg', build.dataCenter('dc1', { status: 'uninitialized', storage_format: undefined }), {
    fips_mode: 'disabled',
  });
  engine.state.product = PRODUCT;
};
