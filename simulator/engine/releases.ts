export const releaseNames = ['4.2.8', '4.3.10', '4.4.3', '4.4.10', '4.5.7'] as const;
export type ReleaseName = (typeof releaseNames)[number];

export interface Release {
  readonly name: ReleaseName;
  readonly rpm: string;
  /** Cluster compatibility levels, lowest first. */
  readonly levels: readonly string[];
  /** The same in the order of the engine's hash set, which some answers show. Observed for 4.5. */
  readonly levelSet: readonly string[];
  /** A NIC in an OVS cluster may only use an external network: commit 81612d444aa, first in 4.4.4.4. */
  readonly ovsNicsMustBeExternal: boolean;
  /** Statistic hugepages.SIZE.total: commit 2a7536158d0. */
  readonly hugepageTotals: boolean;
  /** A reinstall reboots by itself: 4.4.5.5. */
  readonly installReboots: boolean;
  /** A host that moves between switch types synchronises itself: commit 562167007e5. */
  readonly moveSynchronises: boolean;
  /** Cluster action syncallnetworks: 4.2.6. */
  readonly clusterSync: boolean;
  /** vNUMA nodes without pins need no pinned VM: commit 5d0ad35d8fb, 4.5.1. */
  readonly freeVirtualNuma: boolean;
}

const base = {
  ovsNicsMustBeExternal: true,
  hugepageTotals: false,
  installReboots: true,
  moveSynchronises: true,
  clusterSync: true,
  freeVirtualNuma: false,
};
const early = { ...base, ovsNicsMustBeExternal: false, installReboots: false, moveSynchronises: false };

export const releases: Readonly<Record<ReleaseName, Release>> = {
  '4.2.8': {
    ...early,
    name: '4.2.8',
    rpm: '4.2.8.2-1.el7',
    levels: ['3.6', '4.0', '4.1', '4.2'],
    levelSet: ['3.6', '4.0', '4.1', '4.2'],
  },
  '4.3.10': { ...early, name: '4.3.10', rpm: '4.3.10.4-1.el7', levels: ['4.1', '4.2', '4.3'], levelSet: ['4.1', '4.2', '4.3'] },
  '4.4.3': {
    ...early,
    name: '4.4.3',
    rpm: '4.4.3.12-1.el8',
    levels: ['4.2', '4.3', '4.4', '4.5'],
    levelSet: ['4.2', '4.3', '4.4', '4.5'],
  },
  '4.4.10': {
    ...base,
    name: '4.4.10',
    rpm: '4.4.10.7-1.el8',
    levels: ['4.2', '4.3', '4.4', '4.5', '4.6'],
    levelSet: ['4.2', '4.3', '4.4', '4.5', '4.6'],
  },
  '4.5.7': {
    ...base,
    name: '4.5.7',
    rpm: '4.5.7-1.el9',
    levels: ['4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8'],
    levelSet: ['4.2', '4.7', '4.8', '4.6', '4.5', '4.4', '4.3'],
    hugepageTotals: true,
    freeVirtualNuma: true,
  },
};

const numbers = (version: string): readonly number[] => version.split('.').map(Number);
/** Negative, zero or positive, comparing dotted numbers part by part. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
export const atLeast = (version: string, other: string): boolean => compareVersions(version, other) >= 0;
export const isReleaseName = (text: string): text is ReleaseName => releaseNames.some((name) => name === text);
