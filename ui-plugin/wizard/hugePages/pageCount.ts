import { bytes, countPages, parsePageSize, type SeenVm } from '../../../client/index';
import { nextOf, type Size } from './choice';

const MIB = 2 ** 20;

/** What a VM takes of huge pages; all but the pages themselves in MiB. */
export interface PageCount {
  readonly memory: number;
  readonly page: number;
  /** Pages before they are rounded up. */
  readonly quotient: number;
  readonly pages: number;
  readonly taken: number;
  readonly lost: number;
}

export interface NodeCount extends PageCount {
  readonly node: number;
}

const count = (memory: number, size: Size): PageCount | undefined => {
  const kib = parsePageSize(size);
  if (kib === undefined || !(memory > 0)) return undefined;
  const page = kib / 1024;
  const pages = countPages(bytes(memory * MIB), kib);
  return { memory, page, quotient: memory / page, pages, taken: pages * page, lost: pages * page - memory };
};

/** Of its memory as it starts next; undefined where that is not told. */
export const pageCount = (vm: SeenVm, size: Size): PageCount | undefined => count(nextOf(vm).memory / MIB, size);

/** Of each of its NUMA nodes; empty where it has none. The engine counts pages per node where they are pinned to nodes of a host. */
export const nodeCounts = (vm: SeenVm, size: Size): readonly NodeCount[] =>
  (vm.numaNodes ?? []).flatMap(({ index, memory }) => {
    const counted = count(memory, size);
    return counted ? [{ ...counted, node: index }] : [];
  });
