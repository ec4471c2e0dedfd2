import type { Host } from '../engine/hosts';

/** VDSM scripts that turn a vNIC into vhost-user, as `/hosts/{id}/hooks` lists them. */

/** Part of ovirt-provider-ovn-driver 1.2.13 to 1.2.34: ovirt-provider-ovn 6215d16, 2ca7544. */
export const OVN_HOOK = { name: '20_ovirt_provider_ovn_vhostuser_hook', points: ['before_device_create'] } as const;

/** Of the host package; one script on all these points, each guards a way for a vNIC to come or go. */
export const STAND_IN_HOOK = {
  name: '60_ovs_dpdk_standin',
  points: [
    'before_vm_start',
    'before_vm_dehibernate',
    'before_vm_migrate_destination',
    'after_vm_destroy',
    'before_nic_hotplug',
    'before_nic_hotunplug',
    'after_nic_hotunplug',
    'before_update_device',
    'after_network_setup',
  ],
} as const;

export interface HookSet {
  readonly name: string;
  readonly points: readonly string[];
}

/** Points where a host lacks the script; undefined when its hooks were not read. */
export const missingPoints = (host: Pick<Host, 'hooks'>, hook: HookSet): readonly string[] | undefined =>
  host.hooks && hook.points.filter((point) => !host.hooks?.some(({ name, event }) => name === hook.name && event === point));

/** Checksums of the script on a host: one when the package is whole. */
export const hookChecksums = (host: Pick<Host, 'hooks'>, hook: HookSet): readonly string[] => [
  ...new Set(
    (host.hooks ?? []).flatMap(({ name, checksum }) => (name === hook.name && checksum !== undefined ? [checksum] : [])),
  ),
];
