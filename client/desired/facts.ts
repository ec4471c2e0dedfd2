/**
 * What only the host itself can tell, as far as the chain uses it. The collector's document has more; all of this may be absent,
 * and what is absent stays unknown.
 */
export interface HostFacts {
  /** ISO 8601. */
  readonly collectedAt: string;
  readonly gigabytePages?: boolean;
  /** `size` in KiB. */
  readonly hugepages?: readonly {
    readonly numaNode: number;
    readonly size: number;
    readonly total: number;
    readonly free: number;
  }[];
  readonly nics?: readonly {
    readonly pci: string;
    readonly driver?: string;
    /** The name that VDSM before 4.40.40 gives it, `dpdk0`. */
    readonly dpdkName?: string;
    readonly supported?: boolean;
  }[];
  readonly openVswitch?: {
    readonly dpdkInitialized: boolean;
    readonly socketMemoryMiB?: readonly number[];
    readonly pmdCpuMask?: string;
    readonly ports?: readonly { readonly name: string; readonly error?: string; readonly linkUp?: boolean }[];
  };
  /** vhost-user interfaces in the running domains. */
  readonly vhostUser?: readonly { readonly vmId: string; readonly mac: string; readonly connected?: boolean }[];
}
