import type { World } from '../../engine/engine';
import { installation } from '../installation';
import { PRODUCT } from './lab';
import { labMachine } from './labMachine';

/** Group 40. */
export const world: World = (engine) => {
  const build = installation(engine);
  engine.state.product = PRODUCT;
  build.dataCenter('dc1', { level: '4.7' });
  build.dataCenter('dc42', { level: '4.2' });
  engine.state.machineAt = (address) => labMachine(address.split('.')[0] ?? address, 'legacy');
};
