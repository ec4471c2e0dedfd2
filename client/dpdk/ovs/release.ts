import { isAtLeast, type VersionNumbers } from '../version';

/** Reads `3.1.0`, `2.17.9-2.el9`, `DPDK 22.11.11`, `20.11`: the first numbers with a dot between; undefined where there are none. */
export const parseRelease = (text: string): VersionNumbers | undefined => {
  const [, major, minor, build] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), build: Number(build ?? 0) };
};

export const formatRelease = ({ major, minor, build }: VersionNumbers): string => `${major}.${minor}.${build}`;

/** Releases of Open vSwitch with the DPDK that each is written for, newest first: Documentation/faq/releases.rst of Open vSwitch. */
const DPDK_OF_OVS = [
  [3, 7, 25, 11],
  [3, 5, 24, 11],
  [3, 3, 23, 11],
  [3, 1, 22, 11],
  [2, 17, 21, 11],
  [2, 15, 20, 11],
  [2, 13, 19, 11],
  [2, 11, 18, 11],
  [2, 9, 17, 11],
  [2, 8, 17, 5],
  [2, 7, 16, 11],
  [2, 6, 16, 7],
] as const;

/**
 * The DPDK that this Open vSwitch is written for; undefined before 2.6, where DPDK was configured in another way. Packages may
 * link another one: what `ovs-vswitchd --version` prints goes first.
 */
export const dpdkOfOvs = (ovs: VersionNumbers): VersionNumbers | undefined => {
  const row = DPDK_OF_OVS.find(([major, minor]) => isAtLeast(ovs, major, minor));
  return row && { major: row[2], minor: row[3], build: 0 };
};
