import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import {
  child,
  filledText,
  flag,
  join,
  linkId,
  listOf,
  optional,
  present,
  properties,
  requiredLinkId,
  text,
  textOrEmpty,
} from './scalars';
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
  /**
   * Makes it last over the host's next boot. Engine 4.3 and later; on 4.2 the field is unknown and the whole call is refused: leave it
   * out and call `hosts.commitNetConfig` afterwards. The engine's default is false.
   */
  readonly commitOnSuccess?: boolean;
}

export const networkAttachments = (http: Transport) => ({
  list: (hostId: string, options?: CallOptions): Promise<readonly Attachment[]> =>
    calls(http).get(path`/hosts/${hostId}/networkattachments`, attachmentsFromWire, undefined, options),
});

export const attachmentsFromWire = (list: WireObject | undefined, at: string): readonly Attachment[] =>
  listOf(list, 'network_attachment', at, fromWire);

export const fromWire = (attachment: WireObject, at: string): Attachment => {
  const nic = child(attachment, 'host_nic', at);
  const assignments = child(attachment, 'ip_address_assignments', at);
  return present({
    id: text(attachment, 'id', at),
    networkId: requiredLinkId(attachment, 'network', at),
    hostNicId: linkId(attachment, 'host_nic', at),
    hostNicName: nic && filledText(nic, 'name', join(at, 'host_nic')),
    inSync: flag(attachment, 'in_sync', at),
    differences: differences(attachment, at),
    ip: listOf(assignments, 'ip_address_assignment', join(at, 'ip_address_assignments'), ipFromWire),
    properties: properties(child(attachment, 'properties', at), 'property', join(at, 'properties')),
    hasQos: child(attachment, 'qos', at) !== undefined,
  });
};

const differences = (attachment: WireObject, at: string): Attachment['differences'] => {
  const place = join(at, 'reported_configurations');
  const reported = listOf(child(attachment, 'reported_configurations', at), 'reported_configuration', place, (entry, entryAt) =>
    optional(flag, entry, 'in_sync', entryAt) === false
      ? present({
          name: text(entry, 'name', entryAt),
          expected: filledText(entry, 'expected_value', entryAt),
          actual: filledText(entry, 'actual_value', entryAt),
        })
      : undefined,
  );
  return reported.filter((difference) => difference !== undefined);
};

const ipFromWire = (assignment: WireObject, at: string): IpAssignment => {
  const ip = child(assignment, 'ip', at) ?? {};
  const place = join(at, 'ip');
  return present({
    method: textOrEmpty(assignment, 'assignment_method', at),
    address: filledText(ip, 'address', place),
    netmask: filledText(ip, 'netmask', place),
    gateway: filledText(ip, 'gateway', place),
    version: filledText(ip, 'version', place),
  });
};

/**
 * The body of setupnetworks. IP assignments and properties are left out, so the engine keeps those of an existing attachment
 * (observed on engine 4.5.8).
 */
export const setupToWire = ({ attach, detach = [], synchronize, commitOnSuccess }: NetworkSetup): WireObject => ({
  ...(attach.length > 0 && {
    modified_network_attachments: {
      network_attachment: attach.map(({ networkId, hostNicName, attachmentId }) => ({
        ...(attachmentId !== undefined && { id: attachmentId }),
        network: { id: networkId },
        host_nic: { name: hostNicName },
      })),
    },
  }),
  ...(detach.length > 0 && { removed_network_attachments: idsToWire(detach) }),
  ...(synchronize.length > 0 && { synchronized_network_attachments: idsToWire(synchronize) }),
  ...(commitOnSuccess !== undefined && { commit_on_success: String(commitOnSuccess) }),
});

const idsToWire = (attachments: readonly { readonly attachmentId: string }[]): WireObject => ({
  network_attachment: attachments.map(({ attachmentId }) => ({ id: attachmentId })),
});
