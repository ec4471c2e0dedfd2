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
