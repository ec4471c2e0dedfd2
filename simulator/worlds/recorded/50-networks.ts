import type { World } from '../../engine/engine';
import { lab } from './lab';

/** Group 50: clusters without hosts. */
export const world: World = (engine) => {
  lab(engine, {
    dc1: '99b9e8e6-b929-4ca8-b17b-86dffe7f41f4',
    cOvs: 'bb92cff8-f7fe-4c47-ba13-48b195ec3101',
    cLeg: '6944519d-a0d6-4ebd-8248-a6b3a1691972',
    ovirtmgmt: 'fa3b1163-4e6b-4e15-beff-bfdaf2e4e621',
  });
  engine.ids.foresee('network a-very-long-network-name', '6ca2ec6f-203d-48bd-9a6b-f9aa048e3344');
  engine.ids.foresee('vnic_profile p1', '9ddd521f-7f94-45ab-b1fd-337e44157e59');
};
