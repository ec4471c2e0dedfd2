import levelData from './levels.json';
import filterData from './networkFilters.json';

export interface CpuType {
  readonly name: string;
  readonly level: number;
  readonly architecture: string;
}
const cpuTypesByLevel: Readonly<Record<string, readonly CpuType[]>> = levelData.cpuTypes;
/** CPU types that a compatibility level offers. Levels that engine 4.5 no longer has borrow those of 4.2. */
export const cpuTypes = (level: string): readonly CpuType[] => cpuTypesByLevel[level] ?? cpuTypesByLevel['4.2'] ?? [];
export const permits: readonly { readonly id: string; readonly name: string; readonly administrative: boolean }[] =
  levelData.permits;
export const networkFilters: readonly {
  readonly id: string;
  readonly name: string;
  readonly version: { readonly major: number; readonly minor: number };
}[] = filterData;
/** vdsm-no-mac-spoofing: what a new profile gets when it names no filter. */
export const defaultFilter = networkFilters.find(({ name }) => name === 'vdsm-no-mac-spoofing')?.id ?? '';

const early =
  'sap_agent=^(true|false)$;sndbuf=^[0-9]+$;vhost=^(([a-zA-Z0-9_]*):(true|false))(,(([a-zA-Z0-9_]*):(true|false)))*$;viodiskcache=^(none|writeback|writethrough)$';
const late = early.replaceAll('[a-zA-Z0-9_]*', '[a-zA-Z0-9_-]*');
const hugepages = ';hugepages=^[0-9]+$';
const devices = ';scsi_hostdev=^(scsi_generic|scsi_block|scsi_hd|virtio_blk_pci)$;nvram_template=^.*$';
const flags = ';extra_cpu_flags=^([+-]?[a-zA-Z0-9_-]+)(,[+-]?[a-zA-Z0-9_-]+)*$';
/** PredefinedVMProperties by level. Source: ovirt-engine 0000_config.sql; 4.3 and 4.7 observed on engine 4.5.8. */
export const predefinedProperties = (level: string): string => {
  switch (level) {
    case '3.6':
    case '4.0':
    case '4.1':
      return early;
    case '4.2':
    case '4.3':
      return early + hugepages;
    case '4.4':
    case '4.5':
      return early + hugepages + devices;
    default:
      return late + hugepages + devices + flags;
  }
};
