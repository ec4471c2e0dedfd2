import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real sshd on the loopback address that stands for a host, and the ssh configuration to log in there. Gone after the tests of the file. */
export interface SshHost {
  readonly port: number;
  /** File for --ssh-config: the user's key, and known_hosts of its own. */
  readonly config: (lines?: readonly string[]) => string;
  /** `SHA256:…`, or `MD5:…`, of its key of that kind. */
  readonly fingerprint: (kind?: KeyKind, form?: 'sha256' | 'md5') => string;
  readonly publicKey: (kind?: KeyKind) => string;
  /** The user's known_hosts. */
  readonly knownHosts: string;
  /** The user's private key. */
  readonly identity: string;
  /** Makes its key known there, as a login with yes would. */
  readonly introduce: () => void;
  /** Ends every connection at once, as a host that loses power does. */
  readonly hangUp: () => void;
  readonly log: () => string;
}

export type KeyKind = 'ed25519' | 'ecdsa' | 'rsa';

interface Given {
  readonly keys?: readonly KeyKind[];
  /** Lines for sshd_config. */
  readonly lines?: readonly string[];
  readonly port?: number;
}

const ends = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...ends].map((end) => end())));

export const sshHost = async ({ keys = ['ed25519'], lines = [], port: wanted }: Given = {}): Promise<SshHost> => {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-host-'));
  const at = (name: string): string => join(folder, name);
  // Where sshd separates privileges. source: sshd(8), FILES
  mkdirSync('/run/sshd', { recursive: true });
  for (const kind of keys) keygen('-q', '-t', kind, '-N', '', '-f', at(`host_${kind}`));
  keygen('-q', '-t', 'ed25519', '-N', '', '-f', at('user'));
  const port = wanted ?? (await freePort());
  writeFileSync(
    at('sshd_config'),
    [
      ...lines,
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      ...keys.map((kind) => `HostKey ${at(`host_${kind}`)}`),
      'PidFile none',
      `AuthorizedKeysFile ${at('user.pub')}`,
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'UsePAM no',
      'StrictModes no',
    ].join('\n'),
  );
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', at('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    sshd.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('Server listening')) resolve();
    });
    sshd.once('error', reject);
    sshd.once('close', () => reject(new Error(`sshd ended: ${log}`)));
  });
  ends.add(async () => {
    for (const pid of childrenOf(sshd)) process.kill(pid);
    const gone = new Promise((resolve) => sshd.once('close', resolve));
    sshd.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  const address = `[127.0.0.1]:${port}`;
  const knownHosts = at('known_hosts');
  const publicKey = (kind = keys[0] ?? 'ed25519'): string => readFileSync(at(`host_${kind}.pub`), 'utf8');
  let configs = 0;
  return {
    port,
    publicKey,
    knownHosts,
    identity: at('user'),
    config: (more = []) => {
      const file = at(`ssh_config_${configs++}`);
      writeFileSync(
        file,
        [...more, 'Host *', `IdentityFile ${at('user')}`, 'IdentitiesOnly yes', `UserKnownHostsFile ${knownHosts}`].join('\n'),
      );
      return file;
    },
    fingerprint: (kind = keys[0] ?? 'ed25519', form = 'sha256') =>
      keygen('-l', '-E', form, '-f', at(`host_${kind}.pub`)).split(' ')[1] ?? '',
    introduce: () => writeFileSync(knownHosts, keys.map((kind) => `${address} ${publicKey(kind)}`).join('')),
    hangUp: () => childrenOf(sshd).forEach((pid) => process.kill(pid, 'SIGKILL')),
    log: () => log,
  };
};

const keygen = (...words: readonly string[]): string => execFileSync('ssh-keygen', words, { encoding: 'utf8' });

/** Each connection is a child of sshd. */
const childrenOf = ({ pid }: ChildProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
