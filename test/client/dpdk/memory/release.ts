import { parseRelease } from '../../../../client/dpdk/ovs/release';
import type { VersionNumbers } from '../../../../client/dpdk/version';

/** A release that a test names. */
export const release = (text: string): VersionNumbers => {
  const numbers = parseRelease(text);
  if (!numbers) throw new Error(`${text} is no release`);
  return numbers;
};

/** One before and one after each change of the rules. */
export const RELEASES = ['2.6', '2.7', '2.8', '2.10', '2.11', '2.16', '2.17', '3.0', '3.1', '3.7'] as const;
