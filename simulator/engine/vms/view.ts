import type { Call } from '../call';
import { isTrue } from '../request';
import type { Vm } from '../model/vm';
import type { VmRow } from '../state';

export const wantsNextRun = (call: Call): boolean => isTrue(call.query.get('next_run')) === true;

/** Devices and the guest's initialization cost extra queries: shown after writes and with all_content only. */
const isFull = (call: Call): boolean => call.allContent || call.method === 'POST' || call.method === 'PUT';

type Costly = Pick<Vm, 'console' | 'rng_device' | 'soundcard_enabled' | 'tpm_enabled' | 'virtio_scsi' | 'initialization'>;
const hidden: Costly = {
  console: undefined,
  rng_device: undefined,
  soundcard_enabled: undefined,
  tpm_enabled: undefined,
  virtio_scsi: undefined,
  initialization: undefined,
};
/** Leaves out what costs extra queries. */
export const brief = <T extends Costly>(call: Call, row: T): T => (isFull(call) ? row : { ...row, ...hidden });

/** Where the display of a running VM is. */
function displayOf(call: Call, row: VmRow, shown: VmRow): Vm['display'] {
  const host = row.host && call.state.hosts.get(row.host.id ?? '');
  if (!host) return shown.display;
  return {
    ...shown.display,
    certificate: { content: call.state.certificate, organization: 'oVirt', subject: `O=oVirt,CN=${host.address}` },
    ...(row.status === 'up' && host.machine.quiet !== true ? { address: host.address, port: 5900 } : {}),
  };
}

/** A VM as the API shows it: the current configuration, or with `next_run` the pending one. A list does not look at vNUMA nodes (observed, recorded step 72-020). */
export function view(call: Call, row: VmRow, { listed = false } = {}): Vm {
  const asked = wantsNextRun(call);
  const shown = asked && row.next ? { ...row, ...row.next, id: row.id, name: row.name, cluster: row.cluster } : row;
  return {
    ...shown,
    ...(isFull(call) ? { initialization: asked ? undefined : { ...shown.initialization, configuration: ovf(row) } } : hidden),
    display: displayOf(call, row, shown),
    // Pinning is for administrators: observed, recorded steps 76-031, 76-032.
    placement_policy: call.filtered ? undefined : shown.placement_policy,
    next_run_configuration_exists: row.next !== undefined,
    custom_properties: shown.custom_properties?.length === 0 ? undefined : shown.custom_properties,
    // The mode of a VM is that of its first node: deprecated since nodes have their own.
    numa_tune_mode: listed ? undefined : call.state.vmNuma.of(row.id)[0]?.numa_tune_mode,
    run_once: row.status === 'down' ? undefined : (row.run_once ?? false),
  };
}
const ovf = ({ name }: VmRow) => ({ type: 'ovf', data: `<ovf:Envelope><Name>${name}</Name></ovf:Envelope>` }) as const;
