import type { Chain, LinkName } from '../../client/index';

const OWN: Readonly<Record<Chain['of'], readonly LinkName[]>> = {
  host: ['firmware', 'kernelLine', 'hugepages', 'nicDriver', 'openVswitch', 'network'],
  vm: ['network', 'vm', 'datapath', 'guest'],
  cluster: ['firmware', 'kernelLine', 'hugepages', 'nicDriver', 'openVswitch', 'network'],
};

/** A tab shows the links that concern its thing. */
export const ownLinks = (chain: Chain): Chain => ({
  ...chain,
  links: chain.links.filter(({ name }) => OWN[chain.of].includes(name)),
});
