import type { HostDevice } from '../../engine/hostDevices';
import type { HostNic } from '../../engine/hostNics';
import type { Attachment } from '../../engine/networkAttachments';
import type { Network } from '../../engine/networks';
import { isStandInName, standInName } from '../../dpdk/standInName';
import { dpdkNics, isDpdkName, nicOf } from '../chain/view';
import type { Placement } from '../change';
import type { Seen, SeenHost } from '../seen';
import type { HostNicSpec } from '../spec';
import type { Datapath } from './datapath';
import { deviceFor, driverFor, isShared, kernelNicOf } from './drivers';
import type { Draft } from './draft';
import type { NetworkedContext } from './context';
import type { NetworkTarget } from './networks';

/** A NIC of the file, found on the engine or about to appear there. */
export interface NicTarget {
  readonly name: string;
  /** Absent: the host does not show it yet; an operator step brings it. */
  readonly seen?: HostNic;
  readonly pci?: string;
  readonly path: string;
  readonly networks: readonly NetworkTarget[];
}

/** Which NIC of the engine is meant; undefined when that cannot be told, which is a problem of the plan. */
export const findNic = (
  draft: Draft,
  wanted: HostNicSpec,
  path: string,
  host: SeenHost,
  datapath: Datapath,
): { readonly name: string; readonly seen?: HostNic; readonly pci?: string } | undefined => {
  const nics = host.nics ?? [];
  const byName = (name: string | undefined): HostNic | undefined => nics.find((nic) => nic.name === name);
  if (wanted.name !== undefined) {
    const seen = byName(wanted.name);
    if (isNameOfDpdkNic(wanted.name, datapath)) return { name: wanted.name, ...(seen && { seen }) };
    const code = !seen ? 'nic.missing' : seen.bondSlaveIds ? 'nic.bond' : 'nic.kernel';
    draft.problem(code, path, { host: host.name, nic: wanted.name, datapath: datapath.kind, have: dpdkNames(host) });
    return undefined;
  }
  const pci = wanted.pci ?? '';
  const device = deviceFor(wanted, host);
  if (host.devices && host.devices.length > 0 && !device) {
    draft.problem('nic.pci.unknown', path, { host: host.name, pci });
    return undefined;
  }
  if (device?.vmId !== undefined) draft.problem('nic.pci.passedThrough', path, { host: host.name, pci });
  if (device && !isShared(device.driver)) checkKernelNic(draft, device, path, host, pci);
  if (datapath.kind === 'stand-in') {
    const name = standInName(pci);
    if (name === undefined) {
      draft.problem('nic.pci.domain', path, { host: host.name, pci });
      return undefined;
    }
    const seen = byName(name);
    return { name, pci, ...(seen && { seen }) };
  }
  // VDSM numbers the devices that are bound right now; the engine never learns which is which. source: vdsm link/dpdk.py v4.40.39
  const told = host.facts?.nics?.find((nic) => nic.pci === pci)?.dpdkName;
  const seen = byName(told);
  if (told !== undefined) return { name: told, pci, ...(seen && { seen }) };
  // Before a person has bound it, it has no name at all.
  if (!device || device.driver === driverFor(wanted, host))
    draft.problem('nic.pci.nameNeeded', path, { host: host.name, pci, have: dpdkNames(host) });
  return undefined;
};

const isNameOfDpdkNic = (name: string, datapath: Datapath): boolean =>
  datapath.kind === 'stand-in' ? isStandInName(name) : isDpdkName(name);

const dpdkNames = (host: SeenHost): string[] =>
  dpdkNics(host)
    .map(({ name }) => name)
    .sort();

/** A device that is bound to a DPDK driver is lost to the host's kernel, with the networks on it. */
const checkKernelNic = (draft: Draft, device: HostDevice, path: string, host: SeenHost, pci: string): void => {
  const nic = kernelNicOf(device, host);
  if (!nic) return;
  const bond = bondOf(nic, host);
  if (bond) draft.problem('nic.bondSlave', path, { host: host.name, nic: nic.name, bond: bond.name });
  if (attachmentsOn(nic.name, host).length > 0) draft.problem('nic.inUse', path, { host: host.name, pci, nic: nic.name });
};

const bondOf = ({ id }: HostNic, host: SeenHost): HostNic | undefined =>
  host.nics?.find(({ bondSlaveIds }) => bondSlaveIds?.includes(id));

/** The engine's own rules for a NIC, found before it is asked: 409 and 400 of setupnetworks. */
export const checkNic = ({ draft, seen, cluster, datapath }: NetworkedContext, nic: NicTarget, host: SeenHost): void => {
  const { path } = nic;
  const values = { host: host.name, nic: nic.name };
  const bond = nic.seen && bondOf(nic.seen, host);
  if (bond) draft.problem('nic.bondSlave', path, { ...values, bond: bond.name });
  const there = attachmentsOn(nic.name, host)
    .map((attachment) => seen.networks.find((network) => network.id === attachment.networkId))
    .filter((network) => network !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const management = there.find((network) => roleOf(network, host, seen) === 'management');
  if (management) draft.problem('nic.management', path, { ...values, network: management.name });
  const wanted = nic.networks.map((target) => target.ref.name);
  const others = there.filter((network) => !wanted.includes(network.name));
  const untagged = [
    ...nic.networks.filter((target) => target.vlan === undefined).map((target) => target.ref.name),
    ...others.filter((network) => network.vlan === undefined).map((network) => network.name),
  ];
  // NETWORK_INTERFACES_NOT_EXCLUSIVELY_USED_BY_UNTAGGED_NETWORK, 409. source: ovirt-engine AppErrors.properties
  if (untagged.length > 1) draft.problem('nic.untagged', path, { ...values, networks: untagged });
  for (const target of nic.networks) {
    const clash = [
      ...others.map((o) => ({ name: o.name, vlan: o.vlan })),
      ...nic.networks.map((t) => ({ name: t.ref.name, vlan: t.vlan })),
    ].find((other) => other.vlan !== undefined && other.vlan === target.vlan && other.name !== target.ref.name);
    // The engine does not check this: observed on engine 4.5.8, recorded step 65-016. Two bridges would share one VLAN device.
    if (clash)
      draft.problem('nic.vlanTwice', path, { ...values, network: target.ref.name, other: clash.name, vlan: target.vlan });
    if (!target.isVm) draft.problem('network.notVm', path, { name: target.ref.name });
    const usages = cluster.seen?.networks.find(({ id }) => id === target.ref.id)?.usages ?? [];
    const roles = usages.filter((usage) => usage !== 'vm').sort();
    // Its traffic would be the host's own, and a stand-in has no wire.
    if (datapath.kind === 'stand-in' && roles.length > 0)
      draft.problem('nic.roles', path, { ...values, network: target.ref.name, roles });
  }
  // observed on engine 4.5.8, recorded step 65-032: an untagged non-VM network demands one MTU on the NIC
  const plain = others.find((network) => network.vlan === undefined && !network.usages.includes('vm'));
  const differing = plain && nic.networks.find((target) => target.mtu !== plain.mtu);
  if (plain && differing) draft.problem('nic.mtu', path, { ...values, network: differing.ref.name, other: plain.name });
};

const attachmentsOn = (nic: string, host: SeenHost): Attachment[] =>
  (host.attachments ?? []).filter((attachment) => nicOf(host, attachment) === nic);

/** The role lives on the cluster's network; a network that none of the clusters gives a role is named by its own usages. */
const roleOf = (network: Network, host: SeenHost, seen: Seen): 'management' | undefined => {
  const inCluster = seen.cluster?.id === host.clusterId ? seen.cluster.networks.find((one) => one.id === network.id) : undefined;
  return (inCluster?.usages ?? network.usages).includes('management') ? 'management' : undefined;
};

/** What one setupnetworks call would do on a host. */
export interface NetworkWork {
  readonly before: readonly Placement[];
  readonly after: readonly Placement[];
  readonly synchronize: readonly Placement[];
  /** The networks and NICs that are asked for, as far as something is to be done. */
  readonly networks: readonly NetworkTarget[];
}

export const placeNetworks = (draft: Draft, nics: readonly NicTarget[], host: SeenHost): NetworkWork => {
  const after: Placement[] = [];
  const before: Placement[] = [];
  const synchronize: Placement[] = [];
  const touched: NetworkTarget[] = [];
  for (const nic of nics)
    for (const target of nic.networks) {
      const existing = (host.attachments ?? []).find((one) => one.networkId === target.ref.id);
      const at = existing && nicOf(host, existing);
      if (!existing || at === undefined) {
        after.push({ network: target.ref, nic: nic.name });
        touched.push(target);
      } else if (at !== nic.name) {
        // Without an attachment id the engine would silently move it: observed on engine 4.5.8, recorded step 65-019.
        draft.problem('network.elsewhere', nic.path, { host: host.name, network: target.ref.name, nic: nic.name, at });
        before.push({ network: target.ref, nic: at, attachmentId: existing.id });
      } else if (!existing.inSync || (target.isChanged && host.status !== 'up')) {
        synchronize.push({ network: target.ref, nic: nic.name, attachmentId: existing.id });
        touched.push(target);
      }
    }
  return { before, after, synchronize, networks: touched };
};
