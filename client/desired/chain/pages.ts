import { kib, type KiB } from '../../dpdk/units';
import { nodePages } from '../../facts/pages';
import type { SeenHost } from '../seen';

export const GIGABYTE_PAGE: KiB = kib(1024 ** 2);

/** Pages of one size on a host. */
export interface Pages {
  readonly size: KiB;
  readonly total?: number;
  readonly free?: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Pages by size, as statistics and facts tell together: totals are in statistics from engine 4.5.0 on only. */
export const pagesOf = (host: SeenHost): readonly Pages[] | undefined => {
  const told = host.facts && nodePages(host.facts);
  if (!host.hugepages && !told) return undefined;
  const sizes = new Set([...(host.hugepages ?? []), ...(told ?? [])].map(({ size }) => size));
  return [...sizes].map((size) => {
    const statistic = host.hugepages?.find((one) => one.size === size);
    const nodes = told?.filter((one) => one.size === size) ?? [];
    const total = statistic?.total ?? (nodes.length > 0 ? sum(nodes.map((node) => node.total)) : undefined);
    const free = statistic?.free ?? (nodes.length > 0 ? sum(nodes.map((node) => node.free)) : undefined);
    return { size: kib(size), ...(total === undefined ? {} : { total }), ...(free === undefined ? {} : { free }) };
  });
};

/** Whether the host has pages of this size, free or in use; undefined when that is not known. */
export const hasPages = (pages: readonly Pages[], size: KiB): boolean | undefined => {
  const found = pages.find((one) => one.size === size);
  if (!found) return false;
  if ((found.total ?? found.free ?? 0) > 0) return true;
  return found.total === undefined ? undefined : false;
};
