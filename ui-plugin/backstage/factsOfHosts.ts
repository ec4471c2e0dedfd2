import type { Seen } from '../../client/index';
import type { FactsShelf } from './face';

/** What was read, with the facts that this browser tab keeps of the hosts in it. */
export const factsOfHosts = (seen: Seen, shelf: FactsShelf): Seen => ({
  ...seen,
  hosts: seen.hosts.map((host) => {
    const kept = shelf.get(host.id);
    return kept ? { ...host, facts: kept.facts } : host;
  }),
});
