import { createSimulator } from '../../simulator/engine/engine';
import { alter } from '../../simulator/engine/hosts/lifecycle';
import type { Machine } from '../../simulator/engine/hosts/machine';
import type { ReleaseName } from '../../simulator/engine/releases';
import { installation } from '../../simulator/worlds/installation';
import { machine, management, pciPort, standIn } from '../../simulator/worlds/machines';
import { caller } from './caller';
import { at } from './farm';

export interface RackOptions {
  readonly release?: ReleaseName;
  readonly switchType?: 'legacy' | 'ovs';
  readonly machine?: Partial<Machine>;
}

/**
 * One host "one" with the NICs eno1 (management), eno2, eno3, dummy_0 and the port ens1f0 on vfio-pci, in a cluster; a second cluster of
 * the other switch type; networks "tag" (VLAN 100), "plain", "jumbo" (MTU 9000) and "store" (no VM network) in both, "far" in none.
 */
export function rack({ release = '4.5.7', switchType = 'legacy', machine: more }: RackOptions = {}) {
  const simulator = createSimulator({
    release,
    world: (engine) => {
      const build = installation(engine);
      const home = engine.state.clusters.put({ ...build.defaultCluster, switch_type: switchType });
      const other = build.cluster('other', build.dc, { switch_type: switchType === 'ovs' ? 'legacy' : 'ovs' });
      const networks = [
        build.network('tag', build.dc, { vlan: { id: 100 } }),
        build.network('plain', build.dc),
        build.network('jumbo', build.dc, { vlan: { id: 200 }, mtu: 9000 }),
        build.network('store', build.dc, { usages: [], profile: false }),
      ];
      for (const network of networks) for (const cluster of [home, other]) build.inCluster(network, cluster);
      build.network('far', build.dc);
      const running = { networks: { ovirtmgmt: management(switchType) }, bonds: {} };
      build.host(
        'one',
        home,
        machine('one', {
          ports: [
            ...['eno1', 'eno2', 'eno3'].map((name, index) => pciPort('one', name, `0000:18:00.${index}`, 'ixgbe')),
            pciPort('one', 'ens1f0', '0000:5e:00.0', 'vfio-pci'),
          ],
          standIns: [standIn('one', 'dummy_0')],
          running,
          ...more,
        }),
      );
    },
  });
  const { state, clock } = simulator;
  const host = state.hosts.all()[0]?.id ?? '';
  const call = caller(simulator);
  const path = `/hosts/${host}`;
  const act = (action: string, body: unknown = {}) => call('POST', `${path}/${action}`, body);
  const network = (name: string): string => state.networks.find((each) => each.name === name)?.id ?? '';
  const attachments = (): readonly unknown[] => {
    const list = at(call('GET', `${path}/networkattachments`).body, 'network_attachment');
    return Array.isArray(list) ? list : [];
  };
  return {
    simulator,
    state,
    call,
    act,
    host,
    path,
    network,
    cluster: (name: string): string => state.clusters.find((each) => each.name === name)?.id ?? '',
    show: (...keys: readonly (string | number)[]) => at(call('GET', path).body, ...keys),
    /** Long enough for everything that is under way. */
    wait: () => clock.advance(60_000),
    rest: (reason?: string) => {
      act('deactivate', reason === undefined ? {} : { reason });
      clock.advance(60_000);
    },
    put: (body: unknown) => call('PUT', path, body),
    change: (change: (before: Machine) => Machine) => alter(simulator.engine, host, change),
    setup: (body: unknown) => act('setupnetworks', body),
    /** Attaches networks to NICs, by names. */
    place: (places: Readonly<Record<string, string>>, more_: object = {}) =>
      act('setupnetworks', {
        modified_network_attachments: {
          network_attachment: Object.entries(places).map(([name, nic]) => ({ network: { name }, host_nic: { name: nic } })),
        },
        ...more_,
      }),
    attachments,
    attachment: (name: string): unknown => attachments().find((each) => at(each, 'network', 'id') === network(name)),
    nic: (name: string): unknown => {
      const list = at(call('GET', `${path}/nics`).body, 'host_nic');
      return Array.isArray(list) ? list.find((each) => at(each, 'name') === name) : undefined;
    },
    nics: (): readonly unknown[] => {
      const list = at(call('GET', `${path}/nics`).body, 'host_nic');
      return Array.isArray(list) ? list.map((each) => at(each, 'name')) : [];
    },
    events: (): readonly string[] => {
      const list = at(call('GET', '/events?search=event_host%3Done').body, 'event');
      return Array.isArray(list) ? list.map((each) => String(at(each, 'description'))) : [];
    },
  };
}
