import type { HostFacts, NodePages } from './hostFacts';

/** Huge pages of each NUMA node and size. */
export const nodePages = ({ nodes }: HostFacts): readonly (NodePages & { readonly node: number })[] =>
  nodes.flatMap(({ id, hugepages }) => hugepages.map((pages) => ({ ...pages, node: id })));

/** Whether the CPU has 1 GiB pages; absent where neither its flags nor the kernel's sizes could be read. */
export const hasGigabytePages = ({ cpus: { flags }, nodes }: HostFacts): boolean | undefined => {
  const sizes = nodes.flatMap(({ hugepages }) => hugepages.map(({ size }) => size));
  if (sizes.includes(1024 ** 2) || flags?.includes('pdpe1gb')) return true;
  return flags || sizes.length > 0 ? false : undefined;
};
