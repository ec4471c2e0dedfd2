import type { World } from '../../engine/engine';
import { labWithVms } from './lab';

/** Group 77: the one token of a replay changes hands where the recording changes users, as in group 76. */
export const world: World = (engine) => {
  const build = labWithVms(engine, {
    dc1: '07e88cf0-57e9-440a-b137-347c8590a7d2',
    cLeg: 'c1b2a782-7bb0-491d-9172-50402cabf621',
    cOvs: '97093adc-ebf1-49a9-a791-e05c4ce9fb24',
    leg1: 'b92b1a6a-4378-44a6-9c6e-95996ee758ac',
    dpdk1: '498f8639-768f-4e6d-a6a8-990fcc2d5e9c',
  });
  for (const vm of engine.state.vms.all()) engine.state.vms.remove(vm.id);
  build.user('roadmin', { id: '5cee6fca-dc34-45b0-8473-237645693c43', entry: 'a1bfc264-7daf-4cf7-8dd9-a22d83df074e' });
  engine.state.hosts.put({ ...build.dpdk1, reinstall: true });

  const { auth, script } = engine;
  script.before(4, () => auth.actAs('roadmin'));
  script.before(33, () => auth.actAs(undefined));
  script.before(34, () => auth.actAs('roadmin'));
  script.before(35, () => auth.actAs(undefined));
  script.before(36, () => auth.actAs('roadmin'));
};
