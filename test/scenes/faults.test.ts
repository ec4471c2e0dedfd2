import type { InjectedFault } from '../../simulator/engine/injected';
import { cliWorld } from '../support/cliWorld';

const site = 'examples/shortest.yaml';

const writes: readonly (readonly [string, string, RegExp])[] = [
  ['a network', 'POST', /api\/networks$/],
  ['a network in a cluster', 'POST', /clusters\/[^/]+\/networks$/],
  ['a vNIC profile', 'POST', /vnicprofiles$/],
  ['networks on a host', 'POST', /setupnetworks$/],
  ['properties of a VM', 'PUT', /vms\/[^/]+$/],
  ['a NIC of a VM', 'POST', /nics$/],
];
const faults: readonly InjectedFault[] = [
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'cut-body' },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
];

describe.each(writes)('the write of %s that goes wrong', (_what, method, path) => {
  it.each(faults)(
    '(%j) is made good by running again, and nothing is lost',
    async (fault) => {
      const world = await cliWorld('standins-4.5');
      world.simulator.failNext({ method, path }, fault);
      await world.run(['apply', '-f', site, '--yes']);
      expect(await world.run(['apply', '-f', site, '--yes'])).toMatchObject({ code: 0 });
      expect(await world.run(['verify', '-f', site])).toMatchObject({ code: 0 });
      expect(world.propertiesOf('vnf1')).toEqual({ sap_agent: 'true', site_owner: 'team-7', hugepages: '1048576' });
    },
    60_000,
  );
});
