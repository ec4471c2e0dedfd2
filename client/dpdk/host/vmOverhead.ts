/**
 * MiB of ordinary memory that a VM on huge pages takes beside them, as the engine counts it. Video memory is left out: nobody knows
 * the displays yet, and it is a few MiB.
 *
 * @source ovirt-engine VmOverheadCalculatorImpl.java: memory / 512 for page tables, 64 fixed (100 on ppc64), 8 for each vCPU
 */
export const vmOverhead = (memoryMiB: number, vcpus: number, arch: string): number =>
  Math.ceil(memoryMiB / 512) + (arch.startsWith('ppc64') ? 100 : 64) + 8 * vcpus;
