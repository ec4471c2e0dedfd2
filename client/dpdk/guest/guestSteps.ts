import type { Values } from '../../errors';
import { formatCpuSet } from '../cpuSet';
import { quoteForShell } from '../customProperties';
import { formatPageSize } from '../hugepages';
import type { Guest, GuestPlan } from './guestPlan';

export type GuestStepCode = 'guest.pages' | 'guest.pagesAtBoot' | 'guest.driver' | 'guest.find' | 'guest.bind' | 'guest.testpmd';

/** Something to do in the guest as root; ADDRESS and INTERFACE in its commands are known there only. */
export interface GuestStep {
  readonly code: GuestStepCode;
  readonly values: Values;
  readonly commands: readonly string[];
}

/** What the administrator of a guest does before a DPDK program runs in it, in order. */
export const guestSteps = (guest: Guest, { pages, cores, memory, testpmd }: GuestPlan): readonly GuestStep[] => {
  const { size, count, kernelLine } = pages;
  const reserve = { pages: count, size: formatPageSize(size) };
  return [
    kernelLine === undefined
      ? { code: 'guest.pages', values: reserve, commands: [`sysctl -w vm.nr_hugepages=${count}`] }
      : {
          code: 'guest.pagesAtBoot',
          values: reserve,
          commands: [`grubby --update-kernel=ALL --args=${quoteForShell(kernelLine)}`, 'reboot'],
        },
    // A guest of oVirt sees no IOMMU: vfio works only when told to do without. source: Linux drivers/vfio/Kconfig VFIO_NOIOMMU
    { code: 'guest.driver', values: {}, commands: ['modprobe vfio enable_unsafe_noiommu_mode=1', 'modprobe vfio-pci'] },
    { code: 'guest.find', values: { macs: guest.nics.flatMap(({ mac }) => mac?.toLowerCase() ?? []) }, commands: [FIND] },
    { code: 'guest.bind', values: {}, commands: ['ip link set INTERFACE down', 'dpdk-devbind.py --bind=vfio-pci ADDRESS'] },
    {
      code: 'guest.testpmd',
      values: { cores: formatCpuSet(cores), memory },
      commands: [testpmd.map(quoteForShell).join(' ')],
    },
  ];
};

/** A virtio NIC hangs one level below its PCI device: /sys/bus/pci/devices/ADDRESS/virtioN/net/NAME. */
const FIND =
  'for n in /sys/class/net/*/device; do echo "$(cat "${n%/device}/address") ${n%/device} $(basename "$(dirname "$(readlink -f "$n")")")"; done';
