import type { LayoutPages } from '../backstage/face';

export type PageUser = 'openVswitch' | 'vms' | 'free';

/** Pages of one size and user, one beside the other. */
export interface PageGroup {
  readonly user: PageUser;
  readonly size: number;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  /** Where each page ends, in whole pixels, so that gaps do not flicker; empty where pages are too narrow to be told apart. */
  readonly edges: readonly number[];
}

const USERS: readonly PageUser[] = ['openVswitch', 'vms', 'free'];
/** A page narrower than this is not drawn by itself. */
const NARROWEST = 3.5;

/**
 * The memory of a node as a bar: huge pages by user, the largest size first; what is left over is ordinary memory.
 *
 * @param scale MiB that the whole width stands for: the same for all nodes of a host
 */
export const pageBar = (pages: readonly LayoutPages[], scale: number, width: number): readonly PageGroup[] => {
  const groups: PageGroup[] = [];
  let at = 0;
  for (const { size, ...counts } of [...pages].sort((a, b) => b.size - a.size)) {
    const step = (size / 1024 / scale) * width;
    for (const user of USERS) {
      const count = counts[user];
      if (count === 0) continue;
      const x = Math.round(at);
      const edges =
        step < NARROWEST ? [] : Array.from({ length: count }, (_, i) => Math.min(width, Math.round(at + (i + 1) * step)));
      at = Math.min(width, at + count * step);
      groups.push({ user, size, count, x, width: Math.max(1, Math.round(at) - x), edges });
    }
  }
  return groups;
};

/** MiB that are no huge pages. */
export const ordinaryMemory = (memory: number, pages: readonly LayoutPages[]): number =>
  Math.max(0, memory - pages.reduce((sum, { size, total }) => sum + (size / 1024) * total, 0));
