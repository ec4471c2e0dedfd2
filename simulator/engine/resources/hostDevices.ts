import { resource, type Call } from '../call';
import { hasPassthrough, isDpdkBound, type PciPort } from '../hosts/machine';
import { hostDevice, type HostDevice } from '../model/host';
import type { HostRow } from '../state';
import { notFound } from '../faults';
import { hexOf } from '../ids';

const pciName = (address: string): string => `pci_${address.replace(/[:.]/g, '_')}`;
const ROOT = 'computer';
const BRIDGE = 'pci_0000_00_02_0';

function devicesOf(host: HostRow): readonly HostDevice[] {
  const at = `hosts/${host.id}/devices`;
  const device = (name: string, parent: string, rest: HostDevice): HostDevice => ({
    ...rest,
    id: hexOf(name),
    name,
    host: { id: host.id },
    parent_device: { id: hexOf(parent), name: parent, at },
  });
  const pci = (port: PciPort): readonly HostDevice[] => [
    device(pciName(port.pci), BRIDGE, {
      capability: 'pci',
      driver: port.driver,
      iommu_group: hasPassthrough(host.machine) ? port.iommuGroup : undefined,
      product: port.product,
      vendor: port.vendor,
      virtual_functions: port.virtualFunctions,
    }),
    ...(isDpdkBound(port)
      ? []
      : [device(`net_${port.name}_${port.mac.replaceAll(':', '_')}`, pciName(port.pci), { capability: 'net' })]),
  ];
  return [
    device(ROOT, ROOT, { capability: 'system', product: { name: host.machine.vendor.family } }),
    device(BRIDGE, ROOT, {
      capability: 'pci',
      driver: 'pcieport',
      product: { id: '0x2030', name: 'Root Port' },
      vendor: { id: '0x8086', name: 'Intel Corporation' },
    }),
    ...host.machine.ports.flatMap(pci),
  ];
}

const owner = (call: Call): HostRow => {
  const host = call.state.hosts.get(call.params['host'] ?? '');
  if (!host) throw notFound();
  return host;
};

export const hostDevices = resource({
  path: 'hosts/:host/devices',
  type: hostDevice,
  list: (call) => (owner(call).known ? devicesOf(owner(call)) : []),
  get: (call, id) => devicesOf(owner(call)).find((each) => each.id === id.toLowerCase()),
});
