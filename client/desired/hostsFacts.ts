import type { HostFacts } from '../facts/hostFacts';
import type { Host } from '../engine/hosts';

type Known = Pick<Host, 'name' | 'address' | 'hardwareUuid'>;

/** Whether facts are of this host: by the machine's UUID where both tell it, else by name. */
export const areOf = ({ host: { uuid, name } }: HostFacts, { hardwareUuid, name: known, address }: Known): boolean =>
  uuid !== undefined && hardwareUuid !== undefined
    ? uuid.toLowerCase() === hardwareUuid.toLowerCase()
    : name !== undefined && [known, address].includes(name);

/** The newest facts of a host. */
export const factsOf = (host: Known, facts: readonly HostFacts[]): HostFacts | undefined =>
  facts.filter((one) => areOf(one, host)).sort((a, b) => (a.collectedAt < b.collectedAt ? 1 : -1))[0];
