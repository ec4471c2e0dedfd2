import type { HostReading } from '../../backstage/face';
import type { Wizard } from '../frame/wizard';
import { attachSpec } from './attachSpec';
import type { AttachEntered } from './entered';
import { NetworkStep } from './NetworkStep';
import { NicStep } from './NicStep';
import { networkOffers, nicOffers } from './offers';
import { ProfileStep } from './ProfileStep';
import { networkProblems, nicProblems, profileProblems } from './rules';

const begin = (reading: HostReading, preset: URLSearchParams): AttachEntered => {
  const offers = nicOffers(reading).filter(({ isOffered }) => isOffered);
  const asked = preset.get('nic');
  const nic = (offers.find(({ key }) => key === asked) ?? (offers.length === 1 ? offers[0] : undefined))?.key ?? '';
  const hasNetworks = networkOffers(reading, nic).offered.length > 0;
  return {
    nic,
    kind: hasNetworks ? 'existing' : 'new',
    network: '',
    name: '',
    vlan: '',
    mtu: '',
    profileKind: 'existing',
    profile: '',
    queues: '',
  };
};

/** Puts a network on a NIC that DPDK has. */
export const attachNetwork: Wizard<AttachEntered, HostReading> = {
  name: 'attach-network',
  kind: 'host',
  init: ({ readings }, chosen, signal) => readings.host(chosen?.id ?? '', signal),
  begin,
  steps: [
    { title: 'attach.step.nic', about: 'attach.step.nic.about', Body: NicStep, validate: nicProblems },
    { title: 'attach.step.network', about: 'attach.step.network.about', Body: NetworkStep, validate: networkProblems },
    { title: 'attach.step.profile', about: 'attach.step.profile.about', Body: ProfileStep, validate: profileProblems },
  ],
  spec: attachSpec,
};
