import type { HostFacts, OvsInterfaceFacts } from './hostFacts';

/** A vhost-user interface of a running domain. */
export interface VhostPort {
  readonly vmId: string;
  readonly mac: string;
  /** Whether Open vSwitch holds the other end; absent where its ports could not be read or it does not tell. */
  readonly connected?: boolean;
}

/** Interfaces of Open vSwitch that are NICs in DPDK's hands. */
export const dpdkPorts = ({ openVswitch }: HostFacts): readonly OvsInterfaceFacts[] =>
  (openVswitch?.interfaces ?? []).filter(({ type }) => type === 'dpdk');

/** vhost-user interfaces of all running domains; absent where libvirt's domains could not be read. */
export const vhostPorts = ({ domains, openVswitch }: HostFacts): readonly VhostPort[] | undefined =>
  domains?.flatMap(({ uuid, vhostUser }) =>
    vhostUser.map(({ mac, path, target }) => {
      const port = openVswitch?.interfaces?.find(({ name, options }) => options['vhost-server-path'] === path || name === target);
      const connected = openVswitch?.interfaces && isConnected(port);
      return { vmId: uuid, mac, ...(connected !== undefined && { connected }) };
    }),
  );

/** No port is no connection. `status:status` is there from Open vSwitch 2.15 on: lib/netdev-dpdk.c netdev_dpdk_vhost_user_get_status. */
const isConnected = (port: OvsInterfaceFacts | undefined): boolean | undefined => {
  if (!port) return false;
  const status = port.status?.['status'];
  return status === undefined ? undefined : status === 'connected';
};
