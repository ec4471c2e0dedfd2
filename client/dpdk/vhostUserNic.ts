import type { DomainFacts } from '../facts/hostFacts';
import type { HostFinding } from './host/finding';

/** A vhost-user NIC in the XML of a domain. */
export type VhostUserNic = DomainFacts['vhostUser'][number] & {
  /** Names of its child elements. */
  readonly elements: readonly string[];
  /** `<link state='down'/>` */
  readonly isLinkDown: boolean;
};

/** With one of these libvirt does not start the VM, whatever they say. */
const REFUSED = ['mtu', 'port', 'virtualport', 'vlan'];
/** Accepted and without effect: no packet of the NIC comes by where the filter would be. */
const DROPPED = ['filterref'];

/**
 * What the XML of a vhost-user NIC has that does not go with it. The engine writes `<mtu>` and a filter on every NIC: whatever turns a
 * NIC of the engine into a vhost-user one has to take them away, and set `mtu_request` on the port of Open vSwitch.
 *
 * @source measured with libvirt 9.0.0; ovirt-engine LibvirtVmXmlBuilder.java writeInterface
 */
export const judgeVhostUserNic = (vm: string, nic: VhostUserNic): readonly HostFinding[] => {
  const values = { vm, mac: nic.mac };
  const has = (element: string): boolean => nic.elements.includes(element);
  return [
    ...REFUSED.filter(has).map((element): HostFinding => ({
      code: 'vm.elementRefused',
      severity: 'error',
      values: { ...values, element },
    })),
    ...DROPPED.filter(has).map((element): HostFinding => ({
      code: 'vm.elementDropped',
      severity: 'note',
      values: { ...values, element },
    })),
    ...(nic.isLinkDown ? [{ code: 'vm.linkDown', severity: 'warning', values } as const] : []),
    // libvirt finds the port by the socket when the VM starts, and without it has no statistics of the NIC.
    ...(!nic.target ? [{ code: 'vm.noStatistics', severity: 'note', values: { ...values, path: nic.path } } as const] : []),
  ];
};
