import type { World } from '../../engine/engine';
import { restarted, set } from '../../engine/options';
import { afterVms } from './vmLab';

const OPTION = 'UserDefinedVMProperties';

/** Group 73: the option is set in the database only; the engine restarts before step 6, and before step 27 with the option of a blog. */
export const world: World = (engine) => {
  const lab = afterVms(engine);
  const { state, script } = engine;
  lab.attach(lab.leg1, lab.nLeg, 'eth1');
  state.vms.put({ ...lab.vm1, description: 'vmuser', memory: 3 * 2 ** 30, stop_reason: '' });
  const { id: _id, cluster: _cluster, ...like } = lab.vm1;
  const { id } = state.templates.put({ ...like, id: engine.ids.uuid(), name: 't1', cluster: lab.cLeg, status: 'ok' });
  lab.vm('vm-pin', lab.cLeg);
  lab.vm('vm-t', lab.cLeg, { template: { id } });
  lab.vm('vm-cl', lab.cLeg);
  state.clusters.put({ ...lab.cLeg, description: 'corr' });
  state.options = set(state.options, OPTION, '4.7', 'hugepages_shared=^(true|false)$');
  script.before(6, () => {
    state.options = restarted(state.options);
  });
  script.before(27, () => {
    for (const level of engine.release.levels)
      state.options = set(state.options, OPTION, level, 'hugepages=^.*$;hugepages_shared=(true|false)');
    state.options = restarted(state.options);
  });
};
