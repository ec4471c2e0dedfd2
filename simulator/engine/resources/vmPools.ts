import { resource, type Call } from '../call';
import { incomplete, notFound, refuse } from '../faults';
import { vmPool, type VmPool } from '../model/template';
import { demand } from '../roles';
import { anyOf, own } from '../search';
import type { VmPoolRow } from '../state';
import { newVm } from '../vms/defaults';
import { clusterOf, isGiven } from './lookup';
import { likeOf, templateOf } from './templates';

/** A pool shows its first VM, without what would cost extra queries. */
function view(call: Call, row: VmPoolRow): VmPool {
  const vm = call.state.vms.find(({ vm_pool }) => vm_pool?.id === row.id);
  return {
    ...row,
    vm: vm && {
      ...vm,
      next_run_configuration_exists: vm.next !== undefined,
      cluster: undefined,
      quota: undefined,
      cpu_profile: undefined,
      small_icon: undefined,
      vm_pool: undefined,
    },
  };
}

export const vmPools = resource({
  path: 'vmpools',
  type: vmPool,
  service: ['vm-pools', 'vm-pool'],
  search: { name: own('name'), text: anyOf('name') },
  list: (call) => call.state.vmPools.all().map((row) => view(call, row)),
  add: (call, input) => {
    const { name } = input;
    if (name === undefined) throw incomplete('VmPool', 'name');
    if (!isGiven(input.template)) throw incomplete('VmPool', 'template.id|name');
    if (!isGiven(input.cluster)) throw incomplete('VmPool', 'cluster.id|name');
    const cluster = clusterOf(call, input.cluster);
    const template = templateOf(call, input.template);
    demand(call.state, call.user, 'CREATE_VM', cluster.id);
    if (call.state.vmPools.find((each) => each.name === name))
      throw refuse(409, 'Cannot create VM-Pool. The VM-Pool name is already in use, please choose a unique name and try again.');
    const row = call.state.vmPools.put({
      auto_storage_select: false,
      max_user_vms: 1,
      prestarted_vms: 0,
      size: 1,
      stateful: false,
      type: 'automatic',
      use_latest_template_version: false,
      description: '',
      ...input,
      vm: undefined,
      id: call.ids.uuid(`vm_pool ${name}`),
      name,
      cluster: { id: cluster.id },
      template: { id: template.id },
    });
    for (let number = 1; number <= (row.size ?? 1); number++)
      call.state.vms.put(
        newVm(
          {
            id: call.ids.uuid(`vm ${name}-${number}`),
            name: `${name}-${number}`,
            disk: template.disk,
            stateless: row.stateful !== true,
            use_latest_template_version: false,
            vm_pool: { id: row.id },
            template: { id: template.id },
            original_template: { id: template.id },
          },
          { like: likeOf(template), cluster, now: call.clock.now() },
        ),
      );
    return view(call, row);
  },
  remove: (call, id) => {
    demand(call.state, call.user, 'DELETE_VM', undefined);
    if (!call.state.vmPools.remove(id)) throw notFound();
    for (const { id: vm } of call.state.vms.where(({ vm_pool }) => vm_pool?.id === id)) call.state.vms.remove(vm);
  },
});
