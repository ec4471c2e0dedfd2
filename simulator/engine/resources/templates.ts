import { resource, type Call } from '../call';
import { incomplete, notFound, oneMandatory, refuse, unknownEntity } from '../faults';
import type { Ref } from '../model/kinds';
import { instanceType, template } from '../model/template';
import type { Vm } from '../model/vm';
import { demand } from '../roles';
import { anyOf, own } from '../search';
import type { TemplateRow } from '../state';
import { actor, noteTemplate } from '../vms/audit';
import { configurationOf } from '../vms/configuration';
import { BLANK, devices, newVm } from '../vms/defaults';
import { levelOf } from '../vms/edit';
import { checkProperties } from '../vms/properties';
import { brief } from '../vms/view';
import { isGiven } from './lookup';
import { merged } from './merge';

export function templateOf(call: Call, ref: Ref): TemplateRow {
  const found =
    ref.id === undefined ? call.state.templates.find(({ name }) => name === ref.name) : call.state.templates.get(ref.id);
  if (!found) throw unknownEntity('GetVmTemplate');
  return found;
}
/** What a VM takes over from its template. */
export function likeOf(row: TemplateRow): Vm {
  const {
    id: _id,
    name: _name,
    description: _description,
    comment: _comment,
    status: _status,
    version: _version,
    vm: _vm,
    cluster: _cluster,
    disk: _disk,
    ...rest
  } = row;
  return configurationOf(rest);
}
const existing = (call: Call, id: string): TemplateRow => {
  const row = call.state.templates.get(id);
  if (!row) throw notFound();
  return row;
};
const levelFor = (call: Call, row: TemplateRow): string =>
  levelOf(call, { cluster: { id: row.cluster?.id ?? '' }, custom_compatibility_version: row.custom_compatibility_version });
const shown = (call: Call, row: TemplateRow): TemplateRow => {
  const properties = row.custom_properties ?? [];
  return brief(call, { ...row, custom_properties: properties.length === 0 ? undefined : properties });
};

export const templates = resource({
  path: 'templates',
  type: template,
  service: ['templates', 'template'],
  search: {
    name: own('name'),
    id: own('id'),
    description: own('description'),
    'vm.name': (call, value) => call.state.vms.where(({ template }) => template?.id === value['id']).map(({ name }) => name),
    text: anyOf('name'),
  },
  list: (call) => call.state.templates.all().map((row) => shown(call, row)),
  get: (call, id) => shown(call, existing(call, id)),
  add: (call, input) => {
    const { name } = input;
    if (name === undefined) throw incomplete('Template', 'name');
    if (!isGiven(input.vm)) throw oneMandatory('template.vm.id', 'template.vm.name');
    const from = call.state.vms.find((each) => each.id === input.vm?.id || each.name === input.vm?.name);
    if (!from) throw unknownEntity('GetVmByVmIdForUpdate');
    demand(call.state, call.user, 'CREATE_VM', from.cluster.id);
    if (call.state.templates.find((each) => each.name === name))
      throw refuse(409, 'Cannot add Template. The Template name is already in use, please choose a unique name and try again.');
    const id = call.ids.uuid(`template ${name}`);
    const { name: _name, description: _description, ...like } = configurationOf(from);
    const row: TemplateRow = {
      ...merged(like, { ...input, vm: undefined }),
      id,
      name,
      description: input.description ?? '',
      cluster: from.cluster,
      creation_time: call.clock.now(),
      disk: from.disk,
      // A template balloons unless told otherwise, whatever the VM does: observed, recorded step 72-075.
      memory_policy: { ...from.memory_policy, ballooning: input.memory_policy?.ballooning ?? true },
      custom_properties: input.custom_properties
        ? checkProperties(call, input.custom_properties, levelOf(call, from), 'add Template')
        : from.custom_properties,
      status: 'ok',
      version: { base_template: { id }, version_name: 'base version', version_number: 1 },
    };
    return shown(call, call.state.templates.put(row));
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'EDIT_VM_PROPERTIES', row.cluster?.id);
    if (id === BLANK) throw refuse(400, 'Blank template cannot be edited.');
    const { custom_properties, ...rest } = input;
    const stored = call.state.templates.put({
      ...merged(row, rest),
      id,
      name: input.name ?? row.name,
      custom_properties: custom_properties
        ? checkProperties(call, custom_properties, levelFor(call, row), 'edit Template')
        : row.custom_properties,
    });
    noteTemplate(call, stored, { code: 49, text: `Template ${stored.name} configuration was updated by ${actor(call)}.` });
    return shown(call, stored);
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_VM', row.cluster?.id);
    const users = call.state.vms.where((each) => each.template?.id === id).map(({ name }) => name);
    if (users.length > 0)
      throw refuse(409, `Cannot remove Template. Template is being used by the following VMs: ${users.join(', ')}.`);
    call.state.templates.remove(id);
    return { job: call.jobs.done(`Removing Template ${row.name}`, call) };
  },
});

/** What an instance type has of the fields of a VM. Observed on 4.5.8, recorded step 72-079. */
export const instanceTypes = resource({
  path: 'instancetypes',
  type: instanceType,
  service: ['instance-types', 'instance-type'],
  list: (call) => call.state.instanceTypes.all().map((row) => brief(call, row)),
  add: (call, input) => {
    const { name } = input;
    if (name === undefined) throw incomplete('InstanceType', 'name');
    demand(call.state, call.user, 'CREATE_VM', undefined);
    const {
      console,
      display,
      high_availability,
      io,
      memory,
      memory_policy,
      migration,
      migration_downtime,
      os,
      placement_policy,
      usb,
      cpu,
    } = newVm({ ...input, id: '', name, custom_properties: undefined }, { cluster: { id: '', bios_type: undefined } });
    return call.state.instanceTypes.put({
      ...devices,
      console,
      display,
      high_availability,
      io,
      memory,
      memory_policy,
      migration,
      migration_downtime,
      os: { boot: os?.boot },
      placement_policy,
      usb,
      cpu: { topology: cpu?.topology },
      soundcard_enabled: input.soundcard_enabled ?? false,
      description: input.description ?? '',
      creation_time: call.clock.now(),
      id: call.ids.uuid(`instance_type ${name}`),
      name,
    });
  },
  remove: (call, id) => {
    demand(call.state, call.user, 'DELETE_VM', undefined);
    if (!call.state.instanceTypes.remove(id)) throw notFound();
  },
});
