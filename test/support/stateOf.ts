import type { Simulated } from './simulated';

/** Everything that a plan may change and that must not be lost, in names instead of ids and in a stable order. */
export const stateOf = ({ sim: { state } }: Pick<Simulated, 'sim'>): unknown => {
  const networkName = (id: string | undefined): string | undefined => state.networks.get(id ?? '')?.name;
  const clusterName = (id: string | undefined): string | undefined => state.clusters.get(id ?? '')?.name;
  const profileName = (id: string | undefined): string | undefined => {
    const profile = state.vnicProfiles.get(id ?? '');
    return profile && `${networkName(profile.networkId)}/${profile.name}`;
  };
  return {
    clusters: sorted(state.clusters.all().map(({ name, cpu, switch_type }) => ({ name, cpu: cpu?.type, switch_type }))),
    networks: sorted(
      state.networks.all().map(({ name, vlan, mtu, usages, description, comment, external_provider_physical_network }) => ({
        name,
        vlan: vlan?.id,
        mtu,
        usages,
        description,
        comment,
        physical: networkName(external_provider_physical_network?.id),
      })),
    ),
    clusterNetworks: sorted(
      state.clusterNetworks.all().map(({ cluster, network, required, usages }) => ({
        name: `${clusterName(cluster)}/${networkName(network)}`,
        required,
        usages,
      })),
    ),
    profiles: sorted(
      state.vnicProfiles.all().map(({ id, network_filter, custom_properties }) => ({
        name: profileName(id),
        filter: network_filter?.id,
        properties: custom_properties ?? [],
      })),
    ),
    hosts: sorted(
      state.hosts.all().map(({ id, name, cluster, status, kernelLine, port, machine }) => ({
        name,
        cluster: clusterName(cluster),
        status,
        kernelLine,
        port,
        running: machine.kernel.running,
        networks: machine.running.networks,
        saved: machine.saved.networks,
        attachments: sorted(
          state
            .attachmentsOf(id)
            .map(({ network, nic, ip, properties }) => ({ name: networkName(network), nic, ip, properties })),
        ),
      })),
    ),
    vms: sorted(
      state.vms.all().map(({ id, name, cluster, status, custom_properties, memory_policy }) => ({
        name,
        cluster: clusterName(cluster.id),
        status,
        properties: sorted(custom_properties ?? []),
        max: memory_policy?.max,
        nics: sorted(
          state
            .nicsOf(id)
            .map((nic) => ({ name: nic.name, interface: nic.interface, profile: profileName(nic.vnic_profile?.id) })),
        ),
      })),
    ),
  };
};

const sorted = <T extends { readonly name?: string | undefined }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
