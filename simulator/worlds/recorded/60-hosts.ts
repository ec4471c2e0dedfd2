import type { World } from '../../engine/engine';
import { alter, reach } from '../../engine/hosts/lifecycle';
import { lab } from './lab';
import { labMachine } from './labMachine';

const DPDK1 = 'ddcbda3b-aa66-4690-8269-d371aebe8148';
/** What the engine's log says: the machine had no ansible-runner. */
const NO_RUNNER =
  'Failed to execute Ansible host-deploy: Cannot run program "ansible-runner": error=2, No such file or directory. Please check logs for more details: /var/log/ovirt-engine/ansible-runner-service.log';

/** Group 60: hosts are added, edited, put into maintenance; installation fails; a host changes behind the engine's back. */
export const world: World = (engine) => {
  const { ids, script, clock, state } = engine;
  lab(engine);
  ids.foresee('host dpdk1', DPDK1);
  ids.foresee('host leg1', '5495c209-6f60-4269-8d93-bc5a6bed2759');
  ids.foresee('nic dpdk1 eth0', '8f4e28fb-5ce1-4105-a5e7-70fc29c5ebbc');
  ids.foresee('nic dpdk1 eth1', 'f5ea329c-7bab-4bf7-ba62-6d7a7ebb6f38');
  ids.foresee('nic dpdk1 dpdk0', 'aa6ca8f9-a4cf-45b4-9033-80f09a664a44');
  state.machineAt = (address) =>
    labMachine(address.split('.')[0] ?? address, 'legacy', { installFailure: { at: 'start', reason: NO_RUNNER } });

  for (const step of [13, 108, 123, 126]) script.before(step, () => clock.advance(60_000));
  script.before(128, () =>
    alter(engine, DPDK1, (machine) => ({
      ...machine,
      kernel: { ...machine.kernel, running: 'BOOT_IMAGE=/vmlinuz ro default_hugepagesz=2M hugepages=1024' },
      pagesTaken: { 2048: 24 },
    })),
  );
  script.before(131, () =>
    alter(engine, DPDK1, (machine) => ({
      ...machine,
      iommu: false,
      ports: machine.ports.map((port) => (port.name === 'eth4' ? { ...port, driver: 'vfio-pci' } : port)),
    })),
  );
  script.before(134, () => reach(engine, DPDK1, false));
  script.before(138, () => reach(engine, DPDK1, true));
};
