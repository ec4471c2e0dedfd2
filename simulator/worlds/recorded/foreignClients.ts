import { labWithHosts } from './lab';
import type { World } from '../../engine/engine';

/** The engine that the Python SDK and then Ansible talked to; `created` says which ids the things got that they made. */
export const foreignClients =
  (created: Readonly<Record<string, string>>): World =>
  (engine) => {
    for (const [label, id] of Object.entries(created)) engine.ids.foresee(label, id);
    engine.ids.foresee('nic dpdk1 eth4', '12e58395-cb20-401c-8bfd-f2edd525af26');
    labWithHosts(engine, {
      dc1: '63601b22-36fc-4385-bc31-284a388e9897',
      ovirtmgmt: '8479790f-e80a-417b-b5ce-90f97376964f',
      cLeg: '87a2bcd1-b333-40be-8667-b9f39c8f83bc',
      cOvs: '93319564-24dd-4911-9c60-b3429fc3327c',
      dpdk1: 'af225496-fbc1-4606-a66c-130f086e09fe',
    });
  };
