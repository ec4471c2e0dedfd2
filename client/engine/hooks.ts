import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { filledText, listOf, present, text, textOrEmpty } from './scalars';

/** A VDSM hook script that a host reported. */
export interface Hook {
  readonly name: string;
  readonly event: string;
  /** SHA-256 or MD5 of the script. */
  readonly checksum?: string;
}

export const hostHooks = (http: Transport) => ({
  list: (hostId: string, options?: CallOptions): Promise<readonly Hook[]> =>
    calls(http).get(path`/hosts/${hostId}/hooks`, hooksFromWire, undefined, options),
});

export const hooksFromWire = (list: WireObject | undefined, at: string): readonly Hook[] => listOf(list, 'hook', at, fromWire);

// The field keeps its old name though newer hosts send another sum. source: oVirt/ovirt-engine-api-model Hook.java
const fromWire = (hook: WireObject, at: string): Hook =>
  present({
    name: text(hook, 'name', at),
    event: textOrEmpty(hook, 'event_name', at),
    checksum: filledText(hook, 'md5', at) ?? filledText(hook, 'checksum', at),
  });
