import { isOvirtDpdkError, OvirtDpdkError, SpecInvalid } from '../../../errors';
import type { HostFacts } from '../../../facts/hostFacts';
import { inputProblemText } from '../../../phrases/input';
import { runOnHost } from '../../ssh/runOnHost';
import { targetText, type SshTarget } from '../../ssh/target';
import type { Terminal } from '../../terminal';
import { messages } from '../../text/screen';
import { visible } from '../../text/visible';
import { hanging } from '../../text/wrap';
import { readFacts, type FactsDocument } from './factsDocument';

/** The collector's document is at most 200 KB; more than this comes from something else. */
const MOST = 4_000_000;

/** Runs the collector on a host. It reads and changes nothing. */
export const collectFacts = async (terminal: Terminal, target: SshTarget, timeoutMs: number): Promise<FactsDocument> => {
  const { collector } = await import('../../../facts/collector');
  const doing = `collecting the facts of ${targetText(target)}`;
  messages(terminal).line(`${doing} …`);
  let text = '';
  const { status, said } = await runOnHost(terminal, target, {
    script: collector,
    doing,
    timeoutMs,
    onLine: (line) => {
      if (text.length < MOST) text += `${line}\n`;
    },
  });
  const unexpected = (why: string): OvirtDpdkError => new OvirtDpdkError('host.answer', `${doing}: ${why}`);
  const words = said.trim() === '' ? 'it said nothing' : `it said: ${visible(said.trim().slice(-500))}`;
  if (status !== 0) throw unexpected(`the collector ended with exit code ${status}; ${words}`);
  try {
    return await readFacts(text, 'the answer of the host');
  } catch (error) {
    if (!isOvirtDpdkError(error)) throw error;
    throw unexpected(`what came is no facts document: ${reasonOf(error)}; ${words}`);
  }
};

const reasonOf = (error: OvirtDpdkError): string => {
  const [problem] = error instanceof SpecInvalid ? error.problems : [];
  return problem ? inputProblemText(problem) : error.message;
};

/** What the collector could not read, and what a user who is not root cannot. */
export const tellNotes = (terminal: Terminal, { notes }: HostFacts): void => {
  const { line, width } = messages(terminal);
  if (notes.length > 0) line('could not be read on the host, and is unknown:');
  // As with errors, only a terminal gets lines of its own width.
  const columns = terminal.stderr.isTTY === true ? width : Infinity;
  for (const { about, reason } of notes) line(hanging('  ', `${visible(about)}: ${visible(reason)}`, columns));
};
