import { nodeOf } from '../../../../client/dpdk/nics/nicNode';
import { hostFacts, machine, nic } from '../../../support/hostFacts';

it('is the node that firmware tells', () => {
  expect(nodeOf(nic({ node: 8 }), hostFacts(machine({ nodes: [0, 8] })))).toEqual({ node: 8, findings: [] });
});

it('is node 0 where firmware does not tell, as Open vSwitch takes it, and says so on a host with several nodes', () => {
  expect(nodeOf(nic({ node: -1 }), hostFacts())).toEqual({
    node: 0,
    findings: [{ code: 'nic.nodeUnknown', severity: 'warning', values: { pci: '0000:3b:00.0', node: 0 } }],
  });
});

it('says nothing of that on a host with one node', () => {
  expect(nodeOf(nic({ node: -1 }), hostFacts(machine({ nodes: [0] })))).toEqual({ node: 0, findings: [] });
});
