export type CpuVendor = 'intel' | 'amd';

/** The vendor of a CPU by the name of its model or type; undefined when the name does not tell. */
export const cpuVendor = (name: string): CpuVendor | undefined => {
  if (/\b(AMD|EPYC|Opteron|Ryzen)\b/i.test(name)) return 'amd';
  return /\b(Intel|Xeon)\b/i.test(name) ? 'intel' : undefined;
};
