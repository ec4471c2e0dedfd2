import type { HostFacts } from '../../facts/hostFacts';
import { dpdkOfOvs, parseRelease } from '../ovs/release';
import type { VersionNumbers } from '../version';

/** The DPDK inside the host's Open vSwitch: what it prints, else what this release of it is written for. */
export const dpdkOfHost = ({ openVswitch }: HostFacts): VersionNumbers | undefined => {
  const printed = parseRelease(openVswitch?.dpdkVersion ?? '');
  if (printed) return printed;
  const ovs = parseRelease(openVswitch?.version ?? '');
  return ovs && dpdkOfOvs(ovs);
};
