import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canAsk, type Terminal } from '../terminal';
import { runSsh } from './child';
import { cutOff, sshFault } from './fault';
import { frame } from './frame';
import { keyOfEngine } from './knownKey';
import { sshWords } from './options';
import { checkTarget, type SshTarget } from './target';

export interface HostRun {
  readonly script: string;
  /** Arguments of the script. */
  readonly words?: readonly string[];
  /** What it is done for, such as `collecting facts`. */
  readonly doing: string;
  readonly timeoutMs: number;
  /** Hears each line of standard output as it comes. */
  readonly onLine: (line: string) => void;
}

export interface HostRan {
  /** Exit code of the script. */
  readonly status: number;
  /** Its last words on standard error. */
  readonly said: string;
}

// A user who is not root becomes it where that takes no password, as the engine's own users can. sudo clears the environment; the
// collector finds the session's network device by SSH_CONNECTION. Wrapped, since the login shell may be no POSIX one.
const SHELL =
  `exec sh -c 'if [ "$(id -u)" -ne 0 ] && sudo -n true </dev/null >/dev/null 2>&1; ` +
  `then exec sudo -n env "SSH_CONNECTION=$SSH_CONNECTION" sh -s; fi; exec sh -s'`;

/**
 * Runs a shell script on a host, as root where that is possible. It reaches the host by standard input: nothing of it is in the
 * arguments of a process, here or there.
 */
export const runOnHost = async (terminal: Terminal, target: SshTarget, run: HostRun): Promise<HostRan> => {
  checkTarget(target);
  const folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-ssh-'));
  const stop = new AbortController();
  const ignore = terminal.onInterrupt(() => stop.abort());
  const { doing } = run;
  const limits = { timeoutMs: run.timeoutMs, signal: stop.signal };
  try {
    const { fingerprint } = target;
    const known = fingerprint === undefined ? {} : await keyOfEngine(terminal, { ...target, fingerprint }, folder, limits);
    const options = { ...known, ...(!canAsk(terminal) && { BatchMode: 'yes' }) };
    const { text, hear, began, status } = frame(run.script, run.words ?? [], run.onLine);
    const ended = await runSsh(terminal, {
      words: sshWords(target, options, SHELL),
      stdin: text,
      onOutput: hear,
      doing,
      ...limits,
    });
    if (!began()) throw sshFault(target, doing, ended);
    const code = status();
    if (code === undefined) throw cutOff(target, doing, ended);
    return { status: code, said: ended.said };
  } finally {
    ignore();
    rmSync(folder, { recursive: true, force: true });
  }
};
