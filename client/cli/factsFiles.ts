import { areOf } from '../desired/hostsFacts';
import type { SeenHost } from '../desired/seen';
import type { HostFacts } from '../facts/hostFacts';
import { readFactsFile } from './commands/host/factsDocument';
import type { Terminal } from './terminal';
import { messages } from './text/screen';
import { visible } from './text/visible';

export interface FactsFlag {
  /** Files with documents of `host facts`. */
  readonly facts?: readonly string[];
}

/** Reads documents of host facts; a wrong one costs no request. */
export const readFactsFiles = async (terminal: Terminal, { facts: files = [] }: FactsFlag): Promise<readonly HostFacts[]> => {
  const documents: HostFacts[] = [];
  for (const file of files) documents.push((await readFactsFile(terminal, file)).facts);
  return documents;
};

/** Says which facts were of no use, since a file of the wrong host would be left aside silently. */
export const tellUnused = (terminal: Terminal, facts: readonly HostFacts[], hosts: readonly SeenHost[]): void => {
  for (const one of facts) {
    if (hosts.some((host) => areOf(one, host))) continue;
    const { name = '?', uuid } = one.host;
    const which = uuid === undefined ? visible(name) : `${visible(name)} (${visible(uuid)})`;
    messages(terminal).line(`the facts of ${which} are of none of the hosts looked at, and are left aside`);
  }
};
