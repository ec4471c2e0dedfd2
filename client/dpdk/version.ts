/** The numbers of a version of VDSM or of the engine. */
export interface VersionNumbers {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision?: number;
}

/** Whether a version is this one or a later one. Numbers that are left out at the end are 0: `isAtLeast(version, 4, 3)`. */
export const isAtLeast = (version: VersionNumbers, ...least: readonly number[]): boolean => {
  const { major, minor, build, revision = 0 } = version;
  const difference = [major, minor, build, revision].map((part, i) => part - (least[i] ?? 0)).find((part) => part !== 0);
  return (difference ?? 0) >= 0;
};
