/** This domain mixes bytes (REST memory), KiB (`hugepages`) and MiB (VM NUMA nodes, OVS memory): each has its type. */
export type Bytes = number & { readonly unit: 'B' };
export type KiB = number & { readonly unit: 'KiB' };
export type MiB = number & { readonly unit: 'MiB' };

export const bytes = (n: number): Bytes => n as Bytes;
export const kib = (n: number): KiB => n as KiB;
export const mib = (n: number): MiB => n as MiB;

/** Rounds down, as the engine does with a VM's memory. */
export const bytesToMib = (n: Bytes): MiB => mib(Math.floor(n / 2 ** 20));
export const mibToKib = (n: MiB): KiB => kib(n * 1024);
