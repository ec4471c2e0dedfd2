import { EngineFault } from '../errors';
import type { CallOptions, Transport } from '../http/face';
import type { WireObject } from '../http/wire';
import { devicesFromWire, hostDevices } from './hostDevices';
import { hostNics, nicsFromWire } from './hostNics';
import { hooksFromWire, hostHooks } from './hooks';
import type { Host } from './hosts';
import { attachmentsFromWire, networkAttachments } from './networkAttachments';
import { inParallel } from './parallel';
import { child, join } from './scalars';
import { hostStatistics, hugepagesFromWire } from './statistics';

/** Parts of a host that can come along with it in one answer. NUMA nodes cannot. */
export type HostFollow = 'nics' | 'attachments' | 'hugepages' | 'devices' | 'hooks';
type Parts = Pick<Host, HostFollow>;

/** How each part is called in a `follow` and in the answer, and how it is read. */
const PARTS: {
  readonly [F in HostFollow]: { readonly name: string; readonly read: (part: WireObject | undefined, at: string) => Parts };
} = {
  nics: { name: 'nics', read: (part, at) => ({ nics: nicsFromWire(part, at) }) },
  attachments: { name: 'network_attachments', read: (part, at) => ({ attachments: attachmentsFromWire(part, at) }) },
  hugepages: { name: 'statistics', read: (part, at) => ({ hugepages: hugepagesFromWire(part, at) }) },
  devices: { name: 'devices', read: (part, at) => ({ devices: devicesFromWire(part, at) }) },
  hooks: { name: 'hooks', read: (part, at) => ({ hooks: hooksFromWire(part, at) }) },
};

/** Requests under way at a time when parts are read one by one: more make a real engine no faster. */
const PARALLEL = 8;

// No blank after the comma: it answers 500 (observed on engine 4.5.8).
export const followText = (followed: readonly HostFollow[]): string | undefined =>
  followed.length === 0 ? undefined : followed.map((part) => PARTS[part].name).join(',');

export const followedFromWire = (host: WireObject, at: string, followed: readonly HostFollow[]): Parts => {
  const parts: Parts = {};
  for (const part of followed) {
    const { name, read } = PARTS[part];
    Object.assign(parts, read(child(host, name, at), join(at, name)));
  }
  return parts;
};

/**
 * Reads with `follow`; where the engine answers 5xx to that, once more without it, and the parts one by one.
 *
 * One entity that lacks a followed link makes the engine fail the whole list. source: oVirt/ovirt-engine LinkFollower.java
 */
export const readFollowed = async (
  http: Transport,
  followed: readonly HostFollow[],
  read: (followed: readonly HostFollow[]) => Promise<readonly Host[]>,
  options: CallOptions | undefined,
): Promise<readonly Host[]> => {
  try {
    return await read(followed);
  } catch (error) {
    if (followed.length === 0 || !(error instanceof EngineFault) || error.status < 500) throw error;
  }
  const plain = await read([]);
  return inParallel(plain, PARALLEL, async (host) => {
    const parts = await inParallel(followed, 1, (part) => readPartOrNothing(http, host.id, part, options));
    return parts.reduce<Host>((whole, part) => ({ ...whole, ...part }), host);
  });
};

/** A host that went away after it was listed has no parts. */
const readPartOrNothing = async (
  http: Transport,
  id: string,
  part: HostFollow,
  options: CallOptions | undefined,
): Promise<Parts> => {
  try {
    return await readPart(http, id, part, options);
  } catch (error) {
    if (error instanceof EngineFault && error.status === 404) return PARTS[part].read(undefined, '');
    throw error;
  }
};

const readPart = async (http: Transport, id: string, part: HostFollow, options: CallOptions | undefined): Promise<Parts> => {
  switch (part) {
    case 'nics':
      return { nics: await hostNics(http).list(id, options) };
    case 'attachments':
      return { attachments: await networkAttachments(http).list(id, options) };
    case 'hugepages':
      return { hugepages: await hostStatistics(http).hugepages(id, options) };
    case 'devices':
      return { devices: await hostDevices(http).list(id, options) };
    case 'hooks':
      return { hooks: await hostHooks(http).list(id, options) };
  }
};
