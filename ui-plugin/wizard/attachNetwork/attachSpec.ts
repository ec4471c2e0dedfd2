import type { NetworkSpec, Spec } from '../../../client/index';
import type { HostReading } from '../../backstage/face';
import { networkNameOf, profileKindOf, profileNameOf, type AttachEntered } from './entered';

/** One network on one NIC of a host, with a vNIC profile. */
export const attachSpec = (entered: AttachEntered, { host, cluster }: HostReading): Spec => {
  const name = networkNameOf(entered);
  const { nic, kind, vlan, mtu, queues } = entered;
  const profile = {
    name: profileNameOf(entered),
    ...(queues !== '' && { queues: Number(queues) }),
    // A filter would do nothing, and say otherwise. A profile that is there keeps what it has.
    ...(profileKindOf(entered) === 'new' && { filter: 'none' }),
  };
  const network: NetworkSpec = {
    name,
    ...(kind === 'new' && vlan !== '' && { vlan: Number(vlan) }),
    ...(kind === 'new' && mtu !== '' && { mtu: Number(mtu) }),
    profiles: [profile],
  };
  return {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: cluster.name },
    networks: [network],
    hosts: [{ name: host.name, nics: [{ name: nic, networks: [name] }] }],
  };
};
