import type { Call } from '../call';
import { refuse } from '../faults';
import type { Nic } from '../model/vm';
import type { VmRow } from '../state';
import { isRunning } from './find';

/** Since 4.4.4 a NIC in an OVS cluster may only use an external network or none. Source: VmNicValidator, commit 81612d444aa. */
export function checkSwitch(call: Call, vm: VmRow, profile: string | undefined, verb: 'add' | 'edit'): void {
  const network = call.state.networks.get(call.state.vnicProfiles.get(profile ?? '')?.networkId ?? '');
  if (network === undefined || !call.release.ovsNicsMustBeExternal) return;
  if (call.state.clusters.get(vm.cluster.id)?.switch_type === 'ovs' && network.external_provider === undefined)
    throw refuse(
      400,
      `Cannot ${verb} Interface. Only an external network may be attached to VM in a cluster with OVS switch type.`,
    );
}

export function checkProfile(call: Call, vm: VmRow, profile: string | undefined, verb: 'add' | 'edit'): void {
  if (profile === undefined) return;
  const row = call.state.vnicProfiles.get(profile);
  if (!row) throw refuse(400, `Cannot ${verb} Interface. The specified VM network interface profile doesn't exist.`);
  if (!call.state.clusterNetworks.get(`${vm.cluster.id}/${row.networkId}`))
    throw refuse(409, "The specified Logical Network doesn't exist in the current Cluster.");
}

/** Plugging into a running machine needs the network there, and a machine that plays along. Source: ActivateDeactivateVmNicCommand.java. */
export function checkPlug(call: Call, vm: VmRow, nic: Pick<Nic, 'vnic_profile'>): void {
  const host = call.state.hosts.get(vm.host?.id ?? '');
  if (!isRunning(vm) || host === undefined) return;
  const network = call.state.networks.get(call.state.vnicProfiles.get(nic.vnic_profile?.id ?? '')?.networkId ?? '');
  const there = call.state.attachmentsOf(host.id).some((each) => each.network === network?.id);
  if (network !== undefined && network.external_provider === undefined && !there)
    throw refuse(
      409,
      'The Network does not exist on the host the VM is running on.\n Either add the Network to the Host, migrate the VM to a Host that has this Network, or add the vNic as unplugged.',
    );
  // Observed, recorded steps 72-033, 72-041.
  if (host.machine.hotplug === 'mute') throw refuse(400, 'Internal Engine Error');
  if (host.machine.hotplug === 'refused') throw refuse(400, 'Failed to activate VM Network Interface.');
}
