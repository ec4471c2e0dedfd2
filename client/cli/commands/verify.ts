import { exitCodes, type ExitCode } from '../exitCodes';
import { readFactsFiles } from '../factsFiles';
import { planFor } from '../planning';
import { printJson } from '../print/json';
import { printVerified } from '../print/plan';
import { verifyDocument } from '../print/planDocument';
import { withEngine } from '../session';
import { readSpec } from '../specFile';
import type { Terminal } from '../terminal';
import { results } from '../text/screen';
import type { FileFlags } from './plan';

/** Observes and plans again: nothing left to do means that the file holds. */
export const verifyFile = async (terminal: Terminal, flags: FileFlags): Promise<ExitCode> => {
  const spec = await readSpec(terminal, flags.file);
  const facts = await readFactsFiles(terminal, flags);
  const document = verifyDocument(await withEngine(terminal, flags, (engine) => planFor(terminal, engine, spec, facts)));
  if (flags.output === 'json') printJson(terminal, document);
  else printVerified(results(terminal), document);
  return document.converged ? exitCodes.done : exitCodes.pending;
};
