import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, filledText, integer, join, listOf, text } from './scalars';

export interface HostNumaNode {
  readonly id: string;
  readonly index: number;
  /** MiB. */
  readonly memory: number;
  readonly cpus: readonly number[];
  readonly distances: readonly number[];
}

export interface VmNumaNode {
  readonly id: string;
  readonly index: number;
  /** MiB. */
  readonly memory: number;
  readonly cpus: readonly number[];
  readonly hostNodes: readonly number[];
}

// NUMA nodes cannot be followed, on hosts and on VMs: either spelling answers 500 (observed on engine 4.5.8).

export const hostNumaNodes = (http: Transport) => ({
  list: (hostId: string, options?: CallOptions): Promise<readonly HostNumaNode[]> =>
    calls(http).get(
      path`/hosts/${hostId}/numanodes`,
      (answer, at) => listOf(answer, 'host_numa_node', at, hostNodeFromWire),
      undefined,
      options,
    ),
});

export const vmNumaNodes = (http: Transport) => ({
  list: (vmId: string, options?: CallOptions): Promise<readonly VmNumaNode[]> =>
    calls(http).get(
      path`/vms/${vmId}/numanodes`,
      (answer, at) => listOf(answer, 'vm_numa_node', at, vmNodeFromWire),
      undefined,
      options,
    ),
});

export const hostNodeFromWire = (node: WireObject, at: string): HostNumaNode => ({
  ...nodeFromWire(node, at),
  distances: (filledText(node, 'node_distance', at) ?? '').split(/\s+/).filter(Boolean).map(Number),
});

export const vmNodeFromWire = (node: WireObject, at: string): VmNumaNode => ({
  ...nodeFromWire(node, at),
  hostNodes: listOf(child(node, 'numa_node_pins', at), 'numa_node_pin', join(at, 'numa_node_pins'), index),
});

const nodeFromWire = (node: WireObject, at: string): Omit<VmNumaNode, 'hostNodes'> => {
  const cpu = child(node, 'cpu', at);
  const cores = cpu && child(cpu, 'cores', join(at, 'cpu'));
  return {
    id: text(node, 'id', at),
    index: index(node, at),
    memory: integer(node, 'memory', at),
    cpus: listOf(cores, 'core', join(at, 'cpu.cores'), index),
  };
};

const index = (indexed: WireObject, at: string): number => integer(indexed, 'index', at);
