import type { Chain, Link } from '../link';
import type { SeenHost } from '../seen';
import { judgeDatapath } from './datapath';
import { judgeFirmware } from './firmware';
import { judgeGuest } from './guest';
import { judgeHugepages } from './hugepages';
import { judgementsOf, mend } from './judgement';
import { judgeKernelLine } from './kernelLine';
import { judgeNetwork } from './network';
import { judgeNicDriver } from './nicDriver';
import { judgeOpenVswitch } from './openVswitch';
import { summary } from './summary';
import type { View } from './view';
import { judgeVm } from './vm';
import { dpdkVmNics } from './vmNics';

/** Links 1 to 5, which a host has by itself. */
export const judgeHost = (view: View, host: SeenHost): readonly Link[] => [
  judgeFirmware(host),
  judgeKernelLine(host, view.seen.system.version),
  judgeHugepages(host),
  judgeNicDriver(host),
  judgeOpenVswitch(host),
];

export const hostChain = (view: View, host: SeenHost): Chain => ({
  of: 'host',
  name: host.name,
  links: [...judgeHost(view, host), judgeNetwork(view, host), judgeVmsOn(view, host), judgeDatapath(view, host), judgeGuest()],
});

const { unknown } = judgementsOf('vm');

/** VMs with DPDK NICs that run there. */
const judgeVmsOn = (view: View, host: SeenHost): Link => {
  const vms = view.vms.filter((vm) => vm.hostId === host.id && dpdkVmNics(view, vm).length > 0);
  const nobody = unknown('link.vm.noneHere', { host: host.name }, mend('mend.checkVm', { host: host.name }));
  return summary(
    'vms',
    vms.map((vm) => ({ name: vm.name, link: judgeVm(view, vm) })),
    nobody,
  );
};
