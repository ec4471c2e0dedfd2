import { exitCodes, type ExitCode } from '../../exitCodes';
import { inputError } from '../../inputError';
import type { CommonFlags } from '../../options';
import { mayWriteOut, writeOut } from '../../outFile';
import { jsonText } from '../../print/json';
import type { Terminal } from '../../terminal';
import { collectFacts, tellNotes } from './collect';
import { readFactsFile, type FactsDocument } from './factsDocument';
import { targetOf, type SshFlags } from './target';

export interface FactsFlags extends SshFlags, Pick<CommonFlags, 'yes'> {
  readonly file?: string;
  readonly out?: string;
}

/** Prints the facts of a host, collected now, or of a file, once they have been checked. */
export const hostFacts = async (terminal: Terminal, flags: FactsFlags, host: string | undefined): Promise<ExitCode> => {
  mayWriteOut(flags.out, flags.yes === true);
  const { document, facts } = await factsOf(terminal, flags, flags.file, '--file', host);
  tellNotes(terminal, facts);
  const text = jsonText(document);
  if (flags.out === undefined) terminal.stdout.write(text);
  else writeOut(flags.out, text, flags.yes === true);
  return exitCodes.done;
};

/** Facts of a host by its name, or of a file: one of the two. */
export const factsOf = async (
  terminal: Terminal,
  flags: SshFlags,
  file: string | undefined,
  flag: string,
  host: string | undefined,
): Promise<FactsDocument> => {
  if (file !== undefined && host !== undefined) throw inputError(`give a host or ${flag}, not both`);
  if (file !== undefined) return readFactsFile(terminal, file);
  if (host === undefined || host.trim() === '') throw inputError(`which host is meant? Give its name, or ${flag} FILE`);
  return collectFacts(terminal, await targetOf(terminal, flags, host), flags.timeout * 1000);
};
