import { factsSchema, type HostFacts } from '../../../facts/hostFacts';
import { readIn, sourceName } from '../../inFile';
import { inputError } from '../../inputError';
import type { Terminal } from '../../terminal';

/** A checked document of facts: as it is at the wire, and as it is inside. */
export interface FactsDocument {
  readonly document: { readonly contract: string };
  readonly facts: HostFacts;
}

/** @throws SpecInvalid with the places that do not fit */
export const readFacts = async (text: string, source: string): Promise<FactsDocument> => {
  const parsed = factsSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw inputError(`${source}: no facts`);
  return { document: JSON.parse(text) as { contract: string }, facts: parsed.data };
};

export const readFactsFile = async (terminal: Terminal, file: string): Promise<FactsDocument> =>
  readFacts(await readIn(terminal, file), sourceName(file));
