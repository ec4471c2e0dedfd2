import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { OvirtDpdkError } from '../errors';
import type { Terminal } from './terminal';
import { visible } from './text/visible';

const declined = (): OvirtDpdkError => new OvirtDpdkError('apply.declined', 'you ended it at this question');

/** Asks on standard error, so that the result stays alone on standard output. Ctrl-C and Ctrl-D end the question. */
const ask = async ({ stdin, stderr }: Terminal, question: string, echo: boolean): Promise<string> => {
  stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: echo ? stderr : nowhere, terminal: true });
  try {
    const answer = await new Promise<string | undefined>((resolve) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => resolve(undefined));
      lines.once('close', () => resolve(undefined));
    });
    if (!echo || answer === undefined) stderr.write('\n');
    if (answer === undefined) throw declined();
    return answer;
  } finally {
    lines.close();
  }
};

/** A text that is not shown while it is typed. */
export const askSecret = (terminal: Terminal, question: string): Promise<string> => ask(terminal, visible(question), false);

/** Only yes is yes. */
export const askYes = async (terminal: Terminal, question: string): Promise<boolean> =>
  /^y(?:es)?$/i.test((await ask(terminal, `${question} [y/N] `, true)).trim());
