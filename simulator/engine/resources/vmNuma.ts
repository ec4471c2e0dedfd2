import { resource, type Call } from '../call';
import { mandatory, notFound, refuse } from '../faults';
import { pageSizeOf } from '../hosts/pages';
import { vmNumaNode, type VmNumaNode } from '../model/vm';
import { demand } from '../roles';
import type { VmNumaRow, VmRow } from '../state';

const owner = (call: Call): VmRow => {
  const row = call.state.vms.get(call.params['vm'] ?? '');
  if (!row) throw notFound();
  return row;
};
const view = ({ vmId, ...row }: VmNumaRow): VmNumaNode => ({ ...row, vm: { id: vmId } });
const nodesOf = (call: Call, vm: string): readonly VmNumaRow[] => call.state.vmNuma.where((each) => each.vmId === vm);

/** Each write validates the whole set. Source: NumaValidator.java. */
function validate(call: Call, vm: VmRow, nodes: readonly VmNumaRow[]): void {
  const total = nodes.reduce((sum, { memory }) => sum + (memory ?? 0), 0);
  const mib = (vm.memory ?? 0) / 1024 / 1024;
  if (total > mib) throw refuse(400, `The NUMA nodes' total memory of ${total} exceeds the VM's total memory of ${mib}.`);
  const size = pageSizeOf(vm);
  if (size && nodes.some(({ memory }) => ((memory ?? 0) * 1024) % size !== 0))
    throw refuse(400, 'Memory size of each numa node must be a multiple of hugepage size.');
  const topology = vm.cpu?.topology;
  const cores = (topology?.sockets ?? 1) * (topology?.cores ?? 1) * (topology?.threads ?? 1);
  if (nodes.length > cores)
    throw refuse(
      400,
      `Cannot \${action} \${type}. Assigned ${nodes.length} NUMA nodes for ${cores} CPU cores. Cannot assign more NUMA nodes than CPU cores.`,
    );
  const needsPin = !call.release.freeVirtualNuma || nodes.some(({ numa_node_pins }) => (numa_node_pins ?? []).length > 0);
  const hosts = vm.placement_policy?.hosts ?? [];
  if (nodes.length > 0 && needsPin && hosts.length === 0)
    throw refuse(409, 'Cannot ${action} ${type}. VM must be pinned to at least one host.');
  const indices = nodes.map(({ index }) => index ?? 0);
  const doubled = indices.find((index, at) => indices.indexOf(index) !== at);
  if (doubled !== undefined) throw refuse(400, `NUMA node with index ${doubled} exists at least twice.`);
  const missing = nodes.map((_, index) => index).filter((index) => !indices.includes(index));
  if (missing.length > 0)
    throw refuse(
      400,
      `Expected a continuous sequence of 0-${nodes.length - 1} for ${nodes.length} numa nodes. Missing indices ${missing.join(', ')}. Assign indices with increasing order starting from 0 to your virtual numa nodes.`,
    );
  const wrong = nodes.flatMap(({ cpu }) => cpu?.cores ?? []).find(({ index }) => (index ?? 0) >= cores);
  if (wrong)
    throw refuse(400, `A NUMA node has an invalid CPU index: ${wrong.index ?? 0}. Indexes must be between 0 and ${cores - 1}.`);
}

export const vmNumaNodes = resource({
  path: 'vms/:vm/numanodes',
  type: vmNumaNode,
  service: ['vm-numa-nodes', 'vm-numa-node'],
  list: (call) => nodesOf(call, owner(call).id).map(view),
  add: (call, input) => {
    const vm = owner(call);
    if (input.index === undefined) throw mandatory('node.index');
    if (input.memory === undefined) throw mandatory('node.memory');
    if (input.cpu?.cores === undefined) throw mandatory('node.cpu.cores');
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    const row: VmNumaRow = { ...input, id: call.ids.uuid(), vmId: vm.id, numa_tune_mode: input.numa_tune_mode ?? 'interleave' };
    validate(call, vm, [...nodesOf(call, vm.id), row]);
    return view(call.state.vmNuma.put(row));
  },
  update: (call, id, input) => {
    const vm = owner(call);
    const row = call.state.vmNuma.get(id);
    if (!row) throw notFound();
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    const changed: VmNumaRow = { ...row, ...input, id, vmId: vm.id };
    validate(call, vm, [...nodesOf(call, vm.id).filter((each) => each.id !== id), changed]);
    return view(call.state.vmNuma.put(changed));
  },
  remove: (call, id) => {
    const vm = owner(call);
    if (!call.state.vmNuma.get(id)) throw notFound();
    demand(call.state, call.user, 'EDIT_ADMIN_VM_PROPERTIES', vm.id);
    validate(
      call,
      vm,
      nodesOf(call, vm.id).filter((each) => each.id !== id),
    );
    call.state.vmNuma.remove(id);
  },
});
