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

/** Compares definition and host, value by value. Source: NetworkInSyncWithVdsNetworkInterface.java. */
export function compare(want: HostNetwork, have: HostNetwork | undefined, isManagement: boolean): readonly Reported[] {
  const line = (name: string, expected: string | undefined, actual: string | undefined): Reported => ({
    name,
    expected_value: expected,
    actual_value: actual,
    in_sync: expected === actual,
  });
  const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));
  const addresses =
    want.ipv4.method === 'static'
      ? (['address', 'netmask', 'gateway'] as const).filter((key) => key !== 'gateway' || want.ipv4.gateway !== undefined)
      : [];
  return [
    line('mtu', number(want.mtu), number(have?.mtu)),
    line('bridged', String(want.bridged), have && String(have.bridged)),
    line('vlan', number(want.vlan), number(have?.vlan)),
    line('switchType', want.switchType.toUpperCase(), have?.switchType.toUpperCase()),
    line('ipv4_boot_protocol', bootProtocol(want.ipv4), have && bootProtocol(have.ipv4)),
    ...addresses.map((key) => line(`ipv4_${key}`, want.ipv4[key], have?.ipv4[key])),
    line('ipv6_boot_protocol', bootProtocol(want.ipv6), have && bootProtocol(have.ipv6)),
    ...(isManagement ? [{ name: 'dns_configuration', actual_value: '192.0.2.53', in_sync: true }] : []),
    line('default_route', String(isManagement), String(isManagement)),
  ];
}
const bootProtocol = ({ method }: IpSetting): string => (method === 'static' ? 'STATIC_IP' : method.toUpperCase());
