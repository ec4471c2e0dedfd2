import { readFileSync, writeFileSync } from 'node:fs';

const POOL = '/proc/sys/vm/nr_hugepages';

const counter = (name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0);

/** Pages of 2 MiB that nobody has. */
export const freePages = (): number => counter('HugePages_Free');

/**
 * Adds pages of 2 MiB to those that the machine has.
 *
 * @returns gives back what it took
 */
export const reservePages = (count: number): (() => void) => {
  const total = (): number => counter('HugePages_Total');
  const before = total();
  const change = (by: number): void => writeFileSync(POOL, String(Math.max(0, total() + by)));
  change(count);
  const got = total() - before;
  let owed = got;
  const giveBack = (): void => {
    change(-owed);
    owed = 0;
  };
  if (got === count) return giveBack;
  giveBack();
  throw new Error(`reserving ${count} huge pages of 2 MiB: the kernel gave ${got}. Free some memory.`);
};
