import type { NetworkAttachment } from '../model/host';
import type { AttachmentRow, ClusterRow, NetworkRow } from '../state';
import type { HostNetwork, IpSetting } from './machine';

type Reported = NonNullable<NetworkAttachment['reported_configurations']>[number];
type Assignments = AttachmentRow['ip'];

/** What the engine would like to find on the host for an attachment. */
export function wanted(network: NetworkRow, cluster: ClusterRow | undefined, attachment: AttachmentRow): HostNetwork {
  return {
    nic: attachment.nic,
    vlan: network.vlan?.id,
    mtu: network.mtu === undefined || network.mtu === 0 ? 1500 : network.mtu,
    bridged: network.usages?.includes('vm') === true,
    switchType: cluster?.switch_type ?? 'legacy',
    ipv4: settingOf(attachment.ip, 'v4'),
    ipv6: settingOf(attachment.ip, 'v6'),
  };
}

export function settingOf(assignments: Assignments, version: 'v4' | 'v6'): IpSetting {
  const found = assignments.find((each) => (each.ip?.version ?? 'v4') === version);
  if (found === undefined) return { method: 'none' };
  return {
    method: found.assignment_method ?? 'none',
    address: found.ip?.address,
    netmask: found.ip?.netmask,
    gateway: found.ip?.gateway,
  };
}

/** A netmask as hosts report it: 24 is 255.255.255.0. */
export function dotted(mask: string | undefined): string | undefined {
  if (mask === undefined || !/^\d{1,2}$/.test(mask)) return mask;
  const bits = '1'.repeat(Number(mask)).padEnd(32, '0');
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)).join('.');
}

/** Compares definition and host, value by value. Source: NetworkInSyncWithVdsNetworkInterface.java. */
export function compare(want: HostNetwork, have: HostNetwork | undefined, isManagement: boolean): readonly Reported[] {
  const line = (
    name: string,
    expected: string | undefined,
    actual: string | undefined,
    same = (text: string | undefined): string | undefined => text,
  ): Reported => ({
    name,
    expected_value: expected,
    actual_value: actual,
    in_sync: same(expected) === same(actual),
  });
  const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));
  return [
    line('mtu', number(want.mtu), number(have?.mtu)),
    line('bridged', String(want.bridged), have && String(have.bridged)),
    line('vlan', number(want.vlan), number(have?.vlan)),
    line('switchType', want.switchType.toUpperCase(), have?.switchType.toUpperCase()),
    line('ipv4_boot_protocol', bootProtocol(want.ipv4), have && bootProtocol(have.ipv4)),
    ...(['netmask', 'address', 'gateway'] as const).flatMap((key) =>
      want.ipv4.method === 'static' && have?.ipv4.method === 'static'
        ? line(`ipv4_${key}`, want.ipv4[key], have.ipv4[key], dotted)
        : [],
    ),
    line('ipv6_boot_protocol', bootProtocol(want.ipv6), have && bootProtocol(have.ipv6)),
    ...(
      [
        ['prefix', 'netmask'],
        ['address', 'address'],
        ['gateway', 'gateway'],
      ] as const
    ).flatMap(([name, key]) =>
      want.ipv6.method === 'static' && have?.ipv6.method === 'static' ? line(`ipv6_${name}`, want.ipv6[key], have.ipv6[key]) : [],
    ),
    ...(isManagement ? [{ name: 'dns_configuration', actual_value: '192.0.2.53', in_sync: true }] : []),
    line('default_route', String(isManagement), String(isManagement)),
  ];
}
const bootProtocol = ({ method }: IpSetting): string => (method === 'static' ? 'STATIC_IP' : method.toUpperCase());

const TITLES: Readonly<Record<string, string>> = {
  mtu: 'MTU',
  bridged: 'Bridged',
  vlan: 'VLAN',
  ipv4_boot_protocol: 'IPv4 Boot Protocol',
  ipv4_netmask: 'IPv4 Netmask',
  ipv4_address: 'IPv4 Address',
  ipv4_gateway: 'IPv4 Gateway',
  ipv6_boot_protocol: 'IPv6 Boot Protocol',
  ipv6_prefix: 'IPv6 Prefix',
  ipv6_address: 'IPv6 Address',
  ipv6_gateway: 'IPv6 Gateway',
  default_route: 'Default Route',
};
/** What is out of sync, in the words of the fault, by name. Source: HostSetupNetworksCommand.checkForOutOfSyncNetworks. */
export const differences = (reported: readonly Reported[]): readonly string[] =>
  reported
    .filter(({ in_sync }) => in_sync === false)
    .map(({ name = '', actual_value, expected_value }) => ({
      name,
      // The engine has no title for SWITCHTYPE and leaves its variable.
      text: `${TITLES[name] ?? `\${${name.toUpperCase()}}`} Host - ${actual_value ?? 'null'}, DC - ${expected_value ?? 'null'}`,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text);
