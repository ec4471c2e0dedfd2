import type { Call } from '../call';
import { refuse } from '../faults';
import type { NetworkRow } from '../state';
import { refuseListing } from './listing';
import { wantedAttachments, type NetworkChange } from './networkChange';

const PREFIX = 'Cannot setup Networks.';

/** What the engine demands of all networks of a host together. Source: NetworkAttachmentsValidator.java, NetworkMtuValidator.java. */
export function checkLayout(call: Call, change: NetworkChange): void {
  checkTwice(call, change);
  checkUntagged(call, change);
  checkMtu(call, change);
}

const networkOf = (call: Call, each: { readonly network: NetworkRow | string | undefined }): NetworkRow | undefined =>
  typeof each.network === 'string' ? call.state.networks.get(each.network) : each.network;
interface Placed {
  readonly network: NetworkRow;
  readonly nic: string;
  readonly id: string | undefined;
}
const placed = (call: Call, change: NetworkChange): readonly Placed[] =>
  wantedAttachments(change).flatMap((each) => {
    const network = networkOf(call, each);
    return network && each.nic !== undefined ? { network, nic: each.nic, id: 'before' in each ? each.before?.id : each.id } : [];
  });

function checkTwice(call: Call, change: NetworkChange): void {
  const all = placed(call, change);
  for (const { network } of all) {
    const same = all.filter((each) => each.network === network);
    if (same.length > 1)
      throw refuseListing(
        400,
        `${PREFIX} Multiple network attachments (\${ACTION_TYPE_FAILED_NETWORK_ATTACHMENTS_REFERENCES_SAME_NETWORK_DUPLICATELY_LIST}) references same network (${network.name}).`,
        'ACTION_TYPE_FAILED_NETWORK_ATTACHMENTS_REFERENCES_SAME_NETWORK_DUPLICATELY_LIST',
        same.map(({ id }) => id ?? 'null'),
      );
  }
}

/** Networks by NIC, NICs in the order of their first network. */
function byNic(call: Call, change: NetworkChange): ReadonlyMap<string, readonly NetworkRow[]> {
  const found = new Map<string, readonly NetworkRow[]>();
  for (const { nic, network } of placed(call, change)) found.set(nic, [...(found.get(nic) ?? []), network]);
  return found;
}

function checkUntagged(call: Call, change: NetworkChange): void {
  const crowded = [...byNic(call, change)]
    .filter(([, networks]) => networks.filter(({ vlan }) => vlan === undefined).length > 1)
    .map(([nic]) => nic);
  if (crowded.length > 0)
    throw refuseListing(
      409,
      `${PREFIX} At most one VLAN-untagged Logical Network is allowed on a NIC (optionally in conjunction with several VLAN Logical Networks). The following Network Interfaces violate that rule: \${NETWORK_INTERFACES_NOT_EXCLUSIVELY_USED_BY_UNTAGGED_NETWORK_LIST}.`,
      'NETWORK_INTERFACES_NOT_EXCLUSIVELY_USED_BY_UNTAGGED_NETWORK_LIST',
      crowded,
    );
}

/** All networks of a NIC have the MTU of its untagged one. */
function checkMtu(call: Call, change: NetworkChange): void {
  const mtuOf = ({ mtu }: NetworkRow): number => (mtu === undefined || mtu === 0 ? 1500 : mtu);
  for (const networks of byNic(call, change).values()) {
    const untagged = networks.find(({ vlan }) => vlan === undefined);
    if (untagged && networks.some((each) => mtuOf(each) !== mtuOf(untagged)))
      throw refuseListing(
        409,
        `${PREFIX} The following Logical Networks do not have the same MTU value: \${NETWORK_MTU_DIFFERENCES_LIST}.`,
        'NETWORK_MTU_DIFFERENCES_LIST',
        networks.map(({ name, mtu }) => `${name}(${mtu === undefined || mtu === 0 ? 'default' : mtu})`),
      );
  }
}

/** A bridge does not work on bonds of these modes. Source: BondMode.isBondModeValidForVmNetwork. */
const UNBRIDGED_MODES: readonly string[] = ['0', '5', '6', 'balance-rr', 'balance-tlb', 'balance-alb'];
export function checkBondModes(call: Call, change: NetworkChange): void {
  for (const { network, nic } of placed(call, change)) {
    const bond = change.bonds.find(({ name }) => name === nic) ?? change.host.machine.running.bonds[nic];
    const mode = bond?.options.find(({ name }) => name === 'mode')?.value;
    if (network.usages?.includes('vm') === true && mode !== undefined && UNBRIDGED_MODES.includes(mode))
      throw refuse(
        400,
        `Network ${network.name} is attached to bond ${nic}. VM networks cannot be attached to bonds in mode 0, 5 or 6.`,
      );
  }
}
