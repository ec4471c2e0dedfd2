import { resource, type Call } from '../call';
import { crash, incomplete, refuse } from '../faults';
import { vm, type Vm } from '../model/vm';
import { demand } from '../roles';
import { anyOf, own } from '../search';
import type { VmRow } from '../state';
import { actor, note } from '../vms/audit';
import { newVm } from '../vms/defaults';
import { edit, levelOf, ownLevel, policyOf } from '../vms/edit';
import { existing } from '../vms/find';
import { MIB } from '../vms/memory';
import { migrate, reboot, shutdown, start, stop, suspend } from '../vms/power';
import { checkProperties } from '../vms/properties';
import { view } from '../vms/view';
import { clusterOf, isGiven } from './lookup';
import { likeOf, templateOf } from './templates';

const rowOf = (call: Call, value: Readonly<Record<string, unknown>>): VmRow | undefined =>
  call.state.vms.get(String(value['id']));

export function create(call: Call, input: Vm): VmRow {
  const { name } = input;
  if (name === undefined) throw incomplete('Vm', 'name');
  if (!isGiven(input.cluster)) throw incomplete('Vm', 'cluster.id|name');
  if (!isGiven(input.template)) throw incomplete('Vm', 'template.id|name');
  const cluster = clusterOf(call, input.cluster);
  const template = templateOf(call, input.template);
  // An instance type that was made through the API breaks the command: observed, recorded step 72-080.
  if (isGiven(input.instance_type)) throw crash('java.lang.NullPointerException');
  const policy = policyOf(call, input);
  demand(call.state, call.user, 'CREATE_VM', cluster.id);
  if (!/^[-_.0-9A-Za-z]+$/.test(name))
    throw refuse(
      400,
      "Can not add VM. The given name contains special characters. Only lower-case and upper-case letters, numbers, '_', '-', '.' are allowed., Attribute: vmStatic.name",
    );
  const made = newVm(
    {
      ...input,
      id: call.ids.uuid(`vm ${name}`),
      name,
      status: undefined,
      disk: template.disk,
      template: { id: template.id },
      original_template: { id: template.id },
      custom_compatibility_version: ownLevel(call, input.custom_compatibility_version),
      placement_policy: policy,
    },
    { like: likeOf(template), cluster, now: call.clock.now() },
  );
  if (call.state.vms.find((each) => each.name === name))
    throw refuse(409, 'Cannot add VM. The VM name is already in use, please choose a unique name and try again.');
  const row = { ...made, custom_properties: checkProperties(call, made.custom_properties ?? [], levelOf(call, made), 'add VM') };
  if (policy?.hosts?.some((host) => call.state.hosts.get(host.id ?? '')?.cluster !== cluster.id))
    throw refuse(
      409,
      "Cannot add VM. VM is pinned to a specific host. The host's cluster must be the same as the selected VM cluster.",
    );
  note(call, row, { code: 34, text: `VM ${name} was created by ${actor(call)}.` });
  return call.state.vms.put(row);
}

export const vms = resource({
  path: 'vms',
  type: vm,
  service: ['vms', 'vm'],
  search: {
    name: own('name'),
    id: own('id'),
    description: own('description'),
    comment: own('comment'),
    status: own('status'),
    cluster: (call, value) => call.state.clusters.get(rowOf(call, value)?.cluster.id ?? '')?.name,
    datacenter: (call, value) =>
      call.state.dataCenters.get(call.state.clusters.get(rowOf(call, value)?.cluster.id ?? '')?.data_center?.id ?? '')?.name,
    host: (call, value) => call.state.hosts.get(rowOf(call, value)?.host?.id ?? '')?.name,
    memory: (_, value) => Number(value['memory']) / MIB,
    next_run_config_exists: own('next_run_configuration_exists'),
    template: (call, value) => call.state.templates.get(rowOf(call, value)?.template?.id ?? '')?.name,
    text: anyOf('name', 'description', 'comment'),
  },
  list: (call) => call.state.vms.all().map((row) => view(call, row, { listed: true })),
  get: (call, id) => view(call, existing(call, id)),
  add: (call, input) => view(call, create(call, input)),
  update: (call, id, input) => view(call, edit(call, id, input)),
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_VM', id);
    if (row.delete_protected)
      throw refuse(409, 'Cannot remove VM. Delete protection is enabled. In order to delete, disable Delete protection first.');
    if (row.status !== 'down') throw refuse(409, 'Cannot remove VM. VM is running.');
    call.state.vms.remove(id);
    for (const each of call.state.nicsOf(id)) call.state.nics.remove(each.id);
    for (const each of call.state.vmNuma.of(id)) call.state.vmNuma.remove(each.id);
    note(call, row, { code: 113, text: `VM ${row.name} was successfully removed by ${actor(call)}.` });
    return { job: call.jobs.done(`Removing VM ${row.name} from system`, call) };
  },
  actions: { start, stop, shutdown, reboot, suspend, migrate },
});
