import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';

/** Group 55. */
export const world: World = (engine) => {
  labWithHosts(engine, {
    dc1: '07e88cf0-57e9-440a-b137-347c8590a7d2',
    cOvs: '97093adc-ebf1-49a9-a791-e05c4ce9fb24',
    cLeg: 'c1b2a782-7bb0-491d-9172-50402cabf621',
    dpdk1: '498f8639-768f-4e6d-a6a8-990fcc2d5e9c',
    nDpdk: '380b7a25-5107-4bd4-9510-92d9509e80df',
    nDpdkProfile: '1f3c6a2f-1a61-4fe6-9423-a1aab05dd3e9',
  });
  engine.ids.foresee('network n-ext', 'df5de6b3-d1be-4618-84bf-d10453209d58');
  engine.ids.foresee('vnic_profile n-ext', '19114e8e-3221-4ff3-b12a-aa1b58893fa4');
  engine.ids.foresee('vm vm-ovn', '2ba10905-c87a-43b9-a606-566c96b02966');
};
