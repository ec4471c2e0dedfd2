import type { Call } from '../call';
import { hasPassthrough } from '../hosts/machine';
import type { Host } from '../model/host';
import type { HostRow } from '../state';

/** What a host keeps for itself and the engine does not schedule: 321 MiB of the host OS and 65 MiB for guest overhead. Observed, recorded step 60-016. */
const RESERVED = 386 * 2 ** 20;
/** What a running VM takes beside its memory. Observed for VMs of 2 GiB, recorded steps 72-047, 75-030. */
const OVERHEAD = 108 * 2 ** 20;

const versionNumbers = (
  text: string,
): { readonly major: number; readonly minor: number; readonly build: number; readonly revision: number } => {
  const [major = 0, minor = 0, build = 0, revision = 0] = text.split('.').map(Number);
  return { major, minor, build, revision };
};

/** Why a host is out of service. Source: HostMapper.java. */
function detailOf({ status, statusDetail }: HostRow): string | undefined {
  if (status === 'non_operational') return 'network_unreachable';
  return status === 'maintenance' || status === 'preparing_for_maintenance' ? statusDetail : undefined;
}

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
  spm: { priority: row.spmPriority, status: row.spm === true && row.status === 'up' ? 'spm' : 'none' },
  ssh: row.ssh ?? { port: 22 },
  status: row.status,
  status_detail: detailOf(row),
  type: 'rhel',
  update_available: false,
  vgpu_placement: row.vgpuPlacement ?? 'consolidated',
  network_operation_in_progress: call.allContent || call.method !== 'GET' ? row.busy : undefined,
});

export const hostView = (call: Call, row: HostRow): Host => {
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
  const used = vms.reduce((sum, vm) => sum + (vm.memory ?? 0) + OVERHEAD, 0);
  return {
    ...frame(call, row),
    auto_numa_status: 'enable',
    cpu: {
      name: machine.cpu.model,
      speed: machine.cpu.mhz,
      topology: { sockets: machine.cpu.sockets, cores: machine.cpu.cores, threads: machine.cpu.threads },
      type: call.filtered ? undefined : machine.cpu.type,
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
    max_scheduling_memory: Math.max(0, machine.memory - RESERVED - used),
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
