import { OvirtDpdkError } from '../../../errors';
import { parseProgress, SCRIPT_EXIT } from '../../../hostScript/progress';
import { runOnHost } from '../../ssh/runOnHost';
import { targetText, type SshTarget } from '../../ssh/target';
import type { Terminal } from '../../terminal';
import { messages } from '../../text/screen';
import { visible } from '../../text/visible';
import { hanging } from '../../text/wrap';

export interface ScriptRun {
  readonly script: string;
  readonly words: readonly string[];
  readonly doing: string;
}

export interface ScriptRan {
  /** Exit code of the script: SCRIPT_EXIT. */
  readonly code: number;
  /** Titles of the steps that were done. */
  readonly done: readonly string[];
  /** Kinds of steps that were not as wanted when the run came to them. */
  readonly touched: readonly string[];
}

// A dead link shows by itself within a minute; a live one may have long steps to wait for.
const NO_LIMIT_MS = 24 * 3600 * 1000;

/** What ended a run before it was over, and what had been done by then. */
const undoneBy = (error: unknown, done: readonly string[], terminal: Terminal): unknown => {
  const { line } = messages(terminal);
  if (!(error instanceof OvirtDpdkError)) return error;
  if (error.code === 'network.cut' || error.code === 'network.aborted') {
    line(done.length === 0 ? 'No step is known to be done.' : `Known to be done: ${done.length}, as listed above.`);
    line('The step at hand may go on on the host, and nothing comes after it. Run the same command again to complete the rest.');
  }
  return error;
};

/** Runs a host script and tells on standard error how it gets on. */
export const runScript = async (
  terminal: Terminal,
  target: SshTarget,
  { script, words, doing }: ScriptRun,
): Promise<ScriptRan> => {
  const screen = messages(terminal);
  const done: string[] = [];
  const touched: string[] = [];
  let title = '';
  const hear = (line: string): void => {
    const progress = parseProgress(line);
    if (progress?.kind === 'step' && progress.state === 'done') done.push(title);
    if (progress?.kind === 'step' && progress.state !== 'planned') touched.push(progress.what);
    if (progress) return;
    const [, place, sentence] = /^== (\d+\/\d+) (.*)$/.exec(line) ?? [];
    if (sentence !== undefined) title = sentence;
    const [first, rest] = place === undefined ? ['  ', line.trimStart()] : [`[${place}] `, sentence ?? ''];
    if (rest !== '') screen.line(hanging(first, visible(rest), screen.width));
  };
  try {
    const ran = await runOnHost(terminal, target, {
      script,
      words: ['--progress', ...words],
      doing,
      timeoutMs: NO_LIMIT_MS,
      onLine: hear,
    });
    for (const line of ran.said.split('\n')) if (line.trim() !== '') screen.line(hanging('  ', visible(line), screen.width));
    refuseFailure(target, doing, ran.status);
    return { code: ran.status, done, touched };
  } catch (error) {
    throw undoneBy(error, done, terminal);
  }
};

const refuseFailure = (target: SshTarget, doing: string, status: number): void => {
  const failed = (why: string): OvirtDpdkError => new OvirtDpdkError('host.failed', `${doing}: ${why}`);
  const { name } = target;
  switch (status) {
    case SCRIPT_EXIT.done:
    case SCRIPT_EXIT.reboot:
    case SCRIPT_EXIT.restart:
    case SCRIPT_EXIT.service:
    case SCRIPT_EXIT.pending:
      return;
    case SCRIPT_EXIT.refused:
      throw failed(`${targetText(target)} refuses, for the reasons above; nothing was changed`);
    case SCRIPT_EXIT.busy:
      throw failed(`another run is at work on host ${visible(name)}; nothing was changed. Try again when it is done`);
    default:
      throw failed(
        `a step failed, see above (exit code ${status}). What is done stays; mend it and run the same command again, or take all back with --undo`,
      );
  }
};
