/** What is entered; numbers as typed. */
export interface AttachEntered {
  /** The engine's name of the NIC. */
  readonly nic: string;
  readonly kind: 'existing' | 'new';
  readonly network: string;
  readonly name: string;
  readonly vlan: string;
  readonly mtu: string;
  readonly profileKind: 'existing' | 'new';
  /** Empty: a new network's profile is named like it. */
  readonly profile: string;
  readonly queues: string;
}

export const networkNameOf = ({ kind, network, name }: AttachEntered): string => (kind === 'new' ? name : network);

/** A new network has no profile to choose. */
export const profileKindOf = ({ kind, profileKind }: AttachEntered): AttachEntered['profileKind'] =>
  kind === 'new' ? 'new' : profileKind;

export const profileNameOf = (entered: AttachEntered): string =>
  entered.profile === '' ? networkNameOf(entered) : entered.profile;
