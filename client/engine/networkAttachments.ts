import type { Properties } from './values';

export interface Attachment {
  readonly id: string;
  readonly networkId: string;
  readonly hostNicId?: string;
  readonly hostNicName?: string;
  readonly inSync: boolean;
  /** What differs between the logical network and the host. */
  readonly differences: readonly { readonly name: string; readonly expected?: string; readonly actual?: string }[];
  readonly ip: readonly IpAssignment[];
  readonly properties: Properties;
  readonly hasQos: boolean;
}

export interface IpAssignment {
  readonly method: string;
  readonly address?: string;
  readonly netmask?: string;
  readonly gateway?: string;
  readonly version?: string;
}

/** What one setupnetworks call asks. Networks travel by id: by name an attachment goes wrong silently (observed on engine 4.5.8). */
export interface NetworkSetup {
  readonly attach: readonly { readonly networkId: string; readonly hostNicName: string; readonly attachmentId?: string }[];
  readonly detach?: readonly { readonly attachmentId: string }[];
  readonly synchronize: readonly { readonly attachmentId: string }[];
}
