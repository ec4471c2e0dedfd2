import { namedId } from '../ids';
import type { Template } from '../model/template';
import type { Vm } from '../model/vm';
import { cpuProfileId } from '../resources/clusterParts';
import { merged } from '../resources/merge';
import type { ClusterRow, VmRow } from '../state';
import { memoryOf } from './memory';

export const BLANK = '00000000-0000-0000-0000-000000000000';
const GIB = 2 ** 30;

/** What template Blank says. Observed on 4.5.8, recorded step 81-077. */
const base: Vm = {
  auto_pinning_policy: 'disabled',
  bios: { boot_menu: { enabled: false } },
  comment: '',
  cpu: { architecture: 'undefined', topology: { cores: 1, sockets: 1, threads: 1 } },
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
  large_icon: { id: namedId('icon/large') },
  memory: GIB,
  memory_policy: { ballooning: true, guaranteed: GIB, max: 4 * GIB },
  migration: { auto_converge: 'inherit', compressed: 'inherit', encrypted: 'inherit', parallel_migrations_policy: 'inherit' },
  migration_downtime: -1,
  multi_queues_enabled: true,
  origin: 'ovirt',
  os: { boot: { devices: ['hd'] }, type: 'other' },
  placement_policy: { affinity: 'migratable' },
  small_icon: { id: namedId('icon/small') },
  sso: { methods: [{ id: 'guest_agent' }] },
  start_paused: false,
  stateless: false,
  storage_error_resume_behaviour: 'auto_resume',
  type: 'server',
  usb: { enabled: false },
  virtio_scsi_multi_queues_enabled: false,
};

export const blank: Template & { readonly id: string; readonly name: string } = {
  ...base,
  id: BLANK,
  name: 'Blank',
  description: 'Blank template',
  status: 'ok',
  creation_time: Date.UTC(2008, 2, 31, 21),
  version: { base_template: { id: BLANK }, version_name: '', version_number: 0 },
};

/** Devices of every new VM. Observed on 4.5.8, recorded step 70-001. */
export const devices: Vm = {
  console: { enabled: false },
  rng_device: { source: 'urandom' },
  soundcard_enabled: true,
  tpm_enabled: false,
  virtio_scsi: { enabled: true },
};

export interface NewVm {
  /** What the template says. */
  readonly like?: Vm;
  readonly cluster: Pick<ClusterRow, 'id' | 'bios_type'>;
  readonly now?: number;
}

/** A VM that is down: the request over the template over the defaults. */
export function newVm(input: Vm & Pick<VmRow, 'id' | 'name' | 'disk'>, { like = {}, cluster, now = 0 }: NewVm): VmRow {
  const own: Vm = {
    ...devices,
    bios: { type: cluster.bios_type ?? 'q35_ovmf' },
    cpu: { architecture: 'x86_64' },
    time_zone: { name: 'Etc/GMT' },
  };
  const template = merged(merged(base, own), { ...like, cpu: { ...like.cpu, architecture: undefined } });
  return {
    ...merged(template, { ...input, cluster: undefined }),
    id: input.id,
    name: input.name,
    cluster: { id: cluster.id },
    ...memoryOf(input, template, 'add'),
    custom_properties: input.custom_properties ?? like.custom_properties ?? [],
    creation_time: now,
    stop_time: now,
    status: input.status ?? 'down',
    disk: input.disk,
    cpu_profile: { id: cpuProfileId(cluster.id) },
    quota: { id: namedId('quota') },
    template: input.template ?? { id: BLANK },
    original_template: input.original_template ?? { id: BLANK },
  };
}
