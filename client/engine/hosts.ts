import type { HostNic } from './hostNics';
import type { Attachment } from './networkAttachments';
import type { HostDevice } from './hostDevices';
import type { PageSizeKiB, Version } from './values';

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly address: string;
  /** A PUT without it resets it to 54321: it is always sent back. */
  readonly port: number;
  readonly clusterId: string;
  /** unassigned, down, maintenance, up, non_responsive, installing, reboot, preparing_for_maintenance, non_operational … */
  readonly status: string;
  /** Why it is non-operational, or the reason given when it was sent into maintenance. */
  readonly statusDetail?: string;
  /** VDSM's version; absent means unknown, not old. */
  readonly version?: Version;
  readonly kernelCmdline: { readonly custom: string; readonly reported?: string };
  readonly cpu: { readonly name?: string; readonly sockets?: number; readonly cores?: number; readonly threads?: number };
  /** Bytes. */
  readonly memory: number;
  /** True when VDSM found IOMMU groups. */
  readonly iommu: boolean;
  /** More than one NUMA node. */
  readonly numa: boolean;
  /** Engine 4.4.3 and later. */
  readonly reinstallationRequired?: boolean;
  /** Only with all content, or in the answer of a PUT. */
  readonly networkOperationInProgress?: boolean;
  readonly sshFingerprint?: string;
  /** Present when followed. */
  readonly nics?: readonly HostNic[];
  readonly attachments?: readonly Attachment[];
  readonly hugepages?: readonly HugepageStatistic[];
  readonly devices?: readonly HostDevice[];
  readonly hooks?: readonly Hook[];
}

/** Pages of one size as the engine last heard. `total` from engine 4.5.0 on. */
export interface HugepageStatistic {
  readonly size: PageSizeKiB;
  readonly free?: number;
  readonly total?: number;
}

export interface Hook {
  readonly name: string;
  readonly event: string;
  /** SHA-256 or MD5 of the script. */
  readonly checksum?: string;
}
