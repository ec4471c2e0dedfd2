import type { HostFacts } from '../../facts/hostFacts';
import { hasGigabytePages } from '../../facts/pages';
import { kib, type KiB } from '../units';
import { decision, finding, type Judged } from './judged';
import type { HostRequest } from './request';

const GIB = kib(1024 ** 2);
const TWO_MIB = kib(2048);

/** Sizes that the kernel has, by its own word or by the CPU's: EL7 shows pages of 1 GiB only once the kernel line asks for them. */
const sizesOf = (facts: HostFacts): ReadonlySet<number> =>
  new Set([
    ...facts.nodes.flatMap(({ hugepages }) => hugepages.map(({ size }) => size)),
    ...(hasGigabytePages(facts) ? [GIB] : []),
    ...(facts.cpus.flags?.includes('pse') ? [TWO_MIB] : []),
  ]);

/** 1 GiB where there are such, else 2 MiB, else the largest size below. */
const preferred = (sizes: ReadonlySet<number>): KiB | undefined => {
  const largest = [...sizes].filter((size) => size < GIB).sort((a, b) => b - a)[0];
  return [GIB, TWO_MIB].find((size) => sizes.has(size)) ?? (largest === undefined ? undefined : kib(largest));
};

/** The size of huge page that Open vSwitch and VMs share. */
export const pageSize = (facts: HostFacts, request: HostRequest): Judged & { readonly size: KiB } => {
  const sizes = sizesOf(facts);
  if (request.pageSize !== undefined) {
    const refused = sizes.has(request.pageSize) ? [] : [finding('error', 'pages.sizeUnsupported', { size: request.pageSize })];
    return { size: kib(request.pageSize), findings: refused, decisions: [] };
  }
  const size = preferred(sizes);
  if (size === undefined) return { size: TWO_MIB, findings: [finding('error', 'pages.none')], decisions: [] };
  return { size, findings: [], decisions: [decision('formula', 'decision.pageSize', 'pageSize', { size })] };
};
