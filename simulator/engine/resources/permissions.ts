import { resource, type Call } from '../call';
import { incomplete, mandatory, notFound, refuse } from '../faults';
import { permission } from '../model/monitoring';
import type { Model } from '../model/kinds';
import { demand, EVERYONE, roles, scopesOf } from '../roles';
import type { PermissionRow } from '../state';

type ObjectType = PermissionRow['objectType'];
const COLLECTIONS: Readonly<Record<Exclude<ObjectType, 'system'>, string>> = {
  data_center: 'datacenters',
  cluster: 'clusters',
  host: 'hosts',
  vm: 'vms',
  network: 'networks',
  vnic_profile: 'vnicprofiles',
  template: 'templates',
};

/** Shown with the object that was asked about, even where the permission comes from above. */
const view = (
  row: PermissionRow,
  on: { readonly type: ObjectType; readonly id: string } | undefined,
): Model<typeof permission> => ({
  id: row.id,
  role: { id: row.role },
  ...(row.user === EVERYONE ? { group: { id: row.user, at: 'groups' } } : { user: { id: row.user } }),
  ...(on === undefined || on.type === 'system' ? {} : { [on.type]: { id: on.id } }),
});
const href = (row: PermissionRow, at: string): string =>
  row.user === EVERYONE ? `/groups/${EVERYONE}/permissions/${row.id}` : `/${at}/${row.id}`;

function grant(call: Call, input: Model<typeof permission>, type: ObjectType, object: string): PermissionRow {
  if (input.role?.id === undefined) throw mandatory('permission.role.id');
  const user = input.user?.id ?? input.group?.id;
  if (user === undefined) throw mandatory('permission.user|group.id');
  demand(call.state, call.user, 'MANIPULATE_PERMISSIONS', type === 'system' ? undefined : object);
  const found = roles.find(
    ({ id, name }) => id === input.role?.id || (input.role?.id === undefined && name === input.role?.name),
  );
  if (!found) throw refuse(400, 'Cannot add permission, invalid Role id');
  return call.state.permissions.put({
    id: call.ids.uuid(`permission ${user} ${found.name}`),
    user,
    role: found.id,
    object,
    objectType: type,
  });
}
const revoke = (call: Call, id: string): void => {
  const row = call.state.permissions.get(id);
  if (!row) throw notFound();
  demand(call.state, call.user, 'MANIPULATE_PERMISSIONS', row.objectType === 'system' ? undefined : row.object);
  call.state.permissions.remove(id);
};

/** Permissions on the whole system. */
export const systemPermissions = resource({
  path: 'permissions',
  type: permission,
  service: ['system_permissions', 'permission'],
  list: (call) => call.state.permissions.where(({ objectType }) => objectType === 'system').map((row) => view(row, undefined)),
  add: (call, input) => view(grant(call, input, 'system', 'system'), undefined),
  remove: (call, id) => revoke(call, id),
  shape: (call, value) => shapeOf(call, value.id, 'permissions'),
});
const shapeOf = (call: Call, id: string | undefined, at: string) => {
  const row = call.state.permissions.get(id ?? '');
  return row ? { href: href(row, at) } : {};
};

const below = (type: Exclude<ObjectType, 'system'>) => {
  const at = COLLECTIONS[type];
  return resource({
    path: `${at}/:object/permissions`,
    type: permission,
    service: ['assigned_permissions', 'permission'],
    list: (call) => {
      const object = call.params['object'] ?? '';
      const scopes = scopesOf(call.state, object);
      const rank = (row: PermissionRow): number => (row.object === object ? 2 : row.objectType === 'system' ? 1 : 0);
      const rows = call.state.permissions.where(
        (row) => scopes.includes(row.object) && (!call.filtered || row.object === object || row.user === EVERYONE),
      );
      return [...rows]
        .sort((a, b) => rank(a) - rank(b) || Number(b.user === EVERYONE) - Number(a.user === EVERYONE))
        .map((row) => view(row, { type, id: object }));
    },
    add: (call, input) => {
      const object = call.params['object'] ?? '';
      return view(grant(call, input, type, object), { type, id: object });
    },
    remove: (call, id) => revoke(call, id),
    shape: (call, value) => shapeOf(call, value.id, `${at}/${call.params['object'] ?? ''}/permissions`),
  });
};
export const dataCenterPermissions = below('data_center');
export const clusterPermissions = below('cluster');
export const hostPermissions = below('host');
export const vmPermissions = below('vm');
export const networkPermissions = below('network');
export const profilePermissions = below('vnic_profile');
export const templatePermissions = below('template');

/** Permissions of one user, wherever they are. */
export const userPermissions = resource({
  path: 'users/:user/permissions',
  type: permission,
  list: (call) =>
    call.state.permissions
      .where(({ user }) => user === call.params['user'])
      .map((row) => view(row, { type: row.objectType, id: row.object })),
  add: (call, input) => {
    const user = { id: call.params['user'] };
    for (const type of ['data_center', 'cluster', 'host', 'vm', 'template'] as const) {
      const object = input[type]?.id;
      if (object !== undefined) return view(grant(call, { ...input, user }, type, object), { type, id: object });
    }
    throw incomplete('Permission', 'dataCenter|cluster|host|storageDomain|vm|vmPool|template.id');
  },
  remove: (call, id) => revoke(call, id),
});
