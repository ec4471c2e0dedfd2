import { EngineFault, isOvirtDpdkError, SpecInvalid, type InputProblem } from '../../errors';
import { inputProblemText } from '../../phrases/input';
import type { ErrorDocument } from '../contracts/error';
import { HalfDone } from '../halfDone';
import type { Terminal } from '../terminal';
import { messages } from '../text/screen';
import { visible } from '../text/visible';
import { hanging } from '../text/wrap';
import { changeDocument } from './changeDocument';
import { printJson } from './json';

const PLEASE_REPORT =
  'This is a mistake in ovirt-dpdk itself, not of yours. Please report it with the text above and the command that you ran.';

/** Tells an error on standard error and, where JSON is wanted, as a document on standard output too. Never a stack. */
export const printError = (terminal: Terminal, thrown: unknown, json: boolean): void => {
  const error = thrown instanceof HalfDone ? thrown.cause : thrown;
  const done = thrown instanceof HalfDone && { done: thrown.done.map(changeDocument) };
  const document: ErrorDocument = { ...errorDocument(error), ...done };
  if (json) printJson(terminal, document);
  const { line, paint, width: columns } = messages(terminal);
  // Logs are searched line by line: only a terminal gets lines of its own width.
  const width = terminal.stderr.isTTY === true ? columns : Infinity;
  const label = 'error: ';
  const [first = '', ...others] = document.message.split('\n');
  line(hanging(label, visible(first), width).replace(label, () => paint('problem', label)));
  for (const other of others) line(hanging(' '.repeat(label.length), visible(other), width));
  const problems = error instanceof SpecInvalid ? error.problems : [];
  if (problems.length > 1)
    for (const problem of problems.filter(hasSentence)) line(hanging('  ', inputProblemText(problem), width));
  if (document.source === 'bug') line(hanging(' '.repeat(label.length), PLEASE_REPORT, width));
};

const errorDocument = (error: unknown): ErrorDocument => {
  const contract = 'ovirt-dpdk/error/v1';
  if (!isOvirtDpdkError(error)) {
    return { contract, code: 'bug', source: 'bug', message: error instanceof Error ? error.message : String(error) };
  }
  const { code, source, message } = error;
  return {
    contract,
    code,
    source,
    message,
    ...(error instanceof EngineFault && engineWords(error)),
    ...(error instanceof SpecInvalid && { problems: error.problems.filter(hasSentence).map(problemDocument) }),
  };
};

const engineWords = ({ status, reason, detail, exchange }: EngineFault): Partial<ErrorDocument> => ({
  status,
  ...(reason !== undefined && { reason }),
  ...(detail !== undefined && { detail }),
  ...(exchange.correlationId !== undefined && { correlationId: exchange.correlationId }),
});

/** Mistakes in files have one; those in flags and environment are told by the message alone. */
const hasSentence = (problem: InputProblem): boolean => sentenceOf(problem) !== problem.code;

const sentenceOf = ({ code, values }: InputProblem): string => inputProblemText({ code, path: '', values });

const problemDocument = (problem: InputProblem): NonNullable<ErrorDocument['problems']>[number] => ({
  code: problem.code,
  path: problem.path,
  ...(problem.line !== undefined && { line: problem.line }),
  ...(problem.column !== undefined && { column: problem.column }),
  sentence: sentenceOf(problem),
});
