import type { Call } from '../call';
import { notFound, refuse } from '../faults';
import type { Action } from '../model/action';
import type { HostNic, NetworkAttachment } from '../model/host';
import type { Ref } from '../model/kinds';
import { compareVersions } from '../releases';
import type { AttachmentRow, HostRow, NetworkRow } from '../state';
import { nicsOf, type Bond, type HostNetwork, type NetworkConfig } from './machine';
import { reviseHosts } from './required';
import { compare, wanted } from './sync';

const PREFIX = 'Cannot setup Networks.';
const DEFAULT_IP: AttachmentRow['ip'] = [
  { assignment_method: 'none', ip: { version: 'v4' } },
  { assignment_method: 'none', ip: { version: 'v6' } },
];

/** Texts of VDSM's error codes; the host's own words never reach REST (observed, recorded steps 65-108 to 65-111). */
const VDSM_ERRORS: Readonly<Record<number, string>> = {
  10: 'Could not connect to peer host',
  21: 'Illegal Network parameters',
  23: "Interface name can't be found",
  27: 'Invalid Network name',
};

export const hostOf = (call: Pick<Call, 'state'>, id: string): HostRow => {
  const host = call.state.hosts.get(id);
  if (!host) throw notFound();
  return host;
};

/** All NIC names of a host that can carry a network: those of the machine and the bonds. */
export const nicNames = (host: HostRow): readonly string[] => [
  ...nicsOf(host.machine).map(({ name }) => name),
  ...Object.keys(host.machine.running.bonds),
];

/** The host with ids for all NICs that it shows. */
export function withNicIds(call: Pick<Call, 'ids'>, host: HostRow): HostRow {
  const sub = Object.values(host.machine.running.networks).flatMap((each) =>
    each.vlan === undefined ? [] : [`${each.nic}.${each.vlan}`],
  );
  const missing = [...nicNames(host), ...sub].filter((name) => host.nicIds[name] === undefined);
  if (missing.length === 0) return host;
  return { ...host, nicIds: { ...host.nicIds, ...Object.fromEntries(missing.map((name) => [name, call.ids.uuid()])) } };
}

function nicOf(host: HostRow, ref: Ref | undefined): string {
  const names = nicNames(host);
  const found = names.find((name) => (ref?.id === undefined ? name === ref?.name : host.nicIds[name] === ref.id));
  if (found !== undefined) return found;
  throw refuse(
    400,
    `${PREFIX} The host network interface (id ${ref?.id ?? 'null'}, name ${ref?.name ?? 'null'}) does not exist.`,
  );
}

function networkIn(call: Call, host: HostRow, ref: Ref | undefined): NetworkRow {
  const cluster = call.state.clusters.get(host.cluster);
  const found = call.state.networks.find(
    (each) =>
      each.dataCenter === cluster?.data_center?.id && (ref?.id === undefined ? each.name === ref?.name : each.id === ref.id),
  );
  if (found && call.state.clusterNetworks.get(`${host.cluster}/${found.id}`)) return found;
  throw refuse(400, `Logical Network (${ref?.id === undefined ? `name '${ref?.name ?? ''}'` : `id ${ref.id}`}) doesn't exist.`);
}

interface Plan {
  attachments: AttachmentRow[];
  bonds: Record<string, Bond>;
}

/**
 * Setup networks: the whole layout of a host in one request.
 *
 * Source: HostSetupNetworksCommand and HostSetupNetworksValidator; texts observed on 4.5.8, recorded group 65.
 */
export function setupNetworks(call: Call, id: string, input: Action): { readonly id: string } {
  const host = withNicIds(call, hostOf(call, id));
  call.state.hosts.put(host);
  if (host.status !== 'up' && host.status !== 'maintenance' && host.status !== 'non_operational')
    throw refuse(409, `${PREFIX} Operation can be performed only when Host status is  Maintenance, Up, NonOperational.`);
  const timeout = input.connectivity_timeout;
  if (timeout !== undefined && (timeout < 1 || timeout > 120))
    throw refuse(400, 'Connectivity timeout is not valid. Timeout must be between 1 and 120.');

  const before = call.state.attachments.where((each) => each.host === id);
  const plan: Plan = { attachments: [...before], bonds: { ...host.machine.running.bonds } };
  removeAttachments(call, host, plan, input.removed_network_attachments ?? []);
  changeBonds(host, plan, input.removed_bonds ?? [], input.modified_bonds ?? []);
  const withBonds: HostRow = withNicIds(call, {
    ...host,
    machine: { ...host.machine, running: { ...host.machine.running, bonds: plan.bonds } },
  });
  const seen = new Set<string>();
  for (const wish of input.modified_network_attachments ?? []) {
    const row = modified(call, withBonds, plan, wish);
    if (seen.has(row.network))
      throw refuse(
        400,
        `${PREFIX} The following Logical Networks appear more than once in the request: ${call.state.networks.get(row.network)?.name ?? ''}.`,
      );
    seen.add(row.network);
    plan.attachments = [...plan.attachments.filter((each) => each.id !== row.id && each.network !== row.network), row];
  }
  const synced = (input.synchronized_network_attachments ?? []).map((wish) => {
    const found = plan.attachments.find((each) => each.id === wish.id);
    if (!found) throw notFound();
    return found.network;
  });
  checkUntagged(call, plan);
  checkHost(withBonds);
  apply(call, withBonds, plan, before, new Set([...seen, ...synced]), input.commit_on_success === true);
  return call.jobs.done(`Configuring networks on Host ${host.name}`, call);
}

function removeAttachments(call: Call, host: HostRow, plan: Plan, removed: readonly NetworkAttachment[]): void {
  for (const wish of removed) {
    const found = plan.attachments.find(
      (each) =>
        each.id === wish.id ||
        (wish.id === undefined && each.network === wish.network?.id) ||
        (wish.id === undefined && call.state.networks.get(each.network)?.name === wish.network?.name),
    );
    if (!found) throw notFound();
    const network = call.state.networks.get(found.network);
    const profiles = call.state.vnicProfiles.where((each) => each.networkId === found.network).map((each) => each.id);
    const users = call.state.vms.where(
      (vm) =>
        vm.host?.id === host.id &&
        call.state.nics.find((nic) => nic.vmId === vm.id && profiles.includes(nic.vnic_profile?.id ?? '')) !== undefined,
    );
    if (users.length > 0)
      throw refuse(
        409,
        `${PREFIX} The following Logical Network: '${network?.name ?? ''}' is being used by the following VM(s): '${users.map(({ name }) => name).join(', ')}' . Please stop the VM(s) and try again.`,
      );
    plan.attachments = plan.attachments.filter((each) => each !== found);
  }
}

function changeBonds(host: HostRow, plan: Plan, removed: readonly HostNic[], changed: readonly HostNic[]): void {
  for (const wish of removed) {
    const name = nicOf(host, wish);
    const users = plan.attachments.filter((each) => each.nic === name);
    if (users.length > 0)
      throw refuse(
        409,
        `Cannot remove bond ${name}, because it's used by Network Attachments: ${users.map(({ id }) => id).join(', ')}.`,
      );
    delete plan.bonds[name];
  }
  for (const wish of changed) {
    const name = wish.name ?? Object.keys(host.nicIds).find((each) => host.nicIds[each] === wish.id) ?? '';
    if (!name.startsWith('bond'))
      throw refuse(
        400,
        `Bond name '${name}' does not follow naming criteria. For host compatibility version 4.3 or greater, custom bond names must begin with the prefix 'bond' followed by 'a-z', 'A-Z', '0-9', or '_' characters. For host compatibility version 4.2 and lower, custom bond names must begin with the prefix 'bond' followed by a number.`,
      );
    const slaves = wish.bonding?.slaves?.map((each) => nicOf(host, each)) ?? plan.bonds[name]?.slaves ?? [];
    if (slaves.length < 2)
      throw refuse(400, `${PREFIX} The following bonds consist of less than two Network Interfaces: ${name}.`);
    const options =
      wish.bonding?.options?.map((each) => ({ name: each.name ?? '', value: each.value ?? '' })) ??
      plan.bonds[name]?.options ??
      [];
    plan.bonds[name] = { slaves, options };
  }
}

function modified(call: Call, host: HostRow, plan: Plan, wish: NetworkAttachment): AttachmentRow {
  const byId = wish.id === undefined ? undefined : plan.attachments.find((each) => each.id === wish.id);
  if (wish.id !== undefined && !byId) throw refuse(400, `${PREFIX} Network attachment does not exist.`);
  const network =
    byId && wish.network === undefined ? call.state.networks.get(byId.network) : networkIn(call, host, wish.network);
  if (!network) throw notFound();
  if (network.external_provider !== undefined)
    throw refuse(400, `The external network '${network.name}' cannot be configured on the host's interface.`);
  const old = byId ?? plan.attachments.find((each) => each.network === network.id);
  const nic = wish.host_nic === undefined && old ? old.nic : nicOf(host, wish.host_nic);
  if (old && old.nic !== nic) {
    const differences = compare(
      wanted(network, call.state.clusters.get(host.cluster), old),
      host.machine.running.networks[network.vdsm_name ?? ''],
      false,
    ).filter(({ in_sync }) => in_sync === false);
    if (differences.length > 0)
      throw refuse(
        409,
        `${PREFIX} The following Network definitions on the Network Interface are different than those on the Logical Network. Please synchronize the Network Interface before editing network ${network.name}. The non-synchronized values are: ${differences.map((each) => `${(each.name ?? '').toUpperCase()} Host - ${each.actual_value ?? 'null'}, DC - ${each.expected_value ?? 'null'}`).join(', ')}.`,
      );
  }
  return {
    id: old?.id ?? call.ids.uuid(),
    host: host.id,
    network: network.id,
    nic,
    ip: wish.ip_address_assignments ?? old?.ip ?? DEFAULT_IP,
    properties: wish.properties ?? old?.properties ?? [],
  };
}

function checkUntagged(call: Call, plan: Plan): void {
  const untagged = new Map<string, number>();
  for (const each of plan.attachments)
    if (call.state.networks.get(each.network)?.vlan === undefined) untagged.set(each.nic, (untagged.get(each.nic) ?? 0) + 1);
  const crowded = [...untagged].filter(([, count]) => count > 1).map(([nic]) => nic);
  if (crowded.length > 0)
    throw refuse(
      409,
      `${PREFIX} At most one VLAN-untagged Logical Network is allowed on a NIC (optionally in conjunction with several VLAN Logical Networks). The following Network Interfaces violate that rule: ${crowded.join(', ')}.`,
    );
}

/** What VDSM refuses. */
function checkHost(host: HostRow): void {
  const failure = host.machine.reachable ? host.machine.networkFailure : 10;
  if (failure !== undefined) throw refuse(400, VDSM_ERRORS[failure] ?? 'Unexpected exception');
}

function apply(
  call: Call,
  host: HostRow,
  plan: Plan,
  before: readonly AttachmentRow[],
  touched: ReadonlySet<string>,
  commit: boolean,
): void {
  const cluster = call.state.clusters.get(host.cluster);
  checkDpdk(call, host, plan, touched);
  const networks: Record<string, HostNetwork> = { ...host.machine.running.networks };
  for (const each of before)
    if (!plan.attachments.some((kept) => kept.network === each.network))
      delete networks[call.state.networks.get(each.network)?.vdsm_name ?? ''];
  for (const each of plan.attachments) {
    const network = call.state.networks.get(each.network);
    if (network && touched.has(each.network)) networks[network.vdsm_name ?? network.name] = wanted(network, cluster, each);
  }
  for (const each of before) if (!plan.attachments.some(({ id }) => id === each.id)) call.state.attachments.remove(each.id);
  for (const each of plan.attachments) call.state.attachments.put(each);
  const running: NetworkConfig = { networks, bonds: plan.bonds };
  call.state.hosts.put(
    withNicIds(call, { ...host, machine: { ...host.machine, running, ...(commit ? { saved: running } : {}) } }),
  );
  reviseHosts(call, host.cluster);
}

/** VDSM before 4.40.40 takes DPDK ports in OVS clusters only, and never in a bond. Source: vdsm 096b5f421. */
function checkDpdk(call: Call, host: HostRow, plan: Plan, touched: ReadonlySet<string>): void {
  if (compareVersions(host.machine.vdsm, '4.40.40') >= 0) return;
  const isDpdk = (name: string): boolean => name.startsWith('dpdk');
  const onLinuxBridge =
    call.state.clusters.get(host.cluster)?.switch_type !== 'ovs' &&
    plan.attachments.some((each) => touched.has(each.network) && isDpdk(each.nic));
  if (onLinuxBridge || Object.values(plan.bonds).some(({ slaves }) => slaves.some(isDpdk)))
    throw refuse(400, VDSM_ERRORS[23] ?? '');
}

/** Writes the definitions of all networks of a host that differ. */
export function syncHost(call: Call, id: string): void {
  const host = hostOf(call, id);
  const rows = call.state.attachments.where((each) => each.host === id);
  apply(
    call,
    host,
    { attachments: [...rows], bonds: { ...host.machine.running.bonds } },
    rows,
    new Set(rows.map((each) => each.network)),
    false,
  );
}

export function commit(call: Call, id: string): void {
  const host = hostOf(call, id);
  call.state.hosts.put({ ...host, machine: { ...host.machine, saved: host.machine.running } });
}

/** A changed network is sent to the hosts that carry it and are up. */
export function pushNetwork(call: Call, network: NetworkRow): void {
  for (const attachment of call.state.attachments.where((each) => each.network === network.id)) {
    const host = call.state.hosts.get(attachment.host);
    if (host?.status !== 'up') continue;
    const have = host.machine.running.networks[network.vdsm_name ?? network.name];
    if (have === undefined) continue;
    const rows = call.state.attachments.where((each) => each.host === host.id);
    apply(call, host, { attachments: [...rows], bonds: { ...host.machine.running.bonds } }, rows, new Set([network.id]), false);
  }
}
