import { cpuSet, difference, parseCpuSet, type CpuSet } from '../cpuSet';

/** `0-1023:2/256`: of each 256 CPUs the first two. lib/bitmap-str.c of Linux. */
const parseGroups = (term: string): CpuSet | undefined => {
  const [, range = '', used, group] = /^(\d+-\d+):(\d{1,4})\/(\d{1,4})$/.exec(term) ?? [];
  const cpus = parseCpuSet(range);
  const [wanted, size] = [Number(used), Number(group)];
  if (!cpus || range === '' || wanted > size || size === 0) return undefined;
  return cpus.filter((_, i) => i % size < wanted);
};

const parseTerm = (term: string): CpuSet | undefined => (term.includes(':') ? parseGroups(term) : parseCpuSet(term));

/**
 * Reads a CPU list that other hands wrote: beside `0-3,8` also exclusions (`0-7,^3`, `^4-5`), groups (`0-15:2/8`), blanks and stray
 * commas. Undefined for anything else, such as a mask.
 *
 * An exclusion counts wherever it stands, and may name a CPU that is not in the list: so do TripleO, nova and tuned read it.
 */
export const parseCpuList = (text: string): CpuSet | undefined => {
  const terms = text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
  const isOut = (term: string): boolean => term.startsWith('^');
  const within = terms.filter((term) => !isOut(term)).map(parseTerm);
  const without = terms.filter(isOut).map((term) => parseCpuSet(term.slice(1).trim() || '-'));
  if (![...within, ...without].every((cpus) => cpus !== undefined)) return undefined;
  const known = (sets: readonly (CpuSet | undefined)[]): CpuSet => cpuSet(sets.flatMap((cpus) => cpus ?? []));
  return difference(known(within), known(without));
};
