import type { Spec } from '../../../client/index';
import type { SiteReading } from '../../backstage/face';
import { existingCluster, existingNetwork } from './site';

/** What is entered. Numbers are kept as they were typed; an empty text leaves the thing out. */
export interface Entered {
  readonly name: string;
  readonly dataCenter: string;
  /** Empty: that of the data center. */
  readonly level: string;
  /** Empty: that of the first host. */
  readonly cpuType: string;
  readonly switchType: 'legacy' | 'ovs' | '';
  readonly network: string;
  readonly vlan: string;
  readonly mtu: string;
  readonly profile: string;
}

/** Without blanks around what was typed. */
export const trimmed = (entered: Entered): Entered => ({
  ...entered,
  name: entered.name.trim(),
  network: entered.network.trim(),
  vlan: entered.vlan.trim(),
  mtu: entered.mtu.trim(),
  profile: entered.profile.trim(),
});

/** The spec of a cluster: of one that exists only what it gets beside. */
export const specOf = (typed: Entered, site: SiteReading): Spec => {
  const entered = trimmed(typed);
  const existing = existingCluster(entered, site);
  const { dataCenter, level, cpuType, switchType } = entered;
  return {
    apiVersion: 'ovirt-dpdk/v1',
    ...(!existing && dataCenter !== '' && { dataCenter }),
    cluster: {
      name: entered.name,
      ...(!existing && {
        ...(cpuType !== '' && { cpuType }),
        ...(level !== '' && { compatibilityVersion: level }),
        ...(switchType !== '' && { switchType }),
      }),
    },
    ...(entered.network !== '' && { networks: [networkOf(entered, site)] }),
  };
};

/** A network that exists is added as it is: what was typed before its name was complete does not count. */
const networkOf = (entered: Entered, site: SiteReading): NonNullable<Spec['networks']>[number] => {
  const { network, vlan, mtu, profile } = entered;
  const isNew = !existingNetwork(entered, site);
  return {
    name: network,
    ...(isNew && vlan !== '' && { vlan: Number(vlan) }),
    ...(isNew && mtu !== '' && { mtu: Number(mtu) }),
    ...(profile !== '' && { profiles: [{ name: profile }] }),
  };
};
