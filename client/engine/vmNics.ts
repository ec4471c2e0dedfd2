import { BadReply } from '../errors';
import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, filledText, flag, join, linkId, listOf, optional, present, text, textOrEmpty } from './scalars';

export interface VmNic {
  readonly id: string;
  readonly name: string;
  /** virtio, e1000, e1000e, rtl8139, pci_passthrough … */
  readonly interface: string;
  /** Absent: a NIC with no network. */
  readonly profileId?: string;
  readonly mac?: string;
  readonly plugged: boolean;
  readonly linked: boolean;
}

export interface NewVmNic {
  readonly name: string;
  readonly profileId: string;
}

/** What a NIC is changed to; absent means "leave it". */
export interface VmNicChange {
  readonly profileId?: string;
  readonly interface?: string;
}

export const vmNics = (http: Transport) => ({
  list: (vmId: string, options?: CallOptions): Promise<readonly VmNic[]> =>
    calls(http).get(path`/vms/${vmId}/nics`, vmNicsFromWire, undefined, options),

  create: (vmId: string, { name, profileId }: NewVmNic, options?: CallOptions): Promise<VmNic> =>
    calls(http).post(
      path`/vms/${vmId}/nics`,
      { name, interface: 'virtio', vnic_profile: { id: profileId } },
      (nic, at) => withProfile(fromWire(nic, at), profileId),
      options,
    ),

  update: (vmId: string, nicId: string, { profileId, interface: model }: VmNicChange, options?: CallOptions): Promise<VmNic> =>
    calls(http).put(
      path`/vms/${vmId}/nics/${nicId}`,
      {
        ...(profileId !== undefined && { vnic_profile: { id: profileId } }),
        ...(model !== undefined && { interface: model }),
      },
      // A running VM may get the new profile with its next start only, so the answer is not held to it.
      fromWire,
      options,
    ),
});

/** The engine makes a NIC with no network out of a profile that it did not understand, and says 201 (observed on engine 4.5.8). */
const withProfile = (nic: VmNic, profileId: string): VmNic => {
  if (nic.profileId === profileId) return nic;
  throw new BadReply('vnic_profile.id', profileId, nic.profileId ?? 'a NIC without a profile');
};

export const vmNicsFromWire = (list: WireObject | undefined, at: string): readonly VmNic[] => listOf(list, 'nic', at, fromWire);

export const fromWire = (nic: WireObject, at: string): VmNic => {
  const mac = child(nic, 'mac', at);
  return present({
    id: text(nic, 'id', at),
    name: text(nic, 'name', at),
    interface: textOrEmpty(nic, 'interface', at),
    profileId: linkId(nic, 'vnic_profile', at),
    mac: mac && filledText(mac, 'address', join(at, 'mac')),
    plugged: optional(flag, nic, 'plugged', at) ?? true,
    linked: optional(flag, nic, 'linked', at) ?? true,
  });
};
