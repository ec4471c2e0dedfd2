import { resource, type Call } from '../call';
import { mandatory, notFound } from '../faults';
import { vmNumaNode, type VmNumaNode } from '../model/vm';
import { demand } from '../roles';
import type { VmNumaRow } from '../state';
import { owner } from '../vms/find';
import { checkNodes } from '../vms/nodes';

const view = ({ vmId, ...row }: VmNumaRow): VmNumaNode => ({ ...row, vm: { id: vmId } });
const nodesOf = (call: Call, vm: string): readonly VmNumaRow[] => call.state.vmNuma.of(vm);

/** Nodes are stored at once whatever the VM's status, and act at the next start. */
export const vmNumaNodes = resource({
  path: 'vms/:vm/numanodes',
  type: vmNumaNode,
  service: ['vm-numa-nodes', 'vm-numa-node'],
  list: (call) => nodesOf(call, owner(call).id).map(view),
  add: (call, input) => {
    const vm = owner(call);
    if (input.index === undefined) throw mandatory('node.index');
    if (input.memory === undefined) throw mandatory('node.memory');
    const cores = input.cpu?.cores ?? [];
    if (cores.length === 0 || cores.some(({ index }) => index === undefined)) throw mandatory('node.cpu.cores.index');
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    const row: VmNumaRow = { ...input, id: call.ids.uuid(), vmId: vm.id, numa_tune_mode: input.numa_tune_mode ?? 'interleave' };
    checkNodes(call, vm, [...nodesOf(call, vm.id), row]);
    return view(call.state.vmNuma.put(row));
  },
  update: (call, id, input) => {
    const vm = owner(call);
    const row = call.state.vmNuma.get(id);
    if (!row) throw notFound();
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    const changed: VmNumaRow = { ...row, ...input, id, vmId: vm.id };
    checkNodes(call, vm, [...nodesOf(call, vm.id).filter((each) => each.id !== id), changed]);
    return view(call.state.vmNuma.put(changed));
  },
  remove: (call, id) => {
    const vm = owner(call);
    if (!call.state.vmNuma.get(id)) throw notFound();
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    const rest = nodesOf(call, vm.id).filter((each) => each.id !== id);
    checkNodes(call, vm, rest);
    call.state.vmNuma.remove(id);
  },
});
