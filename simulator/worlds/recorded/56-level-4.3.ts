import type { World } from '../../engine/engine';
import { installation } from '../installation';
import { PRODUCT } from './lab';
import { labCertificate } from './labCertificate';
import { labMachine } from './labMachine';

/** Group 56: the flow of the blog in a data center of level 4.3 on a new engine. */
export const world: World = (engine) => {
  const lab = installation(engine);
  engine.state.product = PRODUCT;
  engine.state.certificate = labCertificate;
  engine.clock.pace(0);
  const dc43 = lab.dataCenter('dc43', { level: '4.3' });
  const old = {
    bios_type: 'i440fx_sea_bios',
    fips_mode: 'undefined',
    memory_policy: { over_commit: { percent: 100 }, transparent_hugepages: { enabled: true } },
  } as const;
  const ovs = lab.cluster('c43-ovs', dc43, { ...old, id: '4358ca76-7599-4afa-89bf-9fc935e7aaa8', switch_type: 'ovs' });
  const legacy = lab.cluster('c43-leg', dc43, old);
  const { cpu } = labMachine('ovs2', 'ovs');
  // The engine names the CPU type after the flags of the level.
  const old43 = { cpu: { ...cpu, type: 'Intel Skylake Server IBRS SSBD MDS Family' } };
  lab.host('ovs2', ovs, labMachine('ovs2', 'ovs', old43), {
    id: '951afc82-213b-409e-a3a0-a89267ec9e8d',
    address: 'ovs2.lab',
  });
  lab.host('h3', legacy, labMachine('h3', 'legacy'), { address: 'h3.lab' });
  engine.ids.foresee('nic nic2', '2f363a8a-e5ee-40ce-8a24-0237d292598d');
};
