import type { Call } from '../call';
import { isTrue } from '../request';
import type { Vm } from '../model/vm';
import type { VmRow } from '../state';

export const wantsNextRun = (call: Call): boolean => isTrue(call.query.get('next_run')) === true;

/** Devices and the guest's initialization cost extra queries: shown after writes and with all_content only. */
const isFull = (call: Call): boolean => call.allContent || call.method === 'POST' || call.method === 'PUT';

type Costly = Pick<Vm, 'console' | 'rng_device' | 'soundcard_enabled' | 'tpm_enabled' | 'virtio_scsi' | 'initialization'>;

/** Leaves out what costs extra queries. */
export function brief<T extends Costly>(call: Call, row: T): T {
  if (isFull(call)) return row;
  return {
    ...row,
    console: undefined,
    rng_device: undefined,
    soundcard_enabled: undefined,
    tpm_enabled: undefined,
    virtio_scsi: undefined,
    initialization: undefined,
  };
}

/** A VM as the API shows it: the current configuration, or with `next_run` the pending one. */
export function view(call: Call, row: VmRow): Vm {
  const shown: VmRow = {
    ...row,
    ...(wantsNextRun(call) ? row.next : undefined),
    id: row.id,
    name: row.name,
    cluster: row.cluster,
  };
  const host = call.state.hosts.get(row.host?.id ?? '');
  const display = host && {
    certificate: { content: call.state.certificate, organization: 'oVirt', subject: `O=oVirt,CN=${host.address}` },
    ...(row.status === 'up' && host.machine.quiet !== true ? { address: host.address, port: 5900 } : {}),
  };
  return brief(call, {
    ...shown,
    display: { ...shown.display, ...display },
    // Pinning is for administrators: observed, recorded steps 76-031, 76-032.
    placement_policy: call.filtered ? undefined : shown.placement_policy,
    next_run_configuration_exists: row.next !== undefined,
    custom_properties: shown.custom_properties?.length === 0 ? undefined : shown.custom_properties,
    // The mode of a VM is that of its first node: deprecated since nodes have their own.
    numa_tune_mode: call.state.vmNuma.of(row.id)[0]?.numa_tune_mode,
    run_once: row.status === 'down' ? undefined : (row.run_once ?? false),
    initialization: wantsNextRun(call)
      ? undefined
      : {
          ...shown.initialization,
          configuration: { type: 'ovf', data: `<ovf:Envelope><Name>${row.name}</Name></ovf:Envelope>` },
        },
  });
}
