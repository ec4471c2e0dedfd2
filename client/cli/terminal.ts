import type { Readable, Writable } from 'node:stream';

/** What the command talks to: the process in life, streams of their own in tests. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Carries the result and nothing else. */
  readonly stdout: Sink;
  /** Carries progress, questions and messages. */
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back on each Ctrl-C or termination signal; the answer stops that. */
  onInterrupt(call: () => void): () => void;
  /** Ends the process at once. */
  leave(exitCode: number): void;
}

export type Sink = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export const systemTerminal = (): Terminal => ({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onInterrupt: (call) => {
    process.on('SIGINT', call);
    process.on('SIGTERM', call);
    return () => {
      process.off('SIGINT', call);
      process.off('SIGTERM', call);
    };
  },
  leave: (exitCode) => process.exit(exitCode),
});

/** Whether a person can be asked. */
export const canAsk = ({ stdin, stderr }: Terminal): boolean => stdin.isTTY === true && stderr.isTTY === true;
