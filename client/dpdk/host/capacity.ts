import { countPages } from '../hugepages';
import { bytes, type KiB } from '../units';
import type { HostFinding } from './finding';
import type { Capacity, NodePlan } from './hostPlan';
import { finding } from './judged';
import type { HostRequest, VmRequest } from './request';

/**
 * What is left for VMs beside Open vSwitch, and how many of those asked for fit. VMs that are pinned to a node have to fit there; for
 * others the engine compares the sums of the whole host, and their pages may come from several nodes.
 */
export const hostCapacity = (
  nodes: readonly NodePlan[],
  request: HostRequest,
  size: KiB,
): { readonly capacity: Capacity; readonly findings: readonly HostFinding[] } => {
  const free = new Map(nodes.map(({ id, pages }) => [id, Math.max(0, Math.min(pages.planned, pages.most) - pages.openVswitch)]));
  const left = new Map(free);
  const fits = new Map<VmRequest, number>();
  const vms = request.vms ?? [];
  const pagesOf = ({ memoryMiB }: VmRequest): number => countPages(bytes(memoryMiB * 2 ** 20), size);
  for (const vm of vms.filter(({ node }) => node !== undefined)) {
    const room = left.get(vm.node ?? 0) ?? 0;
    const fit = Math.min(vm.count ?? 1, Math.floor(room / pagesOf(vm)));
    left.set(vm.node ?? 0, room - fit * pagesOf(vm));
    fits.set(vm, fit);
  }
  let room = [...left.values()].reduce((sum, pages) => sum + pages, 0);
  for (const vm of vms.filter(({ node }) => node === undefined)) {
    const fit = Math.min(vm.count ?? 1, Math.floor(room / pagesOf(vm)));
    room -= fit * pagesOf(vm);
    fits.set(vm, fit);
  }
  const asked = vms.map((vm) => ({ name: vm.name ?? '', asked: vm.count ?? 1, fit: fits.get(vm) ?? 0 }));
  return {
    capacity: {
      nodes: nodes.map(({ id, guest }) => ({ node: id, guestCpus: guest.length, freePages: free.get(id) ?? 0 })),
      vms: asked,
    },
    findings: asked.filter((vm) => vm.fit < vm.asked).map((vm) => finding('error', 'pages.vmsDoNotFit', { ...vm, size })),
  };
};
