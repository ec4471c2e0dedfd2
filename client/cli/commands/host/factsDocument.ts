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
export const readFacts = (text: string, source: string): FactsDocument => {
  const value = fromJson(text, source);
  const parsed = factsSchema.safeParse(value);
  if (!parsed.success) throw inputError(`${source} is no facts document`);
  return { document: isDocument(value) ? value : parsed.data, facts: parsed.data };
};

const isDocument = (value: unknown): value is FactsDocument['document'] =>
  typeof value === 'object' && value !== null && 'contract' in value && typeof value.contract === 'string';

const fromJson = (text: string, source: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw inputError(`${source} is no JSON`);
  }
};

export const readFactsFile = async (terminal: Terminal, file: string): Promise<FactsDocument> =>
  readFacts(await readIn(terminal, file), sourceName(file));
