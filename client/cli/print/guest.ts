import type { Guest, GuestPlan } from '../../dpdk/guest/guestPlan';
import { guestSteps } from '../../dpdk/guest/guestSteps';
import { phrase } from '../../phrases';
import type { GuestDocument } from '../contracts/guest';
import type { Screen } from '../text/screen';
import { visible } from '../text/visible';
import { hanging, wrap } from '../text/wrap';

export const guestDocument = (vm: string, guest: Guest, plan: GuestPlan): GuestDocument => {
  const { pages, cores, memory, mbufs, testpmd, problems } = plan;
  const queues = Math.max(1, ...guest.nics.map((nic) => nic.queues));
  const values = { vm, vcpus: guest.vcpus, queues, memory: guest.memory };
  return {
    contract: 'ovirt-dpdk/vm-guest/v1',
    vm,
    pages: { sizeKiB: pages.size, count: pages.count, ...(pages.kernelLine !== undefined && { kernelLine: pages.kernelLine }) },
    cores: [...cores],
    memoryMiB: memory,
    mbufs,
    nics: guest.nics.map((nic) => ({ ...nic })),
    testpmd: [...testpmd],
    steps: guestSteps(guest, plan).map((step) => ({ code: step.code, sentence: phrase(step), commands: [...step.commands] })),
    problems: problems.map((code) => ({ code, sentence: phrase({ code, values }) })),
  };
};

export const printGuest = (screen: Screen, { vm, steps, problems }: GuestDocument): void => {
  screen.line(screen.paint('heading', `In the guest of virtual machine ${visible(vm)}, as root`));
  for (const [i, { sentence, commands }] of steps.entries()) {
    screen.line(`\n${hanging(`${i + 1}. `, `${visible(sentence)}.`, screen.width)}`);
    // A command is copied whole: it is not broken into lines.
    for (const command of commands) screen.line(`     ${screen.paint('note', command)}`);
  }
  if (problems.length > 0) screen.line('');
  for (const { sentence } of problems) screen.line(hanging('! ', `${visible(sentence)}.`, screen.width));
  screen.line(`\n${wrap('DPDK is taken from the packages of the guest (dpdk, dpdk-tools).', screen.width).join('\n')}`);
};
