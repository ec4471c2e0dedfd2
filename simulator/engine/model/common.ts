import { bool, entity, int, link, list, struct, text, type Type } from './kinds';

export const version = struct('Version', { build: int, full_version: text, major: int, minor: int, revision: int });
export const property = struct('Property', { name: text, value: text });
export const customProperty = struct('CustomProperty', { name: text, regexp: text, value: text });
export const customProperties = list('custom_property', customProperty);
export const properties = list('property', property);
export const enabled = (java: string) => struct(java, { enabled: bool });

/** Stands for types that are only ever referred to. */
const referred = (java: string, tag: string, plural: string): Type => entity(java, [tag, plural], {});
export const user = entity(
  'User',
  ['user', 'users'],
  {
    department: text,
    domain: link('domain', 'domains'),
    domain_entry_id: text,
    email: text,
    last_name: text,
    namespace: text,
    principal: text,
    user_name: text,
    user_options: list('property', property),
  },
  { links: ['options', 'groups', 'roles', 'permissions', 'tags', 'sshpublickeys', 'eventsubscriptions'] },
);
export const icon = referred('Icon', 'icon', 'icons');
export const quota = referred('Quota', 'quota', 'quotas');
export const tag = referred('Tag', 'tag', 'tags');
export const affinityLabel = referred('AffinityLabel', 'affinity_label', 'affinity_labels');
export const katelloErratum = referred('KatelloErratum', 'katello_erratum', 'katello_errata');
export const qos = referred('Qos', 'qos', 'qoss');
