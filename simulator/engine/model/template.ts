import { bool, entity, int, link, of, oneOf, struct, text, type Model } from './kinds';
import { vm, vmBase } from './vm';

export const template = entity(
  'Template',
  ['template', 'templates'],
  {
    ...vmBase,
    status: oneOf('TemplateStatus', 'illegal', 'locked', 'ok'),
    version: struct('TemplateVersion', { base_template: link('template', 'templates'), version_name: text, version_number: int }),
    vm: link('vm', 'vms'),
  },
  {
    links: ['diskattachments', 'cdroms', 'graphicsconsoles', 'mediateddevices', 'nics', 'permissions', 'tags', 'watchdogs'],
    actions: ['export'],
  },
);
export type Template = Model<typeof template>;

export const instanceType = entity('InstanceType', ['instance_type', 'instance_types'], vmBase, {
  links: ['graphicsconsoles', 'nics', 'watchdogs'],
});
export type InstanceType = Model<typeof instanceType>;

/** A VM inside a pool: without links and actions, and what it refers to is not addressed. */
const pooledVm = entity('Vm', ['vm', 'vms'], {
  ...vm.fields,
  large_icon: link('icon'),
  original_template: link('template'),
  template: link('template'),
});
export const vmPool = entity(
  'VmPool',
  ['vm_pool', 'vm_pools'],
  {
    auto_storage_select: bool,
    max_user_vms: int,
    prestarted_vms: int,
    size: int,
    stateful: bool,
    type: oneOf('VmPoolType', 'automatic', 'manual'),
    use_latest_template_version: bool,
    cluster: link('cluster', 'clusters'),
    instance_type: link('instance_type', 'instancetypes'),
    template: link('template', 'templates'),
    vm: of(pooledVm),
  },
  { links: ['permissions'], actions: ['allocatevm'] },
);
export type VmPool = Model<typeof vmPool>;
