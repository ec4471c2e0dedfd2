import type { World } from '../engine/engine';
import { installation } from './installation';
import { machine } from './machines';

/** A new engine: data center Default, cluster Default, nothing else. Any address answers as a plain server. */
export const empty = (): World => (engine) => {
  installation(engine);
  engine.state.machineAt = (address) => machine(address);
};
