import type { Engine } from '../../engine/call';
import { labWithVms } from './lab';

/** Groups 70, 72 and 73 were recorded one after the other, on the same objects. */
export const vmLab = {
  dc1: '549a748e-5670-474b-8de1-aa59a6698069',
  cLeg: 'd33db709-8286-4fe6-8985-ee2f57d0ad09',
  cOvs: '44b7b059-11f2-4463-9c40-f2d9543c4cb5',
  leg1: 'ddb00be1-915a-4596-bfb5-fe914330e7dd',
  dpdk1: '4068c910-aee5-4b76-a7a9-3e55f3c71777',
  nLegProfile: 'fa867401-4291-41c3-aa29-b5316dbd8228',
  nDpdkProfile: '715404a9-98a0-4e8c-b897-c88b716639b2',
  vm1: '8248a48b-c32b-44a6-95b3-3762366efa26',
  vmHp: 'e7e3e1d6-6aac-4779-93c7-87bbeae4b32a',
} as const;

/** What group 70 left behind: vm1 with one vNUMA node and without ballooning. */
export const afterVms = (engine: Engine) => {
  const world = labWithVms(engine, vmLab);
  // Between two recorded requests enough time passed for everything that had begun.
  engine.clock.pace(0);
  engine.state.vmNuma.put({
    id: engine.ids.uuid(),
    vmId: world.vm1.id,
    index: 0,
    memory: 1024,
    cpu: { cores: [{ index: 0 }] },
    numa_tune_mode: 'interleave',
  });
  const vm1 = engine.state.vms.put({
    ...world.vm1,
    description: 'd',
    memory_policy: { ...world.vm1.memory_policy, ballooning: false },
  });
  return { ...world, vm1 };
};
