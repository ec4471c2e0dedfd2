import type { Ref } from '../change';
import { missingPoints, OVN_HOOK, STAND_IN_HOOK } from '../hooks';
import { standInName } from '../../dpdk/standInName';
import type { SeenHost } from '../seen';
import type { HostNicSpec } from '../spec';
import { needing } from './draft';
import { deviceFor, driverFor, isShared, pciFor } from './drivers';
import type { NicTarget } from './hostNics';
import type { NetworkedContext } from './context';

/** The hook without which a vNIC stays an ordinary one, in silence; a person installs it. */
export const planHook = (context: NetworkedContext, host: SeenHost, ref: Ref, path: string): string | undefined => {
  const { draft, datapath } = context;
  const standIn = datapath.kind === 'stand-in';
  if (!standIn && datapath.kind !== 'native-ovn') return undefined;
  const hook = standIn ? STAND_IN_HOOK : OVN_HOOK;
  const points = missingPoints(host, hook);
  if (!points) draft.note('host.hooks.unreadable', path, { host: host.name, hook: hook.name });
  if (!points || points.length === 0) return undefined;
  return draft.add({
    kind: 'host.operator',
    id: `host.operator/${host.name}/hook`,
    by: 'person',
    disruption: 'none',
    needs: [],
    where: 'host',
    // The hook was part of the driver's package from 1.2.13 to 1.2.34. source: ovirt-provider-ovn 6215d16, 2ca7544
    commands: standIn ? ['dnf install ovirt-dpdk-host'] : ["yum install 'ovirt-provider-ovn-driver < 1.2.35'"],
    reason: { code: 'host.hook', values: { host: host.name, hook: hook.name, points } },
    host: ref,
  });
};

/** Binds a device to the driver that the file asks for. Where the host package is to bring the NIC, that binds it too. */
export const planDriver = (
  { draft, datapath }: NetworkedContext,
  wanted: HostNicSpec,
  host: SeenHost,
  ref: Ref,
): string | undefined => {
  const device = deviceFor(wanted, host);
  const pci = pciFor(wanted, host);
  const driver = driverFor(wanted, host);
  if (!device || pci === undefined || device.driver === driver) return undefined;
  const standIn = standInName(pci);
  if (datapath.kind === 'stand-in' && !host.nics?.some(({ name }) => name === standIn)) return undefined;
  return draft.add({
    kind: 'host.operator',
    id: `host.operator/${host.name}/${pci}/driver`,
    by: 'person',
    disruption: 'none',
    needs: [],
    where: 'host',
    commands: [isShared(driver) ? `driverctl unset-override ${pci}` : `driverctl set-override ${pci} ${driver}`],
    reason: { code: 'host.driver', values: { host: host.name, pci, driver, have: device.driver ?? 'none' } },
    host: ref,
  });
};

/** Brings a NIC into the engine's sight: a stand-in by the host package, a `dpdkN` by binding its device. */
export const planStandIn = (
  { draft, datapath }: NetworkedContext,
  nic: NicTarget,
  host: SeenHost,
  ref: Ref,
  needs: readonly string[],
): string | undefined => {
  if (nic.seen) return undefined;
  if (datapath.kind !== 'stand-in' || nic.pci === undefined) {
    const have = (host.nics ?? []).map((one) => one.name).sort();
    draft.problem('nic.missing', nic.path, { host: host.name, nic: nic.name, datapath: datapath.kind, have });
    return undefined;
  }
  return draft.add({
    kind: 'host.operator',
    id: `host.operator/${host.name}/${nic.pci}`,
    by: 'person',
    disruption: 'none',
    needs: needing(...needs),
    where: 'host',
    commands: [`ovirt-dpdk-host add ${nic.pci}`],
    reason: { code: 'host.standIn', values: { host: host.name, pci: nic.pci, nic: nic.name } },
    host: ref,
  });
};
