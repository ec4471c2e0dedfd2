import type { World } from '../../engine/engine';
import { firstJobs } from './firstJobs';
import { afterVms } from './vmLab';

/**
 * Group 76: users of the directory that the engine does not know yet.
 *
 * The recording had a token for each of them, got elsewhere; a replay has one, so that token changes hands where the recording changes users.
 */
export const world: World = (engine) => {
  const { auth, script, state } = engine;
  const build = afterVms(engine);
  state.clusters.put({ ...build.cLeg, description: 'corr' });
  // Leg1 was in maintenance once.
  state.hosts.put({ ...build.leg1, reinstall: true, spm: false });
  state.hosts.put({ ...build.dpdk1, spm: true });
  state.vms.put({
    ...build.vm1,
    description: 'live',
    memory: 3 * 2 ** 30,
    stop_reason: 'lab',
  });
  build.attach(build.leg1, build.nLeg, 'eth1');
  firstJobs(engine);
  build.user('lowuser', { id: 'c349e7b6-a687-414b-8590-0270b55b2d32', entry: '85614196-e87d-46f2-9055-cbf57848f9f8' });
  build.user('netadmin', { id: '236e4b83-d318-4a59-8bbf-0f29a7b4a822', entry: 'a3bb39ca-8f0d-4cb1-80d3-afe4c2040040' });
  build.user('roadmin', { id: '56c7233f-d2be-40e6-8ba6-46500353c255', entry: 'a1bfc264-7daf-4cf7-8dd9-a22d83df074e' });
  build.user('vmuser', { id: 'd42f68d6-e309-4edc-b8c2-412c70a985c9', entry: '24f0d84f-9c52-4b4d-8ec2-9d71420865d9' });

  script.before(18, () => auth.actAs('lowuser'));
  script.before(59, () => auth.actAs('vmuser'));
  script.before(100, () => auth.actAs('netadmin'));
  script.before(141, () => auth.actAs('roadmin'));
  script.before(182, () => auth.actAs(undefined));
  script.before(193, () => auth.actAs('vmuser'));
};
