import type { OvsMap } from '../../facts/hostFacts';
import { parseRxqAffinity } from '../cpus/rxqAffinity';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { parseSharedMempools } from '../memory/sharedMempools';
import type { OvsKey } from '../ovs/keys';
import { isAtLeast, type VersionNumbers } from '../version';

/** A setting with all that stands beside it. */
export interface Setting {
  readonly key: string;
  readonly known: OvsKey;
  readonly value: string;
  readonly map: OvsMap;
  readonly port?: string;
}

/** What a key is to be, in words, where the value is not so; undefined where it is. */
type Expectation = (value: string, ovs: VersionNumbers, map: OvsMap) => string | undefined;

const from = (least: number, most: number): Expectation => {
  const words = most === Infinity ? `a number from ${least} on` : `a number from ${least} to ${most}`;
  return (value) => (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most ? undefined : words);
};

const oneOf = (words: (ovs: VersionNumbers) => readonly string[]): Expectation => {
  return (value, ovs) => (words(ovs).includes(value) ? undefined : words(ovs).join(' or '));
};

/** Anything but true, in any case, is false: smap_get_bool. Who writes `1` or `yes` meant something else. */
const flag: Expectation = (value) => (/^(true|false)$/i.test(value) ? undefined : 'true or false');

const either = (...words: readonly string[]): Expectation => oneOf(() => words);

const isPowerOfTwo = (n: number): boolean => n > 0 && Number.isInteger(Math.log2(n));

/** Replaced by 2048 otherwise: dpdk_process_queue_size of lib/netdev-dpdk.c. */
const descriptors: Expectation = (value, ovs) => {
  const most = isAtLeast(ovs, 3, 6) ? 32768 : 4096;
  const isTaken = /^\d{1,5}$/.test(value) && isPowerOfTwo(Number(value)) && Number(value) <= most;
  return isTaken ? undefined : `a power of two up to ${most}; Open vSwitch takes 2048 instead`;
};

/** `50`, and from 3.3 on also `50,8:0,9:0`. */
const sleep: Expectation = (value, ovs) => {
  const isTaken = (isAtLeast(ovs, 3, 3) ? /^\d+(,\d+:\d+)*$|^\d+:\d+(,\d+:\d+)*$/ : /^\d+$/).test(value);
  const times = value.split(',').map((part) => Number(part.split(':').at(-1)));
  return isTaken && times.every((time) => time <= 10000) ? undefined : 'microseconds from 0 to 10000';
};

/** Ranges and words: vswitchd/vswitch.xml of Open vSwitch. Masks and lists of memory have findings of their own. */
const EXPECTED: Readonly<Record<string, Expectation>> = {
  'dpdk-init': (value, ovs) => (isAtLeast(ovs, 2, 10) ? either('true', 'false', 'try') : flag)(value.toLowerCase(), ovs, {}),
  'dpdk-alloc-mem': from(1, Infinity),
  'emc-insert-inv-prob': from(0, 4294967295),
  'tx-flush-interval': from(0, 1000000),
  'pmd-rxq-assign': oneOf((ovs) => ['cycles', 'roundrobin', ...(isAtLeast(ovs, 2, 16) ? ['group'] : [])]),
  'pmd-rxq-isolate': (value, ovs, map) => {
    const isFalse = value.toLowerCase() === 'false' && map['pmd-rxq-assign'] !== 'group';
    return isFalse ? 'true, or pmd-rxq-assign=group beside it' : flag(value, ovs, map);
  },
  'pmd-auto-lb-rebal-interval': from(0, 20000),
  'pmd-auto-lb-load-threshold': from(0, 100),
  'pmd-auto-lb-improvement-threshold': from(0, 100),
  'n-offload-threads': from(1, 10),
  'shared-mempool-config': (value) => (parseSharedMempools(value) ? undefined : 'MTUs with commas between, such as 9000,1500:0'),
  'pmd-maxsleep': from(0, 10000),
  'pmd-sleep-max': sleep,
  'pmd-rxq-affinity': (value) => (parseRxqAffinity(value) ? undefined : 'queues with their CPUs, such as 0:3,1:7'),
  'tx-steering': either('thread', 'hash'),
  n_rxq: from(1, 1024),
  n_rxq_desc: descriptors,
  n_txq_desc: descriptors,
  'tx-retries-max': from(0, 32),
  'rx-steering': either('rss', 'rss+lacp'),
  'vhost-max-queue-pairs': from(1, 128),
};

const expectationOf = ({ key, known }: Setting): Expectation | undefined =>
  Object.hasOwn(EXPECTED, key) ? EXPECTED[key] : known.kind === 'boolean' ? flag : undefined;

/** A value that Open vSwitch does not take: it goes on with another one, most often without a word. */
export const judgeValue = (setting: Setting, ovs: VersionNumbers): readonly HostFinding[] => {
  const { key, value, map, port } = setting;
  const expected = expectationOf(setting)?.(value, ovs, map);
  if (expected === undefined) return [];
  return [finding('warning', 'ovs.valueRefused', { key, port, value, expected })];
};
