import { parsePageSize } from '../../../client/index';
import type { VmReading } from '../../backstage/face';
import { hostsFor, pagesOn, type Size } from './choice';

/** Free pages of one host; those that the VM itself holds there come free when it stops. */
export interface HostPages {
  readonly id: string;
  readonly name: string;
  readonly free: number;
  readonly isEnough: boolean;
  /** Of the free ones, those of the VM itself. */
  readonly own: number;
}

export interface FreePages {
  /** Most free pages first. */
  readonly hosts: readonly HostPages[];
  /** Hosts that tell nothing of pages. */
  readonly untold: number;
  readonly enough: number;
  readonly few: number;
  readonly none: number;
  /** End of the common scale. */
  readonly scale: number;
}

export const freePages = (reading: VmReading, size: Size, need: number): FreePages => {
  const all = hostsFor(reading);
  const told = all.flatMap((host) => {
    // A host that tells of its pages and not of this size has none of it.
    const free = pagesOn(host, size)?.free ?? (host.hugepages || host.facts ? 0 : undefined);
    if (free === undefined) return [];
    const own = ownPages(reading, host.id, size, need);
    return [{ id: host.id, name: host.name, free: free + own, isEnough: free + own >= need, own }];
  });
  const hosts = told.sort((a, b) => b.free - a.free || (a.name < b.name ? -1 : 1));
  const enough = hosts.filter(({ isEnough }) => isEnough).length;
  const none = hosts.filter(({ free, isEnough }) => free === 0 && !isEnough).length;
  return {
    hosts,
    untold: all.length - hosts.length,
    enough,
    few: hosts.length - enough - none,
    none,
    scale: Math.max(need, ...hosts.map(({ free }) => free)),
  };
};

const ownPages = ({ vm }: VmReading, hostId: string, size: Size, need: number): number =>
  vm.status !== 'down' && vm.hostId === hostId && vm.properties['hugepages'] === String(parsePageSize(size)) ? need : 0;
