import { Bug } from '../errors';
import { bytesToMib, kib, mibToKib, type Bytes, type KiB } from './units';

/** A VM's property `hugepages` as the engine reads it. */
export type HugepageProperty =
  | { readonly kind: 'absent' }
  /** Size of a page, not a number of pages. */
  | { readonly kind: 'size'; readonly size: KiB }
  /** Passes the predefined regex, then divides by zero in the scheduler: the VM cannot start. */
  | { readonly kind: 'zero' }
  /** Not an integer, which the engine takes for absent without a word. */
  | { readonly kind: 'unreadable'; readonly text: string };

/** The largest value of a Java int. */
const MOST = 2 ** 31 - 1;

/**
 * Reads a VM's property `hugepages`.
 *
 * @source ovirt-engine HugePageUtils.java getHugePageSize: Integer.parseInt, a failure counts as absent
 */
export const readHugepageProperty = (value: string | undefined): HugepageProperty => {
  if (value === undefined) return { kind: 'absent' };
  if (!/^[+-]?\d+$/.test(value)) return { kind: 'unreadable', text: value };
  const size = Number(value);
  // A negative size parses, and is then no size: isBackedByHugepages asks for > 0.
  if (size > MOST || size < 0) return { kind: 'unreadable', text: value };
  return size === 0 ? { kind: 'zero' } : { kind: 'size', size: kib(size) };
};

/** The value of the property `hugepages` for a page size: KiB as a number. */
export const hugepageProperty = (size: KiB): string => String(size);

const UNITS = { KiB: 1, MiB: 1024, GiB: 1024 ** 2 } as const;

/** Reads `2MiB`, `1GiB`. */
export const parsePageSize = (text: string): KiB | undefined => {
  const match = /^([1-9]\d{0,6})(KiB|MiB|GiB)$/.exec(text);
  const unit = match?.[2];
  return match && (unit === 'KiB' || unit === 'MiB' || unit === 'GiB') ? kib(Number(match[1]) * UNITS[unit]) : undefined;
};

/** Writes `2MiB`, `1GiB`: the largest unit that leaves a whole number. */
export const formatPageSize = (size: KiB): string => {
  if (size % UNITS.GiB === 0) return `${size / UNITS.GiB}GiB`;
  return size % UNITS.MiB === 0 ? `${size / UNITS.MiB}MiB` : `${size}KiB`;
};

/**
 * Number of huge pages that a VM's memory fills, rounded up, as the engine's scheduler counts them.
 *
 * The property `hugepages` holds the page size; the count is nowhere configured.
 *
 * @param memory of the VM; the engine keeps whole MiB
 * @param size   one of the host's sizes (x86_64: 2048, 1048576)
 * @throws Bug   if an argument is not positive: callers have validated
 * @example      countPages(bytes(4 * 2 ** 30), kib(1048576)) // 4
 * @source       ovirt-engine HugePageUtils.java getHugePages
 */
export const countPages = (memory: Bytes, size: KiB): number => {
  if (!(memory > 0) || !(size > 0)) throw new Bug(`a VM of ${memory} bytes on pages of ${size} KiB`);
  return Math.ceil(mibToKib(bytesToMib(memory)) / size);
};
