import type { World } from '../../engine/engine';
import { firstJobs } from './firstJobs';
import { afterVms } from './vmLab';

/** Group 74. Events that the requests do not bring about have the numbers of the recording. */
export const world: World = (engine) => {
  const { events, ids, script, state } = engine;
  ids.foresee('vm vm-async', 'bafe1729-6994-42a3-962e-8678ccd2ec41');
  ids.foresee('vm vm-201', '0e7888bc-a5e0-4f58-8844-c94f3d94f530');
  const build = afterVms(engine);
  // A template and a pool that group 72 left behind.
  const { id: _id, cluster: _cluster, ...like } = build.vm1;
  const t1 = state.templates.put({ ...like, id: ids.uuid(), name: 't1', cluster: build.cLeg, status: 'ok' });
  state.vmPools.put({ id: ids.uuid(), name: 'pool1', cluster: build.cLeg, template: { id: t1.id } });
  firstJobs(engine);
  const system = { user: { name: 'SYSTEM' }, severity: 'normal', correlation_id: ids.uuid().slice(0, 8) } as const;
  const home = { id: build.dc1.id, name: build.dc1.name };
  for (const [number, host, cluster] of [
    [15, build.leg1, build.cLeg],
    [26, build.dpdk1, build.cOvs],
  ] as const) {
    events.numberFrom(number);
    events.add({
      ...system,
      code: 13,
      description: `Status of host ${host.name} was set to Up.`,
      host: { id: host.id, name: host.name },
      cluster: { id: cluster.id, name: cluster.name },
      data_center: home,
    });
  }
  events.numberFrom(182);
  script.before(27, () => {
    const row = state.clusters.get(build.cLeg.id);
    events.numberFrom(187);
    events.add({
      ...system,
      code: 835,
      description: 'Host cluster c-leg was updated by system',
      cluster: { id: row?.id, name: row?.name },
    });
  });
};
