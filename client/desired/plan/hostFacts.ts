import { planHost } from '../../dpdk/host/planHost';
import type { HostPlan } from '../../dpdk/host/hostPlan';
import { dpdkOfHost } from '../../dpdk/nics/dpdkOfHost';
import { judgeNic } from '../../dpdk/nics/nicVerdict';
import { parsePageSize } from '../../dpdk/hugepages';
import type { SeenHost } from '../seen';
import type { HostNicSpec, HostSpec } from '../spec';
import { findNetwork } from './networks';
import type { NetworkedContext } from './context';
import { pciFor } from './drivers';

const DEFAULT_MTU = 1500;

/** What the host planner makes of a host of the file; undefined without facts of it. Pages for VMs are half of what is left. */
export const planByFacts = (context: NetworkedContext, wanted: HostSpec, host: SeenHost): HostPlan | undefined => {
  if (!host.facts) return undefined;
  const nics = (wanted.nics ?? []).flatMap((nic) => {
    const pci = pciFor(nic, host);
    return pci === undefined ? [] : [{ pci, driver: nic.driver, mtu: mtuOf(context, nic) }];
  });
  return planHost(host.facts, {
    ...(nics.length > 0 && { nics }),
    ...(wanted.hugepages && { pageSize: parsePageSize(wanted.hugepages.size) }),
  });
};

/** The largest of its networks; 0 is the engine's default. */
const mtuOf = (context: NetworkedContext, nic: HostNicSpec): number =>
  Math.max(...nic.networks.map((name) => findNetwork(name, context.networks, context)?.mtu || DEFAULT_MTU), DEFAULT_MTU);

/** What the facts say against a NIC of the file. */
export const checkByFacts = (
  { draft }: NetworkedContext,
  wanted: HostSpec,
  nic: HostNicSpec,
  host: SeenHost,
  path: string,
): void => {
  const { facts } = host;
  const pci = pciFor(nic, host);
  const told = facts?.nics.find((one) => one.pci === pci);
  if (!facts || !told) return;
  const together = (wanted.nics ?? []).flatMap((one) => pciFor(one, host) ?? []);
  for (const { code, severity, values } of judgeNic(told, facts, dpdkOfHost(facts), together).reasons) {
    // The engine may have told the same.
    const isKnown = code === 'nic.inUse' && draft.findings.some((finding) => finding.code === code && finding.path === path);
    if (severity === 'error' && !isKnown) draft.problem(`facts.${code}`, path, { ...values, host: host.name });
  }
};
