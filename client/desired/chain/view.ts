import { isStandInName, standInPci } from '../../dpdk/standInName';
import type { Cluster, ClusterNetwork } from '../../engine/clusters';
import type { HostNic } from '../../engine/hostNics';
import type { Attachment } from '../../engine/networkAttachments';
import type { Network } from '../../engine/networks';
import type { VnicProfile } from '../../engine/vnicProfiles';
import { commonDatapath, type ClusterDatapath } from '../capability';
import { hookChecksums, STAND_IN_HOOK } from '../hooks';
import type { Seen, SeenHost, SeenVm } from '../seen';
import { pagesOf, type Pages } from './pages';

/** One cluster of what was seen, as the chain looks at it. */
export interface View {
  readonly seen: Seen;
  readonly cluster: Cluster | undefined;
  /** Networks of the cluster; undefined when they were not read. */
  readonly clusterNetworks: readonly ClusterNetwork[] | undefined;
  readonly externalProviderIds: readonly string[] | undefined;
  readonly hosts: readonly SeenHost[];
  readonly vms: readonly SeenVm[];
  readonly datapath: ClusterDatapath;
  /** Ids of the networks that are on a DPDK NIC of some host of the cluster. */
  readonly onDpdkNics: ReadonlySet<string>;
  /** All checksums of the stand-in hook in the cluster; one when all hosts have the same. */
  readonly hookChecksums: ReadonlySet<string>;
  /** Huge pages of a host of the cluster; undefined when they were not read. */
  pages(host: SeenHost): readonly Pages[] | undefined;
  network(id: string | undefined): Network | undefined;
  profile(id: string | undefined): VnicProfile | undefined;
}

export const viewOf = (seen: Seen, clusterId: string | undefined): View => {
  const asked = seen.cluster?.id === clusterId ? seen.cluster : undefined;
  const cluster = asked ?? seen.clusters.find(({ id }) => id === clusterId);
  const hosts = seen.hosts.filter((host) => host.clusterId === clusterId);
  const networks = new Map(seen.networks.map((network) => [network.id, network]));
  const profiles = new Map(seen.profiles.map((profile) => [profile.id, profile]));
  const pages = new Map(hosts.map((host) => [host.id, pagesOf(host)]));
  return {
    seen,
    cluster,
    clusterNetworks: asked?.networks,
    externalProviderIds: asked?.externalProviderIds,
    hosts,
    vms: seen.vms.filter((vm) => vm.clusterId === clusterId),
    datapath: commonDatapath(hosts, { engine: seen.system.version, level: cluster?.level }),
    onDpdkNics: new Set(hosts.flatMap((host) => dpdkAttachments(host).map(({ networkId }) => networkId))),
    hookChecksums: new Set(hosts.flatMap((host) => hookChecksums(host, STAND_IN_HOOK))),
    pages: (host) => pages.get(host.id),
    network: (id) => (id === undefined ? undefined : networks.get(id)),
    profile: (id) => (id === undefined ? undefined : profiles.get(id)),
  };
};

/** VDSM before 4.40.40 numbers the NICs that are bound to a DPDK driver. */
export const isDpdkName = (name: string): boolean => /^dpdk\d+$/.test(name);

/** NICs of a host that are DPDK ports or stand for one; not the VLAN devices on them. */
export const dpdkNics = (host: SeenHost): readonly HostNic[] =>
  (host.nics ?? []).filter(({ name, baseInterface }) => baseInterface === undefined && (isDpdkName(name) || isStandInName(name)));

export const standIns = (host: SeenHost): readonly HostNic[] => dpdkNics(host).filter(({ name }) => isStandInName(name));

export const nicOf = (host: SeenHost, attachment: Attachment): string | undefined =>
  attachment.hostNicName ?? host.nics?.find(({ id }) => id === attachment.hostNicId)?.name;

/** Attachments of networks to DPDK NICs. */
export const dpdkAttachments = (host: SeenHost): readonly Attachment[] => {
  const names = new Set(dpdkNics(host).map(({ name }) => name));
  return (host.attachments ?? []).filter((attachment) => names.has(nicOf(host, attachment) ?? ''));
};

/**
 * Networks that make a vNIC vhost-user: those on DPDK NICs; with the OVN hook the external networks that are linked to them
 * (design of 2018: oVirt blog "Upgraded DPDK support").
 */
export const isDpdkNetwork = ({ datapath: { datapath }, onDpdkNics }: View, network: Network): boolean =>
  datapath === 'native-ovn'
    ? network.physicalNetworkId !== undefined && onDpdkNics.has(network.physicalNetworkId)
    : onDpdkNics.has(network.id);

/** PCI addresses that stand-ins of a host stand for, as far as their names tell. */
export const standInAddresses = (host: SeenHost): readonly string[] =>
  standIns(host).flatMap(({ name }) => standInPci(name) ?? []);

/** States in which the engine hears from a host. */
export const isHeard = (host: SeenHost): boolean =>
  ['up', 'maintenance', 'non_operational', 'preparing_for_maintenance'].includes(host.status);
