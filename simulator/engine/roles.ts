import roleData from './catalogue/roles.json';
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

/** What the roles of a new installation allow in the simulated part of the API; the others allow nothing of it. */
const GROUPS: Readonly<Record<string, readonly ActionGroup[] | 'all'>> = {
  SuperUser: 'all',
  ClusterAdmin: [...clusters, 'CONFIGURE_CLUSTER_NETWORK', ...hosts, ...vms],
  DataCenterAdmin: [...clusters, ...clusterNetworks, ...hosts, ...networks, ...vms],
  HostAdmin: hosts,
  NetworkAdmin: [...networks, ...clusterNetworks, 'CONFIGURE_HOST_NETWORK', 'CONFIGURE_VM_NETWORK'],
  UserVmManager: [...running, 'EDIT_VM_PROPERTIES', 'CONFIGURE_VM_NETWORK', 'DELETE_VM'],
  UserVmRunTimeManager: running,
  UserRole: running,
  PowerUserRole: ['CREATE_VM'],
  VmCreator: ['CREATE_VM'],
  ExternalEventsCreator: ['INJECT_EXTERNAL_EVENTS'],
  ExternalTasksCreator: ['INJECT_EXTERNAL_TASKS'],
};
/** Roles that do not make what lies below their object visible. Source: allows_viewing_children in the roles' database script. */
const BLIND: ReadonlySet<string> = new Set(['NetworkAdmin', 'UserProfileEditor', 'ReadOnlyAdmin']);

export interface RoleData {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly administrative: boolean;
}
export const roles: readonly RoleData[] = roleData;
/** The group that everybody is in. */
export const EVERYONE = 'eee00000-0000-0000-0000-123456789eee';

const rolesOf = (state: State, user: UserRow) =>
  state.permissions
    .where((permission) => permission.user === user.id)
    .flatMap((permission) => {
      const found = roles.find(({ id }) => id === permission.role);
      return found === undefined ? [] : [{ ...permission, role: found }];
    });

const allows = (role: RoleData, group: ActionGroup): boolean => {
  const groups = GROUPS[role.name] ?? [];
  return groups === 'all' || groups.includes(group);
};

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
  return rolesOf(state, user).some((permission) => scopes.includes(permission.object) && allows(permission.role, group));
}

/**
 * What the filtered view shows: objects that the user has a role on, or above when that role shows what is below.
 *
 * Data centers, clusters, hosts and management networks are everybody's, through public CPU profiles and vNIC profiles
 * (observed on 4.5.8, recorded group 76).
 */
export function sees(state: State, user: UserRow, object: string): boolean {
  if (state.clusters.get(object) || state.dataCenters.get(object) || state.hosts.get(object)) return true;
  const network = state.networks.get(object) ?? state.networks.get(state.vnicProfiles.get(object)?.networkId ?? '');
  if (network && state.clusterNetworks.find((each) => each.network === network.id && each.usages.includes('management')))
    return true;
  const event = state.events.get(object);
  if (event) return event.vm?.id !== undefined && sees(state, user, event.vm.id);
  if (state.users.get(object)) return object === user.id;
  const role = roles.find(({ id }) => id === object);
  if (role) return !role.administrative;
  if (!state.vms.get(object) && !network) return true;
  const [own, ...above] = scopesOf(state, object);
  return rolesOf(state, user).some(
    (permission) => permission.object === own || (above.includes(permission.object) && !BLIND.has(permission.role.name)),
  );
}

export function demand(state: State, user: UserRow, group: ActionGroup, object: string | undefined): void {
  if (!may(state, user, group, object)) throw refuse(403, 'User is not authorized to perform this action.');
}
