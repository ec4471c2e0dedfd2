import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';
import { vmLab } from './vmLab';

/** Group 70: no VM yet. */
export const world: World = (engine) => {
  labWithHosts(engine, vmLab);
  engine.ids.foresee('vm vm-hp', vmLab.vmHp);
};
