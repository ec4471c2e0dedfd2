import { resource, type Call } from '../call';
import { mandatory, notFound, refuse } from '../faults';
import { nic, type Nic } from '../model/vm';
import { demand } from '../roles';
import type { NicRow, VmRow } from '../state';
import { merged } from './merge';

const owner = (call: Call): VmRow => {
  const row = call.state.vms.get(call.params['vm'] ?? '');
  if (!row) throw notFound();
  return row;
};
const existing = (call: Call, id: string): NicRow => {
  const row = call.state.nics.get(id);
  if (row === undefined || row.vmId !== call.params['vm']) throw notFound();
  return row;
};
const view = ({ vmId, ...row }: NicRow): Nic => ({ ...row, vm: { id: vmId } });

/** The first free address of the pool. */
const macOf = (call: Call): string => {
  const used = new Set(call.state.nics.all().map((each) => each.mac?.address?.toLowerCase()));
  for (let i = 0; i < 65536; i++) {
    const address = `56:6f:1a:1a:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')}`;
    if (!used.has(address)) return address;
  }
  throw refuse(409, 'Cannot add Interface. Not enough MAC addresses left in MAC Address Pool.');
};

/** Since 4.4.4 a NIC in an OVS cluster may only use an external network or none. Source: VmNicValidator, commit 81612d444aa. */
function checkSwitch(call: Call, vm: VmRow, profileId: string | undefined, verb: 'add' | 'edit'): void {
  if (profileId === undefined || !call.release.ovsNicsMustBeExternal) return;
  const network = call.state.networks.get(call.state.vnicProfiles.get(profileId)?.networkId ?? '');
  if (call.state.clusters.get(vm.cluster.id)?.switch_type === 'ovs' && network?.external_provider === undefined)
    throw refuse(
      400,
      `Cannot ${verb} Interface. Only an external network may be attached to VM in a cluster with OVS switch type.`,
    );
}

function profileOf(call: Call, vm: VmRow, input: Nic, verb: 'add' | 'edit'): string | undefined {
  // Only the id counts: a profile by name is ignored without a word (observed, recorded steps 70-086, 70-087).
  const id = input.vnic_profile?.id;
  if (id === undefined) return undefined;
  const profile = call.state.vnicProfiles.get(id);
  if (!profile) throw refuse(400, `Cannot ${verb} Interface. The specified VM network interface profile doesn't exist.`);
  checkSwitch(call, vm, id, verb);
  if (!call.state.clusterNetworks.get(`${vm.cluster.id}/${profile.networkId}`))
    throw refuse(409, `Cannot ${verb} Interface. Network is not attached to the Cluster.`);
  return id;
}

export const vmNics = resource({
  path: 'vms/:vm/nics',
  type: nic,
  service: ['vm-nics', 'vm-nic'],
  list: (call) => call.state.nicsOf(owner(call).id).map(view),
  get: (call, id) => view(existing(call, id)),
  add: (call, input) => {
    const vm = owner(call);
    if (input.name === undefined) throw mandatory('nic.name');
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    if (call.state.nicsOf(vm.id).some((each) => each.name === input.name))
      throw refuse(409, 'Network interface name is already in use');
    const profile = profileOf(call, vm, input, 'add');
    const mac = input.mac?.address;
    const clash =
      mac === undefined ? undefined : call.state.nics.find((each) => each.mac?.address?.toLowerCase() === mac.toLowerCase());
    if (clash)
      throw refuse(
        409,
        `MAC Address ${mac ?? ''} is already in use by VM or snapshot: ${call.state.vms.get(clash.vmId)?.name ?? ''}.`,
      );
    const row = call.state.nics.put({
      id: call.ids.uuid(`nic ${input.name}`),
      vmId: vm.id,
      name: input.name,
      interface: input.interface ?? 'virtio',
      linked: input.linked ?? true,
      plugged: input.plugged ?? true,
      synced: true,
      mac: { address: mac ?? macOf(call) },
      vnic_profile: profile === undefined ? undefined : { id: profile },
    });
    return view(row);
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    const vm = owner(call);
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    const profile = input.vnic_profile === undefined ? row.vnic_profile?.id : profileOf(call, vm, input, 'edit');
    checkSwitch(call, vm, profile, 'edit');
    const { vnic_profile: _profile, vm: _vm, ...rest } = input;
    return view(
      call.state.nics.put({
        ...merged(row, rest),
        id,
        name: input.name ?? row.name,
        vmId: row.vmId,
        vnic_profile: profile === undefined ? undefined : { id: profile },
      }),
    );
  },
  remove: (call, id) => {
    const row = existing(call, id);
    const vm = owner(call);
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    if (vm.status !== 'down' && row.plugged !== false)
      throw refuse(409, 'Cannot remove Interface. The VM Network Interface is plugged to a running VM.');
    call.state.nics.remove(id);
  },
  actions: {
    activate: (call, id) => {
      checkSwitch(call, owner(call), existing(call, id).vnic_profile?.id, 'edit');
      call.state.nics.put({ ...existing(call, id), plugged: true });
      return {};
    },
    deactivate: (call, id) => {
      checkSwitch(call, owner(call), existing(call, id).vnic_profile?.id, 'edit');
      call.state.nics.put({ ...existing(call, id), plugged: false });
      return {};
    },
  },
});
