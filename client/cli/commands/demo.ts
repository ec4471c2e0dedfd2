import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, type ExitCode } from '../exitCodes';
import { Bug } from '../../errors';
import { inputError } from '../inputError';
import { withoutSecrets } from '../childEnv';
import type { Terminal } from '../terminal';

export interface DemoFlags {
  readonly port?: number;
  readonly release?: string;
  readonly world?: string;
}

/** Serves the simulated engine and its portal until it is ended. The simulator is a program of its own that lies beside this one. */
export const demo = async (terminal: Terminal, { port = 0, release, world }: DemoFlags): Promise<ExitCode> => {
  const program = join(__dirname, '..', 'simulator', 'serve.cjs');
  if (!existsSync(program)) {
    throw inputError(`the simulated engine is not installed: ${program} is missing; install the whole package ovirt-dpdk`);
  }
  const args = [program, '--port', String(port)];
  if (release !== undefined) args.push('--release', release);
  if (world !== undefined) args.push('--world', world);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: withoutSecrets(terminal.env) });
  child.stdout.pipe(terminal.stdout, { end: false });
  child.stderr.pipe(terminal.stderr, { end: false });
  let wanted = false;
  const stop = terminal.onInterrupt(() => {
    wanted = true;
    child.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Bug(`starting the simulated engine failed: ${error.message}`)));
    child.once('close', (code) => {
      stop();
      if (wanted || code === 0) resolve(exitCodes.done);
      // The simulator speaks of its own flags with the exit code that stands for them here, too.
      else resolve(code === exitCodes.input ? exitCodes.input : exitCodes.fault);
    });
  });
};
