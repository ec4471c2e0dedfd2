import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { incomplete, notFound, refuse } from '../faults';
import type { Machine } from '../hosts/machine';
import { hostNews } from '../hosts/news';
import { syncHost } from '../hosts/setupNetworks';
import { host } from '../model/host';
import { demand } from '../roles';
import type { HostRow } from '../state';
import { hasCredentials, hostActions } from './hostActions';
import { commanded } from './hostCommand';
import { hostView } from './hostView';
import { clusterOf, isGiven } from './lookup';

const existing = (call: Call, id: string): HostRow => {
  const row = call.state.hosts.get(id);
  if (!row) throw notFound();
  return row;
};
/** Source: RemoveVdsCommand.statusLegalForRemove. */
const REMOVABLE: ReadonlySet<string> = new Set([
  'non_responsive',
  'maintenance',
  'down',
  'unassigned',
  'install_failed',
  'pending_approval',
  'non_operational',
  'installing_os',
]);

/** Host deploy sets the management network up in the cluster's way. */
const deployed = (machine: Machine, switchType: 'legacy' | 'ovs'): Machine => {
  const networks = Object.fromEntries(
    Object.entries(machine.running.networks).map(([name, each]) => [name, { ...each, switchType }]),
  );
  const running = { ...machine.running, networks };
  return { ...machine, running, saved: running };
};

const OPERATIONAL =
  'Cannot edit Host. Host parameters cannot be modified while Host is operational.\nPlease switch Host to Maintenance mode first.';
/** Statuses in which the address can be touched at all. Source: VdsStatic.java. */
const ADDRESSABLE: ReadonlySet<string> = new Set([
  'non_responsive',
  'maintenance',
  'down',
  'unassigned',
  'install_failed',
  'pending_approval',
]);

export const hosts = resource({
  path: 'hosts',
  type: host,
  service: ['hosts', 'host'],
  search: {
    name: own('name'),
    address: own('address'),
    comment: own('comment'),
    status: own('status'),
    cluster: (call, value) => call.state.clusters.get(call.state.hosts.get(String(value['id']))?.cluster ?? '')?.name,
    datacenter: (call, value) =>
      call.state.dataCenters.get(
        call.state.clusters.get(call.state.hosts.get(String(value['id']))?.cluster ?? '')?.data_center?.id ?? '',
      )?.name,
    memory: own('memory'),
    version: (call, value) => call.state.hosts.get(String(value['id']))?.machine.vdsm,
    update_available: own('update_available'),
    text: anyOf('name', 'address', 'status'),
  },
  bareFaults: ['setupnetworks'],
  list: (call) => call.state.hosts.all().map((row) => hostView(call, row)),
  get: (call, id) => hostView(call, existing(call, id)),
  add: (call, input) => {
    const { name, address } = input;
    if (name === undefined) throw incomplete('Host', 'name');
    if (address === undefined) throw incomplete('Host', 'address');
    const cluster = isGiven(input.cluster) ? clusterOf(call, input.cluster) : clusterOf(call, { name: 'Default' });
    demand(call.state, call.user, 'CREATE_HOST', cluster.id);
    if (!/^[-_.0-9A-Za-z]+$/.test(name))
      throw refuse(400, 'Host name must be formed of alphanumeric characters, numbers or "-_.", Attribute: vdsStatic.name');
    if (!/^[-.:0-9A-Za-z]+$/.test(address))
      throw refuse(400, 'Host address must be a FQDN or a valid IP address, Attribute: vdsStatic.hostName');
    if (input.port !== undefined && (input.port < 1 || input.port > 65535))
      throw refuse(400, 'The Port number must be between 1 and 65535., Attribute: vdsStatic.port');
    if (call.state.hosts.find((each) => each.name === name))
      throw refuse(409, 'Cannot add Host. The Host name is already in use, please choose a unique name and try again.');
    if (call.state.hosts.find((each) => each.address === address))
      throw refuse(409, 'Cannot add Host. Host with the same address already exists.');
    if (!hasCredentials(input)) throw refuse(400, 'Cannot install Host with empty password.');
    const id = call.ids.uuid(`host ${name}`);
    const row = call.state.hosts.put({
      id,
      name,
      address,
      comment: input.comment ?? '',
      cluster: cluster.id,
      port: input.port ?? 54321,
      status: 'unassigned',
      kernelLine: input.os?.custom_kernel_cmdline ?? '',
      reinstall: false,
      known: false,
      busy: false,
      spmPriority: input.spm?.priority ?? 5,
      machine: deployed(call.state.machineAt(address), cluster.switch_type ?? 'legacy'),
      nicIds: {},
    });
    hostNews.added(call, row);
    commanded(call, row, `Adding new Host ${name} to Cluster ${cluster.name}`, 'install', [
      ['unassigned'],
      ['initializing'],
      ['up'],
    ]);
    return hostView(call, existing(call, id));
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'EDIT_HOST_CONFIGURATION', id);
    // A port that is not sent is 54321, not the old one. Source: HostMapper.java.
    const port = input.port ?? 54321;
    // The address is checked before the name and the port. Source: UpdateHostValidator.java.
    const cluster = isGiven(input.cluster) ? clusterOf(call, input.cluster) : undefined;
    if (cluster && cluster.id !== row.cluster && row.status !== 'maintenance') throw refuse(409, OPERATIONAL);
    const isElsewhere = input.address !== undefined && input.address !== row.address;
    if (isElsewhere && !ADDRESSABLE.has(row.status)) throw refuse(409, OPERATIONAL);
    if (isElsewhere && row.status !== 'install_failed')
      throw refuse(
        400,
        'Host Address can not be modified due to Security restrictions.  In order to change Host Address, Host has to be reinstalled',
      );
    if (input.name !== undefined && call.state.hosts.find((each) => each.name === input.name && each.id !== id))
      throw refuse(409, 'Cannot edit Host. The Host name is already in use, please choose a unique name and try again.');
    if (port !== row.port) throw refuse(400, 'The Host Port number cannot be changed without reinstalling the Host.');
    if (input.power_management?.enabled === true)
      throw refuse(400, 'Cannot edit Host. Power Management is enabled for Host but no Agent type selected.');
    const line = input.os?.custom_kernel_cmdline;
    const changed: HostRow = {
      ...row,
      name: input.name ?? row.name,
      address: input.address ?? row.address,
      comment: input.comment ?? row.comment,
      cluster: cluster?.id ?? row.cluster,
      kernelLine: line ?? row.kernelLine,
      // Setting the line back does not clear the flag: only an installation does (observed, recorded steps 60-063 to 60-070).
      reinstall: row.reinstall || (line !== undefined && line !== row.kernelLine),
      spmPriority: input.spm?.priority ?? row.spmPriority,
      vgpuPlacement: input.vgpu_placement ?? row.vgpuPlacement,
    };
    call.state.hosts.put(changed);
    const isMoved = cluster !== undefined && cluster.id !== row.cluster;
    if (isMoved) {
      hostNews.edited(call, row);
      const switches = [row.cluster, cluster.id].map((each) => call.state.clusters.get(each)?.switch_type);
      if (call.release.moveSynchronises && switches[0] !== switches[1]) syncHost(call, id);
    }
    hostNews.edited(call, changed);
    return hostView(call, existing(call, id));
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_HOST', id);
    if (!REMOVABLE.has(row.status))
      throw refuse(409, 'Cannot remove Host. Host is operational. Please switch Host to Maintenance mode first.');
    const pinned = call.state.vms.where(
      (vm) => vm.placement_policy?.affinity === 'pinned' && vm.placement_policy.hosts?.some((each) => each.id === id) === true,
    );
    if (pinned.length > 0)
      throw refuse(
        409,
        `Cannot remove Host. The following VMs are set to run specifically only on this Host: ${pinned.map((vm) => vm.name).join(',')}.\nIn order to remove Host, you need to remove the association between the VMs and the Host (Using Edit VM properties).`,
      );
    call.state.hosts.remove(id);
    hostNews.removed(call, row);
    for (const each of call.state.attachments.where((attachment) => attachment.host === id))
      call.state.attachments.remove(each.id);
  },
  actions: hostActions,
});
