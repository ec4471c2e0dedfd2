import type { World } from '../../engine/engine';
import { alter } from '../../engine/hosts/lifecycle';
import type { Machine } from '../../engine/hosts/machine';
import { pushNetwork } from '../../engine/hosts/setupNetworks';
import { lab } from './lab';
import { labMachine } from './labMachine';

/** Ids of attachments in the order in which they were made; those that no answer tells, as the order of later requests suggests. */
const ATTACHMENTS: readonly (readonly [host: string, network: string, ...ids: readonly string[]])[] = [
  ['dpdk1', 'ovirtmgmt', '54155770-54eb-46a9-864d-643e63a8d5fc'],
  ['dpdk1', 'n-vm', 'd8d21803-8e3a-4f94-ac7e-80f902dc7cb1', '83b47bb5-f31b-4718-b436-99a3afd45df8'],
  ['dpdk1', 'n-v200', '27007847-bda8-4cfe-b66e-d4d5ced96bd9', 'c30ff502-c8c7-4e92-922b-07a3844898e6'],
  ['dpdk1', 'n-vm2', 'b2628cc4-4d5b-406e-acfd-9e3cbaed4bfd'],
  ['dpdk1', 'n-v100b', 'b9a8f180-8cba-4bb4-a08b-8fb360ca027e'],
  ['dpdk1', 'n-host2', '365b32b3-e092-4ce5-8010-fa8d0bfaa2de'],
  ['dpdk1', 'n-9000', 'a3fd8657-748f-447a-8a53-7201fd16dc3d'],
  ['dpdk1', 'n-host', '8e6adc4a-fef4-483d-aa35-c8fbedd0cbef'],
  ['dpdk1', 'n-v100', '00000000-0000-4000-8000-000000000001', 'd6960b42-1031-43e7-aa32-e50dfa5d1b97'],
  ['leg1', 'n-v100', 'd1e021f2-5362-4678-bfa7-30b1b52682d5'],
  ['leg1', 'n-v200', '337000f2-047a-4128-a5fb-6f1b67fc07cd'],
];

/** Group 65: hosts dpdk1 and leg1 with free NICs, and networks of all kinds. */
export const world: World = (engine) => {
  const { ids, script, state, clock } = engine;
  for (const [host, network, ...more] of ATTACHMENTS) ids.foresee(`attachment ${host} ${network}`, ...more);
  ids.foresee('nic dpdk1 bond0', '00000000-0000-4000-8000-000000000002', '402289a2-6519-44e6-bb18-e13f6d1a30ba');
  const build = lab(engine, {
    dc1: '304a25e1-4d59-42c4-beb7-5ea626718208',
    cLeg: '6e152cc0-ff23-4b6b-b385-e2d76980e5cc',
    ovirtmgmt: '2cd59183-84b8-4d60-9d31-50db77be086d',
  });
  const { dc1, cLeg, cOvs } = build;
  build.host('leg1', cLeg, labMachine('leg1', 'legacy', { noIpv6: true }), {
    id: '60e3e7f8-de45-4442-9b5d-1fdff868299c',
    address: 'leg1.lab',
  });
  const dpdk1 = build.host('dpdk1', cOvs, labMachine('dpdk1', 'ovs', { noIpv6: true }), {
    id: 'e9e1d273-b626-4026-8172-3726ab2fb836',
    address: 'dpdk1.lab',
  });
  const networks = {
    nVm: build.network('n-vm', dc1, { id: '7da88a0a-63a0-4dee-b74e-ddc1b987afb4' }),
    nVm2: build.network('n-vm2', dc1, { id: '3bcaffac-73a1-4089-9023-c9254b7d6adf' }),
    nV100: build.network('n-v100', dc1, { id: '5079761b-e255-4605-b951-71ec8b42737c', vlan: { id: 100 } }),
    nV100b: build.network('n-v100b', dc1, { vlan: { id: 100 } }),
    nV200: build.network('n-v200', dc1, { id: '478d6c2c-0ca1-455c-9798-ddc6d47bfd23', vlan: { id: 200 } }),
    n9000: build.network('n-9000', dc1, { id: 'b8fa95c5-1424-45d5-bae5-cc8f2737d202', vlan: { id: 900 }, mtu: 9000 }),
    nHost: build.network('n-host', dc1, { id: '067f51ea-62ea-4875-9ddd-d45af6fc1a87', usages: [], profile: false }),
    nHost2: build.network('n-host2', dc1, { usages: [], profile: false }),
  };
  for (const network of Object.values(networks)) for (const cluster of [cLeg, cOvs]) build.inCluster(network, cluster);
  const isolated = build.network('n-iso', dc1, { port_isolation: true });
  build.inCluster(isolated, cLeg);
  build.network('n-free', dc1);
  build.network('n-req', dc1, { id: '215b2f3c-d7c7-4fdc-ba90-958ee7512189' });

  const onDpdk1 = (change: (machine: Machine) => Machine): void => alter(engine, dpdk1.id, change);
  const failing = (code: number, text: string) => (): void =>
    onDpdk1((machine) => ({ ...machine, networkFailure: { code, text } }));
  const setMtu = (mtu: number) => (): void => pushNetwork(engine, state.networks.put({ ...networks.nVm, mtu }));
  script.before(90, setMtu(1450));
  script.before(91, () => onDpdk1((machine) => drifted(machine, 'n-vm', 1300)));
  script.before(102, () => onDpdk1(withStray));
  script.before(108, failing(27, 'Bad network name'));
  script.before(109, failing(21, 'DPDK port cannot be added'));
  script.before(110, failing(-32603, 'Internal JSON-RPC error'));
  script.before(111, failing(10, 'connection failed'));
  script.before(112, () => onDpdk1((machine) => ({ ...machine, networkFailure: undefined })));
  script.before(113, setMtu(0));
  for (const step of [125, 129, 130]) script.before(step, () => clock.advance(60_000));
};

const drifted = (machine: Machine, name: string, mtu: number): Machine => {
  const found = machine.running.networks[name];
  return found
    ? { ...machine, running: { ...machine.running, networks: { ...machine.running.networks, [name]: { ...found, mtu } } } }
    : machine;
};
const withStray = (machine: Machine): Machine => {
  const none = { method: 'none' } as const;
  const stray = { nic: 'eth2', mtu: 1500, bridged: true, switchType: 'ovs', ipv4: none, ipv6: none } as const;
  return { ...machine, running: { ...machine.running, networks: { ...machine.running.networks, stray } } };
};
