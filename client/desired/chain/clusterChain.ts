import { linkNames, type Chain, type Link, type LinkName } from '../link';
import { judgeGuest } from './guest';
import { hostChain } from './hostChain';
import { judgementsOf, mend, worst } from './judgement';
import { giveNic } from './mends';
import { summary } from './summary';
import type { View } from './view';
import { judgeVm } from './vm';
import { dpdkVmNics } from './vmNics';

/** The worst of the cluster's hosts and of its VMs with DPDK NICs, link by link. */
export const clusterChain = (view: View, name: string): Chain => ({ of: 'cluster', name, links: linksOf(view, name) });

const linksOf = (view: View, cluster: string): readonly Link[] => {
  if (!view.cluster) return linkNames.map((name) => absent(name, cluster));
  const chains = view.hosts.map((host) => hostChain(view, host));
  return linkNames.map((name, i) => {
    if (name === 'vm') return judgeVms(view, cluster);
    if (name === 'guest') return judgeGuest();
    const nobody = judgementsOf(name).unknown('link.cluster.noHosts', { cluster }, mend('mend.addHost', { cluster }));
    const members = chains.flatMap((chain) => {
      const link = chain.links[i];
      return link ? [{ name: chain.name, link }] : [];
    });
    const link = summary('hosts', members, nobody);
    return name === 'network' ? worst([judgeMixture(view)], link) : link;
  });
};

const absent = (name: LinkName, cluster: string): Link => {
  const of = judgementsOf(name);
  return name === 'network'
    ? of.missing('link.cluster.missing', { cluster }, mend('mend.makeCluster', { cluster }))
    : of.unknown('link.cluster.missing', { cluster }, mend('mend.makeCluster', { cluster }));
};

/** Hosts that can each do something, but not the same. */
const judgeMixture = ({ datapath: { reason } }: View): Link | undefined =>
  reason.code === 'datapath.mixed' ? judgementsOf('network').impossible(reason.code, reason.values) : undefined;

const judgeVms = (view: View, cluster: string): Link => {
  const vms = view.vms.filter((vm) => dpdkVmNics(view, vm).length > 0);
  const nobody = judgementsOf('vm').missing('link.vm.none', { cluster }, giveNic('VM', '1GiB', 'nic1', 'PROFILE'));
  return summary(
    'vms',
    vms.map((vm) => ({ name: vm.name, link: judgeVm(view, vm) })),
    nobody,
  );
};
