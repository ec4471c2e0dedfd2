import { readFileSync } from 'node:fs';
import { OvirtDpdkError } from '../../errors';
import { visible } from '../text/visible';
import type { SshEnded } from './child';
import { fingerprintText, hostKeyFrom } from './hostKey';
import { targetText, type SshTarget } from './target';

/** Exit code of ssh for what is its own failure, not that of the command. */
const OWN_FAILURE = 255;

/** What went wrong before the host ran anything, from ssh's last words; they are English everywhere. */
export const sshFault = (target: SshTarget, doing: string, { code, said }: SshEnded): OvirtDpdkError => {
  const { user } = target;
  const words = said.replaceAll('\r', '').trim();
  const fault = (kind: 'host.key' | 'host.login' | 'host.answer' | 'network.unreachable' | 'network.cut', why: string) =>
    new OvirtDpdkError(kind, `${doing}: ${why}`);
  const heard = words === '' ? 'ssh said nothing' : `ssh said: ${visible(words)}`;

  if (code !== OWN_FAILURE) {
    const what = words === '' ? 'nothing' : visible(words);
    return fault(
      'host.answer',
      `user ${user} cannot run a POSIX shell there (exit code ${code ?? 'unknown'}; it said: ${what}). Has it a login shell?`,
    );
  }
  // What ssh calls the other end of a ProxyJump or ProxyCommand.
  if (/UNKNOWN port 65535/.test(words)) {
    return fault('network.unreachable', `the jump host or ProxyCommand on the way ended the connection; ${heard}`);
  }
  if (target.fingerprint !== undefined && KEY_REFUSED.test(words)) {
    return fault(
      'host.key',
      'it showed the SSH key that the engine knows when it was asked, and another one right after; nothing was sent. Something else answers at this address at times',
    );
  }
  if (/REMOTE HOST IDENTIFICATION HAS CHANGED/.test(words)) return fault('host.key', changedKey(words));
  if (KEY_REFUSED.test(words)) {
    return fault(
      'host.key',
      `its SSH key is not known here; nothing was sent. Log in once with ssh, compare the fingerprint and say yes: ${loginText(target)}. ` +
        'Or give --engine: the engine knows the fingerprints of its hosts',
    );
  }
  if (/Could not resolve hostname|Name or service not known/.test(words)) {
    return fault('network.unreachable', `ssh knows no host of this name: ${visible(lastLine(words))}; is --address needed?`);
  }
  if (/Permission denied|Too many authentication failures|no more authentication methods/i.test(words)) {
    return fault(
      'host.login',
      `it refuses the login of ${user}: ${visible(lastLine(words))}. Try ${loginText(target)}; keys and users belong into ${target.config === undefined ? '~/.ssh/config' : visible(target.config)} or the agent`,
    );
  }
  if (/Connection refused|timed out|No route to host|Network is unreachable|Connection to .* port .*: /i.test(words)) {
    return fault(
      'network.unreachable',
      `no connection: ${visible(lastLine(words))}. Does sshd listen there, and does a firewall let it through?`,
    );
  }
  if (/closed by|Connection reset|Broken pipe|Connection closed|kex_exchange_identification/.test(words)) {
    return fault('network.cut', `the connection ended before anything was heard of it; ${heard}`);
  }
  return fault('network.unreachable', heard);
};

const KEY_REFUSED =
  /Host key verification failed|No \S+ host key is known|REMOTE HOST IDENTIFICATION HAS CHANGED|no matching host key type/;

const lastLine = (words: string): string => (words.split('\n').at(-1) ?? '').replace(/\.$/, '');

/** What a user types to log in as we do. */
const loginText = ({ user, address, port, config }: SshTarget): string =>
  [
    'ssh',
    ...(config === undefined ? [] : ['-F', visible(config)]),
    ...(port === undefined ? [] : ['-p', port]),
    `${user}@${address}`,
  ].join(' ');

/** ssh names the fingerprint that it got, and the place of the key that it had. */
const changedKey = (words: string): string => {
  const got = /SHA256:[A-Za-z0-9+/]{43}/.exec(words)?.[0] ?? 'unknown';
  const [, file, line] = /Offending \S+ key in (.+):(\d+)/.exec(words) ?? [];
  const place = file === undefined ? 'known_hosts' : `${file}:${line ?? ''}`;
  const known = file === undefined ? undefined : keyAt(file, Number(line));
  return (
    'its SSH key has changed; nothing was sent.\n' +
    `known: ${known ?? 'a key'} in ${visible(place)}\n` +
    `host:  ${got}\n` +
    'If the host was installed anew, compare with what its console tells, and remove the old key with ssh-keygen -R. Otherwise ' +
    'something else answers at this address.'
  );
};

const keyAt = (file: string, line: number): string | undefined => {
  try {
    const key = hostKeyFrom(readFileSync(file, 'utf8').split('\n')[line - 1] ?? '');
    return key && fingerprintText(key);
  } catch {
    return undefined;
  }
};

/** The shell ran, and the connection ended before it had done all. */
export const cutOff = (target: SshTarget, doing: string, { said }: SshEnded): OvirtDpdkError =>
  new OvirtDpdkError(
    'network.cut',
    `${doing}: the connection to ${targetText(target)} ended in the middle${said.trim() === '' ? '' : `; ssh said: ${visible(lastLine(said.trim()))}`}`,
  );
