import { cpuSet, MOST_CPUS, type CpuSet } from '../cpuSet';

/** Masks are bigint until printed: a server has more CPUs than a number has bits. */
const bitsOf = (mask: bigint): CpuSet => [...mask.toString(2)].reverse().flatMap((bit, cpu) => (bit === '1' ? [cpu] : []));

/**
 * Reads a CPU mask, bit 0 is CPU 0: with or without `0x`, and in the comma-separated groups of the kernel's files. Undefined for
 * what is no hexadecimal number, and for CPUs that Linux cannot have.
 *
 * Bits of CPUs that the host has not got are kept: Open vSwitch skips them without a word (lib/ovs-numa.c), who reads should not.
 */
export const parseCpuMask = (text: string): CpuSet | undefined => {
  const [, digits] = /^(?:0x)?([\da-f]+(?:,[\da-f]+)*)$/i.exec(text.trim()) ?? [];
  // The kernel fills each group but the first to 8 digits, so that groups are joined; tuned joins shorter ones too.
  const joined = digits?.replaceAll(',', '').replace(/^0+(?=.)/, '');
  return joined === undefined || joined.length > MOST_CPUS / 4 ? undefined : bitsOf(BigInt(`0x${joined}`));
};

/** Writes a mask as Open vSwitch takes it: `0x80200802`. */
export const formatCpuMask = (cpus: CpuSet): string =>
  `0x${cpuSet(cpus)
    .reduce((mask, cpu) => mask | (1n << BigInt(cpu)), 0n)
    .toString(16)}`;
