import type { DomainFacts } from '../facts/hostFacts';
import type { HostFinding } from './host/finding';

export interface GuestMemory {
  /**
   * `works`: Open vSwitch and the guest see the same memory. `noPackets`: they do not; the VM runs, Open vSwitch may even call the port
   * connected, and no packet passes. `notNeeded`: the domain has no vhost-user NIC.
   */
  readonly verdict: 'works' | 'noPackets' | 'notNeeded';
  readonly findings: readonly HostFinding[];
}

/** Where NUMA cells divide the memory, each has its own word, and the domain's stands in for those without. */
const isShared = ({ cellAccess, accessShared }: DomainFacts): boolean =>
  cellAccess.length === 0 ? accessShared : cellAccess.every((access) => (access === '' ? accessShared : access === 'shared'));

/**
 * Whether packets can pass between a domain's vhost-user NICs and Open vSwitch, told by its XML. Nothing else tells it: the state of the
 * domain and of the port look well in forms that do not work, and libvirt warns of missing shared memory in forms that do.
 *
 * @source measured with libvirt 9.0.0, QEMU 7.2, Open vSwitch 3.1.0: two guests, each form of memory
 */
export const judgeGuestMemory = (domain: DomainFacts): GuestMemory => {
  if (domain.vhostUser.length === 0) return { verdict: 'notNeeded', findings: [] };
  const { name: vm, hugepages } = domain;
  if (!isShared(domain)) {
    // With private huge pages Open vSwitch maps the file once more: the VM costs them twice.
    return { verdict: 'noPackets', findings: [{ code: 'vm.notShared', severity: 'error', values: { vm, hugepages } }] };
  }
  // Ordinary shared memory works; only slower, and the scheduler of the engine counts it as ordinary memory.
  return { verdict: 'works', findings: hugepages ? [] : [{ code: 'vm.noHugepages', severity: 'warning', values: { vm } }] };
};
