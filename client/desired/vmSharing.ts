import {
  acceptance,
  defineSharedCommand,
  restartEngineCommand,
  SHARED_PROPERTY,
  type Acceptance,
} from '../dpdk/customProperties';
import { judgeSharedMemory, type SharedMemory } from '../dpdk/sharedMemory';
import { bytes } from '../dpdk/units';
import { commonDatapath, type DatapathReason } from './capability';
import { definitionsAt } from './plan/propertyDefinitions';
import type { Seen, SeenVm } from './seen';

/** How the memory of a VM on huge pages is shared with Open vSwitch, and whether that takes effect. */
export interface VmSharing {
  /**
   * `property`: VDSM's own datapaths rely on `hugepages_shared`. `hook`: the host package shares by itself. `none`: the hosts allow no
   * vhost-user NIC. `unknown`: they do not tell.
   */
  readonly through: 'property' | 'hook' | 'none' | 'unknown';
  readonly reason: DatapathReason;
  /** Whether the property is set for the next start. */
  readonly isSet: boolean;
  /** With the property set to true, as the VM starts next. */
  readonly memory: SharedMemory;
  readonly level: string;
  readonly definition: Acceptance;
  /** What a person types on the engine machine where the definition is missing. */
  readonly commands: readonly string[];
}

const THROUGH = {
  'native-vdsm': 'property',
  'native-ovn': 'property',
  'stand-in': 'hook',
  none: 'none',
  unknown: 'unknown',
} as const;

/** Judges what was seen of a VM and of all hosts of its cluster. */
export const vmSharing = (seen: Seen, vm: SeenVm): VmSharing => {
  const cluster = seen.clusters.find(({ id }) => id === vm.clusterId);
  const level = vm.customLevel ?? cluster?.level ?? '';
  const hosts = seen.hosts.filter(({ clusterId }) => clusterId === vm.clusterId);
  const { datapath, reason } = commonDatapath(hosts, { engine: seen.system.version, level: cluster?.level });
  const { properties, memory, maxMemory } = vm.next ?? vm;
  const defined = definitionsAt(seen, level);
  const definition = defined ? acceptance(defined.definitions, SHARED_PROPERTY, 'true') : 'unknown';
  return {
    through: THROUGH[datapath],
    reason,
    isSet: properties[SHARED_PROPERTY]?.toLowerCase() === 'true',
    memory: judgeSharedMemory({
      property: 'true',
      engine: seen.system.version,
      level,
      memory: bytes(memory),
      ...(maxMemory !== undefined && { maxMemory: bytes(maxMemory) }),
      sockets: vm.cpu.sockets,
      numaNodes: vm.numaNodes?.length ?? 0,
      ...(vm.cpuPinningPolicy !== undefined && { cpuPinningPolicy: vm.cpuPinningPolicy }),
    }),
    level,
    definition,
    commands: definition === 'undefined' ? [defineSharedCommand(level).text, restartEngineCommand().text] : [],
  };
};
