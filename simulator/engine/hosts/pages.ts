import type { Call } from '../call';
import type { HostRow, VmRow } from '../state';
import { pagesOf } from './machine';

/** Page size in KiB that a VM asks for; undefined: none. The value is a size, never a count. Source: HugePageUtils.java. */
export function pageSizeOf(vm: Pick<VmRow, 'custom_properties'>): number | undefined {
  const text = [...(vm.custom_properties ?? [])].reverse().find(({ name }) => name === 'hugepages')?.value;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

export const pagesNeeded = (memory: number, sizeKiB: number): number => Math.ceil(memory / 1024 / sizeKiB);

/** Pages that neither a running VM nor another process holds. */
export function freePages(call: Pick<Call, 'state'>, host: HostRow, size: number): number {
  const held = call.state
    .vmsOn(host.id)
    .filter((vm) => pageSizeOf(vm.started ?? vm) === size)
    .reduce((sum, vm) => sum + pagesNeeded(vm.memory ?? 0, size), 0);
  return Math.max(0, (pagesOf(host.machine)[size] ?? 0) - (host.machine.pagesTaken[size] ?? 0) - held);
}
