import { checkHost } from '../../dpdk/check/checkHost';
import { dpdkPorts } from '../../facts/ports';
import { socketMemoryOf } from '../../facts/socketMemory';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { judgementsOf, mend, worst } from './judgement';
import { hostCheck, hostFacts, setUpOpenVswitch } from './mends';
import { standIns } from './view';

const { ok, missing, unknown } = judgementsOf('openVswitch');

/** Link 5: Open vSwitch runs with DPDK, its settings and DPDK ports are without error. REST tells nothing of it. */
export const judgeOpenVswitch = (host: SeenHost): Link => {
  const at = { host: host.name };
  const told = host.facts?.openVswitch;
  // The host package lets a stand-in go down with its DPDK port; without facts that is all there is to see.
  const down = standIns(host).flatMap(({ name, status }) => (status === 'down' ? [name] : []));
  const standInDown =
    down.length > 0 ? missing('link.openVswitch.standInDown', { ...at, nics: down }, hostCheck(host.name)) : undefined;
  if (!told) return standInDown ?? unknown('link.openVswitch.unseen', at, hostFacts(host.name));
  if (told.dpdkInitialized !== true) return missing('link.openVswitch.dpdkOff', at, setUpOpenVswitch(host.name));
  const ports = dpdkPorts(host.facts);
  const faulty = ports.find(({ error }) => error !== undefined && error !== '');
  const unlinked = ports.flatMap(({ name, linkState }) => (linkState === 'down' ? [name] : []));
  const findings = checkHost(host.facts).filter(({ code }) => /^(cpu|memory|ovs)\./.test(code));
  const wrong = findings.find(({ severity }) => severity === 'error');
  return worst(
    [
      faulty && missing('link.openVswitch.portError', { ...at, port: faulty.name, error: faulty.error }, hostCheck(host.name)),
      unlinked.length > 0 ? missing('link.openVswitch.linkDown', { ...at, ports: unlinked }, mend('mend.cable', at)) : undefined,
      wrong && missing(`facts.${wrong.code}`, { ...wrong.values, ...at }, hostCheck(host.name)),
      standInDown,
    ],
    ok('link.openVswitch.ok', {
      ...at,
      ports: ports.map(({ name }) => name),
      memory: memoryText(socketMemoryOf(host.facts)),
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
    }),
  );
};

const memoryText = (socketMemoryMiB: readonly number[]): string | undefined =>
  socketMemoryMiB.length > 0 ? `${socketMemoryMiB.join(' + ')} MiB` : undefined;
