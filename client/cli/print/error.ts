import { EngineFault, isOvirtDpdkError } from '../../errors';
import type { ErrorDocument } from '../contracts/error';
import type { Terminal } from '../terminal';
import { messages } from '../text/screen';
import { visible } from '../text/visible';
import { hanging } from '../text/wrap';
import { printJson } from './json';

const PLEASE_REPORT =
  'This is a mistake in ovirt-dpdk itself, not of yours. Please report it with the text above and the command that you ran.';

/** Tells an error on standard error and, where JSON is wanted, as a document on standard output too. Never a stack. */
export const printError = (terminal: Terminal, error: unknown, json: boolean): void => {
  const document = errorDocument(error);
  if (json) printJson(terminal, document);
  const { line, paint, width } = messages(terminal);
  line(hanging('error: ', visible(document.message), width).replace('error:', () => paint('problem', 'error:')));
  if (document.source === 'bug') line(hanging('       ', PLEASE_REPORT, width));
};

const errorDocument = (error: unknown): ErrorDocument => {
  const contract = 'ovirt-dpdk/error/v1';
  if (!isOvirtDpdkError(error)) {
    return { contract, code: 'bug', source: 'bug', message: error instanceof Error ? error.message : String(error) };
  }
  const { code, source, message } = error;
  return { contract, code, source, message, ...(error instanceof EngineFault ? engineWords(error) : {}) };
};

const engineWords = ({ status, reason, detail, exchange }: EngineFault): Partial<ErrorDocument> => ({
  status,
  ...(reason === undefined ? {} : { reason }),
  ...(detail === undefined ? {} : { detail }),
  ...(exchange.correlationId === undefined ? {} : { correlationId: exchange.correlationId }),
});
