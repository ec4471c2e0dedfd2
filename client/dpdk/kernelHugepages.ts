import { appendTokens, tokenKey, tokenValue, type KernelToken } from './kernelTokens';
import { kib, type KiB } from './units';

/** Huge pages that a kernel command line reserves. Order counts: each `hugepages=` belongs to the `hugepagesz=` before it. */
export interface KernelHugepages {
  /** The size that `hugepages=` means when no size stands before it. */
  readonly defaultSize?: KiB;
  /** Pages by size, of the whole host. */
  readonly pages: ReadonlyMap<KiB, number>;
  /** Pages by size and NUMA node, of those sizes whose count names nodes. */
  readonly byNode: ReadonlyMap<KiB, PagesByNode>;
  /** A `hugepages=` without a size before it is there: its meaning hangs on the default size. */
  readonly hasUnsized: boolean;
}

/** Pages by NUMA node id. */
export type PagesByNode = ReadonlyMap<number, number>;

export interface PageReservation {
  readonly size: KiB;
  /** On the whole host. */
  readonly count: number;
  /** How they lie on the nodes: `even` is what the kernel does by itself. Absent: any way that sums up. */
  readonly spread?: 'even' | PagesByNode;
}

/** What x86_64 takes when the line does not say. */
const PLATFORM_DEFAULT = kib(2048);
const GIB = kib(1024 ** 2);

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1 / 1024],
  ['K', 1],
  ['M', 1024],
  ['G', 1024 ** 2],
]);

/** Reads `1G`, `2M`, also `1GB` and `1048576K`: the kernel's memparse ignores what follows the unit. */
export const parseKernelSize = (text: string): KiB | undefined => {
  const match = /^(\d+)([KMG]?)B?$/i.exec(text);
  const unit = UNITS.get(match?.[2]?.toUpperCase() ?? '');
  return match && unit !== undefined && Number(match[1]) > 0 ? kib(Number(match[1]) * unit) : undefined;
};

/** Writes `1G`, never `1GB`: the form that kernel and VDSM both document. */
export const formatKernelSize = (size: KiB): string => {
  if (size % GIB === 0) return `${size / GIB}G`;
  return size % 1024 === 0 ? `${size / 1024}M` : `${size}K`;
};

interface Count {
  readonly count: number;
  readonly nodes?: PagesByNode;
}

/** Reads `16`, and per NUMA node `0:34,1:20` (Linux 5.16), which sum up. */
const parseCount = (text = ''): Count | undefined => {
  if (/^\d+$/.test(text)) return { count: Number(text) };
  if (!/^\d+:\d+(,\d+:\d+)*$/.test(text)) return undefined;
  const parts = text.split(',').map((part) => part.split(':').map(Number));
  const nodes = new Map(parts.map(([node = 0, count = 0]) => [node, count]));
  return { count: parts.reduce((sum, [, count = 0]) => sum + count, 0), nodes };
};

const formatCount = ({ count, spread }: PageReservation): string =>
  spread === undefined || spread === 'even'
    ? String(count)
    : [...spread]
        .filter(([, pages]) => pages > 0)
        .sort(([a], [b]) => a - b)
        .map(([node, pages]) => `${node}:${pages}`)
        .join(',');

const isSpreadSo = (nodes: PagesByNode | undefined, { spread }: PageReservation): boolean => {
  if (spread === undefined) return true;
  // A count for each node that is the same on all is even too.
  if (spread === 'even') return nodes === undefined || new Set(nodes.values()).size === 1;
  return nodes !== undefined && [...nodes, ...spread].every(([node]) => (nodes.get(node) ?? 0) === (spread.get(node) ?? 0));
};

/** One `hugepages=`, or a `hugepagesz=` that none follows. */
interface Entry {
  readonly size: KiB | 'default' | 'unknown';
  /** Index of the token of the size, where there is one. */
  readonly sizeAt?: number;
  readonly countAt?: number;
  readonly count?: number;
  readonly nodes?: PagesByNode;
}

const entriesOf = (tokens: readonly KernelToken[]): { defaultSize?: KiB; entries: readonly Entry[] } => {
  let defaultSize: KiB | undefined;
  const entries: Entry[] = [];
  const end = tokens.indexOf('--');
  for (const [at, token] of tokens.slice(0, end < 0 ? undefined : end).entries()) {
    const value = tokenValue(token);
    switch (tokenKey(token)) {
      case 'default_hugepagesz':
        defaultSize = parseKernelSize(value ?? '') ?? defaultSize;
        break;
      case 'hugepagesz':
        entries.push({ size: parseKernelSize(value ?? '') ?? 'unknown', sizeAt: at });
        break;
      case 'hugepages': {
        const open = entries.at(-1);
        const counted = { countAt: at, ...parseCount(value) };
        if (!open) entries.push({ size: 'default', ...counted });
        else if (open.countAt === undefined) entries[entries.length - 1] = { ...open, ...counted };
        // A second count without a size between is ignored: Documentation/admin-guide/mm/hugetlbpage.rst.
        break;
      }
    }
  }
  return { entries, ...(defaultSize === undefined ? {} : { defaultSize }) };
};

/** Reads what a line reserves. Of a size given twice the first counts, as the kernel warns. */
export const readKernelHugepages = (tokens: readonly KernelToken[]): KernelHugepages => {
  const { defaultSize, entries } = entriesOf(tokens);
  const pages = new Map<KiB, number>();
  const byNode = new Map<KiB, PagesByNode>();
  for (const { size, count, nodes } of entries) {
    const known = size === 'default' ? (defaultSize ?? PLATFORM_DEFAULT) : size;
    if (known === 'unknown' || count === undefined || pages.has(known)) continue;
    pages.set(known, count);
    if (nodes) byNode.set(known, nodes);
  }
  const hasUnsized = entries.some(({ size }) => size === 'default');
  return { pages, byNode, hasUnsized, ...(defaultSize === undefined ? {} : { defaultSize }) };
};

/** The tokens that reserve pages, in the order that the kernel needs. */
export const hugepageTokens = (wish: PageReservation): readonly KernelToken[] => [
  `hugepagesz=${formatKernelSize(wish.size)}`,
  `hugepages=${formatCount(wish)}`,
];

/**
 * Makes a line reserve so many pages of a size. Other sizes and all other tokens stay where they are.
 *
 * A new group of 1 GiB pages also becomes the default size, unless a default is set or a count hangs on it.
 *
 * @param alsoPresent tokens that the host's boot entry has beside these, set by other hands
 */
export const reserveHugepages = (
  tokens: readonly KernelToken[],
  wish: PageReservation,
  alsoPresent: readonly KernelToken[] = [],
): readonly KernelToken[] => {
  const { defaultSize, entries } = entriesOf(tokens);
  const [entry, ...repeated] = entries.filter(
    ({ size }) => (size === 'default' ? (defaultSize ?? PLATFORM_DEFAULT) : size) === wish.size,
  );
  if (!entry) {
    const others = readKernelHugepages([...alsoPresent, ...tokens]);
    const becomesDefault = wish.size === GIB && others.defaultSize === undefined && !others.hasUnsized;
    const first = becomesDefault ? [`default_hugepagesz=${formatKernelSize(wish.size)}`] : [];
    return appendTokens(tokens, [...first, ...hugepageTokens(wish)]);
  }
  // Old kernels take the last of a size given twice: a repetition that says otherwise has to go.
  if ([entry, ...repeated].every(({ count, nodes }) => count === wish.count && isSpreadSo(nodes, wish))) return tokens;
  const dropped = new Set(repeated.flatMap(({ sizeAt, countAt }) => [sizeAt, countAt]));
  return tokens.flatMap((token, at) => {
    if (at === entry.countAt) return [`hugepages=${formatCount(wish)}`];
    if (at === entry.sizeAt && entry.countAt === undefined) return [token, `hugepages=${formatCount(wish)}`];
    return dropped.has(at) ? [] : [token];
  });
};
