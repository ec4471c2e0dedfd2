/** One entry of `shared-mempool-config`: ports up to this MTU, on this node or on all, share a pool of it. */
export interface SharedMempool {
  readonly mtu: number;
  readonly node?: number;
}

/**
 * Reads `shared-mempool-config`: `9000,1500:0`. Undefined where an entry is wrong: Open vSwitch then uses none of them.
 *
 * @source lib/netdev-dpdk.c parse_user_mempools_list of Open vSwitch 3.0 and later
 */
export const parseSharedMempools = (text: string): readonly SharedMempool[] | undefined => {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const read = entries.map((entry): SharedMempool | undefined => {
    const match = /^(\d+)(?::(\d+))?$/.exec(entry);
    if (!match) return undefined;
    return { mtu: Number(match[1]), ...(match[2] === undefined ? {} : { node: Number(match[2]) }) };
  });
  return read.every((entry) => entry !== undefined) ? read : undefined;
};
