import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { predictHalving } from '../memory/mempools';
import { isSocketMemoryShort, parseSocketMemory } from '../memory/socketMemory';
import { isDpdkOn } from '../ovs/keys';
import { isAtLeast, type VersionNumbers } from '../version';
import { pagesOf, usualSize } from './pageFacts';
import type { PoolNeed } from './poolNeeds';
import type { HostSetup } from './setup';

/** `--socket-mem=1024` or `--socket-mem 1024` in `dpdk-extra`, which goes before the key: lib/dpdk.c. */
const given = ({ config, extra }: HostSetup, key: 'dpdk-socket-mem' | 'dpdk-socket-limit'): string | undefined => {
  const option = key.replace('dpdk', '-');
  const at = extra.findIndex((word) => word === option || word.startsWith(`${option}=`));
  return at < 0 ? config[key] : (extra[at]?.split('=')[1] ?? extra[at + 1] ?? '');
};

/** What each release takes where nobody says: 1024 on node 0, from 2.10 on each node, from 2.17 on whatever it needs. */
const usual = (ovs: VersionNumbers, nodes: number): readonly number[] | undefined => {
  if (isAtLeast(ovs, 2, 17)) return undefined;
  return isAtLeast(ovs, 2, 10) ? Array.from({ length: nodes }, () => 1024) : [1024];
};

interface Memory {
  /** MiB by node id. Absent: taken as it is needed. */
  readonly asked: readonly number[] | undefined;
  /** MiB by node id that Open vSwitch cannot go beyond; undefined where there is no bound. */
  readonly bound: (node: number) => number | undefined;
}

const memoryOf = (setup: HostSetup, ovs: VersionNumbers): Memory => {
  const text = given(setup, 'dpdk-socket-mem');
  const hasAlloc = setup.config['dpdk-alloc-mem'] !== undefined;
  const nodes = setup.facts.nodes.length;
  const asked = text === undefined ? (hasAlloc ? undefined : usual(ovs, nodes)) : parseSocketMemory(text);
  // Up to DPDK 17.11 all memory is taken at the start. Later a limit of 0 is none (measured on Open vSwitch 3.1.0).
  if (!isAtLeast(ovs, 2, 11)) return { asked, bound: (node) => (asked ? (asked[node] ?? 0) : undefined) };
  const limits = given(setup, 'dpdk-socket-limit') ?? (isAtLeast(ovs, 2, 17) ? undefined : text);
  const limit = parseSocketMemory(limits ?? '') ?? [];
  return { asked, bound: (node) => limit[node] || undefined };
};

/** How the keys are written. */
const judgeTexts = (setup: HostSetup): readonly HostFinding[] => {
  const { config, dpdk } = setup;
  const keys = ['dpdk-socket-mem', 'dpdk-socket-limit'] as const;
  const value = config['dpdk-socket-mem'];
  return [
    ...keys.flatMap((key) =>
      config[key] === undefined || parseSocketMemory(config[key])
        ? []
        : [finding('error', 'memory.socketMemUnreadable', { key, value: config[key] })],
    ),
    ...(value !== undefined && dpdk && !isSocketMemoryShort(value, dpdk)
      ? [finding('error', 'memory.socketMemTooLong', { value })]
      : []),
    ...(value !== undefined && config['dpdk-alloc-mem'] !== undefined ? [finding('note', 'memory.allocMemIgnored')] : []),
  ];
};

/** Whether Open vSwitch can take what is asked for on a node, in whole pages. */
const judgePages = (setup: HostSetup, node: number, asked: number): readonly HostFinding[] => {
  const { facts, config } = setup;
  const { running, dpdkInitialized } = facts.openVswitch ?? { running: false };
  const pages = pagesOf(facts, node);
  const size = usualSize(facts) ?? 2048;
  // What Open vSwitch has already is not free; where it could not start, others may have the pages.
  const isShut = running && dpdkInitialized === false && isDpdkOn(config['dpdk-init']);
  const have = pages.reduce((sum, { size: kib, total, free }) => sum + (kib * (isShut ? free : total)) / 1024, 0);
  const page = size / 1024;
  if (asked > have) {
    const values = { node, need: Math.ceil(asked / page), have: Math.floor(have / page) };
    return [finding('error', 'memory.socketMemExceedsPages', values)];
  }
  const smallest = Math.min(...pages.filter(({ total }) => total > 0).map((of) => of.size));
  return Number.isFinite(smallest) && asked % (smallest / 1024) !== 0
    ? [finding('note', 'memory.socketMemNotWholePages', { node, have: asked, size: smallest })]
    : [];
};

/** A node with ports that gets nothing. A list with a number for each socket is no list of nodes where a socket has several. */
const judgeMissing = (
  setup: HostSetup,
  ovs: VersionNumbers,
  asked: readonly number[],
  { id, need, hasNic }: PoolNeed,
): HostFinding => {
  const nodes = setup.facts.nodes.length;
  if (id >= asked.length && asked.length > 1 && asked.length < nodes && !asked.includes(0))
    return finding('warning', 'memory.socketMemBySocket', { have: asked.length, nodes });
  // From 2.11 on pages are taken as they are needed, as long as there are any.
  const severity = isAtLeast(ovs, 2, 11) ? 'warning' : 'error';
  return finding(severity, 'memory.socketMemMissingNode', { node: id, need, vhost: !hasNic });
};

/** What becomes of the pools of a node with so much memory, where the switch itself does not tell. */
const judgeEnough = (
  setup: HostSetup,
  have: number,
  bound: number | undefined,
  { id, need, pools }: PoolNeed,
): readonly HostFinding[] => {
  const isSeen = (setup.facts.openVswitch?.mempools?.length ?? 0) > 0;
  const halved =
    isSeen || bound === undefined ? [] : predictHalving(pools, bound).filter(({ pool, mbufs }) => mbufs < pool.mbufs);
  if (halved.length > 0)
    return halved.map(({ pool: { mtu, mbufs: want }, mbufs }) =>
      finding(mbufs === 0 ? 'error' : 'warning', 'memory.mempoolHalved', { node: id, mtu, want, mbufs }),
    );
  // The pools fit; the reserve beside them is a rule of thumb.
  return have < need ? [finding('note', 'memory.socketMemTooSmall', { node: id, need, have })] : [];
};

const judgeLimits = (setup: HostSetup, ovs: VersionNumbers, { asked, bound }: Memory): readonly HostFinding[] => {
  if (!isAtLeast(ovs, 2, 17) || !asked) return [];
  const open = setup.facts.nodes.filter(({ id, memory }) => memory > 0 && bound(id) === undefined).map(({ id }) => id);
  const used = open.filter((id) => (asked[id] ?? 0) > 0);
  const names = (ids: readonly number[]): readonly string[] => [...ids].sort((a, b) => a - b).map(String);
  if (used.length > 0) return [finding('warning', 'memory.noSocketLimit', { nodes: names(used) })];
  return open.length > 0 && asked.some((mib) => mib > 0) ? [finding('note', 'memory.noSocketLimit', { nodes: names(open) })] : [];
};

/** Memory of Open vSwitch: how it is asked for, whether its nodes have it, and whether its pools fit. */
export const judgeSocketMemory = (setup: HostSetup, needs: readonly PoolNeed[]): readonly HostFinding[] => {
  const { config, isMeant, ovs, polled } = setup;
  const texts = judgeTexts(setup);
  if (!ovs || !isMeant || texts.some(({ severity }) => severity === 'error')) return texts;
  const memory = memoryOf(setup, ovs);
  const { asked, bound } = memory;
  const isUnset = given(setup, 'dpdk-socket-mem') === undefined && config['dpdk-alloc-mem'] === undefined;
  // Of what nobody set, and no port is there for, the state of DPDK tells whether it did harm.
  const wanted = (isUnset && polled.length === 0 ? [] : (asked ?? [])).flatMap((mib, node) => judgePages(setup, node, mib));
  const isRefused = (node: number): boolean =>
    wanted.some(({ code, values }) => code === 'memory.socketMemExceedsPages' && values['node'] === node);
  return [
    ...texts,
    ...(isUnset && polled.length > 0 ? [finding('warning', 'memory.socketMemUnset')] : []),
    ...wanted,
    ...needs
      .filter(({ id }) => !isRefused(id))
      .flatMap((need) => {
        const have = asked?.[need.id] ?? 0;
        if (!asked) return judgePages(setup, need.id, need.need).filter(({ severity }) => severity === 'error');
        return have === 0 ? [judgeMissing(setup, ovs, asked, need)] : judgeEnough(setup, have, bound(need.id), need);
      }),
    ...judgeLimits(setup, ovs, memory),
  ];
};
