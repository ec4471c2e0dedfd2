import type { Call, Engine } from '../call';
import type { Delay } from '../clock';
import { notFound, refuse, type Refusal } from '../faults';
import type { Action } from '../model/action';
import { compareVersions } from '../releases';
import type { AttachmentRow, HostRow, NetworkRow } from '../state';
import { adopt, attachmentLabel } from './attachments';
import { STEP } from './pace';
import { isDpdkName, type Bond, type HostNetwork, type IpSetting, type Machine, type NetworkConfig } from './machine';
import { readChange, type NetworkChange, type Wish } from './networkChange';
import { checkChange } from './networkRules';
import { hostNews } from './news';
import { withNicIds } from './nics';
import { reviseHosts } from './required';
import { dotted, wanted } from './sync';

const PREFIX = 'Cannot setup Networks.';

/** Texts of VDSM's error codes; the host's own words never reach REST (observed, recorded steps 65-108 to 65-111). */
const VDSM_ERRORS: Readonly<Record<number, string>> = {
  10: 'Could not connect to peer host',
  21: 'Illegal Network parameters',
  23: "Interface name can't be found",
  27: 'Invalid Network name',
};
interface Failure {
  readonly code: number;
  readonly text: string;
}
const UNREACHABLE: Failure = { code: 10, text: 'Message timeout which can be caused by communication issues' };
const NO_DPDK: Failure = { code: 23, text: 'DPDK devices are supported on OVS networks only, and not in bonds' };

const failed = (call: Engine, host: HostRow, { code, text }: Failure): Refusal => {
  hostNews.refusesNetworks(call, host, text);
  return refuse(400, VDSM_ERRORS[code] ?? 'Unexpected exception');
};

export const hostOf = (call: Pick<Call, 'state'>, id: string): HostRow => {
  const host = call.state.hosts.get(id);
  if (!host) throw notFound();
  return host;
};

/** A host on which no other network operation is under way. */
function freeHost(call: Call, id: string): HostRow {
  const host = hostOf(call, id);
  if (host.busy)
    throw refuse(409, `${PREFIX} Another Setup Networks or Host Refresh process in progress on the host. Please try later.`);
  if (host.status !== 'up' && host.status !== 'maintenance' && host.status !== 'non_operational')
    throw refuse(409, `${PREFIX} Operation can be performed only when Host status is  Maintenance, Up, NonOperational.`);
  return host;
}

/**
 * Setup networks: the whole layout of a host in one request.
 *
 * `fresh`: attachments are new, never found again by their network. Source: HostSetupNetworksCommand.java.
 */
export function setupNetworks(call: Call, id: string, input: Action, { fresh = false } = {}): { readonly id: string } {
  const timeout = input.connectivity_timeout;
  if (timeout !== undefined && (timeout < 1 || timeout > 120))
    throw refuse(400, 'Connectivity timeout is not valid. Timeout must be between 1 and 120., Attribute: conectivityTimeout');
  const host = freeHost(call, id);
  const change = readChange(call, host, input, { fresh });
  checkChange(call, change, fresh);
  carryOut(call, change);
  return call.jobs.done(`Configuring networks on Host ${host.name}`, call);
}

/** Takes networks off a host that the engine does not know. */
export function removeStray(call: Call, id: string, name: string): { readonly id: string } {
  const host = freeHost(call, id);
  carryOut(call, { ...readChange(call, host, {}), removedStrays: [name] });
  return call.jobs.done(`Configuring networks on Host ${host.name}`, call);
}

const rowOf = (call: Engine, host: HostRow, { before, network, nic, ip, properties }: Wish): AttachmentRow => ({
  id: before?.id ?? call.ids.uuid(attachmentLabel(host, network?.name ?? '')),
  host: host.id,
  network: network?.id ?? '',
  nic: nic ?? '',
  ip,
  properties,
});

/** What the host does with the request, and what the engine then sees. A request without effect does not reach the host. */
function carryOut(call: Engine, change: NetworkChange): void {
  const { host, wishes, removed, bonds, removedBonds, removedStrays } = change;
  const labels = { ...host.labels, ...Object.fromEntries(change.labels.map(({ label, nic }) => [label, nic ?? ''])) };
  for (const label of change.removedLabels) delete labels[label];
  const isIdle = [wishes, removed, bonds, removedBonds, removedStrays].every((each) => each.length === 0);
  if (isIdle && !change.commit) {
    call.state.hosts.put({ ...host, labels });
    return;
  }
  const machine = host.unseen ?? host.machine;
  const cluster = call.state.clusters.get(host.cluster);
  const rows = wishes.map((wish) => rowOf(call, host, wish));
  const networks: Record<string, HostNetwork> = { ...machine.running.networks };
  for (const name of removedStrays) delete networks[name];
  for (const row of removed) delete networks[onHost(call, row.network)];
  for (const row of rows) {
    const network = call.state.networks.get(row.network);
    const name = network?.vdsm_name ?? network?.name ?? '';
    if (network) networks[name] = real(wanted(network, cluster, row), machine, machine.running.networks[name]);
  }
  const bonded: Record<string, Bond> = { ...machine.running.bonds };
  for (const name of removedBonds) delete bonded[name];
  for (const { name = '', slaves, options } of bonds) bonded[name] = { slaves, options };
  const running: NetworkConfig = { networks, bonds: bonded };
  const isOvs = cluster?.switch_type === 'ovs';
  const failure = isIdle ? undefined : failureOf(machine, { running, touched: rows, isOvs, check: change.checkConnectivity });
  if (failure) throw failed(call, host, failure);

  for (const row of removed) call.state.attachments.remove(row.id);
  for (const row of rows) call.state.attachments.put(row);
  const done: Machine = { ...machine, running, ...(change.commit ? { saved: running } : {}) };
  const lost = isCutOff(machine, running);
  const seen = adopt(call, { ...host, labels, machine: done, unseen: undefined });
  const fresh = Object.keys(seen.nicIds).filter((name) => host.nicIds[name] === undefined);
  call.state.hosts.put({ ...seen, fresh, busy: true, ...(lost ? { status: 'non_responsive' } : {}) });
  const later = (when: Delay, label: string, change: (now: HostRow) => HostRow): void =>
    call.clock.later(label, when, () => {
      const now = call.state.hosts.get(host.id);
      if (now) call.state.hosts.put(change(now));
    });
  later(STEP, 'monitor', (now) => (now.fresh === fresh ? { ...now, fresh: undefined } : now));
  // The command has ended when its answer arrives; a test that holds `network` keeps the lock.
  later({ ms: 0, reads: 0 }, 'network', (now) => ({ ...now, busy: false }));
  call.clock.advance(0);
  reviseHosts(call, host.cluster);
}

const onHost = (call: Engine, id: string): string => {
  const network = call.state.networks.get(id);
  return network?.vdsm_name ?? network?.name ?? '';
};
const noAddress: IpSetting = { method: 'none' };
/** What becomes of a wanted network on a machine. A lease is kept. */
const real = (network: HostNetwork, machine: Machine, before: HostNetwork | undefined): HostNetwork => ({
  ...network,
  ipv4:
    network.ipv4.method === 'dhcp' && before?.ipv4.method === 'dhcp'
      ? before.ipv4
      : { ...network.ipv4, netmask: dotted(network.ipv4.netmask) },
  ipv6: machine.noIpv6 === true ? noAddress : network.ipv6,
});

/** The management network would be on a port without link. */
function isCutOff(machine: Machine, { networks }: NetworkConfig): boolean {
  const nic = networks['ovirtmgmt']?.nic;
  return machine.ports.some(({ name, up }) => name === nic && up === false);
}

interface Attempt {
  readonly running: NetworkConfig;
  readonly touched: readonly AttachmentRow[];
  readonly isOvs: boolean;
  readonly check: boolean;
}
/** What the host refuses, or takes back because it lost the engine. */
function failureOf(machine: Machine, { running, touched, isOvs, check }: Attempt): Failure | undefined {
  if (!machine.reachable) return UNREACHABLE;
  if (machine.networkFailure) return machine.networkFailure;
  if (check && isCutOff(machine, running)) return UNREACHABLE;
  // VDSM before 4.40.40 takes DPDK ports in OVS clusters only, and never in a bond. Source: vdsm 096b5f421.
  if (compareVersions(machine.vdsm, '4.40.40') >= 0) return undefined;
  const onLinuxBridge = !isOvs && touched.some(({ nic }) => isDpdkName(nic));
  return onLinuxBridge || Object.values(running.bonds).some(({ slaves }) => slaves.some(isDpdkName)) ? NO_DPDK : undefined;
}

/** Writes the definitions of all networks of a host that differ. */
export function syncHost(call: Engine, id: string): void {
  const host = hostOf(call, id);
  const ids = call.state.attachmentsOf(id).map((each) => ({ id: each.id }));
  carryOut(call, readChange(call, host, { synchronized_network_attachments: ids, commit_on_success: true }));
}

export function commit(call: Engine, id: string): void {
  const host = hostOf(call, id);
  const machine = host.unseen ?? host.machine;
  if (!machine.reachable) throw failed(call, host, UNREACHABLE);
  call.state.hosts.put({
    ...host,
    machine: { ...host.machine, saved: machine.running },
    unseen: host.unseen && { ...machine, saved: machine.running },
  });
}

/** A changed network is sent to the hosts that carry it and are up. */
export function pushNetwork(call: Engine, network: NetworkRow): void {
  for (const attachment of call.state.attachments.where((each) => each.network === network.id)) {
    const host = call.state.hosts.get(attachment.host);
    if (host?.status === 'up' && host.machine.reachable)
      carryOut(call, readChange(call, withNicIds(call, host), { synchronized_network_attachments: [{ id: attachment.id }] }));
  }
}
