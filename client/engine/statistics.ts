import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { child, integer, join, listOf, text } from './scalars';
import type { PageSizeKiB } from './values';

/** Pages of one size as the engine last heard. `total` from engine 4.5.0 on. */
export interface HugepageStatistic {
  readonly size: PageSizeKiB;
  readonly free?: number;
  readonly total?: number;
}

/** Values come from the engine's database: after a change on the host they follow with the next poll, within some 15 s. */
export const hostStatistics = (http: Transport) => ({
  hugepages: (hostId: string, options?: CallOptions): Promise<readonly HugepageStatistic[]> =>
    calls(http).get(path`/hosts/${hostId}/statistics`, hugepagesFromWire, undefined, options),

  /** Seconds since 1970, by the host's clock; undefined until the host has told it. */
  bootTime: (hostId: string, options?: CallOptions): Promise<number | undefined> =>
    calls(http).get(path`/hosts/${hostId}/statistics`, bootTimeFromWire, undefined, options),
});

const bootTimeFromWire = (list: WireObject | undefined, at: string): number | undefined =>
  listOf(list, 'statistic', at, (statistic, place) =>
    text(statistic, 'name', place) === 'boot.time' ? datum(statistic, place) : 0,
  ).find((time) => time > 0);

/** Huge pages among all statistics of a host, by size: `hugepages.<KiB>.free` and `.total`. */
export const hugepagesFromWire = (list: WireObject | undefined, at: string): readonly HugepageStatistic[] => {
  const sizes = new Map<PageSizeKiB, HugepageStatistic>();
  listOf(list, 'statistic', at, (statistic, place) => {
    const [, size, count] = /^hugepages\.(\d+)\.(free|total)$/.exec(text(statistic, 'name', place)) ?? [];
    if (size === undefined || count === undefined) return;
    const known = sizes.get(Number(size)) ?? { size: Number(size) };
    sizes.set(Number(size), { ...known, [count]: datum(statistic, place) });
  });
  return [...sizes.values()].sort((a, b) => a.size - b.size);
};

const datum = (statistic: WireObject, at: string): number => {
  const place = join(at, 'values');
  const [value] = listOf(child(statistic, 'values', at), 'value', place, (entry, entryAt) => integer(entry, 'datum', entryAt));
  return value ?? integer({}, 'value', place);
};
