import { exitCodes } from './exitCodes';
import { run } from './program';
import { systemTerminal } from './terminal';

const terminal = systemTerminal();

// A reader that closes the pipe early, such as head, is no error; a full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: writing the result: ${error.code ?? error.message}\n`);
  process.exit(exitCodes.fault);
});
// Nobody is left to be told.
process.stderr.on('error', () => undefined);

// Left to Node, a mistake of ours would print the one long line that this program is, and a stack.
process.on('uncaughtException', (error) => {
  void import('./print/error').then(({ printError }) => {
    printError(terminal, error, false);
    process.exit(exitCodes.fault);
  });
});

void run(process.argv.slice(2), terminal).then((code) => {
  // Not process.exit: what is on its way to a pipe would be lost.
  process.exitCode = code;
});
