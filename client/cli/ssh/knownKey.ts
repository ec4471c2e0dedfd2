import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OvirtDpdkError } from '../../errors';
import type { Terminal } from '../terminal';
import { visible } from '../text/visible';
import { runSsh, type SshRun } from './child';
import { sshFault } from './fault';
import { fingerprintText, hasFingerprint, hostKeyFrom, isFingerprint, type HostKey } from './hostKey';
import { ALIAS, knownBy, sshWords } from './options';
import { targetText, type SshTarget } from './target';

type Limits = Pick<SshRun, 'timeoutMs' | 'signal'>;

/**
 * Options under which ssh takes the host for itself only by the key whose fingerprint the engine has.
 *
 * A fingerprint does not hold the key, so the host is asked for its keys first, and nothing else: the ssh that will do the work also
 * does this, by the same way (jump hosts, ProxyCommand), without offering any login. The key that fits the fingerprint becomes the
 * only one in a file of its own, and the connection that does the work must show just that one: nobody can change it in between.
 *
 * @param folder private to this run
 */
export const keyOfEngine = async (
  terminal: Terminal,
  target: SshTarget & { readonly fingerprint: string },
  folder: string,
  limits: Limits,
): Promise<Readonly<Record<string, string>>> => {
  const { fingerprint } = target;
  const doing = `connecting to ${targetText(target)}`;
  if (!isFingerprint(fingerprint)) {
    throw new OvirtDpdkError(
      'host.key',
      `${doing}: the engine's fingerprint of its SSH key, ${visible(fingerprint)}, is written in a way that this program does not know; nothing was sent`,
    );
  }
  const shown: HostKey[] = [];
  for (const algorithms of ALGORITHMS) {
    const key = await askForKey(terminal, target, algorithms, join(folder, `asked-${shown.length}`), limits);
    if (key === undefined) continue;
    shown.push(key);
    if (!hasFingerprint(key, fingerprint)) continue;
    const file = join(folder, 'known_hosts');
    writeFileSync(file, `${ALIAS} ${key.type} ${key.key}\n`);
    return { ...knownBy(file), StrictHostKeyChecking: 'yes' };
  }
  throw new OvirtDpdkError(
    'host.key',
    `${doing}: its SSH key is not the one that the engine knows; nothing was sent.\n` +
      `engine: ${visible(fingerprint)}\n` +
      `host:   ${shown.length === 0 ? 'no key of a usual kind' : shown.map((key) => fingerprintText(key, fingerprint)).join(', ')}\n` +
      'If the host was installed anew, compare with what its console tells (ssh-keygen -lf /etc/ssh/ssh_host_ecdsa_key.pub), and let the ' +
      'engine fetch the fingerprint again: Hosts, Edit, Advanced. Otherwise something else answers at this address.',
  );
};

// One kind at a time: the fingerprint does not tell which it is of. The order is the one in which the engine's own client prefers
// them, and matters for speed only.
const ALGORITHMS = [
  'ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521',
  'ssh-ed25519',
  'rsa-sha2-512,rsa-sha2-256,ssh-rsa',
] as const;

/** The host has no key of this kind, or this ssh may not use it (FIPS). */
const NO_SUCH_KEY = /no matching host key type|Bad (?:key types|protocol 2 host key algorithms)|[Bb]ad configuration option/;

const askForKey = async (
  terminal: Terminal,
  target: SshTarget,
  algorithms: string,
  file: string,
  limits: Limits,
): Promise<HostKey | undefined> => {
  const options = {
    ...knownBy(file),
    // Written down, not trusted: the connection ends here.
    StrictHostKeyChecking: 'no',
    HostKeyAlgorithms: algorithms,
    PreferredAuthentications: 'none',
    PubkeyAuthentication: 'no',
    BatchMode: 'yes',
  };
  const doing = `asking ${targetText(target)} for its SSH key`;
  const ended = await runSsh(terminal, { words: sshWords(target, options, 'exit'), doing, ...limits });
  const key = hostKeyFrom(written(file));
  if (key !== undefined || NO_SUCH_KEY.test(ended.said)) return key;
  throw sshFault(target, doing, ended);
};

const written = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
