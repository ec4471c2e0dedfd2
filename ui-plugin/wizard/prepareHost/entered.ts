import type { HostRequest, NicRequest } from '../../../client/index';
import type { HostReading } from '../../backstage/face';

/** What is entered. A figure is a text as typed; the empty text leaves it to the planner. */
export interface PrepareEntered {
  /** PCI addresses. */
  readonly nics: readonly string[];
  readonly size: '1GiB' | '2MiB';
  /** By NUMA node id. */
  readonly pmdCores: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, string>>;
  readonly reserve: string;
  readonly vms: readonly VmEntered[];
  /** Without facts of the host: pages on the whole host, and CPUs to isolate. */
  readonly count: string;
  readonly cpus: string;
}

export interface VmEntered {
  readonly memory: string;
  readonly vcpus: string;
  readonly count: string;
}

export const WHOLE = /^\d{1,7}$/;

const KIB: Readonly<Record<PrepareEntered['size'], number>> = { '1GiB': 1048576, '2MiB': 2048 };

const numbers = (texts: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(Object.entries(texts).flatMap(([node, text]) => (WHOLE.test(text) ? [[node, Number(text)]] : [])));

const filled = (texts: Readonly<Record<string, string>>): boolean => Object.values(texts).some((text) => text !== '');

/** Whether anything but the NICs and the page size was decided by the user and not by the planner. */
export const isOverridden = ({ pmdCores, pages, reserve, vms }: PrepareEntered): boolean =>
  filled(pmdCores) || filled(pages) || reserve !== '' || vms.length > 0;

/** For the host planner. What cannot be read as a number is left to it: the field itself is refused. */
export const requestOf = ({ nics, size, pmdCores, pages, reserve, vms }: PrepareEntered, reading: HostReading): HostRequest => ({
  ...(nics.length > 0 && { nics: nics.map((pci): NicRequest => ({ pci, mtu: mtuOn(pci, reading) })) }),
  pageSize: KIB[size],
  pmdCores: numbers(pmdCores),
  ...(filled(pages) && { hugepages: numbers(pages) }),
  ...(WHOLE.test(reserve) && { reserveMiB: Number(reserve) }),
  ...(vms.length > 0 && {
    vms: vms
      .filter(isComplete)
      .map(({ memory, vcpus, count }) => ({ memoryMiB: Number(memory), vcpus: Number(vcpus), count: Number(count) })),
  }),
});

const DEFAULT_MTU = 1500;

/** The largest of the networks that are on it; the engine writes 0 for its default. */
const mtuOn = (pci: string, { nics, seen }: HostReading): number => {
  const names = nics.find((nic) => nic.pci === pci)?.networks ?? [];
  const mtus = seen.networks.filter(({ name }) => names.includes(name)).map(({ mtu }) => mtu || DEFAULT_MTU);
  return Math.max(DEFAULT_MTU, ...mtus);
};

export const isComplete = ({ memory, vcpus, count }: VmEntered): boolean =>
  [memory, vcpus, count].every((text) => WHOLE.test(text) && Number(text) > 0);
