import { refuse } from './faults';
import type { State, UserRow } from './state';

/** Action groups that decide in the simulated part of the API. Source: ActionGroup.java and the roles of a new installation. */
export type ActionGroup =
  | 'CREATE_STORAGE_POOL'
  | 'CREATE_CLUSTER'
  | 'EDIT_CLUSTER_CONFIGURATION'
  | 'DELETE_CLUSTER'
  | 'ASSIGN_CLUSTER_NETWORK'
  | 'CONFIGURE_CLUSTER_NETWORK'
  | 'CREATE_HOST'
  | 'EDIT_HOST_CONFIGURATION'
  | 'DELETE_HOST'
  | 'MANIPULATE_HOST'
  | 'CONFIGURE_HOST_NETWORK'
  | 'CREATE_STORAGE_POOL_NETWORK'
  | 'CONFIGURE_STORAGE_POOL_NETWORK'
  | 'DELETE_STORAGE_POOL_NETWORK'
  | 'CREATE_NETWORK_VNIC_PROFILE'
  | 'CONFIGURE_NETWORK_VNIC_PROFILE'
  | 'DELETE_NETWORK_VNIC_PROFILE'
  | 'CREATE_VM'
  | 'EDIT_VM_PROPERTIES'
  | 'EDIT_ADMIN_VM_PROPERTIES'
  | 'DELETE_VM'
  | 'CHANGE_VM_CUSTOM_PROPERTIES'
  | 'CONFIGURE_VM_NETWORK'
  | 'RUN_VM'
  | 'STOP_VM'
  | 'SHUT_DOWN_VM'
  | 'REBOOT_VM'
  | 'HIBERNATE_VM'
  | 'MIGRATE_VM'
  | 'CONFIGURE_ENGINE'
  | 'INJECT_EXTERNAL_EVENTS'
  | 'INJECT_EXTERNAL_TASKS'
  | 'MANIPULATE_PERMISSIONS';

const clusters: readonly ActionGroup[] = ['CREATE_CLUSTER', 'EDIT_CLUSTER_CONFIGURATION', 'DELETE_CLUSTER'];
const clusterNetworks: readonly ActionGroup[] = ['ASSIGN_CLUSTER_NETWORK', 'CONFIGURE_CLUSTER_NETWORK'];
const hosts: readonly ActionGroup[] = [
  'CREATE_HOST',
  'EDIT_HOST_CONFIGURATION',
  'DELETE_HOST',
  'MANIPULATE_HOST',
  'CONFIGURE_HOST_NETWORK',
];
const networks: readonly ActionGroup[] = [
  'CREATE_STORAGE_POOL_NETWORK',
  'CONFIGURE_STORAGE_POOL_NETWORK',
  'DELETE_STORAGE_POOL_NETWORK',
  'CREATE_NETWORK_VNIC_PROFILE',
  'CONFIGURE_NETWORK_VNIC_PROFILE',
  'DELETE_NETWORK_VNIC_PROFILE',
];
const running: readonly ActionGroup[] = ['RUN_VM', 'STOP_VM', 'SHUT_DOWN_VM', 'REBOOT_VM', 'HIBERNATE_VM'];
const vms: readonly ActionGroup[] = [
  ...running,
  'CREATE_VM',
  'EDIT_VM_PROPERTIES',
  'EDIT_ADMIN_VM_PROPERTIES',
  'DELETE_VM',
  'CHANGE_VM_CUSTOM_PROPERTIES',
  'CONFIGURE_VM_NETWORK',
  'MIGRATE_VM',
];

export interface RoleData {
  readonly id: string;
  readonly name: string;
  readonly administrative: boolean;
  readonly groups: readonly ActionGroup[] | 'all';
}
const role = (id: string, name: string, administrative: boolean, groups: RoleData['groups']): RoleData => ({
  id: id.length === 36 ? id : `def0000${id}`,
  name,
  administrative,
  groups,
});
export const roles: readonly RoleData[] = [
  role('00000000-0000-0000-0000-000000000001', 'SuperUser', true, 'all'),
  role('1-0000-0000-0000-def000000001', 'ClusterAdmin', true, [...clusters, 'CONFIGURE_CLUSTER_NETWORK', ...hosts, ...vms]),
  role('2-0000-0000-0000-def000000002', 'DataCenterAdmin', true, [
    ...clusters,
    ...clusterNetworks,
    ...hosts,
    ...networks,
    ...vms,
  ]),
  role('4-0000-0000-0000-def000000004', 'HostAdmin', true, hosts),
  role('5-0000-0000-0000-def000000005', 'NetworkAdmin', true, [
    ...networks,
    ...clusterNetworks,
    'CONFIGURE_HOST_NETWORK',
    'CONFIGURE_VM_NETWORK',
  ]),
  role('6-0000-0000-0000-def000000006', 'UserVmManager', false, [
    ...running,
    'EDIT_VM_PROPERTIES',
    'CONFIGURE_VM_NETWORK',
    'DELETE_VM',
  ]),
  role('00000000-0000-0000-0001-000000000001', 'UserRole', false, running),
  role('7-0000-0000-0000-def00000000b', 'ReadOnlyAdmin', true, []),
];

const rolesOf = (state: State, user: UserRow) =>
  state.permissions
    .where((permission) => permission.user === user.id)
    .flatMap((permission) => {
      const found = roles.find(({ id }) => id === permission.role);
      return found === undefined ? [] : [{ ...permission, role: found }];
    });

export const isAdministrator = (state: State, user: UserRow): boolean =>
  rolesOf(state, user).some(({ role: each }) => each.administrative);

/** The objects above an object, itself and the system included: roles are inherited downward. */
export function scopesOf(state: State, id: string | undefined): readonly string[] {
  if (id === undefined) return ['system'];
  const above =
    state.vms.get(id)?.cluster.id ??
    state.hosts.get(id)?.cluster ??
    state.clusters.get(id)?.data_center?.id ??
    state.networks.get(id)?.dataCenter ??
    state.vnicProfiles.get(id)?.networkId;
  return [id, ...scopesOf(state, above)];
}

export function may(state: State, user: UserRow, group: ActionGroup, object: string | undefined): boolean {
  const scopes = scopesOf(state, object);
  return rolesOf(state, user).some(
    (permission) =>
      scopes.includes(permission.object) && (permission.role.groups === 'all' || permission.role.groups.includes(group)),
  );
}

/** An object is visible to a user of the filtered view when he has a role on it, above it, or on something in it. */
export function sees(state: State, user: UserRow, object: string): boolean {
  const scopes = scopesOf(state, object);
  return rolesOf(state, user).some(
    (permission) => scopes.includes(permission.object) || scopesOf(state, permission.object).includes(object),
  );
}

export function demand(state: State, user: UserRow, group: ActionGroup, object: string | undefined): void {
  if (!may(state, user, group, object)) throw refuse(403, 'User is not authorized to perform this action.');
}
