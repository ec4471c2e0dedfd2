import type { HostFacts } from '../../facts/hostFacts';
import { judgeGuestMemory } from '../guestMemory';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';

type Domain = NonNullable<HostFacts['domains']>[number];

/** The other end of each vhost-user NIC. Without it a VM waits at its start, and a running one stands still: measured with QEMU 7.2. */
const judgeVhostPorts = ({ name: vm, vhostUser }: Domain, { openVswitch }: HostFacts): readonly HostFinding[] => {
  const interfaces = openVswitch?.interfaces;
  if (!interfaces) return [];
  return vhostUser.flatMap(({ mac, path, target }) => {
    const fileName = path.split('/').at(-1);
    const isThere = interfaces.some(
      ({ name, type, options }) =>
        options['vhost-server-path'] === path || (type === 'dpdkvhostuser' && name === fileName) || name === target,
    );
    if (!isThere) return [finding('error', 'vm.portMissing', { vm, mac, path })];
    return target === undefined || target === '' ? [finding('note', 'vm.noStatistics', { vm, mac, path })] : [];
  });
};

/** Running VMs with vhost-user NICs. */
export const judgeGuests = (facts: HostFacts): readonly HostFinding[] =>
  (facts.domains ?? []).flatMap((domain) => [...judgeGuestMemory(domain).findings, ...judgeVhostPorts(domain, facts)]);
