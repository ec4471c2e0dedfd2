import { parseRelease } from '../../../../client/dpdk/ovs/release';
import type { VersionNumbers } from '../../../../client/dpdk/version';

/** A release that a test names. */
export const release = (text: string): VersionNumbers => {
  const numbers = parseRelease(text);
  if (!numbers) throw new Error(`${text} is no release`);
  return numbers;
};
