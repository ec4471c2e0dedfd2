import type { HostLayout, HostReading, LayoutCore, LayoutPages, NicReading } from '../backstage/face';

/** What the map shows of a NUMA node; without facts of the host, only what the engine knows. */
export interface MapNode {
  readonly id: number;
  /** MiB. */
  readonly memory: number;
  readonly cells: readonly MapCell[];
  /** Absent without facts: the engine counts pages on the whole host only. */
  readonly pages?: readonly LayoutPages[];
  readonly nics: readonly NicReading[];
}

/** A physical core, or without facts a single CPU: which of them share a core the engine does not tell. */
export interface MapCell {
  readonly cpus: readonly number[];
  readonly role: LayoutCore['role'] | 'isolated' | 'unknown';
  readonly isolated: boolean;
  readonly polls: LayoutCore['polls'];
}

export interface MapView {
  readonly isTold: boolean;
  readonly nodes: readonly MapNode[];
  /** NICs whose node nobody told. */
  readonly adrift: readonly NicReading[];
}

export const mapView = (reading: HostReading): MapView => {
  const { facts, nics } = reading;
  const nodes = facts ? nodesOf(facts.layout, nics) : nodesWithoutFacts(reading);
  const placed = new Set(nodes.flatMap((node) => node.nics.map(({ pci }) => pci)));
  return { isTold: facts !== undefined, nodes, adrift: nics.filter(({ pci }) => !placed.has(pci)) };
};

const nodesOf = (layout: HostLayout, nics: readonly NicReading[]): readonly MapNode[] =>
  layout.nodes.map(({ id, memory, cores, pages }) => ({
    id,
    memory,
    cells: cores,
    pages,
    nics: nics.filter(({ numaNode }) => numaNode === id),
  }));

const nodesWithoutFacts = ({ numaNodes, host }: HostReading): readonly MapNode[] => {
  const isolated = isolatedCpus(host.kernelCmdline.reported ?? '');
  return [...numaNodes]
    .sort((a, b) => a.index - b.index)
    .map(({ index, memory, cpus }) => ({
      id: index,
      memory,
      cells: [...cpus]
        .sort((a, b) => a - b)
        .map((cpu) => ({
          cpus: [cpu],
          role: isolated.has(cpu) ? 'isolated' : 'unknown',
          isolated: isolated.has(cpu),
          polls: [],
        })),
      nics: [],
    }));
};

/** `isolcpus=managed_irq,domain,2-5,8`: flags first, then CPUs. The last one on the line counts: kernel/sched/isolation.c. */
export const isolatedCpus = (kernelLine: string): ReadonlySet<number> => {
  const [value = ''] = [...kernelLine.matchAll(/(?:^|\s)isolcpus=(\S+)/g)].map(([, text = '']) => text).slice(-1);
  return new Set(
    value.split(',').flatMap((part) => {
      const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
      return first === undefined ? [] : range(Number(first), Number(last));
    }),
  );
};

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
