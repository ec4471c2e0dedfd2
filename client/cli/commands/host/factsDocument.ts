import type { HostFacts } from '../../../facts/hostFacts';
import { readIn, sourceName } from '../../inFile';
import type { Terminal } from '../../terminal';

/** A checked document of facts: as it is at the wire, and as it is inside. */
export interface FactsDocument {
  readonly document: { readonly contract: string };
  readonly facts: HostFacts;
}

/** @throws SpecInvalid with every place that does not fit */
export const readFacts = async (text: string, source: string): Promise<FactsDocument> => {
  const { parseFacts } = await import('../../../facts/parseFacts');
  const facts = parseFacts(text, source);
  const document: unknown = JSON.parse(text);
  return { document: isDocument(document) ? document : facts, facts };
};

const isDocument = (value: unknown): value is FactsDocument['document'] =>
  typeof value === 'object' && value !== null && 'contract' in value && typeof value.contract === 'string';

export const readFactsFile = async (terminal: Terminal, file: string): Promise<FactsDocument> =>
  readFacts(await readIn(terminal, file), sourceName(file));
