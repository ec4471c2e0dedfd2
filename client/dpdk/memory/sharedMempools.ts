/** One entry of `shared-mempool-config`: ports up to this MTU, on this node or on all, share a pool of it. */
export interface SharedMempool {
  readonly mtu: number;
  readonly node?: number;
}

const readEntry = (entry: string): SharedMempool | undefined => {
  const match = /^(\d+)(?:[:=](.*))?$/.exec(entry);
  if (!match) return undefined;
  const [, mtu, node = ''] = match;
  if (/^-\d+$/.test(node)) return undefined;
  // A node that is no number counts as none.
  return { mtu: Number(mtu), ...(/^\d+$/.test(node) ? { node: Number(node) } : {}) };
};

/**
 * Reads `shared-mempool-config`: `9000,1500:0`. Undefined where an entry is wrong: Open vSwitch then uses none of them.
 *
 * @source lib/netdev-dpdk.c parse_user_mempools_list of Open vSwitch 3.0 and later
 */
export const parseSharedMempools = (text: string): readonly SharedMempool[] | undefined => {
  const entries = text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(readEntry);
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
};
