import { run } from './program';
import { systemTerminal } from './terminal';

// A reader that closes the pipe early, such as head, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

void run(process.argv.slice(2), systemTerminal()).then((code) => {
  // Not process.exit: what is on its way to a pipe would be lost.
  process.exitCode = code;
});
