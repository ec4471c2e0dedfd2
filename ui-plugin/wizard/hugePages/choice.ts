import {
  formatPageSize,
  hasPages,
  pagesOf,
  parsePageSize,
  readHugepageProperty,
  type Pages,
  type SeenHost,
  type SeenVm,
} from '../../../client/index';
import type { VmReading } from '../../backstage/face';

/** What the spec can say of a VM's huge pages. */
export const choices = ['1GiB', '2MiB', 'none'] as const;
export type Choice = (typeof choices)[number];
export type Size = Exclude<Choice, 'none'>;

/** What is entered. */
export interface Entered {
  readonly choice?: Choice;
}

/** As the VM will be when it starts next. */
export const nextOf = (vm: SeenVm): Pick<SeenVm, 'properties' | 'memory' | 'maxMemory'> => vm.next ?? vm;

/** Hosts that the VM may start on. */
export const hostsFor = ({ seen, vm }: VmReading): readonly SeenHost[] => {
  const hosts = seen.hosts.filter(({ clusterId }) => clusterId === vm.clusterId);
  return isPinned(vm) ? hosts.filter(({ id }) => vm.pinnedHostIds.includes(id)) : hosts;
};

export const isPinned = ({ affinity, pinnedHostIds }: SeenVm): boolean => affinity === 'pinned' && pinnedHostIds.length > 0;

/** `unknown`: no page is free, and the engine does not tell whether there are others. `noHosts`: there is none to ask. */
export type Availability = 'available' | 'impossible' | 'unknown' | 'noHosts';

export interface SizeOption {
  readonly size: Size;
  readonly availability: Availability;
  readonly isSelectable: boolean;
  readonly hosts: number;
  /** Hosts that have pages of this size. */
  readonly have: number;
}

export const sizeOptions = (reading: VmReading): readonly SizeOption[] => {
  const hosts = hostsFor(reading);
  return (['1GiB', '2MiB'] as const).map((size) => {
    const told = hosts.map((host) => hostHas(host, size));
    const have = told.filter((has) => has === true).length;
    const availability = availabilityOf(told);
    return { size, availability, isSelectable: availability !== 'impossible', hosts: hosts.length, have };
  });
};

const hostHas = (host: SeenHost, size: Size): boolean | undefined => {
  const pages = pagesOf(host);
  const kib = parsePageSize(size);
  return pages && kib && hasPages(pages, kib);
};

const availabilityOf = (told: readonly (boolean | undefined)[]): Availability => {
  if (told.length === 0) return 'noHosts';
  if (told.includes(true)) return 'available';
  return told.includes(undefined) ? 'unknown' : 'impossible';
};

/** Pages of a size on a host; undefined when the host does not tell. */
export const pagesOn = (host: SeenHost, size: Size): Pages | undefined =>
  pagesOf(host)?.find((pages) => formatPageSize(pages.size) === size);

/** How the property is now, where it is not one of the choices. */
export type Oddity =
  | { readonly kind: 'zero' | 'unreadable'; readonly value: string }
  | { readonly kind: 'otherSize'; readonly value: string; readonly size: string };

/** What the property says now, in the words of the choices. */
export const currentOf = (vm: SeenVm): Choice | Oddity => {
  const value = nextOf(vm).properties['hugepages'];
  const property = readHugepageProperty(value);
  if (value === undefined || property.kind === 'absent') return 'none';
  if (property.kind !== 'size') return { kind: property.kind, value };
  const size = formatPageSize(property.size);
  return choices.find((choice) => choice === size) ?? { kind: 'otherSize', value, size };
};

/** Chosen to begin with: what is set, else the largest size that a host has. */
export const begin = (reading: VmReading): Entered => {
  const current = currentOf(reading.vm);
  const options = sizeOptions(reading);
  const isGood = (size: Size): boolean => options.some((option) => option.size === size && option.isSelectable);
  if (typeof current === 'string' && current !== 'none' && isGood(current)) return { choice: current };
  const best = options.find(({ availability }) => availability === 'available');
  return best ? { choice: best.size } : {};
};
