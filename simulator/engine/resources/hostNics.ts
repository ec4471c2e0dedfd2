import { resource, type Call } from '../call';
import { notFound, unknownEntity } from '../faults';
import { strays } from '../hosts/attachments';
import { nicsOf, type HostNetwork, type Port } from '../hosts/machine';
import { bondOf, isBond } from '../hosts/nics';
import { compare, wanted } from '../hosts/sync';
import { hostNic, type HostNic } from '../model/host';
import type { HostRow } from '../state';

/** A network as it is on the host, and what the engine thinks of it. */
interface Carried {
  readonly nic: string;
  readonly real: HostNetwork;
  readonly network: NonNullable<HostNic['network']>;
  readonly inSync: boolean;
}

const carriedBy = (call: Call, host: HostRow): readonly Carried[] => {
  const cluster = call.state.clusters.get(host.cluster);
  const known = call.state.attachmentsOf(host.id).flatMap((row): readonly Carried[] => {
    const network = call.state.networks.get(row.network);
    const real = network && host.machine.running.networks[network.vdsm_name ?? network.name];
    if (!network || !real) return [];
    const reported = compare(wanted(network, cluster, row), real, false);
    return [{ nic: real.nic, real, network: { id: network.id }, inSync: reported.every(({ in_sync }) => in_sync !== false) }];
  });
  // A network that the engine does not know has a name only, and counts as out of sync (observed, recorded steps 65-103 to 65-105).
  return [...known, ...strays(call, host).map(({ name, real }) => ({ nic: real.nic, real, network: { name }, inSync: false }))];
};

const plain: HostNic = { boot_protocol: 'none', bridged: false, ipv6_boot_protocol: 'none' };

const withNetwork = ({ real: { bridged, ipv4, ipv6 }, network, inSync }: Carried): HostNic => ({
  boot_protocol: ipv4.method,
  bridged,
  custom_configuration: !inSync,
  ip:
    ipv4.address === undefined
      ? undefined
      : { address: ipv4.address, gateway: ipv4.gateway, netmask: ipv4.netmask, version: 'v4' },
  ipv6: { gateway: '::', version: 'v6' },
  ipv6_boot_protocol: ipv6.method,
  network,
  properties: [],
});

/** SR-IOV shows only where everything is asked for; no virtual function can be made here. Observed on 4.5.8, recorded step 78-042. */
const functionsOf = (call: Call, port: Port | undefined): HostNic['virtual_functions_configuration'] =>
  call.allContent && port && 'virtualFunctions' in port && typeof port.virtualFunctions === 'number'
    ? {
        all_networks_allowed: true,
        max_number_of_virtual_functions: port.virtualFunctions,
        number_of_virtual_functions: 0,
      }
    : undefined;
const FUNCTION_RELS = ['virtualfunctionallowedlabels', 'virtualfunctionallowednetworks'] as const;

const MODES: Readonly<Record<string, string>> = {
  1: 'Active-Backup',
  2: 'Load balance (balance-xor)',
  3: 'Broadcast',
  4: 'Dynamic link aggregation (802.3ad)',
};

/** NICs, bonds and VLAN devices of a host, as the engine shows them. */
function nicViews(call: Call, host: HostRow): readonly HostNic[] {
  if (!host.known) return [];
  const carried = carriedBy(call, host);
  const machinePorts = nicsOf(host.machine);
  const owner = { id: host.id };
  const at = `hosts/${host.id}/nics`;
  const idOf = (name: string): string | undefined => host.nicIds[name];

  // A new NIC has no state before the next poll: observed on 4.5.8, recorded step 65-063.
  const stateOf = (name: string, isUp = true): HostNic['status'] =>
    host.fresh?.includes(name) === true ? undefined : isUp ? 'up' : 'down';
  const mtuOf = ({ name, speed }: Port): number => {
    const here = carried.filter(({ nic }) => nic === name).map(({ real }) => real.mtu);
    if (here.length > 0) return Math.max(...here);
    return name.startsWith('dpdk') && speed === undefined ? 0 : 1500;
  };
  const base = (port: Port): HostNic => {
    const untagged = carried.find(({ nic, real }) => nic === port.name && real.vlan === undefined);
    return {
      ...plain,
      ...(untagged ? withNetwork(untagged) : {}),
      id: idOf(port.name),
      name: port.name,
      host: owner,
      mac: { address: port.mac },
      mtu: mtuOf(port),
      speed: port.speed,
      status: stateOf(port.name, port.up),
      virtual_functions_configuration: functionsOf(call, port),
    };
  };
  const bonds = Object.entries(host.machine.running.bonds).map(([name, bond]): HostNic => {
    const first = machinePorts.find((port) => port.name === bond.slaves[0]);
    return {
      ...base({ name, mac: first?.mac ?? '', speed: first?.speed }),
      bonding: {
        options: bond.options.map((option) => (option.name === 'mode' ? { ...option, type: MODES[option.value] } : option)),
        slaves: bond.slaves.map((slave) => ({ id: idOf(slave), at })),
      },
    };
  });
  const speedOf = (name: string): number | undefined =>
    machinePorts.find((port) => port.name === (host.machine.running.bonds[name]?.slaves[0] ?? name))?.speed;
  // A VLAN device has no MAC: observed on 4.5.8, recorded step 65-063.
  const vlans = carried.flatMap((each): readonly HostNic[] =>
    each.real.vlan === undefined
      ? []
      : [
          {
            ...plain,
            ...withNetwork(each),
            id: idOf(`${each.nic}.${each.real.vlan}`),
            name: `${each.nic}.${each.real.vlan}`,
            base_interface: each.nic,
            host: owner,
            mtu: each.real.mtu,
            speed: speedOf(each.nic),
            status: stateOf(`${each.nic}.${each.real.vlan}`),
            vlan: { id: each.real.vlan },
          },
        ],
  );
  return [...vlans, ...bonds, ...machinePorts.map(base)];
}

const owner = (call: Call): HostRow => {
  const host = call.state.hosts.get(call.params['host'] ?? '');
  if (!host) throw unknownEntity('Host');
  return host;
};

export const hostNics = resource({
  path: 'hosts/:host/nics',
  type: hostNic,
  list: (call) => nicViews(call, owner(call)),
  get: (call, id) => {
    const found = nicViews(call, owner(call)).find((nic) => nic.id === id);
    if (!found) throw notFound();
    // One NIC comes without the properties that a list has empty: observed on 4.5.8, recorded steps 65-007, 65-013.
    return { ...found, properties: undefined };
  },
  shape: (call, nic) => {
    const host = call.state.hosts.get(call.params['host'] ?? '');
    const name = nic.name ?? '';
    const bond = host && bondOf(host, name);
    const hasFunctions = nic.virtual_functions_configuration !== undefined;
    return {
      actions: hasFunctions ? ['updatevirtualfunctionsconfiguration'] : [],
      ...(hasFunctions ? { rels: [...hostNic.links, ...FUNCTION_RELS] } : {}),
      ...(host && isBond(host, name)
        ? { rels: hostNic.links.filter((rel) => rel !== 'linklayerdiscoveryprotocolelements') }
        : {}),
      ...(bond === undefined
        ? {}
        : { extra: [{ rel: 'master', href: `/hosts/${host?.id ?? ''}/nics/${host?.nicIds[bond] ?? ''}` }] }),
    };
  },
});
