import type { HostStep } from '../dpdk/host/step';
import { visible } from './phrase';

const pageSize = (kib: number): string => (kib % 1048576 === 0 ? `${kib / 1048576} GiB` : `${kib / 1024} MiB`);

/** What a step does on a host, as a line of a list. */
export const hostStepTitle = (step: HostStep): string => {
  switch (step.kind) {
    case 'module':
      return step.present
        ? `load the kernel module ${visible(step.name)}, now and at each boot`
        : `no longer load the kernel module ${visible(step.name)} at boot`;
    case 'driver': {
      const { pci, driver, untilBoot } = step;
      if (driver === undefined) return `give NIC ${pci} back to the kernel's own driver`;
      return `bind NIC ${pci} to ${visible(driver)}${untilBoot ? ', until the next boot' : ''}`;
    }
    case 'pages':
      return `reserve ${step.count} huge ${step.count === 1 ? 'page' : 'pages'} of ${pageSize(step.size)} on NUMA node ${step.node}`;
    case 'ovsConfig':
      return step.value === undefined
        ? `remove ${visible(step.key)} from the settings of Open vSwitch`
        : `set ${visible(step.key)} of Open vSwitch to ${visible(step.value)}`;
    case 'restartOvs':
      return 'restart Open vSwitch, which interrupts every VM and network on it';
    case 'bridge':
      return step.present ? `create the bridge ${visible(step.name)}` : `delete the bridge ${visible(step.name)}`;
    case 'port':
      return step.present
        ? `add port ${visible(step.name)} for ${visible(step.devargs)} to bridge ${visible(step.bridge)}, MTU ${step.mtu}, receive queues: ${step.queues}`
        : `remove port ${visible(step.name)} from bridge ${visible(step.bridge)}`;
    case 'file': {
      const restart =
        step.restarts === undefined ? '' : `; ${visible(step.restarts)} is to be restarted, at a time that suits you`;
      return `${step.text === undefined ? 'remove' : 'write'} ${visible(step.path)}${restart}`;
    }
  }
};
