import type { World } from '../../engine/engine';
import { fresh } from './lab';

/** Group 30. */
export const world: World = (engine) => {
  fresh(engine);
  engine.ids.foresee('data_center lab-e', '64b78173-7053-4ace-a0de-c30f38eeb505');
};
