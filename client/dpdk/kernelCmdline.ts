import type { CpuVendor } from './cpuVendor';
import { formatCpuSet, parseCpuSet, type CpuSet } from './cpuSet';
import type { KiB } from './units';
import { formatKernelSize, hugepageTokens, readKernelHugepages, reserveHugepages, type PageReservation } from './kernelHugepages';
import {
  appendTokens,
  formatKernelCmdline,
  isSameToken,
  parseKernelCmdline,
  tokenKey,
  tokenValue,
  type KernelToken,
} from './kernelTokens';

/** What DPDK wants from the kernel command line of a host. An absent field wants nothing. */
export interface KernelWishes {
  /** Vendor of the CPU, when NICs are bound to vfio-pci. */
  readonly iommu?: CpuVendor;
  /** Size that becomes the default where the line names none, and has no page of that size yet. */
  readonly defaultPageSize?: KiB;
  readonly hugepages?: readonly PageReservation[];
  /** CPUs that interrupts may go to: `irqaffinity`. */
  readonly interruptCpus?: CpuSet;
  readonly isolatedCpus?: {
    readonly cpus: CpuSet;
    /** Such as `managed_irq`, `domain`. A kernel that does not know one ignores the whole option: none is always safe. */
    readonly flags?: readonly string[];
  };
}

type Tokens = readonly KernelToken[];

/** One wish: what it looks like on a line, and how a line is made to hold it; a line that holds it stays the same object. */
interface Wish {
  readonly tokens: Tokens;
  into(tokens: Tokens, alsoPresent: Tokens): Tokens;
}

const words = (token: KernelToken): readonly string[] => tokenValue(token)?.split(',') ?? [];

/** Takes words away from a comma-separated parameter, and the parameter with its last word. */
const withoutWords = (tokens: Tokens, key: string, unwanted: readonly string[]): Tokens => {
  if (!tokens.some((token) => tokenKey(token) === key && words(token).some((word) => unwanted.includes(word)))) return tokens;
  return tokens.flatMap((token) => {
    if (tokenKey(token) !== key) return [token];
    const kept = words(token).filter((word) => !unwanted.includes(word));
    return kept.length > 0 ? [`${key}=${kept.join(',')}`] : [];
  });
};

/** A word in a comma-separated parameter; contradicting words go, other words stay. */
const wordWish = (key: string, word: string, contradictions: readonly string[]): Wish => ({
  tokens: [`${key}=${word}`],
  into: (tokens) => {
    const agreeing = withoutWords(tokens, key, contradictions);
    const isThere = agreeing.some((token) => tokenKey(token) === key && words(token).includes(word));
    return isThere ? agreeing : appendTokens(agreeing, [`${key}=${word}`]);
  },
});

const PASS_THROUGH = wordWish('iommu', 'pt', ['nopt', 'off', 'soft']);

/** AMD's IOMMU is on by default, and `amd_iommu=on` is no documented value: only what switches it off has to go. */
const AMD: Wish = {
  tokens: PASS_THROUGH.tokens,
  into: (tokens, alsoPresent) => PASS_THROUGH.into(withoutWords(tokens, 'amd_iommu', ['off']), alsoPresent),
};

const iommuWishes = (vendor: CpuVendor): readonly Wish[] =>
  vendor === 'intel' ? [wordWish('intel_iommu', 'on', ['off']), PASS_THROUGH] : [AMD];

/** Pages of another size than the default are had as well, so a line that reserves them already is let alone. */
const defaultSizeWish = (size: KiB): Wish => {
  const token = `default_hugepagesz=${formatKernelSize(size)}`;
  return {
    tokens: [token],
    into: (tokens, alsoPresent) => {
      const { defaultSize, hasUnsized, pages } = readKernelHugepages([...alsoPresent, ...tokens]);
      return defaultSize !== undefined || hasUnsized || pages.has(size) ? tokens : appendTokens(tokens, [token]);
    },
  };
};

const pagesWish = (reservation: PageReservation): Wish => ({
  tokens: hugepageTokens(reservation),
  into: (tokens, alsoPresent) => reserveHugepages(tokens, reservation, alsoPresent),
});

/** Splits `managed_irq,domain,2-15` before its first number. */
const splitFlags = (value: string): { flags: readonly string[]; list: string } => {
  const parts = value.split(',');
  const at = parts.findIndex((part) => /^\d/.test(part));
  return at < 0 ? { flags: parts, list: '' } : { flags: parts.slice(0, at), list: parts.slice(at).join(',') };
};

/** A CPU list in a parameter that is there once; flags that are there already stay. */
const cpusWish = (key: string, cpus: CpuSet, flags: readonly string[] = [], accepts: readonly string[] = []): Wish => {
  const wanted = formatCpuSet(cpus);
  const write = (own: readonly string[]): KernelToken => `${key}=${[...own, wanted].join(',')}`;
  const holds = (token: KernelToken): boolean => {
    const value = tokenValue(token) ?? '';
    const set = parseCpuSet(splitFlags(value).list);
    return accepts.includes(value) || (set !== undefined && formatCpuSet(set) === wanted);
  };
  return {
    tokens: [write(flags)],
    into: (tokens) => {
      const [first, ...repeated] = tokens.filter((token) => tokenKey(token) === key);
      if (first === undefined) return appendTokens(tokens, [write(flags)]);
      if (repeated.length === 0 && holds(first)) return tokens;
      const replacement = write(splitFlags(tokenValue(first) ?? '').flags.filter((flag) => flag !== '' && flag !== 'all'));
      const at = tokens.indexOf(first);
      return tokens.flatMap((token, i) => (i === at ? [replacement] : tokenKey(token) === key ? [] : [token]));
    },
  };
};

const isolationWishes = ({ cpus, flags }: NonNullable<KernelWishes['isolatedCpus']>): readonly Wish[] =>
  cpus.length === 0
    ? []
    : [cpusWish('isolcpus', cpus, flags), cpusWish('nohz_full', cpus, [], ['all']), cpusWish('rcu_nocbs', cpus, [], ['all'])];

const wishesOf = (wishes: KernelWishes): readonly Wish[] => [
  ...(wishes.iommu ? iommuWishes(wishes.iommu) : []),
  ...(wishes.defaultPageSize === undefined ? [] : [defaultSizeWish(wishes.defaultPageSize)]),
  ...(wishes.hugepages ?? []).map(pagesWish),
  ...(wishes.isolatedCpus ? isolationWishes(wishes.isolatedCpus) : []),
  ...(wishes.interruptCpus?.length ? [cpusWish('irqaffinity', wishes.interruptCpus)] : []),
];

/** All that these wishes want a line to hold, in order. */
export const kernelTokens = (wishes: KernelWishes): Tokens => wishesOf(wishes).flatMap(({ tokens }) => tokens);

/**
 * The line with all wishes in it. Foreign tokens and their order survive; a line that holds the wishes stays as it is.
 *
 * @param line     the engine's own part of the command line, `custom_kernel_cmdline`: it is written back as a whole
 * @param reported the line that the host runs with, when known: it may hold tokens that the engine does not manage
 */
export const mergeKernelCmdline = (line: string, wishes: KernelWishes, reported = ''): string => {
  const before = parseKernelCmdline(line);
  const alsoPresent = parseKernelCmdline(reported);
  const after = wishesOf(wishes).reduce((tokens, wish) => wish.into(tokens, alsoPresent), before);
  return after === before ? line : formatKernelCmdline(after);
};

/** The tokens of those wishes that a running kernel does not fulfil, such as `hugepagesz=1G`, `hugepages=16`. */
export const missingKernelTokens = (wishes: KernelWishes, reported: string): Tokens => {
  const running = parseKernelCmdline(reported);
  return wishesOf(wishes).flatMap((wish) => (wish.into(running, []) === running ? [] : wish.tokens));
};

const PAGE_KEYS = ['hugepagesz', 'hugepages', 'default_hugepagesz'];

/**
 * What a requested line asks for and the running kernel does not have: a reinstall or a reboot is due, or the host refused it.
 * Sizes count by what they mean (`1GB` is `1G`), all other tokens by their text.
 */
export const tokensNotInEffect = (requested: string, reported: string): Tokens => {
  const wanted = parseKernelCmdline(requested);
  const running = parseKernelCmdline(reported);
  const [wantedPages, runningPages] = [readKernelHugepages(wanted), readKernelHugepages(running)];
  const { defaultSize } = wantedPages;
  return [
    ...wanted.filter((token) => !PAGE_KEYS.includes(tokenKey(token)) && !running.some((other) => isSameToken(token, other))),
    ...(defaultSize !== undefined && defaultSize !== runningPages.defaultSize
      ? [`default_hugepagesz=${formatKernelSize(defaultSize)}`]
      : []),
    ...[...wantedPages.pages]
      .filter(([size, count]) => runningPages.pages.get(size) !== count)
      .flatMap(([size, count]) => hugepageTokens({ size, count })),
  ];
};

/** The wishes that `kernelTokens` made these tokens of, so that they can be merged into a line as a whole. */
export const wishesOfTokens = (tokens: Tokens): KernelWishes => {
  const valueOf = (key: string): string | undefined => tokens.filter((token) => tokenKey(token) === key).map(tokenValue)[0];
  const { defaultSize, pages, byNode } = readKernelHugepages(tokens);
  const isolated = splitFlags(valueOf('isolcpus') ?? '');
  const iommu = valueOf('intel_iommu') === 'on' ? 'intel' : valueOf('iommu') === 'pt' ? 'amd' : undefined;
  return {
    ...(iommu && { iommu }),
    ...(defaultSize !== undefined && { defaultPageSize: defaultSize }),
    ...(pages.size > 0 && {
      hugepages: [...pages].map(([size, count]) => ({ size, count, spread: byNode.get(size) ?? 'even' })),
    }),
    ...(isolated.list !== '' && { isolatedCpus: { cpus: parseCpuSet(isolated.list) ?? [], flags: isolated.flags } }),
    ...(valueOf('irqaffinity') !== undefined && { interruptCpus: parseCpuSet(valueOf('irqaffinity') ?? '') ?? [] }),
  };
};
