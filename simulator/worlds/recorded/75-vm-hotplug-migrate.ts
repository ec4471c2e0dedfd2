import type { World } from '../../engine/engine';
import { labWithHosts } from './lab';
import { labMachine } from './labMachine';

/** Group 75: a second host in c-leg and VM vmm, which found its way to leg2; all played hosts answered on one address. */
export const world: World = (engine) => {
  const lab = labWithHosts(engine, {
    cLeg: '87a2bcd1-b333-40be-8667-b9f39c8f83bc',
    leg1: 'ab29c68d-3d7b-4bc1-b891-182566dfd55b',
    nLegProfile: 'c47caaad-f187-4c8b-8581-f1d05a9e7d0b',
  });
  engine.clock.pace(0);
  engine.state.oneMachine = true;
  const leg2 = lab.host('leg2', lab.cLeg, labMachine('leg2', 'legacy', { quiet: false }), {
    id: 'a0f8a134-e252-4838-877d-f89b3b5ae570',
    address: 'leg2.lab',
  });
  lab.attach(lab.leg1, lab.nLeg, 'eth1');
  lab.attach(leg2, lab.nLeg, 'eth1');
  // The scheduler takes the first host: here it took leg2.
  const leg1 = engine.state.hosts.get(lab.leg1.id) ?? lab.leg1;
  engine.state.hosts.remove(leg1.id);
  engine.state.hosts.put(leg1);
  const vmm = lab.vm('vmm', lab.cLeg, {
    id: 'c64beca3-e9d4-41eb-b8a0-e52bca08ef16',
    memory: 2 * 2 ** 30,
    custom_properties: [{ name: 'hugepages', value: '1048576' }],
    os: { boot: { devices: ['network'] } },
    disk: false,
  });
  lab.nic(vmm, 'nic1', {
    id: 'd9205c74-7706-4e75-9191-2aa74b5e0787',
    vnic_profile: { id: 'c47caaad-f187-4c8b-8581-f1d05a9e7d0b' },
  });
  engine.ids.foresee('nic hot1', '18bf4767-e88b-4015-a534-4b7531f9a88f');
};
