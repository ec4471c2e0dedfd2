import { PassThrough, Writable } from 'node:stream';
import type { Terminal } from '../../client/cli/terminal';

/** A terminal made of memory: what is written to it can be read, and it can answer and interrupt. */
export interface FakeTerminal extends Terminal {
  readonly out: () => string;
  readonly err: () => string;
  /** Types a line. */
  readonly type: (line: string) => void;
  readonly interrupt: () => void;
  readonly left: () => number | undefined;
}

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a person sits before it. */
  readonly interactive?: boolean;
  readonly columns?: number;
  /** Typed as soon as a question is asked, in order. */
  readonly answers?: readonly string[];
}

export const fakeTerminal = ({ env = {}, interactive = false, columns, answers = [] }: Given = {}): FakeTerminal => {
  const stdin = Object.assign(new PassThrough(), { isTTY: interactive });
  const calls = new Set<() => void>();
  const waiting = [...answers];
  let leftWith: number | undefined;
  const sink = (heard: (text: string) => void) => {
    let all = '';
    const stream = new Writable({
      write: (chunk: Buffer, _, done) => {
        all += chunk.toString();
        heard(chunk.toString());
        done();
      },
    });
    return { stream: Object.assign(stream, { isTTY: interactive, ...(columns ? { columns } : {}) }), text: () => all };
  };
  const stdout = sink(() => undefined);
  const stderr = sink((text) => {
    if (/[?:\]] $/.test(text) && waiting.length > 0) stdin.write(`${waiting.shift() ?? ''}\n`);
  });
  return {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    onInterrupt: (call) => {
      calls.add(call);
      return () => calls.delete(call);
    },
    leave: (code) => {
      leftWith = code;
    },
    out: stdout.text,
    err: stderr.text,
    type: (line) => stdin.write(`${line}\n`),
    interrupt: () => calls.forEach((call) => call()),
    left: () => leftWith,
  };
};
