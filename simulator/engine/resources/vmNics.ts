import { resource, type Call } from '../call';
import { mandatory, notFound, refuse } from '../faults';
import { nic, type Nic } from '../model/vm';
import { demand } from '../roles';
import type { NicRow } from '../state';
import { isRunning, owner } from '../vms/find';
import { checkFree, checkMac, freeMac } from '../vms/mac';
import { checkPlug, checkProfile, checkSwitch } from '../vms/plug';
import { merged } from './merge';

const existing = (call: Call, id: string): NicRow => {
  const row = call.state.nics.get(id);
  if (row === undefined || row.vmId !== call.params['vm']) throw notFound();
  return row;
};
const view = ({ vmId, ...row }: NicRow): Nic => ({ ...row, vm: { id: vmId } });

/** Plugs or unplugs; doing it twice is no fault: observed, recorded steps 75-006, 75-008. */
const plug = (plugged: boolean) => (call: Call, id: string) => {
  const row = existing(call, id);
  const vm = owner(call);
  demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
  checkSwitch(call, vm, row.vnic_profile?.id, 'edit');
  if (plugged && row.plugged === false) checkPlug(call, vm, row);
  call.state.nics.put({ ...row, plugged });
  return {};
};

export const vmNics = resource({
  path: 'vms/:vm/nics',
  type: nic,
  service: ['vm-nics', 'vm-nic'],
  list: (call) => call.state.nicsOf(owner(call).id).map(view),
  get: (call, id) => view(existing(call, id)),
  add: (call, input) => {
    const vm = owner(call);
    const { name } = input;
    if (name === undefined) throw mandatory('nic.name');
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    checkMac(input.mac?.address);
    if (call.state.nicsOf(vm.id).some((each) => each.name === name))
      throw refuse(409, 'Network interface name is already in use');
    // Only the id counts: a profile by name is ignored without a word (observed, recorded steps 70-086, 70-087).
    const profile = input.vnic_profile?.id;
    checkSwitch(call, vm, profile, 'add');
    checkProfile(call, vm, profile, 'add');
    checkFree(call, input.mac?.address);
    const plugged = input.plugged ?? true;
    if (plugged) checkPlug(call, vm, input);
    return view(
      call.state.nics.put({
        id: call.ids.uuid(`nic ${name}`),
        vmId: vm.id,
        name,
        interface: input.interface ?? 'virtio',
        linked: input.linked ?? true,
        plugged,
        synced: true,
        mac: { address: input.mac?.address ?? freeMac(call) },
        vnic_profile: profile === undefined ? undefined : { id: profile },
      }),
    );
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    const vm = owner(call);
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    checkMac(input.mac?.address);
    if (call.state.nicsOf(vm.id).some((each) => each.id !== id && each.name === input.name))
      throw refuse(409, 'Network interface name is already in use');
    const { vnic_profile, vm: _vm, network: _network, ...rest } = input;
    const profile = vnic_profile === undefined ? row.vnic_profile?.id : vnic_profile.id;
    const changed: NicRow = {
      ...merged(row, rest),
      id,
      name: input.name ?? row.name,
      vmId: row.vmId,
      vnic_profile: profile === undefined ? undefined : { id: profile },
    };
    const live = isRunning(vm) && row.plugged !== false && changed.plugged !== false;
    if (live && (changed.interface !== row.interface || changed.mac?.address !== row.mac?.address))
      throw refuse(
        409,
        'Cannot edit Interface. Updating some of the properties is not supported while the interface is plugged into a running virtual machine. Please un-plug the interface, update the properties, and then plug it back.',
      );
    checkSwitch(call, vm, profile, 'edit');
    checkProfile(call, vm, profile, 'edit');
    checkFree(call, input.mac?.address, id);
    if (changed.plugged !== false && (row.plugged === false || profile !== row.vnic_profile?.id)) checkPlug(call, vm, changed);
    return view(call.state.nics.put(changed));
  },
  remove: (call, id) => {
    const row = existing(call, id);
    const vm = owner(call);
    demand(call.state, call.user, 'CONFIGURE_VM_NETWORK', vm.id);
    if (isRunning(vm) && row.plugged !== false)
      throw refuse(409, 'Cannot remove Interface. The VM Network Interface is plugged to a running VM.');
    call.state.nics.remove(id);
  },
  actions: { activate: plug(true), deactivate: plug(false) },
  bareFaults: ['activate', 'deactivate'],
});
