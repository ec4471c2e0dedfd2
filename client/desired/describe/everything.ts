import { formatCpuSet, parseCpuSet } from '../../dpdk/cpuSet';
import { missingKernelTokens } from '../../dpdk/kernelCmdline';
import { readKernelHugepages } from '../../dpdk/kernelHugepages';
import { parseKernelCmdline, tokenKey, tokenValue } from '../../dpdk/kernelTokens';
import { HUGEPAGES_PROPERTY } from '../../dpdk/customProperties';
import { formatPageSize, readHugepageProperty } from '../../dpdk/hugepages';
import { nameOfPci } from '../../dpdk/pciAddress';
import { standInPci } from '../../dpdk/standInName';
import { kib } from '../../dpdk/units';
import type { HostNic } from '../../engine/hostNics';
import type { Network } from '../../engine/networks';
import { SHARED_NIC_DRIVERS } from '../chain/drivers';
import { dpdkAttachments, dpdkNics, nicOf, viewOf, type View } from '../chain/view';
import { dpdkVmNics } from '../chain/vmNics';
import type { Seen, SeenCluster, SeenHost, SeenVm } from '../seen';
import {
  API_VERSION,
  DRIVERS,
  PAGE_SIZES,
  type ClusterSpec,
  type Driver,
  type HostNicSpec,
  type HostSpec,
  type NetworkSpec,
  type PageSize,
  type ProfileSpec,
  type Spec,
  type VmNicSpec,
  type VmSpec,
} from '../spec';

/** All of a cluster that a spec can say, whether or not a plan would leave it as it is. */
export const describeEverything = (seen: Seen, cluster: SeenCluster): Spec => {
  const view = viewOf(seen, cluster.id);
  const dataCenter = seen.dataCenters.find(({ id }) => id === cluster.dataCenterId)?.name;
  const networks = describeNetworks(view, cluster);
  const hosts = byName(view.hosts).flatMap((host) => describeHost(view, host) ?? []);
  const vms = byName(view.vms).flatMap((vm) => describeVm(view, vm, networks) ?? []);
  return {
    apiVersion: API_VERSION,
    ...(dataCenter !== undefined && { dataCenter }),
    cluster: describeCluster(seen, cluster),
    ...(networks.length > 0 && { networks: networks.map(({ spec }) => spec) }),
    ...(hosts.length > 0 && { hosts }),
    ...(vms.length > 0 && { vms }),
  };
};

/** In an order of its own, so that two exports of the same engine are the same file. */
const byName = <T extends { readonly name: string }>(things: readonly T[]): readonly T[] =>
  [...things].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const describeCluster = ({ levels }: Seen, { name, cpuType, level, switchType }: SeenCluster): ClusterSpec => {
  const known = levels.find((one) => one.level === level)?.cpuTypes;
  // A type that the engine has given up would be refused for a new cluster.
  const isKnown = known === undefined || known.some((type) => type.name === cpuType);
  return { name, ...(cpuType !== undefined && isKnown && { cpuType }), compatibilityVersion: level, switchType };
};

interface DescribedNetwork {
  readonly network: Network;
  /** Where its profiles are: with the OVN hook on the external network that is linked to it. */
  readonly profileNetworkId: string;
  readonly spec: NetworkSpec;
}

/** The networks on DPDK NICs of the cluster's hosts. Others are of no concern to DPDK and stay out. */
const describeNetworks = (view: View, cluster: SeenCluster): readonly DescribedNetwork[] =>
  byName(view.seen.networks.filter(({ id }) => view.onDpdkNics.has(id))).flatMap((network) => {
    const inCluster = cluster.networks.find(({ id }) => id === network.id);
    if (!inCluster || network.dataCenterId !== cluster.dataCenterId) return [];
    const external = view.seen.networks.find(({ physicalNetworkId }) => physicalNetworkId === network.id);
    const profileNetworkId = (view.datapath.datapath === 'native-ovn' && external?.id) || network.id;
    const { name, vlan, mtu, description, comment } = network;
    const spec: NetworkSpec = {
      name,
      ...(vlan !== undefined && { vlan }),
      ...(mtu !== 0 && { mtu }),
      ...(inCluster.required && { required: true }),
      ...(description !== '' && { description }),
      ...(comment !== '' && { comment }),
      profiles: describeProfiles(view, profileNetworkId),
    };
    return [{ network, profileNetworkId, spec }];
  });

/** Profiles that can carry a vhost-user NIC. */
const describeProfiles = ({ seen }: View, networkId: string): readonly ProfileSpec[] =>
  byName(seen.profiles.filter((one) => one.networkId === networkId && !one.passThrough && !one.portMirroring)).map(
    ({ name, networkFilterId, properties }) => {
      const filter = networkFilterId === undefined ? 'none' : seen.filters.find(({ id }) => id === networkFilterId)?.name;
      const queues = /^[1-9]\d{0,2}$/.test(properties['queues'] ?? '') ? Number(properties['queues']) : undefined;
      return { name, ...(queues !== undefined && { queues }), ...(filter !== undefined && { filter }) };
    },
  );

/** What the running kernel has, not what is only asked for; undefined for a host that has nothing of what a spec says. */
const describeHost = (view: View, host: SeenHost): HostSpec | undefined => {
  const hugepages = describePages(host);
  const isolateCpus = describeIsolation(host);
  const nics = dpdkNics(host).map((nic) => describeNic(view, host, nic));
  return hugepages || isolateCpus !== undefined || nics.length > 0
    ? {
        name: host.name,
        ...(hugepages && { hugepages }),
        ...(isolateCpus !== undefined && { isolateCpus }),
        ...(nics.length > 0 && { nics }),
      }
    : undefined;
};

const isPageSize = (text: string): text is PageSize => PAGE_SIZES.some((size) => size === text);

/** A spec says one size; the larger is the one that VMs and Open vSwitch are given. */
const describePages = ({ kernelCmdline: { reported = '' } }: SeenHost): HostSpec['hugepages'] => {
  const pages = [...readKernelHugepages(parseKernelCmdline(reported)).pages].sort(([a], [b]) => b - a);
  for (const [kilobytes, count] of pages) {
    const size = formatPageSize(kilobytes);
    if (
      isPageSize(size) &&
      count > 0 &&
      missingKernelTokens({ hugepages: [{ size: kib(kilobytes), count }] }, reported).length === 0
    )
      return { size, count };
  }
  return undefined;
};

const describeIsolation = ({ kernelCmdline: { reported = '' } }: SeenHost): string | undefined => {
  const token = parseKernelCmdline(reported).find((one) => tokenKey(one) === 'isolcpus');
  const list = (token && tokenValue(token))?.replace(/^(?:[a-z_]+,)+/, '') ?? '';
  const cpus = list === '' ? undefined : parseCpuSet(list);
  return cpus && missingKernelTokens({ isolatedCpus: { cpus } }, reported).length === 0 ? formatCpuSet(cpus) : undefined;
};

const isDriver = (text: string): text is Driver => DRIVERS.some((driver) => driver === text);

/** A stand-in by the PCI address that it stands for, where that is a device of the host; else by its name. */
const describeNic = (view: View, host: SeenHost, nic: HostNic): HostNicSpec => {
  const networks = dpdkAttachments(host)
    .filter((attachment) => nicOf(host, attachment) === nic.name)
    .flatMap(({ networkId }) => view.network(networkId)?.name ?? []);
  const pci = standInPci(nic.name);
  const device = host.devices?.find(({ name }) => pci !== undefined && name === nameOfPci(pci));
  const driver = device?.driver ?? '';
  return {
    ...(pci !== undefined && device && device.vmId === undefined ? { pci } : { name: nic.name }),
    // Bifurcated: it stays with the kernel. For all others the driver follows from the NIC.
    ...(SHARED_NIC_DRIVERS.includes(driver) && isDriver(driver) && { driver }),
    networks: [...networks].sort(),
  };
};

/** undefined for a VM that has nothing to do with DPDK. */
const describeVm = (view: View, vm: SeenVm, networks: readonly DescribedNetwork[]): VmSpec | undefined => {
  const property = readHugepageProperty((vm.next ?? vm).properties[HUGEPAGES_PROPERTY]);
  const size = property.kind === 'size' ? formatPageSize(property.size) : '';
  const nics = byName(dpdkVmNics(view, vm)).flatMap((nic): readonly VmNicSpec[] => {
    const owner = networks.find(({ profileNetworkId }) => profileNetworkId === nic.network.id);
    if (!owner?.spec.profiles?.some(({ name }) => name === nic.profile.name)) return [];
    const namesakes = networks.filter(({ spec }) => spec.profiles?.some(({ name }) => name === nic.profile.name));
    return [{ name: nic.name, profile: nic.profile.name, ...(namesakes.length > 1 && { network: owner.network.name }) }];
  });
  return isPageSize(size) || nics.length > 0
    ? { name: vm.name, ...(isPageSize(size) && { hugepages: size }), ...(nics.length > 0 && { nics }) }
    : undefined;
};
