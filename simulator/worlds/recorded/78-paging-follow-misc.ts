import type { World } from '../../engine/engine';
import { afterVms } from './vmLab';

const bare = { disk: false, os: { boot: { devices: ['network'] } } } as const;

/** Group 78: what groups 70 to 73 had left behind. */
export const world: World = (engine) => {
  const lab = afterVms(engine);
  const { state } = engine;
  const before = state.vms.get(lab.vmHp.id) ?? lab.vmHp;
  state.vms.put({ ...before, stop_reason: '' });
  const vm1 = state.vms.put({ ...lab.vm1, description: 'vmuser', memory: 3 * 2 ** 30, stop_reason: '' });
  state.clusters.put({ ...lab.cLeg, description: 'corr' });
  const leg1 = state.hosts.get(lab.leg1.id) ?? lab.leg1;
  // Leg1 was in maintenance once: dpdk1 manages the storage since.
  state.hosts.put({ ...leg1, reinstall: true, spm: false });
  state.hosts.put({ ...(state.hosts.get(lab.dpdk1.id) ?? lab.dpdk1), spm: true });
  lab.attach(lab.leg1, lab.nLeg, 'eth3');

  const { id: _id, cluster: _cluster, stop_reason: _reason, ...like } = vm1;
  const t1 = state.templates.put({
    ...like,
    id: '955437c7-b89a-4fc4-ad7f-8895c4cbd986',
    name: 't1',
    cluster: lab.cLeg,
    status: 'ok',
  });
  const pool = '21b7a6c8-cefe-4103-9e59-35d2a2fc3d68';
  state.vmPools.put({ id: pool, name: 'pool1', cluster: { id: lab.cLeg.id }, template: { id: t1.id }, size: 1 });
  lab.vm('pool1-1', lab.cLeg, {
    id: 'bfe61b5d-0d79-4303-89b6-89f80528f930',
    memory: 3 * 2 ** 30,
    memory_policy: { guaranteed: 2 * 2 ** 30, max: 8 * 2 ** 30 },
    cpu: { topology: { sockets: 2, cores: 1, threads: 1 } },
    custom_properties: [{ name: 'sap_agent', value: 'true' }],
    stateless: true,
    use_latest_template_version: false,
    vm_pool: { id: pool },
    template: { id: t1.id },
    original_template: { id: t1.id },
    ...bare,
  });
  lab.vm('vm-cl', lab.cLeg, { id: '71cf6ee9-6f3d-4b70-929f-4a6eeade2935', ...bare });
  lab.vm('vm-cpu', lab.cLeg, {
    id: 'a182c5a2-693d-4ad1-8c9b-3b49011fe57a',
    cpu: { topology: { sockets: 2, cores: 2, threads: 1 } },
    ...bare,
  });
  lab.vm('vm-hp15', lab.cOvs, {
    id: '15c37d40-54ab-44dc-9dd0-fb5138b0c160',
    memory: 1.5 * 2 ** 30,
    custom_properties: [{ name: 'hugepages', value: '1048576' }],
    ...bare,
  });
  lab.vm('vm-num', lab.cLeg, { id: '8962ae01-c8f9-430c-a861-a83371031b37', memory: 2 * 2 ** 30, ...bare });
  for (const name of ['vm-odd', 'vm-pin', 'vm-t', 'vm-t2', 'vm-t3', 'vm-xml']) lab.vm(name, lab.cLeg, bare);
};
