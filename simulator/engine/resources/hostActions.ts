import type { ActionRule } from '../call';
import { crash, notSimulated, refuse } from '../faults';
import { adopt } from '../hosts/attachments';
import { installation, lifecycle, type Step } from '../hosts/lifecycle';
import { hostNews } from '../hosts/news';
import { reviseHosts } from '../hosts/required';
import { commit, hostOf, setupNetworks, syncHost } from '../hosts/setupNetworks';
import type { Action } from '../model/action';
import { demand } from '../roles';
import { evacuate } from '../vms/evacuate';
import { addressed, commanded } from './hostCommand';
import { fence } from './hostFence';

export const hasCredentials = ({ root_password, ssh }: Pick<Action, 'root_password' | 'ssh'>): boolean =>
  root_password !== undefined || ssh?.user?.password !== undefined || ssh?.authentication_method === 'publickey';

/** Statuses in which a host can be switched to maintenance. Source: MaintenanceNumberOfVdssCommand.java. */
const CAN_REST: ReadonlySet<string> = new Set([
  'maintenance',
  'non_responsive',
  'up',
  'error',
  'preparing_for_maintenance',
  'down',
  'non_operational',
  'install_failed',
]);
const INSTALLABLE: ReadonlySet<string> = new Set(['maintenance', 'non_operational', 'install_failed', 'installing_os']);
const deactivate: ActionRule = (call, id, input) => {
  const row = addressed(call, id, 'maintenance', 'MANIPULATE_HOST');
  if (!CAN_REST.has(row.status)) throw refuse(409, 'Cannot switch Host to Maintenance mode, Host is not operational.');
  const vms = call.state.vmsOn(id);
  const pinned = vms.filter((vm) => vm.placement_policy?.affinity === 'pinned');
  if (pinned.length > 0)
    throw refuse(
      409,
      `Cannot switch the following Hosts to Maintenance mode: ${row.name}.\nOne or more running VMs are indicated as non-migratable. The non-migratable VMs are: ${pinned.map(({ name }) => name).join(', ')}.`,
    );
  if (row.status === 'maintenance')
    throw refuse(409, 'Cannot switch Host to Maintenance mode. Host is already in Maintenance mode.');
  if (row.status === 'non_responsive' && vms.length > 0)
    throw refuse(
      409,
      'Cannot switch Host to Maintenance mode.\nHost still has running VMs on it and is in Non Responsive state.',
    );
  const cluster = call.state.clusters.get(row.cluster)?.name ?? '';
  const target = call.state.hosts.find((each) => each.cluster === row.cluster && each.id !== id && each.status === 'up');
  if (vms.length > 0 && !target)
    throw refuse(
      409,
      `The following Hosts have running VMs and cannot be switched to maintenance mode: ${row.name}.\nPlease ensure that the following Clusters have at least one Host in UP state: ${cluster}.`,
    );
  evacuate(call, id);
  const host = call.state.hosts.put({ ...row, statusDetail: input.reason });
  hostNews.maintained(call, host);
  commanded(call, host, `Moving Host ${row.name} to Maintenance`, 'deactivate', lifecycle.deactivate);
  return {};
};

const install: ActionRule = (call, id, input) => {
  const row = addressed(call, id, 'install', 'EDIT_HOST_CONFIGURATION');
  if (!INSTALLABLE.has(row.status)) throw refuse(409, 'Cannot install Host. Please move Host to Maintenance mode first.');
  if (!hasCredentials(input)) throw refuse(400, 'Cannot install Host with empty password.');
  const asked = (name: 'activate' | 'reboot', otherwise: boolean): boolean =>
    input[name] ?? (call.query.get(name) === null ? otherwise : call.query.get(name) === 'true');
  const wish = { activate: asked('activate', false), reboot: call.release.installReboots && asked('reboot', true) };
  const failure = (row.unseen ?? row.machine).installFailure;
  hostNews.edited(call, row);
  hostNews.deploying(call, row);
  // The old status stays for a moment: a client that reads at once must not take it for the end (observed on 4.5.8, recorded step 61-008).
  const steps: readonly Step[] = [[row.status], ...installation(wish, failure)];
  commanded(call, row, `Installing Host ${row.name}`, 'install', steps, (host) => {
    if (failure?.at !== 'start' && failure?.at !== 'playbook') hostNews.deployed(call, host);
    if (host.status !== 'install_failed') return hostNews.installed(call, host);
    if (failure?.at === 'reboot') hostNews.notRestarted(call, host);
    hostNews.notInstalled(call, host, failure?.reason ?? '');
  });
  return {};
};

const refresh: ActionRule = (call, id) => {
  const row = addressed(call, id, 'refresh', 'MANIPULATE_HOST');
  if (row.busy)
    throw refuse(
      409,
      'Cannot refresh Host. Another Setup Networks or Host Refresh process in progress on the host. Please try later.',
    );
  if (!(row.unseen ?? row.machine).reachable) {
    hostNews.notRefreshed(call, row);
    throw refuse(400);
  }
  call.state.hosts.put(adopt(call, { ...row, known: true }));
  hostNews.refreshed(call, row);
  reviseHosts(call, row.cluster);
  call.jobs.done(`Refreshing Host Capabilities ${row.name}`, call);
  return {};
};

const copyNetworks: ActionRule = (call, id, input) => {
  const row = hostOf(call, id);
  demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
  if (input.source_host?.id === undefined) throw crash('java.lang.NullPointerException');
  const source = call.state.hosts.get(input.source_host.id);
  if (!source) throw refuse(400, 'The selected Host does not exist.');
  if (source.cluster !== row.cluster) throw refuse(400, 'Cannot copy networks to Host. Hosts are not in the same cluster.');
  if (source.id !== id) throw notSimulated('copyhostnetworks between two hosts');
  return { job: call.jobs.done(`Copy networks from ${source.name} to ${row.name}`, call) };
};

export const hostActions: Readonly<Record<string, ActionRule>> = {
  activate: (call, id) => {
    const row = addressed(call, id, 'activate', 'MANIPULATE_HOST');
    if (row.status === 'up') throw refuse(409, 'Cannot activate Host. Host in Up status.');
    hostNews.activating(call, row);
    return { job: commanded(call, row, `Activating Host ${row.name}`, 'activate', lifecycle.activate) };
  },
  deactivate,
  install,
  refresh,
  fence,
  approve: (call, id) => {
    const row = addressed(call, id, 'approve', 'CREATE_HOST');
    if (row.status !== 'pending_approval' && row.status !== 'install_failed')
      throw refuse(
        409,
        'Cannot approve RHVH Host.\n-Host must be in "Pending Approval" or "Install Failed" status in order to be approved.',
      );
    throw notSimulated('approving a host');
  },
  enrollcertificate: (call, id) => {
    const row = addressed(call, id, 'enroll certificate', 'EDIT_HOST_CONFIGURATION');
    if (row.status !== 'maintenance')
      throw refuse(409, 'Cannot enroll certificate Host. Please switch Host to Maintenance mode first.');
    throw notSimulated('enrolling a certificate');
  },
  forceselectspm: (call, id) => {
    addressed(call, id, 'force select SPM', 'MANIPULATE_HOST');
    throw refuse(409, 'Cannot force select SPM. Unknown Data Center status.');
  },
  upgradecheck: (call, id) => {
    const row = addressed(call, id, 'check', 'EDIT_HOST_CONFIGURATION');
    hostNews.updatesSought(call, row);
    call.jobs.done(`Checking upgrade for Host ${row.name}`, call);
    return {};
  },
  upgrade: (call, id) => {
    addressed(call, id, 'upgrade', 'EDIT_HOST_CONFIGURATION');
    throw refuse(409, 'Cannot upgrade Host. There are no available updates for the host.');
  },
  setupnetworks: (call, id, input) => {
    hostOf(call, id);
    demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
    return { job: setupNetworks(call, id, input) };
  },
  commitnetconfig: (call, id) => {
    const row = addressed(call, id, 'commit', 'CONFIGURE_HOST_NETWORK');
    commit(call, id);
    return { job: call.jobs.done(`Committing network configuration on Host ${row.name}`, call) };
  },
  syncallnetworks: (call, id) => {
    const row = addressed(call, id, 'sync', 'CONFIGURE_HOST_NETWORK');
    syncHost(call, id);
    return { job: call.jobs.done(`Synchronizing all networks on Host ${row.name}`, call) };
  },
  copyhostnetworks: copyNetworks,
};
