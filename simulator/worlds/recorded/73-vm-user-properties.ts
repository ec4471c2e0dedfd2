import type { World } from '../../engine/engine';
import { set } from '../../engine/options';
import { labWithVms } from './lab';

/** Group 73: the option is set in the database only. */
export const world: World = (engine) => {
  labWithVms(engine);
  engine.state.options = set(engine.state.options, 'UserDefinedVMProperties', '4.7', 'hugepages_shared=^(true|false)$');
};
