import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { incomplete, notFound, refuse, refusePlain, unknownEntity } from '../faults';
import { pageSizeOf } from '../hosts/pages';
import { STEP } from '../hosts/lifecycle';
import type { Action } from '../model/action';
import { template, vm, type Vm } from '../model/vm';
import { demand } from '../roles';
import type { HostRow, TemplateRow, VmRow } from '../state';
import { normalise, validateProperties } from '../vms/properties';
import { placed } from '../vms/placement';
import { namedId } from '../ids';
import { cpuProfileId } from './clusterParts';
import { clusterOf, isGiven, level } from './lookup';
import { merged } from './merge';

const MIB = 1024 * 1024;
export const BLANK = '00000000-0000-0000-0000-000000000000';

/** What a VM from the Blank template is. Observed on 4.5.8, recorded step 70-001. */
const defaults: Vm = {
  auto_pinning_policy: 'disabled',
  bios: { boot_menu: { enabled: false }, type: 'q35_ovmf' },
  comment: '',
  console: { enabled: false },
  cpu: { architecture: 'x86_64', topology: { cores: 1, sockets: 1, threads: 1 } },
  cpu_pinning_policy: 'none',
  cpu_shares: 0,
  delete_protected: false,
  description: '',
  display: {
    allow_override: false,
    copy_paste_enabled: true,
    disconnect_action: 'LOCK_SCREEN',
    disconnect_action_delay: 0,
    file_transfer_enabled: true,
    monitors: 1,
    smartcard_enabled: false,
    type: 'vnc',
    video_type: 'vga',
  },
  high_availability: { enabled: false, priority: 0 },
  io: { threads: 1 },
  memory: 1024 * MIB,
  migration: { auto_converge: 'inherit', compressed: 'inherit', encrypted: 'inherit', parallel_migrations_policy: 'inherit' },
  migration_downtime: -1,
  multi_queues_enabled: true,
  origin: 'ovirt',
  os: { boot: { devices: ['hd'] }, type: 'other' },
  placement_policy: { affinity: 'migratable' },
  rng_device: { source: 'urandom' },
  soundcard_enabled: true,
  sso: { methods: [{ id: 'guest_agent' }] },
  start_paused: false,
  stateless: false,
  storage_error_resume_behaviour: 'auto_resume',
  time_zone: { name: 'Etc/GMT' },
  tpm_enabled: false,
  type: 'server',
  usb: { enabled: false },
  virtio_scsi: { enabled: true },
  virtio_scsi_multi_queues_enabled: false,
};

const levelOf = (call: Call, row: Pick<VmRow, 'cluster' | 'custom_compatibility_version'>): string =>
  level(
    row.custom_compatibility_version?.major === undefined
      ? call.state.clusters.get(row.cluster.id)?.version
      : row.custom_compatibility_version,
  );

/** Devices and the guest's initialization cost extra queries: shown after writes and with all_content only. */
const view = (call: Call, row: VmRow): Vm => {
  const next = call.query.get('next_run') !== null && call.query.get('next_run') !== 'false' ? row.next : undefined;
  const full = call.allContent || call.method === 'POST' || call.method === 'PUT';
  const {
    cluster,
    next: _next,
    started: _started,
    console,
    rng_device,
    soundcard_enabled,
    tpm_enabled,
    virtio_scsi,
    initialization,
    ...rest
  } = row;
  return {
    ...rest,
    ...next,
    cluster,
    next_run_configuration_exists: row.next !== undefined,
    custom_properties: (next ?? row).custom_properties?.length === 0 ? undefined : (next ?? row).custom_properties,
    run_once: row.status === 'down' ? undefined : false,
    ...(full
      ? {
          console,
          rng_device,
          soundcard_enabled,
          tpm_enabled,
          virtio_scsi,
          initialization: {
            ...initialization,
            configuration: { type: 'ovf', data: `<ovf:Envelope><Name>${row.name}</Name></ovf:Envelope>` },
          },
        }
      : {}),
  };
};

const existing = (call: Call, id: string): VmRow => {
  const row = call.state.vms.get(id);
  if (!row) throw notFound();
  return row;
};
const addressed = (call: Call, id: string): VmRow => {
  const row = call.state.vms.get(id);
  if (!row)
    throw refusePlain(
      500,
      'java.lang.NullPointerException: Cannot invoke "org.ovirt.engine.core.common.businessentities.VM.getId()" because "vm" is null',
    );
  return row;
};

const hostsOf = (call: Call, input: Vm): NonNullable<Vm['placement_policy']>['hosts'] =>
  input.placement_policy?.hosts?.map((ref) => {
    const found: HostRow | undefined = call.state.hosts.find((each) =>
      ref.id === undefined ? each.name === ref.name : each.id === ref.id,
    );
    if (!found) throw unknownEntity(`Host: ${ref.id === undefined ? `name=${ref.name ?? ''}` : `id=${ref.id}`}`);
    return { id: found.id };
  });

/** Memory is kept in whole MiB; the policy follows where it is not given. */
function memoryOf(input: Vm, before: Vm, verb: 'add' | 'edit'): Pick<Vm, 'memory' | 'memory_policy'> {
  const whole = (bytes: number): number => Math.floor(bytes / MIB) * MIB;
  const memory = whole(input.memory ?? before.memory ?? 1024 * MIB);
  const isNew = input.memory !== undefined || verb === 'add';
  const max = input.memory_policy?.max ?? (isNew && verb === 'add' ? memory * 4 : before.memory_policy?.max) ?? memory * 4;
  const guaranteed = input.memory_policy?.guaranteed ?? (verb === 'add' ? memory : before.memory_policy?.guaranteed) ?? memory;
  if (guaranteed > memory) throw refuse(400, `Cannot ${verb} VM. Physical Memory Guaranteed cannot exceed Memory Size.`);
  if (max < memory)
    throw refuse(
      409,
      `Cannot ${verb} VM. Memory size (${memory / MIB}MB) cannot exceed maximum memory size (${Math.floor(max / MIB)}MB).`,
    );
  return {
    memory,
    memory_policy: {
      ballooning: input.memory_policy?.ballooning ?? before.memory_policy?.ballooning ?? true,
      guaranteed: whole(guaranteed),
      max: whole(max),
    },
  };
}

/** Fields that take effect at once on a running VM; everything else waits for the next run. Source: @EditableVmField of VmBase. */
const LIVE: ReadonlySet<string> = new Set([
  'name',
  'description',
  'comment',
  'delete_protected',
  'high_availability',
  'placement_policy',
]);

export function newVm(
  base: Vm & { readonly id: string; readonly name: string; readonly cluster: { readonly id: string } },
  from: Vm = defaults,
  now = 0,
): VmRow {
  const row = merged<VmRow>({ ...merged(defaults, from), id: base.id, name: base.name, cluster: base.cluster }, base);
  return {
    ...row,
    ...memoryOf(base, row, 'add'),
    custom_properties: base.custom_properties ?? from.custom_properties ?? [],
    creation_time: now,
    stop_time: now,
    status: base.status ?? 'down',
    cpu_profile: { id: cpuProfileId(base.cluster.id) },
    quota: { id: namedId('quota') },
    large_icon: { id: namedId('icon/large') },
    small_icon: { id: namedId('icon/small') },
    template: base.template ?? { id: BLANK },
    original_template: base.original_template ?? { id: BLANK },
  };
}

const findTemplate = (call: Call, input: Vm): TemplateRow => {
  const ref = input.template;
  if (!isGiven(ref)) throw incomplete('Vm', 'template.id|name');
  const found =
    ref.id === undefined ? call.state.templates.find(({ name }) => name === ref.name) : call.state.templates.get(ref.id);
  if (!found) throw unknownEntity('GetVmTemplate');
  return found;
};

function start(call: Call, id: string) {
  const row = addressed(call, id);
  demand(call.state, call.user, 'RUN_VM', id);
  if (row.status !== 'down' && row.status !== 'suspended')
    throw refuse(409, `Cannot run VM because the VM is in ${STATUS[row.status ?? 'down'] ?? ''} status.`);
  // Page size 0 divides by zero inside the engine: observed, recorded step 72-064.
  if (pageSizeOf(row) === 0) throw refuse(500, 'General command validation failure.');
  const host = placed(call, row);
  const job = call.jobs.start(`Launching VM ${row.name}`, call.user.id, call.correlationId);
  call.state.vms.put({ ...row, status: 'wait_for_launch', host: { id: host.id }, start_time: call.clock.now(), started: row });
  call.clock.later('vm', STEP, () => {
    const now = call.state.vms.get(id);
    if (now?.status === 'wait_for_launch') call.state.vms.put({ ...now, status: 'powering_up' });
    call.clock.later('vm', STEP, () => {
      const later = call.state.vms.get(id);
      if (later?.status === 'powering_up') call.state.vms.put({ ...later, status: 'up' });
      call.jobs.end(job, 'finished');
    });
  });
  return { job: { id: job } };
}
const STATUS: Readonly<Record<string, string>> = {
  up: 'Up',
  powering_up: 'Powering Up',
  wait_for_launch: 'Wait for Launch',
  powering_down: 'Powering Down',
  paused: 'Paused',
  reboot_in_progress: 'Reboot in Progress',
};

/** The machine is off: its pages are free, and the next configuration is the current one. */
export function powerOff(call: Pick<Call, 'state' | 'clock'>, id: string, reason: string | undefined): void {
  const row = call.state.vms.get(id);
  if (!row) return;
  const { next, started: _started, host: _host, ...rest } = row;
  call.state.vms.put({
    ...rest,
    ...next,
    id,
    name: next?.name ?? row.name,
    cluster: row.cluster,
    status: 'down',
    stop_time: call.clock.now(),
    stop_reason: reason,
  });
}

const stopping = (group: 'STOP_VM' | 'SHUT_DOWN_VM', description: string) => (call: Call, id: string, input: Action) => {
  const row = addressed(call, id);
  demand(call.state, call.user, group, id);
  // Stopping a VM that is down is not refused: observed, recorded steps 72-001, 72-002.
  if (row.status === 'down') return {};
  if (group === 'STOP_VM') {
    powerOff(call, id, input.reason ?? '');
    return { job: call.jobs.done(`${description} ${row.name}`, call) };
  }
  call.state.vms.put({ ...row, status: 'powering_down' });
  const job = call.jobs.start(`${description} ${row.name}`, call.user.id, call.correlationId);
  call.clock.later('vm', STEP, () => {
    powerOff(call, id, input.reason ?? '');
    call.jobs.end(job, 'finished');
  });
  return { job: { id: job } };
};

export const vms = resource({
  path: 'vms',
  type: vm,
  service: ['vms', 'vm'],
  search: {
    name: own('name'),
    id: own('id'),
    description: own('description'),
    comment: own('comment'),
    status: own('status'),
    cluster: (call, value) => call.state.clusters.get(call.state.vms.get(String(value['id']))?.cluster.id ?? '')?.name,
    datacenter: (call, value) =>
      call.state.dataCenters.get(
        call.state.clusters.get(call.state.vms.get(String(value['id']))?.cluster.id ?? '')?.data_center?.id ?? '',
      )?.name,
    host: (call, value) => call.state.hosts.get(call.state.vms.get(String(value['id']))?.host?.id ?? '')?.name,
    memory: (_, value) => Number(value['memory']) / MIB,
    next_run_config_exists: own('next_run_configuration_exists'),
    text: anyOf('name', 'description', 'comment'),
  },
  list: (call) => call.state.vms.all().map((row) => view(call, row)),
  get: (call, id) => view(call, existing(call, id)),
  add: (call, input) => {
    if (input.name === undefined) throw incomplete('Vm', 'name');
    if (!isGiven(input.cluster)) throw incomplete('Vm', 'cluster.id|name');
    const from = findTemplate(call, input);
    const cluster = clusterOf(call, input.cluster);
    demand(call.state, call.user, 'CREATE_VM', cluster.id);
    if (!/^[-_.0-9A-Za-z]+$/.test(input.name))
      throw refuse(
        400,
        "Can not add VM. The given name contains special characters. Only lower-case and upper-case letters, numbers, '_', '-', '.' are allowed., Attribute: vmStatic.name",
      );
    if (call.state.vms.find((each) => each.name === input.name))
      throw refuse(409, 'Cannot add VM. The VM name is already in use, please choose a unique name and try again.');
    const {
      id: fromId,
      name: _name,
      description: _description,
      comment: _comment,
      status: _status,
      version: _version,
      ...like
    } = from;
    const row = newVm(
      {
        ...input,
        id: call.ids.uuid(`vm ${input.name}`),
        name: input.name,
        cluster: { id: cluster.id },
        template: { id: fromId },
        original_template: { id: fromId },
        placement_policy: input.placement_policy && { ...input.placement_policy, hosts: hostsOf(call, input) },
        custom_properties: input.custom_properties && normalise(input.custom_properties),
      },
      like,
      call.clock.now(),
    );
    validateProperties(call, row.custom_properties ?? [], levelOf(call, row), 'add');
    call.state.vms.put(row);
    return view(call, row);
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'EDIT_VM_PROPERTIES', id);
    if (input.name !== undefined && call.state.vms.find((each) => each.name === input.name && each.id !== id))
      throw refuse(409, 'Cannot edit VM. The VM name is already in use, please choose a unique name and try again.');
    const cluster = isGiven(input.cluster) ? clusterOf(call, input.cluster) : undefined;
    const {
      cluster: _cluster,
      custom_properties,
      placement_policy,
      memory: _memory,
      memory_policy: _policy,
      template: _template,
      status: _status,
      ...rest
    } = input;
    const properties = custom_properties && normalise(custom_properties);
    if (properties && JSON.stringify(properties) !== JSON.stringify(row.custom_properties))
      demand(call.state, call.user, 'CHANGE_VM_CUSTOM_PROPERTIES', id);
    const before: VmRow = row.next ? { ...row, ...row.next, id, name: row.name, cluster: row.cluster } : row;
    const changed: VmRow = {
      ...merged(before, rest),
      ...memoryOf(input, before, 'edit'),
      id,
      name: input.name ?? row.name,
      cluster: cluster ? { id: cluster.id } : row.cluster,
      custom_properties: properties ?? before.custom_properties,
      // A policy that is sent replaces the hosts even when it names none. Source: VmMapper.java.
      placement_policy: placement_policy
        ? { affinity: placement_policy.affinity ?? before.placement_policy?.affinity, hosts: hostsOf(call, input) }
        : before.placement_policy,
      next: undefined,
      started: row.started,
    };
    validateProperties(call, changed.custom_properties ?? [], levelOf(call, changed), 'edit');
    const deferred = Object.keys(input).some((name) => !LIVE.has(name) && name !== 'id' && name !== 'href');
    const running = row.status !== 'down';
    if (running && input.memory !== undefined && pageSizeOf(row) !== undefined && input.memory !== row.memory)
      throw refuse(409, 'Cannot edit VM. Memory hot set is not supported for virtual machines with huge pages.');
    if (running && deferred) {
      const {
        id: _id,
        name: _name,
        cluster: _own,
        next: _next,
        started: _started,
        status: _now,
        host: _host,
        start_time: _start,
        ...next
      } = changed;
      call.state.vms.put({ ...row, ...live(changed), id, name: changed.name, cluster: row.cluster, next });
    } else call.state.vms.put({ ...changed, ...(running ? { next: row.next } : {}) });
    return view(call, existing(call, id));
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'DELETE_VM', id);
    if (row.status !== 'down') throw refuse(409, 'Cannot remove VM. VM is running.');
    if (row.delete_protected) throw refuse(409, `Cannot remove VM: ${row.name} is delete protected.`);
    call.state.vms.remove(id);
    for (const each of call.state.nics.where((nic) => nic.vmId === id)) call.state.nics.remove(each.id);
    for (const each of call.state.vmNuma.where((node) => node.vmId === id)) call.state.vmNuma.remove(each.id);
    return { job: call.jobs.done(`Removing VM ${row.name} from system`, call) };
  },
  actions: {
    start,
    stop: stopping('STOP_VM', 'Powering Off VM'),
    shutdown: stopping('SHUT_DOWN_VM', 'Shutting Down VM'),
    reboot: (call, id) => {
      const row = addressed(call, id);
      demand(call.state, call.user, 'REBOOT_VM', id);
      if (row.status === 'down') throw refuse(409, 'Cannot restart VM. VM is not running.');
      if (row.next === undefined) {
        call.state.vms.put({ ...row, status: 'reboot_in_progress' });
        call.clock.later('vm', STEP, () => {
          const now = call.state.vms.get(id);
          if (now?.status === 'reboot_in_progress') call.state.vms.put({ ...now, status: 'up' });
        });
        return { job: call.jobs.done(`Rebooting VM ${row.name}`, call) };
      }
      // With a pending configuration the engine restarts the VM from cold.
      powerOff(call, id, '');
      return start(call, id);
    },
  },
});
const live = (changed: VmRow): Partial<VmRow> => Object.fromEntries(Object.entries(changed).filter(([name]) => LIVE.has(name)));

export const templates = resource({
  path: 'templates',
  type: template,
  search: {
    name: own('name'),
    text: anyOf('name'),
  },
  list: (call) => call.state.templates.all(),
  get: (call, id) => call.state.templates.get(id),
});
