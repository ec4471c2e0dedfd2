import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { incomplete, notFound, refuse } from '../faults';
import { installation, lifecycle, walk, type Step } from '../hosts/lifecycle';
import { hasPassthrough } from '../hosts/machine';
import { greet } from '../hosts/greet';
import { commit, setupNetworks, syncHost, withNicIds } from '../hosts/setupNetworks';
import type { Action } from '../model/action';
import { host, type Host } from '../model/host';
import { demand } from '../roles';
import type { HostRow } from '../state';
import { clusterOf, isGiven } from './lookup';
import { level } from './lookup';

const versionNumbers = (
  text: string,
): { readonly major: number; readonly minor: number; readonly build: number; readonly revision: number } => {
  const [major = 0, minor = 0, build = 0, revision = 0] = text.split('.').map(Number);
  return { major, minor, build, revision };
};

/** What every host shows, known or not. */
const frame = (call: Call, row: HostRow): Host => ({
  id: row.id,
  name: row.name,
  comment: row.comment,
  address: row.address,
  certificate: { organization: 'oVirt', subject: `O=oVirt,CN=${row.address}` },
  cluster: { id: row.cluster },
  external_status: 'ok',
  ksm: { enabled: false },
  port: row.port,
  power_management: { automatic_pm_enabled: true, enabled: false, kdump_detection: true, pm_proxies: [] },
  protocol: 'stomp',
  reinstallation_required: row.reinstall,
  spm: { priority: row.spmPriority, status: 'none' },
  ssh: { port: 22 },
  status: row.status,
  status_detail: row.statusDetail,
  type: 'rhel',
  update_available: false,
  vgpu_placement: 'consolidated',
  network_operation_in_progress: call.allContent || call.method !== 'GET' ? row.busy : undefined,
});

const view = (call: Call, row: HostRow): Host => {
  const { machine } = row;
  if (!row.known)
    return {
      ...frame(call, row),
      auto_numa_status: 'unknown',
      cpu: { speed: 0, topology: {} },
      device_passthrough: { enabled: false },
      hardware_information: { supported_rng_sources: [] },
      kdump_status: 'unknown',
      max_scheduling_memory: 0,
      memory: 0,
      numa_supported: false,
      os: { custom_kernel_cmdline: row.kernelLine, description: '' },
      ovn_configured: false,
      se_linux: {},
      summary: { total: 0 },
      transparent_hugepages: { enabled: false },
    };
  const vms = call.state.vmsOn(row.id);
  const used = vms.reduce((sum, vm) => sum + (vm.memory ?? 0), 0);
  return {
    ...frame(call, row),
    auto_numa_status: 'enable',
    cpu: {
      name: machine.cpu.model,
      speed: machine.cpu.mhz,
      topology: { sockets: machine.cpu.sockets, cores: machine.cpu.cores, threads: machine.cpu.threads },
      type: machine.cpu.type,
    },
    device_passthrough: { enabled: hasPassthrough(machine) },
    hardware_information: {
      family: machine.vendor.family,
      manufacturer: machine.vendor.manufacturer,
      product_name: machine.vendor.product,
      serial_number: machine.uuid,
      supported_rng_sources: ['hwrng', 'random'],
      uuid: machine.uuid,
      version: machine.vendor.version,
    },
    iscsi: { initiator: machine.initiator },
    kdump_status: 'disabled',
    libvirt_version: { ...versionNumbers(machine.libvirt.version), full_version: machine.libvirt.rpm },
    max_scheduling_memory: Math.max(0, machine.memory - 403_750_912 - used),
    memory: machine.memory,
    numa_supported: machine.numa.length > 1,
    os: {
      custom_kernel_cmdline: row.kernelLine,
      description: machine.os.description,
      reported_kernel_cmdline: machine.kernel.running,
      type: machine.os.type,
      version: { full_version: machine.os.fullVersion, major: Number(machine.os.version) },
    },
    ovn_configured: machine.ovn,
    se_linux: { mode: 'enforcing' },
    summary: { active: vms.length, migrating: 0, total: vms.length },
    transparent_hugepages: { enabled: true },
    version: { ...versionNumbers(machine.vdsm), full_version: machine.vdsmRpm },
  };
};

const existing = (call: Call, id: string): HostRow => {
  const row = call.state.hosts.get(id);
  if (!row) throw notFound();
  return row;
};
/** Actions on an unknown host are refused by the command, not by the path: observed on 4.5.8, recorded step 20-034. */
const addressed = (call: Call, id: string, verb: string): HostRow => {
  const row = call.state.hosts.get(id);
  if (!row) throw refuse(400, `Cannot ${verb} Host. Invalid Host Id.`);
  return row;
};

const INSTALLABLE: ReadonlySet<string> = new Set(['maintenance', 'non_operational', 'install_failed', 'installing_os']);

function commanded(call: Call, row: HostRow, description: string, label: string, steps: readonly Step[]): void {
  const job = call.jobs.start(description, call.user.id, call.correlationId);
  walk(call, row.id, label, steps, () => {
    const host = call.state.hosts.get(row.id);
    if (host) call.state.hosts.put(withNicIds(call, host));
    if (host?.status === 'up') greet(call, host);
    call.jobs.end(job, 'finished');
  });
}

function deactivate(call: Call, id: string, input: Action) {
  const row = addressed(call, id, 'maintenance');
  demand(call.state, call.user, 'MANIPULATE_HOST', id);
  if (row.status === 'maintenance' || row.status === 'preparing_for_maintenance')
    throw refuse(409, 'Cannot switch Host to Maintenance mode. Host is already in Maintenance mode.');
  const vms = call.state.vms.where((vm) => vm.host?.id === id);
  const pinned = vms.filter((vm) => vm.placement_policy?.affinity === 'pinned');
  if (pinned.length > 0)
    throw refuse(
      409,
      `Cannot switch the following Hosts to Maintenance mode: ${row.name}.\nOne or more running VMs are indicated as non-migratable. The non-migratable VMs are: ${pinned.map(({ name }) => name).join(', ')}.`,
    );
  const cluster = call.state.clusters.get(row.cluster)?.name ?? '';
  const target = call.state.hosts.find((each) => each.cluster === row.cluster && each.id !== id && each.status === 'up');
  if (vms.length > 0 && !target)
    throw refuse(
      409,
      `The following Hosts have running VMs and cannot be switched to maintenance mode: ${row.name}.\nPlease ensure that the following Clusters have at least one Host in UP state: ${cluster}.`,
    );
  for (const vm of vms) call.state.vms.put({ ...vm, host: { id: target?.id } });
  call.state.hosts.put({ ...row, statusDetail: input.reason });
  commanded(call, row, `Moving Host ${row.name} to Maintenance`, 'deactivate', lifecycle.deactivate);
  return {};
}

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
  list: (call) => call.state.hosts.all().map((row) => view(call, row)),
  get: (call, id) => view(call, existing(call, id)),
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
    if (call.state.hosts.find((each) => each.name === name))
      throw refuse(409, 'Cannot add Host. The Host name is already in use, please choose a unique name and try again.');
    if (call.state.hosts.find((each) => each.address === address))
      throw refuse(409, 'Cannot add Host. Host with the same address already exists.');
    if (
      input.root_password === undefined &&
      input.ssh?.user?.password === undefined &&
      input.ssh?.authentication_method !== 'publickey'
    )
      throw refuse(400, 'Cannot install Host with empty password.');
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
      machine: call.state.machineAt(address),
      nicIds: {},
    });
    commanded(call, row, `Adding new Host ${name} to Cluster ${cluster.name}`, 'install', [
      ['unassigned'],
      ['initializing', (each) => adopt(call, { ...each, known: true })],
      ['up'],
    ]);
    return view(call, existing(call, id));
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'EDIT_HOST_CONFIGURATION', id);
    const port = input.port ?? 54321;
    if (port !== row.port) throw refuse(400, 'The Host Port number cannot be changed without reinstalling the Host.');
    if (input.name !== undefined && call.state.hosts.find((each) => each.name === input.name && each.id !== id))
      throw refuse(409, 'Cannot edit Host. The Host name is already in use, please choose a unique name and try again.');
    const cluster = isGiven(input.cluster) ? clusterOf(call, input.cluster) : undefined;
    if (cluster && cluster.id !== row.cluster && row.status !== 'maintenance')
      throw refuse(
        409,
        'Cannot edit Host. Host parameters cannot be modified while Host is operational.\nPlease switch Host to Maintenance mode first.',
      );
    const line = input.os?.custom_kernel_cmdline;
    const changed: HostRow = {
      ...row,
      name: input.name ?? row.name,
      comment: input.comment ?? row.comment,
      cluster: cluster?.id ?? row.cluster,
      kernelLine: line ?? row.kernelLine,
      // Setting the line back does not clear the flag: only an installation does (observed, recorded steps 60-063 to 60-070).
      reinstall: row.reinstall || (line !== undefined && line !== row.kernelLine),
      spmPriority: input.spm?.priority ?? row.spmPriority,
    };
    call.state.hosts.put(changed);
    if (cluster && cluster.id !== row.cluster && call.release.moveSynchronises) syncHost(call, id);
    return view(call, existing(call, id));
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_HOST', id);
    if (row.status !== 'maintenance' && row.status !== 'install_failed')
      throw refuse(409, 'Cannot remove Host. Host is operational. Please switch Host to Maintenance mode first.');
    call.state.hosts.remove(id);
    for (const each of call.state.attachments.where((attachment) => attachment.host === id))
      call.state.attachments.remove(each.id);
  },
  actions: {
    activate: (call, id) => {
      const row = addressed(call, id, 'activate');
      demand(call.state, call.user, 'MANIPULATE_HOST', id);
      if (row.status === 'up') throw refuse(409, 'Cannot activate Host. Host in Up status.');
      call.state.hosts.put({ ...row, statusDetail: undefined });
      commanded(call, row, `Activating Host ${row.name}`, 'activate', lifecycle.activate);
      return {};
    },
    deactivate,
    install: (call, id, input) => {
      const row = addressed(call, id, 'install');
      demand(call.state, call.user, 'EDIT_HOST_CONFIGURATION', id);
      if (!INSTALLABLE.has(row.status)) throw refuse(409, 'Cannot install Host. Please move Host to Maintenance mode first.');
      if (
        input.root_password === undefined &&
        input.ssh?.user?.password === undefined &&
        input.ssh?.authentication_method !== 'publickey'
      )
        throw refuse(400, 'Cannot install Host with empty password.');
      const wish = { activate: input.activate === true, reboot: call.release.installReboots && input.reboot !== false };
      commanded(call, row, `Installing Host ${row.name}`, 'install', installation(wish));
      return {};
    },
    refresh: (call, id) => {
      const row = addressed(call, id, 'refresh');
      demand(call.state, call.user, 'MANIPULATE_HOST', id);
      call.state.hosts.put(withNicIds(call, { ...row, known: true }));
      call.jobs.done(`Refreshing Host Capabilities ${row.name}`, call);
      return {};
    },
    upgradecheck: (call, id) => {
      const row = addressed(call, id, 'check');
      demand(call.state, call.user, 'EDIT_HOST_CONFIGURATION', id);
      call.jobs.done(`Checking upgrade for Host ${row.name}`, call);
      return {};
    },
    fence: (call, id, input) => {
      const row = addressed(call, id, 'fence');
      demand(call.state, call.user, 'MANIPULATE_HOST', id);
      if (input.fence_type?.toLowerCase() !== 'restart') throw refuse(409, 'Cannot fence Host, Host fence is disabled.');
      if (!call.state.fencing) throw refuse(409, 'Cannot restart Host. Power Management is disabled for Host.');
      commanded(call, row, `Restarting Host ${row.name}`, 'restart', lifecycle.restart);
      return {};
    },
    setupnetworks: (call, id, input) => {
      existing(call, id);
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
      return { job: setupNetworks(call, id, input) };
    },
    commitnetconfig: (call, id) => {
      const row = addressed(call, id, 'commit');
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
      commit(call, id);
      return { job: call.jobs.done(`Committing network configuration on Host ${row.name}`, call) };
    },
    syncallnetworks: (call, id) => {
      const row = addressed(call, id, 'sync');
      demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', id);
      syncHost(call, id);
      return { job: call.jobs.done(`Synchronizing all networks on Host ${row.name}`, call) };
    },
  },
});

/** The engine meets a host: it attaches the management network to the NIC that carries it. */
export function adopt(call: Pick<Call, 'state' | 'ids'>, row: HostRow): HostRow {
  const known = withNicIds(call, row);
  const networks = call.state.clusterNetworks.of(row.cluster);
  const attached = new Set(call.state.attachmentsOf(row.id).map((each) => each.network));
  for (const each of networks) {
    const network = call.state.networks.get(each.network);
    const found = network && row.machine.running.networks[network.vdsm_name ?? network.name];
    if (!network || !found || attached.has(network.id)) continue;
    const { ipv4, ipv6 } = found;
    call.state.attachments.put({
      id: call.ids.uuid(),
      host: row.id,
      network: network.id,
      nic: found.nic,
      ip: [
        {
          assignment_method: ipv4.method,
          ip:
            ipv4.method === 'static'
              ? { address: ipv4.address, netmask: ipv4.netmask, gateway: ipv4.gateway, version: 'v4' }
              : { version: 'v4' },
        },
        { assignment_method: ipv6.method, ip: { version: 'v6' } },
      ],
      properties: [],
    });
  }
  return known;
}
export const compatibility = (call: Call, row: HostRow): string => level(call.state.clusters.get(row.cluster)?.version);
