import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
export const builtCliPath = join(root, 'dist', 'cli', 'ovirt-dpdk.cjs');
export const builtSimulatorPath = join(root, 'dist', 'simulator', 'serve.cjs');
const lock = join(root, '.cache', 'building');

const newest = (path: string): number => {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const isStale = (): boolean => {
  const sources = ['client', 'simulator', 'package.json', 'webpack.config.js'].map((name) => newest(join(root, name)));
  return [builtCliPath, builtSimulatorPath].some((path) => !existsSync(path) || statSync(path).mtimeMs < Math.max(...sources));
};

const LONGEST_BUILD_MS = 120_000;

/** Test files run in processes of their own; one builds, the others wait for it. */
const alone = (work: () => void): void => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LONGEST_BUILD_MS)
        rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

/** Makes sure that dist/ holds what the sources say. */
export const buildIfStale = (): void => {
  if (!isStale()) return;
  alone(() => {
    if (!isStale()) return;
    const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
    execFileSync(process.execPath, [webpack, '--mode', 'production', '--config-name', 'cli', '--config-name', 'simulator'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });
};

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
  buildIfStale();
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
