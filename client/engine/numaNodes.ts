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
