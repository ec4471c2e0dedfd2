import type { World } from '../../engine/engine';
import { alter } from '../../engine/hosts/lifecycle';
import type { Machine } from '../../engine/hosts/machine';
import { labWithHosts } from './lab';

/** Group 61: installation. Playbooks succeed unless told otherwise, restarts over SSH never do. */
export const world: World = (engine) => {
  const { dpdk1 } = labWithHosts(engine, {
    dpdk1: '498f8639-768f-4e6d-a6a8-990fcc2d5e9c',
    cOvs: '97093adc-ebf1-49a9-a791-e05c4ce9fb24',
  });
  const ends = (installFailure: Machine['installFailure']): void =>
    alter(engine, dpdk1.id, (machine) => ({ ...machine, installFailure }));
  const noSsh = {
    at: 'reboot',
    reason:
      'Please refer to /var/log/ovirt-engine/engine.log and log logs under /var/log/ovirt-engine/host-deploy/ for further details.',
  } as const;
  ends(noSsh);
  for (const step of [7, 9, 13, 14, 17, 20]) engine.script.before(step, () => engine.clock.advance(60_000));
  engine.script.before(16, () => {
    engine.clock.advance(60_000);
    ends({ at: 'playbook', reason: 'Failed to execute Ansible host-deploy role: failed. Please check logs for more details' });
  });
};
