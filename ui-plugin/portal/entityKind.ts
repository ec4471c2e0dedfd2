import type { EntityType } from './pluginApi';

/** What a tab or wizard is about. */
export const entityKinds = ['host', 'vm', 'cluster'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** What one thing of the portal is called, by whom. */
export interface EntityPlace {
  readonly type: EntityType;
  /** Token of its list; our tab's is this and `-dpdk`: another beginning would cost the details view all plugin buttons. */
  readonly list: 'hosts' | 'vms' | 'clusters';
  readonly event: `${EntityType}SelectionChange`;
}

/** source: oVirt/ovirt-engine EntityType.java, WebAdminApplicationPlaces.java */
export const placeOf: Readonly<Record<EntityKind, EntityPlace>> = {
  host: { type: 'Host', list: 'hosts', event: 'HostSelectionChange' },
  vm: { type: 'VirtualMachine', list: 'vms', event: 'VirtualMachineSelectionChange' },
  cluster: { type: 'Cluster', list: 'clusters', event: 'ClusterSelectionChange' },
};

/** The thing that a tab shows or a wizard was opened for. */
export interface Chosen {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  /** False: the engine only watches it. */
  readonly managed: boolean;
}
