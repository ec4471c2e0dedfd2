import { spawn } from 'node:child_process';
import { OvirtDpdkError } from '../../errors';
import { withoutSecrets } from '../childEnv';
import { inputError } from '../inputError';
import type { Terminal } from '../terminal';

export interface SshRun {
  readonly words: readonly string[];
  readonly stdin?: string;
  readonly onOutput?: (text: string) => void;
  /** What it is done for, such as `collecting the facts of host node1`. */
  readonly doing: string;
  /** Milliseconds for all of it. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface SshEnded {
  readonly code: number | undefined;
  /** Last words on standard error: those of ssh, and of what ran on the host. */
  readonly said: string;
}

const MOST_SAID = 8000;

/** Runs the system's ssh, so that agent, jump hosts and configuration work as they do for the user. */
export const runSsh = async ({ env }: Pick<Terminal, 'env'>, run: SshRun): Promise<SshEnded> => {
  const { words, stdin = '', onOutput = () => undefined, doing, timeoutMs, signal } = run;
  const child = spawn('ssh', words, { env: withoutSecrets(env), stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  let characters = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    characters += text.length;
    onOutput(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MOST_SAID);
  });
  // Where the connection does not come about, nobody reads: ssh's exit code tells it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);

  const late = (): OvirtDpdkError => {
    const come = characters === 0 ? 'nothing had come yet' : `${Math.ceil(characters / 1024)} KiB had come`;
    return new OvirtDpdkError('network.timeout', `${doing}: not done within ${timeoutMs / 1000} s, ${come}; see --timeout`);
  };
  const clean: (() => void)[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const end = (why: OvirtDpdkError): void => {
        child.kill();
        reject(why);
      };
      const timer = setTimeout(() => end(late()), timeoutMs);
      const abort = (): void => end(new OvirtDpdkError('network.aborted', `${doing}: you ended it`));
      signal.addEventListener('abort', abort);
      clean.push(
        () => clearTimeout(timer),
        () => signal.removeEventListener('abort', abort),
      );
      child.once('error', (error: NodeJS.ErrnoException) => reject(inputError(`${doing}: ${notStarted(error)}`)));
      child.once('close', (code) => resolve({ code: code ?? undefined, said }));
    });
  } finally {
    for (const each of clean) each();
  }
};

const notStarted = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT'
    ? "there is no ssh on PATH; install OpenSSH's client (openssh-clients on EL, openssh-client on Debian)"
    : `ssh could not be started (${code ?? message})`;
