import { isAtLeast } from '../dpdk/version';
import type { Version } from '../engine/values';

// What engines of different age do.

/** The field `activate` of a host's install. source: ovirt-engine-api-model HostService.Install, @since 4.3 */
export const installKnowsActivate = (engine: Version): boolean => isAtLeast(engine, 4, 3);

/**
 * The field `commit_on_success` of setupnetworks; without it the networks are committed by a call of their own.
 *
 * @source ovirt-engine-api-model HostService.SetupNetworks, @since 4.3
 */
export const commitsOnSuccess = (engine: Version): boolean => isAtLeast(engine, 4, 3);

/** A host that moves between clusters of different switch types is synchronised by the engine. source: ovirt-engine 562167007e5 (4.4.4.2) */
export const syncsMovedHosts = (engine: Version): boolean => isAtLeast(engine, 4, 4, 4, 2);

/**
 * Whether the engine lets a VM NIC in an OVS cluster use external networks only.
 *
 * @source ovirt-engine 81612d444aa (4.4.4.4): VmNicValidator.isNetworkSupportedByClusterSwitchType; observed on engine 4.5.8
 */
export const refusesPlainNicsOnOvs = (engine: Version): boolean => isAtLeast(engine, 4, 4, 4, 4);

/** `install` reboots the host when asked. source: ovirt-engine-api-model HostService.Install, field `reboot` (4.4.5.5) */
export const installReboots = (engine: Version): boolean => isAtLeast(engine, 4, 4, 5, 5);

/**
 * Engines 4.5.4 and 4.5.5 hand the kernel command line to grubby with quotes in it.
 *
 * @source ovirt-engine issues 775 and 979, fixed in 4.5.6 by 8d47cd71da2
 */
export const quotesKernelLine = (engine: Version): boolean => isAtLeast(engine, 4, 5, 4) && !isAtLeast(engine, 4, 5, 6);
