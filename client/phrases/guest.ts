import type { GuestProblem } from '../dpdk/guest/guestPlan';
import type { GuestStepCode } from '../dpdk/guest/guestSteps';
import type { Phrase } from './phrase';

export const guestProblems: Readonly<Record<GuestProblem, Phrase>> = {
  'guest.noNic': (v) =>
    `virtual machine ${v.text('vm')} has no plugged NIC on a DPDK network: these notes are for one NIC with one pair of queues`,
  'guest.noHostPages': (v) =>
    `virtual machine ${v.text('vm')} has no huge pages from its host, without which its vhost-user NICs pass no packet: ovirt-dpdk vm hugepages`,
  'guest.oneCpu': (v) =>
    `virtual machine ${v.text('vm')} has one CPU, and testpmd needs two: one that listens to you and one that forwards`,
  'guest.fewCpus': (v) =>
    `virtual machine ${v.text('vm')} has ${v.count('vcpus', 'CPU')} for ${v.count('queues', 'pair')} of queues: some CPUs serve more than one`,
  'guest.littleMemory': (v) =>
    `the huge pages would take more than half of the ${v.text('memory')} MiB of virtual machine ${v.text('vm')}: give it more memory`,
};

export const guestSteps: Readonly<Record<GuestStepCode, Phrase>> = {
  'guest.pages': (v) => `reserve ${v.count('pages', 'huge page')} of ${v.text('size')} in the guest`,
  'guest.pagesAtBoot': (v) =>
    `reserve ${v.count('pages', 'huge page')} of ${v.text('size')} on the kernel line of the guest, and boot it anew`,
  'guest.driver': () => 'load the driver; the guest has no IOMMU of its own, so vfio has to be told to do without',
  'guest.find': (v) =>
    v.has('macs')
      ? `find the PCI addresses of ${v.list('macs', 8)}: the last word of each line`
      : 'find the PCI address of the virtio NIC: the last word of its line',
  'guest.bind': () => 'take each out of the hands of the guest kernel, where ADDRESS is one of them',
  'guest.testpmd': (v) =>
    `start testpmd on CPUs ${v.text('cores')} with ${v.text('memory')} MiB, -a once for each address; in it, start, then show port stats all`,
};
