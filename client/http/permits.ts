import type { Exchange } from '../errors';

/**
 * The permit that a refused call needs, so that a 403 can say what to ask the administrator for.
 *
 * source: oVirt/ovirt-engine, the commands' getPermissionCheckSubjects and common/…/ActionGroup.java
 */
export const permitFor = ({ method, path }: Exchange): string | undefined =>
  PERMITS.find(([verb, place]) => verb === method && place.test(path.split('?')[0] ?? ''))?.[2];

const PERMITS: readonly (readonly [method: string, path: RegExp, permit: string])[] = [
  ['POST', /^\/clusters$/, 'CREATE_CLUSTER'],
  ['PUT', /^\/clusters\/[^/]+$/, 'EDIT_CLUSTER_CONFIGURATION'],
  ['POST', /^\/clusters\/[^/]+\/networks$/, 'ASSIGN_CLUSTER_NETWORK'],
  ['DELETE', /^\/clusters\/[^/]+\/networks\/[^/]+$/, 'ASSIGN_CLUSTER_NETWORK'],
  ['PUT', /^\/clusters\/[^/]+\/networks\/[^/]+$/, 'CONFIGURE_CLUSTER_NETWORK'],
  ['POST', /^\/networks$/, 'CREATE_STORAGE_POOL_NETWORK'],
  ['PUT', /^\/networks\/[^/]+$/, 'CONFIGURE_STORAGE_POOL_NETWORK'],
  ['POST', /^\/vnicprofiles$/, 'CREATE_NETWORK_VNIC_PROFILE'],
  ['PUT', /^\/vnicprofiles\/[^/]+$/, 'CONFIGURE_NETWORK_VNIC_PROFILE'],
  ['PUT', /^\/hosts\/[^/]+$/, 'EDIT_HOST_CONFIGURATION'],
  ['POST', /^\/hosts\/[^/]+\/install$/, 'EDIT_HOST_CONFIGURATION'],
  ['POST', /^\/hosts\/[^/]+\/(activate|deactivate|refresh)$/, 'MANIPULATE_HOST'],
  ['POST', /^\/hosts\/[^/]+\/(setupnetworks|commitnetconfig|syncallnetworks)$/, 'CONFIGURE_HOST_NETWORK'],
  // A list of properties that differs from the stored one needs the second permit beside the first.
  ['PUT', /^\/vms\/[^/]+$/, 'EDIT_VM_PROPERTIES and, for custom properties, CHANGE_VM_CUSTOM_PROPERTIES'],
  ['POST', /^\/vms\/[^/]+\/nics$/, 'CONFIGURE_VM_NETWORK'],
  ['PUT', /^\/vms\/[^/]+\/nics\/[^/]+$/, 'CONFIGURE_VM_NETWORK'],
  ['POST', /^\/vms\/[^/]+\/start$/, 'RUN_VM'],
  ['POST', /^\/vms\/[^/]+\/stop$/, 'STOP_VM'],
  ['POST', /^\/vms\/[^/]+\/shutdown$/, 'SHUT_DOWN_VM'],
];
