import { parseCpuMask } from '../cpus/cpuMask';
import { parseSocketMemory } from '../memory/socketMemory';
import { isAtLeast, type VersionNumbers } from '../version';

/** Where a setting stands in Open vSwitch's database: a map of the table Open_vSwitch or Interface, or a column of Interface. */
export type OvsPlace = 'Open_vSwitch.other_config' | 'Interface.other_config' | 'Interface.options' | 'Interface';

export type OvsValueKind = 'boolean' | 'mask' | 'memory' | 'number' | 'text';

export interface OvsKey {
  readonly place: OvsPlace;
  readonly kind: OvsValueKind;
  /** First release that reads it. Absent: none ever did. */
  readonly since?: Release;
  /** First release that reads it no more. */
  readonly gone?: Release;
  /** From here on another key is to be used. */
  readonly instead?: { readonly since: Release; readonly key: string };
  /** Takes effect only when ovs-vswitchd starts. */
  readonly restart: boolean;
}

type Release = readonly [major: number, minor: number];

const global = (kind: OvsValueKind, since: Release, restart: boolean): OvsKey => ({
  place: 'Open_vSwitch.other_config',
  kind,
  since,
  restart,
});
const option = (kind: OvsValueKind, since: Release): OvsKey => ({ place: 'Interface.options', kind, since, restart: false });

/** Settings that have to do with DPDK, as vswitchd/vswitch.xml and lib/dpdk.c, lib/netdev-dpdk.c, lib/dpif-netdev.c of each branch have them. */
export const OVS_KEYS = {
  'dpdk-init': global('boolean', [2, 6], true),
  'dpdk-lcore-mask': global('mask', [2, 6], true),
  'pmd-cpu-mask': global('mask', [2, 6], false),
  'dpdk-socket-mem': global('memory', [2, 6], true),
  'dpdk-alloc-mem': global('number', [2, 6], true),
  // NEWS names 2.12, lib/dpdk.c of branch 2.11 has it.
  'dpdk-socket-limit': global('memory', [2, 11], true),
  'dpdk-hugepage-dir': global('text', [2, 6], true),
  'dpdk-extra': global('text', [2, 6], true),
  'vhost-sock-dir': global('text', [2, 6], true),
  'emc-insert-inv-prob': global('number', [2, 8], false),
  'hw-offload': global('boolean', [2, 8], true),
  'tx-flush-interval': global('number', [2, 9], false),
  'vhost-iommu-support': global('boolean', [2, 9], true),
  'per-port-memory': global('boolean', [2, 10], true),
  'smc-enable': global('boolean', [2, 10], false),
  'pmd-perf-metrics': global('boolean', [2, 10], false),
  'pmd-rxq-assign': global('text', [2, 11], false),
  'pmd-auto-lb': global('boolean', [2, 11], false),
  'pmd-auto-lb-rebal-interval': global('number', [2, 11], false),
  'pmd-auto-lb-load-threshold': global('number', [2, 15], false),
  'pmd-auto-lb-improvement-threshold': global('number', [2, 15], false),
  'vhost-postcopy-support': global('boolean', [2, 12], true),
  'userspace-tso-enable': global('boolean', [2, 13], true),
  'pmd-rxq-isolate': global('boolean', [2, 16], false),
  'n-offload-threads': global('number', [2, 17], true),
  'shared-mempool-config': global('text', [3, 0], true),
  'pmd-maxsleep': { ...global('number', [3, 1], false), instead: { since: [3, 2], key: 'pmd-sleep-max' } },
  'pmd-sleep-max': global('text', [3, 2], false),
  // Documentation of 2016 and kolla-ansible write these; no release reads them.
  'n-dpdk-rxqs': { place: 'Open_vSwitch.other_config', kind: 'number', restart: false },
  'dpdk-mem-channels': { place: 'Open_vSwitch.other_config', kind: 'number', restart: false },
  'pmd-rxq-affinity': { place: 'Interface.other_config', kind: 'text', since: [2, 6], restart: false },
  'tx-steering': { place: 'Interface.other_config', kind: 'text', since: [2, 17], restart: false },
  mtu_request: { place: 'Interface', kind: 'number', since: [2, 6], restart: false },
  n_rxq: option('number', [2, 6]),
  n_rxq_desc: option('number', [2, 7]),
  n_txq_desc: option('number', [2, 7]),
  // Up to 2.6 the name of the port, `dpdk0`, selects the NIC.
  'dpdk-devargs': option('text', [2, 7]),
  'tx-retries-max': option('number', [2, 12]),
  'rx-steering': option('text', [3, 2]),
  'dpdk-lsc-interrupt': option('boolean', [2, 6]),
  'vhost-max-queue-pairs': option('number', [3, 5]),
} as const satisfies Readonly<Record<string, OvsKey>>;

export type OvsKeyName = keyof typeof OVS_KEYS;

const isKnown = (key: string): key is OvsKeyName => Object.hasOwn(OVS_KEYS, key);

/** What is known of a key; undefined for one that has nothing to do with DPDK, or is too new for this table. */
export const ovsKey = (key: string): OvsKey | undefined => (isKnown(key) ? OVS_KEYS[key] : undefined);

/** Whether that release reads the key. */
export const isKeyOf = (key: OvsKey, ovs: VersionNumbers): boolean =>
  key.since !== undefined && isAtLeast(ovs, ...key.since) && !(key.gone && isAtLeast(ovs, ...key.gone));

/** Whether the value takes effect only after a restart. `dpdk-init` alone can also be switched on live: `isRestartNeeded`. */
const isRestart = (key: string): boolean => ovsKey(key)?.restart ?? true;

/**
 * Whether changing a key has to be followed by a restart of ovs-vswitchd.
 *
 * A DPDK that runs is not started again by `dpdk-init`: from true to try, or back, nothing changes before the next start anyway.
 */
export const isRestartNeeded = (key: string, value: string | undefined, initialized: boolean | undefined): boolean =>
  key === 'dpdk-init' && initialized === true && isDpdkOn(value) ? false : isRestart(key);

/** Open vSwitch compares without case, and takes whatever else for false: smap_get_bool. */
const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** Whether a value of `dpdk-init` lets DPDK start: lib/dpdk.c. */
export const isDpdkOn = (value: string | undefined): boolean => isTrue(value) || value?.toLowerCase() === 'try';

const withoutLastZeros = (list: readonly number[]): string => list.join(',').replace(/(^|,)0(,0)*$/, '');

/** One spelling for all texts that mean the same to Open vSwitch. */
const meaning = (kind: OvsValueKind, value: string): string => {
  switch (kind) {
    case 'mask':
      return parseCpuMask(value)?.join(',') ?? value;
    case 'memory': {
      const list = parseSocketMemory(value);
      return list ? withoutLastZeros(list) : value;
    }
    case 'boolean':
      return value.toLowerCase();
    case 'number':
      return /^\d+$/.test(value) ? String(Number(value)) : value;
    case 'text':
      return value;
  }
};

/** Whether two values of a key mean the same: `0x0C` is `c`, `1024,0` is `1024`. Absent is the same as absent only. */
export const isSameValue = (key: string, a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  const kind = ovsKey(key)?.kind ?? 'text';
  return meaning(kind, a) === meaning(kind, b);
};
