import type { HostFacts } from '../../facts/hostFacts';
import type { HostRequest } from './request';

type Key<T> = (item: T) => string | number | undefined;

/** What is absent comes first. */
const compare = (a: string | number | undefined, b: string | number | undefined): number => {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  return a < b ? -1 : 1;
};

const sorted = <T>(items: readonly T[], ...keys: readonly Key<T>[]): readonly T[] =>
  [...items].sort((a, b) => keys.map((key) => compare(key(a), key(b))).find((order) => order !== 0) ?? 0);

const first = <T, K>(items: readonly T[], key: (item: T) => K): readonly T[] => {
  const seen = new Set<K>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
};

/** The same facts with every list in one order, and each node and NIC once, so that a plan does not hang on how a host lists them. */
export const factsInOrder = (facts: HostFacts): HostFacts => ({
  ...facts,
  cpus: {
    ...facts.cpus,
    cores: sorted(
      facts.cpus.cores,
      ({ node }) => node,
      ({ cpus }) => cpus,
    ),
  },
  nodes: first(
    sorted(
      facts.nodes,
      ({ id }) => id,
      ({ memory }) => memory,
    ).map((node) => ({
      ...node,
      hugepages: sorted(
        node.hugepages,
        ({ size }) => size,
        ({ total }) => total,
      ),
    })),
    ({ id }) => id,
  ),
  nics: first(
    sorted(
      facts.nics,
      ({ pci }) => pci,
      ({ device }) => device,
      ({ driver }) => driver,
    ).map((nic) => ({
      ...nic,
      netdevs: sorted(nic.netdevs, (name) => name),
    })),
    ({ pci }) => pci,
  ),
  netdevs: sorted(facts.netdevs, ({ name }) => name),
  ...(facts.openVswitch && {
    openVswitch: {
      ...facts.openVswitch,
      ...(facts.openVswitch.bridges && { bridges: sorted(facts.openVswitch.bridges, ({ name }) => name) }),
      ...(facts.openVswitch.interfaces && { interfaces: sorted(facts.openVswitch.interfaces, ({ name }) => name) }),
    },
  }),
});

/** The same request with every list in one order. Of a NIC named twice the larger MTU counts. */
export const requestInOrder = (request: HostRequest): HostRequest => ({
  ...request,
  ...(request.nics && {
    nics: first(
      sorted(
        request.nics,
        ({ pci }) => pci,
        ({ mtu }) => -(mtu ?? 0),
        ({ driver }) => driver,
        ({ queues }) => queues,
      ),
      ({ pci }) => pci,
    ),
  }),
  ...(request.vms && {
    vms: sorted(
      request.vms,
      ({ name }) => name,
      ({ node }) => node,
      ({ memoryMiB }) => -memoryMiB,
      ({ vcpus }) => vcpus,
      ({ mtu }) => mtu,
      ({ queues }) => queues,
      ({ count }) => count,
    ),
  }),
  ...(request.vmNodes && { vmNodes: sorted([...new Set(request.vmNodes)], (id) => id) }),
});
