import type { HostFacts, NodePages } from '../../facts/hostFacts';

/** Huge pages of a node, by its id; none for a node that the facts do not name. */
export const pagesOf = ({ nodes }: HostFacts, id: number): readonly NodePages[] =>
  nodes.find((node) => node.id === id)?.hugepages ?? [];

/** The size in KiB in which pages are counted before a person: the largest that the host has any of, else the largest it could have. */
export const usualSize = ({ nodes }: HostFacts): number | undefined => {
  const sizes = nodes.flatMap(({ hugepages }) => hugepages);
  const largest = (pages: readonly NodePages[]): number | undefined => pages.map(({ size }) => size).sort((a, b) => b - a)[0];
  return largest(sizes.filter(({ total }) => total > 0)) ?? largest(sizes);
};
