import type { Call } from '../call';
import { compareVersions } from '../releases';
import { level } from '../resources/lookup';
import type { HostRow } from '../state';

/** The first host that comes up tells the cluster what it did not know: CPU type, firmware, FIPS mode. Source: InitVdsOnUpCommand, HandleVdsCpuFlagsOrClusterChangedCommand. */
export function greet(call: Pick<Call, 'state'>, host: HostRow): void {
  const cluster = call.state.clusters.get(host.cluster);
  if (!cluster) return;
  // The mode exists from level 4.4 on. Source: FeatureSupported.isFipsModeSupported.
  const hasFips = compareVersions(level(cluster.version), '4.4') >= 0;
  const unknownCpu = cluster.cpu?.type === undefined || cluster.cpu.type === '';
  call.state.clusters.put({
    ...cluster,
    fips_mode: cluster.fips_mode === 'undefined' && hasFips ? 'disabled' : cluster.fips_mode,
    cpu: unknownCpu ? { architecture: 'x86_64', type: host.machine.cpu.type } : cluster.cpu,
    bios_type: cluster.bios_type ?? (unknownCpu ? 'q35_ovmf' : undefined),
  });
}
