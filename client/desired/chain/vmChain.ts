import type { Chain, Link } from '../link';
import type { SeenVm } from '../seen';
import { judgeVmDatapath } from './datapath';
import { judgeGuest } from './guest';
import { judgeHost } from './hostChain';
import { badness, judgementsOf, mend } from './judgement';
import { judgeNetwork } from './network';
import type { View } from './view';
import { hostsFor, judgeVm } from './vm';
import { networksFor } from './vmNics';

/** The chain of a VM on the host where it runs; else on the host where most of it holds, since one host is enough. */
export const vmChain = (view: View, vm: SeenVm): Chain => {
  const own = judgeVm(view, vm);
  const networks = networksFor(view, vm);
  const [first, ...others] = hostsFor(view, vm).map((host): readonly Link[] => [
    ...judgeHost(view, host),
    judgeNetwork(view, host, networks.length > 0 ? networks : undefined),
    own,
    judgeVmDatapath(view, host, vm),
    judgeGuest(vm.name),
  ]);
  const links = first ? others.reduce((a, b) => (badnessOf(b) < badnessOf(a) ? b : a), first) : nowhere(view, vm, own);
  return { of: 'vm', name: vm.name, links };
};

const badnessOf = (links: readonly Link[]): number => links.reduce((sum, { state }) => sum + badness(state) ** 2, 0);

const nowhere = (view: View, vm: SeenVm, own: Link): readonly Link[] => {
  const values = { vm: vm.name, cluster: view.cluster?.name };
  const link = (name: Link['name']): Link => judgementsOf(name).unknown('link.vm.noHost', values, mend('mend.addHost', values));
  return [
    link('firmware'),
    link('kernelLine'),
    link('hugepages'),
    link('nicDriver'),
    link('openVswitch'),
    link('network'),
    own,
    link('datapath'),
    judgeGuest(vm.name),
  ];
};
