import { randomBytes } from 'node:crypto';
import { quoteForShell } from '../../dpdk/customProperties';

/**
 * What is sent to a shell on the host, and how its output is found again. A login may print greetings before, and a connection may
 * end in the middle: what counts stands between two marks that nobody can foresee.
 */
export interface Frame {
  readonly text: string;
  /** Takes output as it comes. */
  readonly hear: (text: string) => void;
  /** Whether the shell began. */
  readonly began: () => boolean;
  /** Exit code of the script; undefined while it has not ended. */
  readonly status: () => number | undefined;
}

/**
 * @param words arguments of the script
 * @param onLine hears each line of the script's standard output
 */
export const frame = (script: string, words: readonly string[], onLine: (line: string) => void): Frame => {
  const mark = `ovirt-dpdk-${randomBytes(12).toString('hex')}`;
  const [begin, end] = [`${mark} begin`, new RegExp(`^${mark} end (\\d+)$`)];
  let rest = '';
  let began = false;
  let status: number | undefined;
  // The mark at the end stands on a line of its own, whatever came before it; so the last line break is none of the script's.
  let isBlankHeld = false;

  const line = (text: string): void => {
    if (status !== undefined) return;
    // A greeting need not end its line.
    if (!began) {
      began = text.endsWith(begin);
      return;
    }
    const ended = end.exec(text);
    if (ended) {
      status = Number(ended[1]);
      return;
    }
    if (isBlankHeld) onLine('');
    isBlankHeld = text === '';
    if (!isBlankHeld) onLine(text);
  };

  return {
    // A shell reads standard input as it comes; a subshell is read whole before any of it runs. So a script that arrives cut off does
    // nothing at all.
    text: `echo '${begin}'\nset -- ${words.map(quoteForShell).join(' ')}\n(\n${script}\n)\nprintf '\\n%s %d\\n' '${mark} end' "$?"\n`,
    hear: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const each of lines) line(each);
    },
    began: () => began,
    status: () => status,
  };
};
