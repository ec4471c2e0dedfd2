import type { Network } from '../../engine/networks';
import type { VmNic } from '../../engine/vms';
import type { VnicProfile } from '../../engine/vnicProfiles';
import type { SeenVm } from '../seen';
import { isDpdkNetwork, type View } from './view';

/** A vNIC of a VM with the profile and the network that it is on. */
export interface PlacedNic extends VmNic {
  readonly profile: VnicProfile;
  readonly network: Network;
}

/** NICs of a VM that are on DPDK networks. */
export const dpdkVmNics = (view: View, vm: SeenVm): readonly PlacedNic[] =>
  (vm.nics ?? []).flatMap((nic) => {
    const profile = view.profile(nic.profileId);
    const network = view.network(profile?.networkId);
    return profile && network && isDpdkNetwork(view, network) ? [{ ...nic, profile, network }] : [];
  });

/** Those by which a VM is judged: its plugged ones, and unplugged ones where it has no other. An unplugged NIC stops nothing. */
export const judgedVmNics = (view: View, vm: SeenVm): readonly PlacedNic[] => {
  const nics = dpdkVmNics(view, vm);
  const plugged = nics.filter((nic) => nic.plugged);
  return plugged.length > 0 ? plugged : nics;
};

/** The networks that a host must have on a DPDK NIC for this VM: with the OVN hook the physical ones. */
export const networksFor = (view: View, vm: SeenVm): readonly Network[] => {
  const needed = judgedVmNics(view, vm).flatMap(({ network }) =>
    network.physicalNetworkId === undefined ? network : (view.network(network.physicalNetworkId) ?? []),
  );
  return [...new Set(needed)];
};
