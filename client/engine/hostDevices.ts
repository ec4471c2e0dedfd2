import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, filledText, integer, join, linkId, listOf, optional, present, text, textOrEmpty } from './scalars';

export interface HostDevice {
  readonly id: string;
  /** libvirt's node name, `pci_0000_5e_00_1`. */
  readonly name: string;
  /** pci, net, usb …; the PCI class is not told. */
  readonly capability: string;
  readonly driver?: string;
  readonly iommuGroup?: number;
  readonly vendor?: { readonly id: string; readonly name?: string };
  readonly product?: { readonly id: string; readonly name?: string };
  readonly parentName?: string;
  /** A virtual function's device. */
  readonly physicalFunctionName?: string;
  /** The VM that it is handed to. */
  readonly vmId?: string;
}

export const hostDevices = (http: Transport) => ({
  list: (hostId: string, options?: CallOptions): Promise<readonly HostDevice[]> =>
    calls(http).get(path`/hosts/${hostId}/devices`, devicesFromWire, undefined, options),
});

export const devicesFromWire = (list: WireObject | undefined, at: string): readonly HostDevice[] =>
  listOf(list, 'host_device', at, fromWire);

export const fromWire = (device: WireObject, at: string): HostDevice =>
  present({
    id: text(device, 'id', at),
    name: text(device, 'name', at),
    capability: textOrEmpty(device, 'capability', at),
    driver: filledText(device, 'driver', at),
    iommuGroup: optional(integer, device, 'iommu_group', at),
    vendor: identified(device, 'vendor', at),
    product: identified(device, 'product', at),
    parentName: nameOf(device, 'parent_device', at),
    physicalFunctionName: nameOf(device, 'physical_function', at),
    vmId: linkId(device, 'vm', at),
  });

const identified = (device: WireObject, key: string, at: string): HostDevice['vendor'] => {
  const part = child(device, key, at);
  const id = part && filledText(part, 'id', join(at, key));
  return part && id !== undefined ? present({ id, name: filledText(part, 'name', join(at, key)) }) : undefined;
};

const nameOf = (device: WireObject, key: string, at: string): string | undefined => {
  const other = child(device, key, at);
  return other && filledText(other, 'name', join(at, key));
};

/** The engine's id of a device: its name in hex, so the address of one can be computed. source: oVirt/ovirt-engine HexUtils.java */
export const deviceId = (name: string): string =>
  Array.from(new TextEncoder().encode(name), (byte) => byte.toString(16).padStart(2, '0')).join('');
