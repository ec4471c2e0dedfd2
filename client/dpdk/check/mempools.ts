import type { OvsMempoolFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import type { PoolNeed } from './poolNeeds';
import type { HostSetup } from './setup';

/** How often Open vSwitch halves before it gives up: from 262144 to 16384. */
const MOST_HALVINGS = 4;

const isHalf = (mbufs: number, want: number): boolean =>
  Array.from({ length: MOST_HALVINGS }, (_, at) => Math.floor(want / 2 ** (at + 1))).includes(mbufs);

/**
 * Pools that came out smaller than they should: memory was short. Open vSwitch logs nothing of it, the pool's own count alone tells
 * (measured on 3.1.0). A pool is known by the size of its buffers.
 */
export const judgeMempools = ({ facts }: HostSetup, needs: readonly PoolNeed[]): readonly HostFinding[] => {
  const planned = needs.flatMap(({ id, pools }) => pools.map((pool) => ({ ...pool, node: id })));
  const judge = ({ node, mbufs, objectBytes }: OvsMempoolFacts): readonly HostFinding[] => {
    const alike = planned.filter((pool) => pool.node === node && pool.objectBytes === objectBytes);
    if (alike.some((pool) => pool.mbufs === mbufs)) return [];
    const whole = alike.find((pool) => isHalf(mbufs, pool.mbufs));
    return whole ? [finding('warning', 'memory.mempoolHalved', { node, mtu: whole.mtu, want: whole.mbufs, mbufs })] : [];
  };
  return (facts.openVswitch?.mempools ?? []).flatMap(judge);
};
