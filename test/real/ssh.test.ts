/** Scripts on a host, through the real ssh and a real sshd. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frame } from '../../client/cli/ssh/frame';
import { runOnHost } from '../../client/cli/ssh/runOnHost';
import type { SshTarget } from '../../client/cli/ssh/target';
import { isOvirtDpdkError } from '../../client/errors';
import { fakeTerminal, type FakeTerminal } from '../support/fakeTerminal';
import { sshHost, type SshHost } from '../support/sshHost';

jest.setTimeout(60_000);

const env = { PATH: process.env['PATH'] ?? '' };
const target = (host: SshHost, differs: Partial<SshTarget> = {}): SshTarget => ({
  name: 'node1',
  address: '127.0.0.1',
  user: 'root',
  port: host.port,
  config: host.config(),
  ...differs,
});

interface More {
  readonly timeoutMs?: number;
  readonly terminal?: FakeTerminal;
  readonly onLine?: (line: string) => void;
}

const ran = async (to: SshTarget, script: string, { timeoutMs = 30_000, terminal, onLine }: More = {}) => {
  const lines: string[] = [];
  const result = await runOnHost(terminal ?? fakeTerminal({ env }), to, {
    script,
    doing: 'testing',
    timeoutMs,
    onLine: (line) => {
      lines.push(line);
      onLine?.(line);
    },
  });
  return { lines, ...result };
};

/** Code and message of the error that a run ends with. */
const refusal = async (to: SshTarget, script = 'echo ran', more?: More): Promise<string> => {
  const error: unknown = await ran(to, script, more).then(
    (result) => result,
    (thrown: unknown) => thrown,
  );
  if (!isOvirtDpdkError(error)) throw new Error(`no refusal: ${JSON.stringify(error)}`);
  return `${error.code}: ${error.message}`;
};

const scratch = (): string => mkdtempSync(join(tmpdir(), 'ssh-test-'));
const WRONG = `SHA256:${'A'.repeat(43)}`;

/** A program for ProxyCommand, which may stand between ssh and the host. */
const proxy = (text: string): string => {
  const file = join(scratch(), 'proxy.cjs');
  writeFileSync(file, text);
  return `ProxyCommand ${process.execPath} ${file}`;
};
const relay = (port: string): string => `const socket = require('net').connect(${port}, '127.0.0.1');
  process.stdin.pipe(socket); socket.on('close', () => process.exit());`;

describe('a host whose fingerprint the engine has', () => {
  let host: SshHost;
  let other: SshHost;
  beforeAll(async () => {
    [host, other] = [await sshHost({ keys: ['ed25519', 'ecdsa', 'rsa'] }), await sshHost()];
  });

  it.each(['ed25519', 'ecdsa', 'rsa'] as const)('is known by its key of kind %s', async (kind) => {
    const to = target(host, { fingerprint: host.fingerprint(kind) });
    expect(await ran(to, 'echo one; id -u; exit 3')).toMatchObject({ lines: ['one', '0'], status: 3 });
  });

  it('is known by a fingerprint of the older form too', async () => {
    const to = target(host, { fingerprint: host.fingerprint('rsa', 'md5').replace('MD5:', '') });
    expect((await ran(to, 'echo one')).lines).toEqual(['one']);
  });

  it('is refused when it shows other keys, with both fingerprints, and without a login', async () => {
    const said = await refusal(target(other, { fingerprint: host.fingerprint('ed25519') }));
    expect(said).toMatch(/^host\.key: connecting to host node1 \(root@127\.0\.0\.1, port \d+\): its SSH key is not the one/);
    expect(said).toContain(`engine: ${host.fingerprint('ed25519')}\n`);
    expect(said).toContain(`host:   ${other.fingerprint()} (ssh-ed25519)\n`);
    expect(other.log()).not.toContain('Accepted');
  });

  it('tells all keys that a host shows', async () => {
    const said = await refusal(target(host, { fingerprint: WRONG }));
    for (const kind of ['ed25519', 'ecdsa', 'rsa'] as const) expect(said).toContain(host.fingerprint(kind));
  });

  it('is refused when it shows another key to the connection that does the work than when it was asked', async () => {
    const count = join(scratch(), 'count');
    const config = other.config([
      proxy(`const fs = require('fs'); fs.appendFileSync('${count}', '.');
        const first = fs.readFileSync('${count}', 'utf8').length === 1;
        ${relay(`first ? ${host.port} : ${other.port}`)} socket.pipe(process.stdout);`),
      // None of what a user may have configured opens a way round.
      'StrictHostKeyChecking no',
      'NoHostAuthenticationForLocalhost yes',
      'ControlMaster auto',
      `ControlPath ${scratch()}/master`,
    ]);
    other.introduce();
    const said = await refusal(target(other, { config, fingerprint: host.fingerprint('ecdsa') }));
    expect(readFileSync(count, 'utf8')).toBe('..');
    expect(said).toMatch(/^host\.key: testing: it showed the SSH key that the engine knows when it was asked, and another one/);
    expect(other.log()).not.toContain('Accepted');
  });

  it('is not reached by a jump host that is not known itself', async () => {
    const config = host.config([
      'Host jump',
      'HostName 127.0.0.1',
      `Port ${other.port}`,
      'UserKnownHostsFile /dev/null',
      'Host 127.0.0.1',
      'ProxyJump root@jump',
    ]);
    const said = await refusal(target(host, { config, fingerprint: host.fingerprint('ecdsa') }));
    expect(said).toMatch(
      /^network\.unreachable: .*the jump host or ProxyCommand on the way ended the connection; .*Host key verification failed/,
    );
  });

  it('is known through a jump host, which is known by the rules of ssh', async () => {
    other.introduce();
    const config = host.config([
      'Host jump',
      'HostName 127.0.0.1',
      `Port ${other.port}`,
      `IdentityFile ${other.identity}`,
      `UserKnownHostsFile ${other.knownHosts}`,
      'Host 127.0.0.1',
      'ProxyJump root@jump',
    ]);
    const to = target(host, { config, fingerprint: host.fingerprint('ecdsa') });
    expect((await ran(to, 'echo through')).lines).toEqual(['through']);
    expect(other.log()).toContain('Accepted publickey');
  });

  it('is not connected to where the engine writes a fingerprint that nobody can compare', async () => {
    expect(await refusal(target(host, { fingerprint: 'SHA1:abc' }))).toMatch(/^host\.key: .*SHA1:abc, is written in a way/);
  });
});

describe('a host whose fingerprint nobody told', () => {
  let host: SshHost;
  beforeAll(async () => {
    host = await sshHost();
  });

  it('is refused while its key is not known', async () => {
    const said = await refusal(target(host));
    expect(said).toMatch(/^host\.key: testing: its SSH key is not known here; nothing was sent/);
    // With the configuration that this command was given.
    expect(said).toMatch(/: ssh -F \S+ -p \d+ root@127\.0\.0\.1\. Or give --engine/);
  });

  it('is taken once its key is known', async () => {
    host.introduce();
    expect((await ran(target(host), 'echo one')).lines).toEqual(['one']);
  });

  it('is refused after its key has changed, with both fingerprints and the place of the old one', async () => {
    const old = await sshHost();
    writeFileSync(host.knownHosts, `[127.0.0.1]:${host.port} ${old.publicKey()}`);
    const said = await refusal(target(host));
    expect(said).toContain(`known: ${old.fingerprint()} (ssh-ed25519) in ${host.knownHosts}:1\n`);
    expect(said).toContain(`host:  ${host.fingerprint()}\n`);
    expect(said).toMatch(/^host\.key: testing: its SSH key has changed; nothing was sent/);
    host.introduce();
  });

  it('refuses a login without a key', async () => {
    const config = host.config(['PubkeyAuthentication no']);
    const said = await refusal(target(host, { config }));
    expect(said).toMatch(/^host\.login: testing: it refuses the login of root: .*Permission denied \(publickey\)/);
  });

  it('is told to have no shell where the login ends at once', async () => {
    const closed = await sshHost({ lines: ['ForceCommand /usr/sbin/nologin'] });
    closed.introduce();
    expect(await refusal(target(closed))).toMatch(/^host\.answer: .*user root cannot run a POSIX shell there \(exit code 1/);
  });

  it('may greet: what it says before the script is no output of the script', async () => {
    const greeting = await sshHost({
      lines: ['ForceCommand printf "Welcome\\n** authorised use only ** " ; exec sh -c "$SSH_ORIGINAL_COMMAND"'],
    });
    greeting.introduce();
    expect((await ran(target(greeting), 'echo "{}"')).lines).toEqual(['{}']);
  });

  it('runs the script as the user where sudo needs a password', async () => {
    const plain = await sshHost({
      lines: ['ForceCommand exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "$SSH_ORIGINAL_COMMAND"'],
    });
    plain.introduce();
    expect((await ran(target(plain), 'id -u')).lines).toEqual(['65534']);
  });
});

describe('a connection', () => {
  let host: SshHost;
  beforeAll(async () => {
    host = await sshHost();
    host.introduce();
  });

  it('that nobody accepts is told', async () => {
    const { port, close } = await silentServer();
    await close();
    expect(await refusal(target(host, { port }))).toMatch(/^network\.unreachable: testing: no connection: .*Connection refused/);
  });

  it('to a name that nobody knows is told', async () => {
    const said = await refusal(target(host, { address: 'node1.invalid' }));
    expect(said).toMatch(/^network\.unreachable: testing: ssh knows no host of this name: .*node1\.invalid/);
  });

  it('to a host that accepts and says nothing ends with the time limit', async () => {
    const { port, close } = await silentServer();
    expect(await refusal(target(host, { port }), 'true', { timeoutMs: 500 })).toMatch(
      /^network\.timeout: testing: not done within 0\.5 s, nothing had come yet; see --timeout/,
    );
    await close();
  });

  /** Lets through at most so many bytes in 10 ms. */
  const trickle = (bytes: number): string =>
    proxy(`${relay(String(host.port))}
      let held = Buffer.alloc(0); socket.on('data', (chunk) => { held = Buffer.concat([held, chunk]); });
      setInterval(() => { process.stdout.write(held.subarray(0, ${bytes})); held = held.subarray(${bytes}); }, 10);`);

  it('that is slow brings all', async () => {
    const to = target(host, { config: host.config([trickle(400)]) });
    const { lines } = await ran(to, 'seq 3000');
    expect(lines).toEqual(Array.from({ length: 3000 }, (_, i) => String(i + 1)));
  });

  it('that is too slow ends with the time limit, and tells how much had come', async () => {
    const to = target(host, { config: host.config([trickle(400)]) });
    expect(await refusal(to, 'seq 3000000', { timeoutMs: 4000 })).toMatch(/^network\.timeout: .* 4 s, \d+ KiB had come/);
  });

  it('that ends in the middle is told as that', async () => {
    const heard = join(scratch(), 'heard');
    const script = `echo step; until [ -e ${heard} ]; do sleep 0.05; done; kill -9 $PPID; sleep 1; echo never`;
    const said = await refusal(target(host), script, { onLine: () => writeFileSync(heard, '') });
    expect(said).toMatch(
      /^network\.cut: testing: the connection to host node1 \(root@127\.0\.0\.1, port \d+\) ended in the middle/,
    );
  });

  it('ends when the user ends it', async () => {
    const terminal = fakeTerminal({ env });
    const more = { terminal, onLine: () => terminal.interrupt() };
    expect(await refusal(target(host), 'echo begun; cat /dev/zero', more)).toBe('network.aborted: testing: you ended it');
  });

  it('needs ssh', async () => {
    const said = await refusal(target(host), 'true', { terminal: fakeTerminal({ env: { PATH: '/nowhere' } }) });
    expect(said).toMatch(/^input\.invalid: testing: there is no ssh on PATH/);
  });

  it.each([
    ['address', { address: '-oProxyCommand=touch /tmp/owned' }],
    ['address', { address: '$(touch /tmp/owned)' }],
    ['user name', { user: '-oProxyCommand=x' }],
    ['user name', { user: '`id`' }],
  ])('takes no %s that could be more than a name: %j', async (what, differs) => {
    expect(await refusal(target(host, differs))).toMatch(new RegExp(`^input\\.invalid: .* is no ${what} that is given to ssh`));
    expect(existsSync('/tmp/owned')).toBe(false);
  });

  it('shows neither the script nor the login of the engine to other processes', async () => {
    const seen = join(scratch(), 'seen');
    const config = host.config([
      `ProxyCommand sh -c 'cat /proc/$PPID/cmdline /proc/$PPID/environ > ${seen}; exec nc 127.0.0.1 ${host.port}'`.replace(
        /exec nc.*'/,
        `exec ${proxy(`${relay(String(host.port))} socket.pipe(process.stdout);`).replace('ProxyCommand ', '')}'`,
      ),
    ]);
    const terminal = fakeTerminal({ env: { ...env, OVIRT_PASSWORD: 's3cret-word', OVIRT_TOKEN: 's3cret-token' } });
    expect((await ran(target(host, { config }), 'echo s3cret-script', { terminal })).lines).toEqual(['s3cret-script']);
    expect(readFileSync(seen, 'utf8')).toContain('ServerAliveInterval');
    expect(readFileSync(seen, 'utf8')).not.toContain('s3cret');
  });

  it('leaves no file behind', async () => {
    const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('ovirt-dpdk-ssh-'));
    const before = left();
    await ran(target(host, { fingerprint: host.fingerprint() }), 'true');
    await refusal(target(host, { fingerprint: WRONG }));
    expect(left()).toEqual(before);
  });

  it("shows what would act on a terminal in the host's words", async () => {
    const rude = await sshHost({ lines: ['ForceCommand printf "\\033[2Jgo away" >&2; exit 7'] });
    rude.introduce();
    expect(await refusal(target(rude))).toContain('it said: \\x1b[2Jgo away');
  });
});

it('does nothing on the host when the script arrives cut off, wherever that is', () => {
  const made = join(scratch(), 'made');
  const { text } = frame(`touch ${made}\nfor x in 1 2; do\n  echo $x >> ${made}\ndone\ncat <<E\n${made}\nE`, [], () => undefined);
  const run = (script: string): void => {
    try {
      execFileSync('sh', ['-s'], { input: script, stdio: ['pipe', 'ignore', 'ignore'] });
    } catch {
      // A shell that misses the end of what it reads says so.
    }
  };
  for (let length = 0; length < text.lastIndexOf(')'); length++) {
    run(text.slice(0, length));
    if (existsSync(made)) throw new Error(`it ran, cut after ${text.slice(0, length)}`);
  }
  run(text);
  expect(existsSync(made)).toBe(true);
});

interface Silent {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const silentServer = (): Promise<Silent> =>
  new Promise((resolve) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => sockets.add(socket));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
