import { parseSocketMemory } from '../dpdk/memory/socketMemory';
import type { HostFacts } from './hostFacts';

/** MiB that Open vSwitch asks for on each NUMA node, by node id; empty where it does not say. */
export const socketMemoryOf = ({ openVswitch }: HostFacts): readonly number[] =>
  parseSocketMemory(openVswitch?.otherConfig?.['dpdk-socket-mem'] ?? '') ?? [];
