import { foreignClients } from './foreignClients';

/** Group 81. */
export const world = foreignClients({
  'cluster ans-ovs': '096cedb1-714a-42f7-92de-4820c2789acb',
  'network ans-net': 'b7ee4d63-be43-40b5-96a0-32a5f4f62bd1',
  'vnic_profile ans-prof': '7df32134-883b-4d16-b37d-b7d64b588240',
  'attachment dpdk1 ans-net': '87f89268-4c09-4eed-8347-72f103a2a84b',
  'vm ans-vm': '0f8e0e0d-47e5-40d2-a8aa-638ce670218e',
  'nic nic1': 'c5e07a6d-c99c-4ead-93fb-1dede19d22d8',
});
