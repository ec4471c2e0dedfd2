import type { World } from '../../engine/engine';
import { afterVms, vmLab } from './vmLab';

/** Group 72. Somebody attached n-leg to eth1 before step 8; the played host could not plug NICs, and refused a VM in step 66. */
export const world: World = (engine) => {
  const lab = afterVms(engine);
  const { clock, script, state } = engine;
  const change = (id: string, part: object): void => {
    const host = state.hosts.get(id);
    if (host) state.hosts.put({ ...host, machine: { ...host.machine, ...part } });
  };
  script.before(8, () => lab.attach(lab.leg1, lab.nLeg, 'eth1'));
  clock.hold('vm');
  script.before(11, () => clock.release('vm'));
  script.before(33, () => change(lab.leg1.id, { hotplug: 'mute' }));
  script.before(41, () => change(lab.leg1.id, { hotplug: 'refused' }));
  script.before(48, () => clock.hold('vm'));
  script.before(51, () => clock.release('vm'));
  script.before(66, () => change(lab.dpdk1.id, { refusesVms: true }));
  script.before(67, () => change(lab.dpdk1.id, { refusesVms: false }));
  engine.ids.foresee('template t1', '955437c7-b89a-4fc4-ad7f-8895c4cbd986');
  engine.ids.foresee('vm vm-t', '569abd12-f9b5-4f91-8c76-3e631a7ac04f');
  engine.ids.foresee('vm pool1-1', 'bfe61b5d-0d79-4303-89b6-89f80528f930');
  engine.ids.foresee('vm vm-hp', vmLab.vmHp);
};
