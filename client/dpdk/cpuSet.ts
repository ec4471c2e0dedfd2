/** Numbers of CPUs, ascending, each once. */
export type CpuSet = readonly number[];

/** The largest NR_CPUS that Linux can be built with on x86_64: arch/x86/Kconfig. */
export const MOST_CPUS = 8192;

const parsePart = (part: string): CpuSet | undefined => {
  const match = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (last < first || last >= MOST_CPUS) return undefined;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

/** Any numbers made into a set. */
export const cpuSet = (cpus: Iterable<number>): CpuSet => [...new Set(cpus)].sort((a, b) => a - b);

/** CPUs that are in both. */
export const intersection = (a: CpuSet, b: CpuSet): CpuSet => {
  const other = new Set(b);
  return a.filter((cpu) => other.has(cpu));
};

/** CPUs of the first that are not in the second. */
export const difference = (a: CpuSet, b: CpuSet): CpuSet => {
  const other = new Set(b);
  return a.filter((cpu) => !other.has(cpu));
};

/**
 * Reads the kernel's list form, `0-3,8`; undefined for anything else. The empty text is the empty set.
 *
 * This is how this project and the kernel's files write a set. What other hands wrote, a kernel line or tuned's variables, may use
 * more of the grammar: `parseCpuList` in `cpus/cpuList`.
 */
export const parseCpuSet = (text: string): CpuSet | undefined => {
  if (text === '') return [];
  const parts = text.split(',').map(parsePart);
  return parts.every((part) => part !== undefined) ? cpuSet(parts.flat()) : undefined;
};

/** Writes the kernel's list form with ranges as long as they go: `0-3,8`. */
export const formatCpuSet = (cpus: Iterable<number>): string => {
  const ranges: [number, number][] = [];
  for (const cpu of cpuSet(cpus)) {
    const range = ranges.at(-1);
    if (range?.[1] === cpu - 1) range[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
};
