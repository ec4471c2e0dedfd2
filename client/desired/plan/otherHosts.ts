import { dpdkAttachments } from '../chain/view';
import type { NetworkedContext } from './context';
import { findNetwork } from './networks';

/** Hosts of the cluster that the file does not name: a VM with a NIC on its networks may be started there as well. */
export const noteOtherHosts = (context: NetworkedContext): void => {
  const { draft, spec, seen, cluster, networks } = context;
  const named = new Set((spec.hosts ?? []).map(({ name }) => name));
  const others = seen.hosts.filter((host) => host.clusterId === cluster.seen?.id && !named.has(host.name));
  const attached = [...new Set((spec.hosts ?? []).flatMap(({ nics = [] }) => nics.flatMap((nic) => nic.networks)))];
  for (const network of attached) {
    const id = findNetwork(network, networks, context)?.ref.id;
    const has = others.filter((host) => host.attachments?.some(({ networkId }) => networkId === id));
    const ordinary = has.filter((host) => !dpdkAttachments(host).some(({ networkId }) => networkId === id));
    const lacking = others.filter((host) => !has.includes(host));
    const values = { network, cluster: cluster.ref.name };
    const hosts = (some: typeof others): string[] => some.map(({ name }) => name).sort();
    if (ordinary.length > 0) draft.note('hosts.others.kernelNic', 'hosts', { ...values, hosts: hosts(ordinary) });
    if (lacking.length > 0) draft.note('hosts.others.lacking', 'hosts', { ...values, hosts: hosts(lacking) });
  }
};
