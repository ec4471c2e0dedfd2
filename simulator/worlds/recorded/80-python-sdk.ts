import { foreignClients } from './foreignClients';

/** Group 80. */
export const world = foreignClients({
  'cluster sdk-ovs': 'b2ba89bd-cd12-48f4-bdb9-c423cc75212a',
  'network sdk-net': '0dd3d6e6-6ad8-4caf-91a2-e565b21994df',
  'vnic_profile sdk-prof': 'a7af3d71-8e30-459b-815a-f692e24eb5c3',
  'attachment dpdk1 sdk-net': '4c5762f1-287c-4908-9b04-177edd0c3639',
  'vm sdk-vm': 'e72ce01b-2fb5-4aa1-9e62-8cf8d0e740ca',
});
