import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const builtCliPath = join(__dirname, '..', '..', 'dist', 'cli', 'ovirt-dpdk.cjs');
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Settles once the text has been printed on either stream; fails when the command ends before. */
  readonly printed: (text: string | RegExp) => Promise<void>;
  readonly ended: Promise<Ran>;
}

/** Starts the built command with this environment and no other but PATH. */
export const startCli = (argv: readonly string[], env: Readonly<Record<string, string>> = {}, stdin = ''): Running => {
  const child = spawn(process.execPath, [builtCliPath, ...argv], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  const heard = (): void => watchers.forEach((watch) => watch());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    heard();
  });
  // A command that does not read its input may be gone before all is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return {
    pid: child.pid ?? 0,
    out: () => out,
    err: () => err,
    kill: (signal) => child.kill(signal),
    printed: (text) =>
      new Promise((resolve, reject) => {
        const found = (): boolean => (typeof text === 'string' ? (out + err).includes(text) : text.test(out + err));
        const watch = (): void => {
          if (!found()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
        void ended.then(() => reject(new Error(`ended before it printed ${String(text)}:\n${out}\n${err}`)));
      }),
    ended,
  };
};

export const runCli = (argv: readonly string[], env?: Readonly<Record<string, string>>, stdin?: string): Promise<Ran> =>
  startCli(argv, env, stdin).ended;
