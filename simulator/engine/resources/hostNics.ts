import { resource, type Call } from '../call';
import { notFound, unknownEntity } from '../faults';
import { nicsOf, type IpSetting, type Port } from '../hosts/machine';
import { compare, wanted } from '../hosts/sync';
import { hostNic, type HostNic } from '../model/host';
import type { AttachmentRow, HostRow, NetworkRow } from '../state';

interface Carried {
  readonly row: AttachmentRow;
  readonly network: NetworkRow;
  readonly inSync: boolean;
}

const carriedBy = (call: Call, host: HostRow): readonly Carried[] => {
  const cluster = call.state.clusters.get(host.cluster);
  return call.state.attachmentsOf(host.id).flatMap((row) => {
    const network = call.state.networks.get(row.network);
    if (!network) return [];
    const reported = compare(
      wanted(network, cluster, row),
      host.machine.running.networks[network.vdsm_name ?? network.name],
      false,
    );
    return [{ row, network, inSync: reported.every(({ in_sync }) => in_sync !== false) }];
  });
};

const plain: HostNic = { boot_protocol: 'none', bridged: false, ipv6_boot_protocol: 'none' };

const withNetwork = (host: HostRow, { network, inSync }: Carried): HostNic => {
  const real = host.machine.running.networks[network.vdsm_name ?? network.name];
  const ipv4: IpSetting = real?.ipv4 ?? { method: 'none' };
  return {
    boot_protocol: ipv4.method,
    bridged: real?.bridged ?? false,
    custom_configuration: !inSync,
    ip:
      ipv4.address === undefined
        ? undefined
        : { address: ipv4.address, gateway: ipv4.gateway, netmask: ipv4.netmask, version: 'v4' },
    ipv6: { gateway: '::', version: 'v6' },
    ipv6_boot_protocol: real?.ipv6.method ?? 'none',
    network: { id: network.id },
    properties: [],
  };
};

/** NICs, bonds and VLAN devices of a host, as the engine shows them. */
export function nicViews(call: Call, host: HostRow): readonly HostNic[] {
  if (!host.known) return [];
  const carried = carriedBy(call, host);
  const owner = { id: host.id };
  const base = (port: Port, mtu: number): HostNic => {
    const untagged = carried.find(({ row, network }) => row.nic === port.name && network.vlan === undefined);
    return {
      ...plain,
      ...(untagged ? withNetwork(host, untagged) : {}),
      id: host.nicIds[port.name],
      name: port.name,
      host: owner,
      mac: { address: port.mac },
      mtu,
      speed: port.speed,
      status: port.up === false ? 'down' : 'up',
    };
  };
  const mtuOf = (name: string): number =>
    Math.max(1500, ...Object.values(host.machine.running.networks).flatMap((each) => (each.nic === name ? [each.mtu] : [])));
  const ports = nicsOf(host.machine).map((port) =>
    base(port, port.name.startsWith('dpdk') && port.speed === undefined ? 0 : mtuOf(port.name)),
  );
  const bonds = Object.entries(host.machine.running.bonds).map(([name, bond]): HostNic => {
    const first = nicsOf(host.machine).find((port) => port.name === bond.slaves[0]);
    return {
      ...base({ name, mac: first?.mac ?? '', speed: first?.speed }, mtuOf(name)),
      bonding: {
        options: bond.options.map((option) => (option.name === 'mode' ? { ...option, type: MODES[option.value] } : option)),
        slaves: bond.slaves.map((slave) => ({ id: host.nicIds[slave], at: `hosts/${host.id}/nics` })),
      },
    };
  });
  const vlans = carried
    .filter(({ network }) => network.vlan !== undefined)
    .map((each): HostNic => {
      const name = `${each.row.nic}.${each.network.vlan?.id ?? 0}`;
      const port = nicsOf(host.machine).find((candidate) => candidate.name === each.row.nic);
      return {
        ...plain,
        ...withNetwork(host, each),
        id: host.nicIds[name],
        name,
        base_interface: each.row.nic,
        host: owner,
        mac: port && { address: port.mac },
        mtu: host.machine.running.networks[each.network.vdsm_name ?? each.network.name]?.mtu ?? 1500,
        speed: port?.speed,
        status: 'up',
        vlan: each.network.vlan,
      };
    });
  return [...ports, ...bonds, ...vlans];
}
const MODES: Readonly<Record<string, string>> = {
  1: 'Active-Backup',
  2: 'Load balance (balance-xor)',
  4: 'Dynamic link aggregation (802.3ad)',
};

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
    return found;
  },
  shape: (call, nic) => {
    const host = call.state.hosts.get(call.params['host'] ?? '');
    const bond = Object.entries(host?.machine.running.bonds ?? {}).find(([, { slaves }]) => slaves.includes(nic.name ?? ''))?.[0];
    return bond === undefined
      ? {}
      : { extra: [{ rel: 'master', href: `/hosts/${host?.id ?? ''}/nics/${host?.nicIds[bond] ?? ''}` }] };
  },
});
