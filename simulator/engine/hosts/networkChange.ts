import type { Call } from '../call';
import { notFound } from '../faults';
import type { Action } from '../model/action';
import type { HostNic, NetworkAttachment } from '../model/host';
import type { Ref } from '../model/kinds';
import type { AttachmentRow, HostRow, NetworkRow } from '../state';
import type { Bond } from './machine';
import { nicNamed } from './nics';

const DEFAULT_IP: AttachmentRow['ip'] = [
  { assignment_method: 'none', ip: { version: 'v4' } },
  { assignment_method: 'none', ip: { version: 'v6' } },
];
/** Source: HostSetupNetworksCommand.fillInUnsetBondingOptions. */
const DEFAULT_OPTIONS: Bond['options'] = [
  { name: 'mode', value: '4' },
  { name: 'miimon', value: '100' },
  { name: 'xmit_hash_policy', value: '2' },
];

/** An attachment as asked for, completed with what exists already. */
export interface Wish {
  /** The attachment that is changed; undefined: a new one. */
  readonly before: AttachmentRow | undefined;
  /** Id in the request. */
  readonly id: string | undefined;
  readonly networkRef: Ref;
  /** Undefined: not in the cluster of the host. */
  readonly network: NetworkRow | undefined;
  readonly nicRef: Ref;
  /** Undefined: no such NIC, and no bond of this request. */
  readonly nic: string | undefined;
  readonly ip: AttachmentRow['ip'];
  readonly properties: AttachmentRow['properties'];
  /** Written to the host even where nothing changes, and even out of sync. */
  readonly override: boolean;
}
export interface BondWish extends Bond {
  readonly id: string | undefined;
  readonly name: string | undefined;
}
export interface LabelWish {
  readonly label: string;
  readonly nicRef: Ref;
  readonly nic: string | undefined;
}

/** One setupNetworks: everything that a request wants of a host. */
export interface NetworkChange {
  readonly host: HostRow;
  readonly before: readonly AttachmentRow[];
  readonly wishes: readonly Wish[];
  readonly removed: readonly AttachmentRow[];
  /** What the request wants to remove and nobody knows, in its words. */
  readonly unknownRemoved: readonly string[];
  readonly bonds: readonly BondWish[];
  readonly removedBonds: readonly string[];
  readonly unknownBonds: readonly string[];
  readonly labels: readonly LabelWish[];
  readonly removedLabels: readonly string[];
  /** Networks on the host that the engine does not know. */
  readonly removedStrays: readonly string[];
  readonly checkConnectivity: boolean;
  readonly commit: boolean;
}

/** Networks of the cluster of a host, which are all that its attachments can mean. */
export const networksOf = (call: Pick<Call, 'state'>, host: HostRow): readonly NetworkRow[] =>
  call.state.clusterNetworks
    .where((each) => each.cluster === host.cluster)
    .flatMap((each) => call.state.networks.get(each.network) ?? []);

/** Both IP versions are always there. Source: IpConfigurationCompleter.java. */
const completed = (ip: AttachmentRow['ip']): AttachmentRow['ip'] =>
  DEFAULT_IP.map((none) => ip.find((each) => (each.ip?.version ?? 'v4') === none.ip?.version) ?? none);

const refTo = (ref: Ref | undefined): Ref => ({ id: ref?.id, name: ref?.name });

/** Completes ids by names and absent parts by what exists. Source: BackendHostResource.toParameters, HostSetupNetworksCommand.completeMissingDataInParameters. */
export function readChange(call: Pick<Call, 'state'>, host: HostRow, input: Action, { fresh = false } = {}): NetworkChange {
  const before = call.state.attachmentsOf(host.id);
  const networks = networksOf(call, host);
  const nameOf = (row: AttachmentRow): string | undefined => call.state.networks.get(row.network)?.name;
  const existing = ({ id, network }: NetworkAttachment): AttachmentRow | undefined =>
    id === undefined
      ? before.find((row) => row.network === network?.id || nameOf(row) === network?.name)
      : before.find((row) => row.id === id);
  const newBonds = (input.modified_bonds ?? []).flatMap(({ name }) => name ?? []);
  const nicFor = (ref: Ref): string | undefined =>
    nicNamed(host, ref) ?? (ref.name !== undefined && newBonds.includes(ref.name) ? ref.name : undefined);
  const removedRows = (input.removed_network_attachments ?? []).map((wish) => existing(wish) ?? wish.id ?? 'null');

  const wish = (each: NetworkAttachment, override: boolean): Wish => {
    const old = fresh ? undefined : existing(each);
    const networkRef = each.network === undefined && old ? { id: old.network } : refTo(each.network);
    const nicRef = each.host_nic === undefined && old ? { name: old.nic } : refTo(each.host_nic);
    return {
      before: old,
      id: each.id,
      networkRef,
      network: networks.find((one) => (networkRef.id === undefined ? one.name === networkRef.name : one.id === networkRef.id)),
      nicRef,
      nic: nicFor(nicRef),
      ip: completed(each.ip_address_assignments ?? old?.ip ?? []),
      properties: each.properties ?? old?.properties ?? [],
      override,
    };
  };
  const synchronised = (input.synchronized_network_attachments ?? []).map(({ id }) => {
    if (id === undefined || !before.some((row) => row.id === id)) throw notFound();
    return id;
  });
  const asked = (input.modified_network_attachments ?? []).map((each) => wish(each, synchronised.includes(each.id ?? '')));
  const more = synchronised.filter((id) => !asked.some((each) => each.id === id)).map((id) => wish({ id }, true));
  const bond = (each: HostNic): BondWish => {
    const name = each.name ?? (each.id === undefined ? undefined : nicNamed(host, { id: each.id }));
    const old = name === undefined ? undefined : host.machine.running.bonds[name];
    const options = each.bonding?.options?.map((option) => ({ name: option.name ?? '', value: option.value ?? '' }));
    return {
      id: each.id,
      name,
      slaves: each.bonding?.slaves?.map((slave) => slave.name ?? nicNamed(host, slave) ?? slave.id ?? '') ?? old?.slaves ?? [],
      options: options ?? old?.options ?? DEFAULT_OPTIONS,
    };
  };
  const removedBonds = (input.removed_bonds ?? []).map((each) => ({ ref: each, name: nicNamed(host, each) }));
  return {
    host,
    before,
    wishes: [...asked, ...more].filter(differs),
    removed: removedRows.flatMap((row) => (typeof row === 'string' ? [] : row)),
    unknownRemoved: removedRows.flatMap((row) => (typeof row === 'string' ? row : [])),
    bonds: (input.modified_bonds ?? []).map(bond),
    removedBonds: removedBonds.flatMap(({ name }) => name ?? []),
    unknownBonds: removedBonds.flatMap(({ ref, name }) => (name === undefined ? (ref.id ?? 'null') : [])),
    labels: (input.modified_labels ?? []).map((each) => {
      const nicRef = refTo(each.host_nic);
      return { label: each.id ?? '', nicRef, nic: nicFor(nicRef) };
    }),
    removedLabels: (input.removed_labels ?? []).map(({ id }) => id ?? ''),
    removedStrays: [],
    checkConnectivity: input.check_connectivity !== false,
    commit: input.commit_on_success === true,
  };
}

/** What changes nothing is left out of the request. Source: HostSetupNetworksCommand.removeUnchangedAttachments. */
function differs({ before, network, nic, ip, properties, override }: Wish): boolean {
  if (before === undefined || override) return true;
  const same = network?.id === before.network && nic === before.nic;
  return !same || JSON.stringify([ip, properties]) !== JSON.stringify([before.ip, before.properties]);
}

/** All attachments that the host is to have, those with an id first. */
export function wantedAttachments({ before, wishes, removed }: NetworkChange): readonly (AttachmentRow | Wish)[] {
  const kept = before.filter((row) => !removed.includes(row)).map((row) => wishes.find((wish) => wish.before === row) ?? row);
  return [...kept, ...wishes.filter((wish) => wish.before === undefined)];
}
