import type { Call } from '../call';
import { refuse } from '../faults';
import { pageSizeOf } from '../hosts/pages';
import type { VmNumaRow, VmRow } from '../state';
import { MIB } from './memory';

const cores = ({ cpu }: VmRow): number =>
  (cpu?.topology?.sockets ?? 1) * (cpu?.topology?.cores ?? 1) * (cpu?.topology?.threads ?? 1);
const pinsOf = (node: VmNumaRow): readonly number[] => (node.numa_node_pins ?? []).map(({ index }) => index ?? 0);

/** The nodes for themselves. */
function checkShape(vm: VmRow, nodes: readonly VmNumaRow[]): void {
  const count = cores(vm);
  if (nodes.some((node) => node.numa_tune_mode === 'preferred' && pinsOf(node).length > 1))
    throw refuse(400, 'Preferred NUMA tune mode is allowed for a single pinned Virtual NUMA Node.');
  if (nodes.length > count)
    throw refuse(
      400,
      `Cannot \${action} \${type}. Assigned ${nodes.length} NUMA nodes for ${count} CPU cores. Cannot assign more NUMA nodes than CPU cores.`,
    );
  const indices = nodes.map(({ index }) => index ?? 0);
  const doubled = indices.find((index, at) => indices.indexOf(index) !== at);
  if (doubled !== undefined) throw refuse(400, `NUMA node with index ${doubled} exists at least twice.`);
  const missing = nodes.map((_, index) => index).filter((index) => !indices.includes(index));
  if (missing.length > 0)
    throw refuse(
      400,
      `Expected a continuous sequence of 0-${nodes.length - 1} for ${nodes.length} numa nodes. Missing indices ${missing.join(', ')}. Assign indices with increasing order starting from 0 to your virtual numa nodes.`,
    );
  const cpus = nodes.flatMap(({ cpu }) => (cpu?.cores ?? []).map(({ index }) => index ?? 0));
  const wrong = cpus.some((cpu) => cpu < 0) ? Math.min(...cpus) : Math.max(0, ...cpus);
  if (wrong < 0 || wrong >= count)
    throw refuse(400, `A NUMA node has an invalid CPU index: ${wrong}. Indexes must be between 0 and ${count - 1}.`);
  const shared = [...new Set(cpus.filter((cpu, at) => cpus.indexOf(cpu) !== at))];
  if (shared.length > 0)
    throw refuse(400, `CPUs with the following indexes are assigned to two or more NUMA nodes: ${shared.join(', ')}.`);
  const total = nodes.reduce((sum, { memory }) => sum + (memory ?? 0), 0);
  const mib = (vm.memory ?? 0) / MIB;
  if (total > mib) throw refuse(400, `The NUMA nodes' total memory of ${total} exceeds the VM's total memory of ${mib}.`);
  const size = pageSizeOf(vm);
  if (size && nodes.some(({ memory }) => ((memory ?? 0) * 1024) % size !== 0))
    throw refuse(400, 'Memory size of each numa node must be a multiple of hugepage size.');
}

/** The nodes on the hosts that the VM is pinned to. */
function checkHosts(call: Call, vm: VmRow, nodes: readonly VmNumaRow[]): void {
  for (const { id } of vm.placement_policy?.hosts ?? []) {
    const host = call.state.hosts.get(id ?? '');
    if (!host) continue;
    const { numa } = host.machine;
    if (numa.length < 2) throw refuse(400, `Host '${host.name}' has no NUMA architecture.`);
    for (const node of nodes)
      for (const pin of pinsOf(node)) {
        const at = numa.find(({ index }) => index === pin);
        if (!at) throw refuse(400, `Host NUMA node with index ${pin} does not exist for host '${host.name}'.`);
        if (node.numa_tune_mode === 'strict' && (node.memory ?? 0) > at.mib)
          throw refuse(
            400,
            `NUMA node memory incompatibility error exists for VM's NUMA node with index ${node.index ?? 0} and host's NUMA node with index ${pin} for host '${host.name}'.`,
          );
      }
  }
}

/** Each write validates the whole set. The commands name no action, so some texts keep their variables. Source: NumaValidator.java. */
export function checkNodes(call: Call, vm: VmRow, nodes: readonly VmNumaRow[]): void {
  if (nodes.length === 0) return;
  checkShape(vm, nodes);
  const pinned = (vm.placement_policy?.hosts ?? []).length > 0;
  if (!pinned && (!call.release.freeVirtualNuma || nodes.some((node) => pinsOf(node).length > 0)))
    throw refuse(409, 'Cannot ${action} ${type}. VM must be pinned to at least one host.');
  checkHosts(call, vm, nodes);
}
