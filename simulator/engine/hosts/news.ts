import type { Call } from '../call';
import type { Event } from '../model/monitoring';
import type { HostRow, UserRow } from '../state';

/** Who is said to have done it: the caller, the engine itself, or nobody. */
type Doer = 'user' | 'system' | 'nobody';
interface Told extends Pick<Call, 'state' | 'events' | 'ids'> {
  readonly user?: UserRow | undefined;
  readonly correlationId?: string | undefined;
}
type Severity = NonNullable<Event['severity']>;

function write(
  call: Told,
  host: HostRow,
  doer: Doer,
  code: number,
  severity: Severity,
  description: string,
  of: Partial<Event> = {},
): void {
  const cluster = call.state.clusters.get(host.cluster);
  const { user } = call;
  call.events.add({
    code,
    severity,
    description,
    host: { id: host.id, name: host.name },
    ...(doer === 'nobody' ? {} : { cluster: { id: host.cluster, name: cluster?.name } }),
    ...(doer === 'system' ? { user: { name: 'SYSTEM' }, correlation_id: call.ids.uuid().slice(0, 8) } : {}),
    ...(doer === 'user' && user ? { user: { id: user.id, name: nameOf(call) }, correlation_id: call.correlationId } : {}),
    ...of,
  });
}
const nameOf = ({ user }: Told): string => `${user?.name ?? 'SYSTEM'}@internal-authz`;

/**
 * The audit log of a host's life: the only place where the engine says why.
 *
 * Source: AuditLogType.java, AuditLogMessages.properties; who and where as observed on 4.5.8, recorded steps 60-124, 60-137, 61-004, 61-010.
 */
export const hostNews = {
  added: (call: Told, host: HostRow): void => {
    write(call, host, 'nobody', 9000, 'alert', `Failed to verify Power Management configuration for Host ${host.name}.`);
    write(call, host, 'user', 42, 'normal', `Host ${host.name} was added by ${nameOf(call)}.`);
  },
  removed: (call: Told, host: HostRow): void =>
    write(call, host, 'user', 44, 'normal', `Host ${host.name} was removed by ${nameOf(call)}.`, { host: undefined }),
  edited: (call: Told, host: HostRow): void =>
    write(call, host, 'user', 43, 'normal', `Host ${host.name} configuration was updated by ${nameOf(call)}.`),
  up: (call: Told, host: HostRow): void => {
    const dataCenter = call.state.dataCenters.get(call.state.clusters.get(host.cluster)?.data_center?.id ?? '');
    write(call, host, 'system', 13, 'normal', `Status of host ${host.name} was set to Up.`, {
      data_center: dataCenter && { id: dataCenter.id, name: dataCenter.name },
    });
  },
  maintained: (call: Told, host: HostRow): void =>
    host.statusDetail === undefined || host.statusDetail === ''
      ? write(call, host, 'user', 620, 'normal', `Host ${host.name} was switched to Maintenance mode by ${nameOf(call)}.`)
      : write(
          call,
          host,
          'user',
          600,
          'normal',
          `Host ${host.name} was switched to Maintenance mode by ${nameOf(call)} (Reason: ${host.statusDetail}).`,
        ),
  activating: (call: Told, host: HostRow): void =>
    write(call, host, 'user', 16, 'normal', `Activation of host ${host.name} initiated by ${nameOf(call)}.`),
  refreshed: (call: Told, host: HostRow): void =>
    write(call, host, 'user', 606, 'normal', `Successfully refreshed the capabilities of host ${host.name}.`),
  notRefreshed: (call: Told, host: HostRow): void => {
    silent(call, host, 'GetCapabilitiesVDS', 'Message timeout which can be caused by communication issues');
    write(call, host, 'user', 607, 'error', `Failed to refresh the capabilities of host ${host.name}.`);
  },
  updatesSought: (call: Told, host: HostRow): void => {
    write(call, host, 'user', 884, 'normal', `Started to check for available updates on host ${host.name}.`);
    write(
      call,
      host,
      'nobody',
      885,
      'normal',
      `Check for available updates on host ${host.name} was completed successfully with message 'no updates found.'.`,
    );
  },
  deploying: (call: Told, host: HostRow): void =>
    write(call, host, 'nobody', 560, 'normal', `Ansible host-deploy playbook execution has started on host ${host.name}.`, {
      correlation_id: call.correlationId,
    }),
  deployed: (call: Told, host: HostRow): void =>
    write(
      call,
      host,
      'nobody',
      561,
      'normal',
      `Ansible host-deploy playbook execution has successfully finished on host ${host.name}.`,
      { correlation_id: call.correlationId },
    ),
  installed: (call: Told, host: HostRow): void => write(call, host, 'user', 504, 'normal', `Host ${host.name} installed`),
  notInstalled: (call: Told, host: HostRow, reason: string): void =>
    write(call, host, 'user', 505, 'error', `Host ${host.name} installation failed. ${reason}.`),
  notRestarted: (call: Told, host: HostRow): void =>
    write(call, host, 'system', 198, 'error', `A restart using SSH initiated by the engine to Host ${host.name} has failed.`),
  lost: (call: Told, host: HostRow): void => {
    write(
      call,
      host,
      'nobody',
      9027,
      'warning',
      `Host ${host.name} is not responding. Host cannot be fenced automatically because power management for the host is disabled.`,
    );
    silent(call, host, 'Get Host Statistics', 'Broken pipe');
  },
  refusesNetworks: (call: Told, host: HostRow, text: string): void => silent(call, host, 'HostSetupNetworksVDS', text),
  lacksNetworks: (call: Told, host: HostRow, missing: readonly string[]): void =>
    write(
      call,
      host,
      'system',
      519,
      'warning',
      `Host ${host.name} does not comply with the cluster ${call.state.clusters.get(host.cluster)?.name ?? ''} networks, the following networks are missing on host: '${missing.join(',')}'`,
      // In the recording no event with the host in it told of this: step 65-126.
      { host: undefined },
    ),
};

const silent = (call: Told, host: HostRow, command: string, reason: string): void =>
  write(call, host, 'nobody', 10802, 'error', `VDSM ${host.name} command ${command} failed: ${reason}`);
