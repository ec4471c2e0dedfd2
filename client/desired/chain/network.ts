import type { HostNic } from '../../engine/hostNics';
import type { Attachment } from '../../engine/networkAttachments';
import type { Network } from '../../engine/networks';
import { hostDatapath, type DatapathAnswer } from '../capability';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { judgementsOf, mend, worst } from './judgement';
import { attachNetwork, createCluster, hostCheck } from './mends';
import { dpdkAttachments, dpdkNics, nicOf, type View } from './view';

const { ok, missing, impossible, unknown } = judgementsOf('network');

/**
 * Link 6: the cluster's switch fits the datapath, and networks are on DPDK NICs as the datapath needs them.
 *
 * @param wanted networks that one VM needs there; absent: whatever is attached
 */
export const judgeNetwork = (view: View, host: SeenHost, wanted?: readonly Network[]): Link => {
  const { datapath, reason } = hostDatapath(host, { engine: view.seen.system.version, level: view.cluster?.level });
  if (datapath === 'none') return impossible(reason.code, reason.values);
  if (datapath === 'unknown') return unknown(reason.code, reason.values, mend('mend.hostUp', { host: host.name }));
  const at = { host: host.name };
  if (!host.nics || !host.attachments) return unknown('link.network.unread', at, mend('mend.permission', at));
  const ids = wanted && new Set(wanted.map(({ id }) => id));
  const attachments = dpdkAttachments(host).filter(({ networkId }) => !ids || ids.has(networkId));
  const nics = [...new Set(attachments.flatMap((attachment) => nicOf(host, attachment) ?? []))];
  const networks = attachments.map(({ networkId }) => view.network(networkId)?.name ?? networkId);
  return worst(
    [
      judgeSwitchType(view, datapath),
      datapath === 'native-ovn' ? judgeProvider(view) : undefined,
      ...dpdkNics(host).map((nic) => judgeBond(host, nic)),
      ...strayNetworks(view, host, ids),
      judgePresence(host, attachments, wanted),
      ...attachments.map((attachment) => judgeAttachment(view, host, attachment, datapath)),
      ...attachments.map((attachment) => cautionOf(view, host, attachment, datapath)),
    ],
    ok('link.network.ok', { ...at, networks, nics }),
  );
};

const judgeSwitchType = ({ cluster }: View, datapath: DatapathAnswer): Link | undefined => {
  const wanted = datapath === 'stand-in' ? 'legacy' : 'ovs';
  return !cluster || cluster.switchType === wanted
    ? undefined
    : missing(
        'link.network.switchType',
        { cluster: cluster.name, switchType: cluster.switchType, wanted, datapath },
        createCluster(cluster.name, wanted),
      );
};

const judgeProvider = ({ cluster, externalProviderIds }: View): Link | undefined => {
  const at = { cluster: cluster?.name };
  if (!externalProviderIds) return unknown('link.network.clusterUnread', at, mend('mend.askWithCluster', at));
  return externalProviderIds.length === 0 ? missing('link.network.noProvider', at, mend('mend.addProvider', at)) : undefined;
};

const judgePresence = (
  host: SeenHost,
  attachments: readonly Attachment[],
  wanted: readonly Network[] | undefined,
): Link | undefined => {
  const at = { host: host.name };
  const [nic] = dpdkNics(host);
  if (!nic) return missing('link.network.noNic', at, mend('mend.nicFirst', at));
  if (attachments.length === 0 && !wanted)
    return missing('link.network.notAttached', at, attachNetwork(host.name, nic.name, 'NETWORK'));
  const absent = wanted?.find(({ id }) => !host.attachments?.some(({ networkId }) => networkId === id));
  return absent
    ? missing('link.network.notHere', { ...at, network: absent.name }, attachNetwork(host.name, nic.name, absent.name))
    : undefined;
};

/** VDSM refuses a DPDK NIC in a bond; a bond over dummies has no wire. The engine accepts both (observed on engine 4.5.8). */
const judgeBond = (host: SeenHost, nic: HostNic): Link | undefined => {
  const bond = host.nics?.find(({ bondSlaveIds }) => bondSlaveIds?.includes(nic.id));
  const values = { host: host.name, nic: nic.name, bond: bond?.name };
  return bond && missing('link.network.bond', values, mend('mend.noBond', values));
};

const judgeAttachment = (view: View, host: SeenHost, attachment: Attachment, datapath: DatapathAnswer): Link | undefined => {
  const network = view.network(attachment.networkId);
  const inCluster = view.clusterNetworks?.find(({ id }) => id === attachment.networkId);
  const nic = nicOf(host, attachment) ?? '';
  const values = { host: host.name, nic, network: network?.name ?? attachment.networkId, cluster: view.cluster?.name };
  if (view.clusterNetworks && !inCluster) return missing('link.network.notInCluster', values, mend('mend.joinCluster', values));
  if (network && !network.usages.includes('vm')) return missing('link.network.notVm', values, mend('mend.vmNetwork', values));
  const roles = (inCluster?.usages ?? []).filter((usage) => usage !== 'vm');
  if (datapath === 'stand-in' && roles.length > 0)
    return missing('link.network.roles', { ...values, roles }, mend('mend.noRoles', values));
  if (!attachment.inSync) {
    const differences = attachment.differences.map(
      ({ name, expected, actual }) => `${name} is ${actual ?? 'unset'} instead of ${expected ?? 'unset'}`,
    );
    return missing('link.network.outOfSync', { ...values, differences }, mend('mend.synchronize', values));
  }
  if (host.nics?.find(({ name }) => name === nic)?.status === 'down') {
    return missing('link.network.nicDown', values, hostCheck(host.name));
  }
  if (datapath === 'stand-in' && hasAddress(attachment)) {
    return missing('link.network.address', values, mend('mend.noAddress', values));
  }
  if (datapath === 'stand-in' && attachment.hasQos) return missing('link.network.qos', values, mend('mend.noQos', values));
  if (datapath !== 'stand-in' && hasAddress(attachment) && network?.vlan === undefined) {
    const hosts = view.hosts.filter((one) =>
      dpdkAttachments(one).some((other) => other.networkId === attachment.networkId && hasAddress(other)),
    );
    if (hosts.length > 1) {
      const names = hosts.map(({ name }) => name);
      return missing('link.network.sameMac', { ...values, hosts: names }, mend('mend.noAddress', values));
    }
  }
  return datapath === 'native-ovn' ? judgeExternal(view, values, attachment.networkId) : undefined;
};

const hasAddress = ({ ip }: Attachment): boolean => ip.some(({ method }) => method !== 'none');

const judgeExternal = (view: View, values: Link['values'], physicalId: string): Link | undefined => {
  const external = view.seen.networks.filter(({ physicalNetworkId }) => physicalNetworkId === physicalId);
  const joined = external.some(({ id }) => view.clusterNetworks?.some((one) => one.id === id));
  return joined || !view.clusterNetworks
    ? undefined
    : missing(
        'link.network.noExternal',
        { ...values, external: external.map(({ name }) => name) },
        mend('mend.addExternal', values),
      );
};

/** A network that is on a DPDK NIC elsewhere and on a kernel NIC here: the scheduler takes both for the same. */
const strayNetworks = (view: View, host: SeenHost, ids: ReadonlySet<string> | undefined): readonly Link[] => {
  const here = new Set(dpdkAttachments(host).map(({ id }) => id));
  return (host.attachments ?? [])
    .filter(({ id, networkId }) => !here.has(id) && view.onDpdkNics.has(networkId) && (!ids || ids.has(networkId)))
    .map((attachment) => {
      const others = view.hosts.filter((one) => dpdkAttachments(one).some(({ networkId }) => networkId === attachment.networkId));
      const values = {
        host: host.name,
        nic: nicOf(host, attachment),
        network: view.network(attachment.networkId)?.name ?? attachment.networkId,
        hosts: others.map(({ name }) => name),
      };
      return missing('link.network.onKernelNic', values, mend('mend.moveNetwork', values));
    });
};

/** What holds, but has a price that the user should know. */
const cautionOf = (view: View, host: SeenHost, { networkId }: Attachment, datapath: DatapathAnswer): Link | undefined => {
  const network = view.network(networkId);
  const values = { host: host.name, network: network?.name ?? networkId, vlan: network?.vlan, cluster: view.cluster?.name };
  // vdsm add_vhostuser_port sets no tag: the VM gets a trunk.
  if (datapath === 'native-vdsm' && network?.vlan !== undefined) return ok('link.network.vlanNotEnforced', values);
  return view.clusterNetworks?.some(({ id, required }) => id === networkId && required)
    ? ok('link.network.required', values)
    : undefined;
};
