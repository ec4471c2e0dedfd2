/** `host facts`, as a user runs it: the built command, the real ssh, a real sshd, and a simulated engine that knows the host. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsSchema } from '../../client/facts/hostFacts';
import { runCli } from '../support/builtCli';
import { cliWorld, type CliWorld } from '../support/cliWorld';
import { sshHost, type SshHost } from '../support/sshHost';

jest.setTimeout(120_000);

const scratch = (): string => mkdtempSync(join(tmpdir(), 'host-facts-'));
/** What the command prints as a result, checked as facts. */
const factsIn = (out: string): unknown => factsSchema.parse(JSON.parse(out));

let host: SshHost;
let config: string;
beforeAll(async () => {
  host = await sshHost();
  host.introduce();
  config = host.config();
});
const reach = (): readonly string[] => ['--address', '127.0.0.1', '--port', String(host.port), '--ssh-config', config];

describe('without an engine', () => {
  it('prints the facts of a host that known_hosts knows', async () => {
    const { code, out, err } = await runCli(['host', 'facts', 'node1', ...reach()]);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(factsIn(out)).toMatchObject({ contract: 'ovirt-dpdk/host-facts/v1', host: { arch: 'x86_64' } });
    expect(err).toContain(`collecting the facts of host node1 (root@127.0.0.1, port ${host.port}) …`);
  });

  it('writes them to a file, which is kept once it is there', async () => {
    const file = join(scratch(), 'node1.json');
    expect(await runCli(['host', 'facts', 'node1', ...reach(), '-o', file])).toMatchObject({ code: 0, out: '' });
    factsIn(readFileSync(file, 'utf8'));
    const before = statSync(file).mtimeMs;
    const again = await runCli(['host', 'facts', 'node1', ...reach(), '-o', file]);
    expect(again.code).toBe(3);
    expect(again.err).toContain('add --yes');
    expect(statSync(file).mtimeMs).toBe(before);
  });

  it('says what could not be read, such as Open vSwitch on a host without ovs-vsctl', async () => {
    const bare = await sshHost({ lines: ['SetEnv PATH=/nowhere:/usr/bin'] });
    bare.introduce();
    const words = ['--address', '127.0.0.1', '--port', String(bare.port), '--ssh-config', bare.config()];
    const { code, out, err } = await runCli(['host', 'facts', 'node1', ...words]);
    expect({ code, err }).toMatchObject({ code: 0 });
    factsIn(out);
    expect(err).toMatch(/could not be read on the host, and is unknown:\n( {2}.+\n)*/);
  });

  it('tells that a user who is not root did not see all', async () => {
    const plain = await sshHost({
      lines: ['ForceCommand exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "$SSH_ORIGINAL_COMMAND"'],
    });
    plain.introduce();
    const words = ['--address', '127.0.0.1', '--port', String(plain.port), '--ssh-config', plain.config()];
    const { code, out, err } = await runCli(['host', 'facts', 'node1', ...words]);
    expect({ code, err }).toMatchObject({ code: 0 });
    factsIn(out);
    expect(err).toContain('could not be read on the host');
  });
});

describe('with an engine', () => {
  let world: CliWorld;
  beforeAll(async () => {
    world = await cliWorld('native-4.2', '4.2.8');
  });

  /** The engine knows the host at that address, port and fingerprint. */
  const engineSays = (ssh: { readonly port: number; readonly fingerprint?: string }): void => {
    const { hosts } = world.simulator.state;
    const row = hosts.find(({ name }) => name === 'node1');
    if (!row) throw new Error('there is no node1');
    hosts.put({ ...row, address: '127.0.0.1', ssh });
  };

  it('finds the host there by name, and knows it by the fingerprint that the engine has', async () => {
    const stranger = await sshHost({ keys: ['ed25519', 'ecdsa'] });
    engineSays({ port: stranger.port, fingerprint: stranger.fingerprint('ecdsa') });
    const { code, out, err } = await world.run(['host', 'facts', 'node1', '--ssh-config', stranger.config()]);
    expect({ code, err }).toMatchObject({ code: 0 });
    factsIn(out);
    expect(err).toContain(`collecting the facts of host node1 (root@127.0.0.1, port ${stranger.port}) …`);
  });

  it('refuses the host when it shows another key, though known_hosts has that one', async () => {
    const stranger = await sshHost();
    engineSays({ port: host.port, fingerprint: stranger.fingerprint() });
    const { code, out, err } = await world.run(['host', 'facts', 'node1', '--ssh-config', config]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('its SSH key is not the one that the engine knows; nothing was sent');
    expect(err).toContain(`engine: ${stranger.fingerprint()}`);
    expect(err).toContain(`host:   ${host.fingerprint()} (ssh-ed25519)`);
  });

  it('says so when the engine has no fingerprint, and goes by known_hosts', async () => {
    engineSays({ port: host.port });
    const { code, err } = await world.run(['host', 'facts', 'node1', '--ssh-config', config]);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(err).toContain('the engine has no SSH fingerprint of host node1: your known_hosts decides');
  });

  it('names the host that was most likely meant by a name that the engine does not have', async () => {
    const { code, err } = await world.run(['host', 'facts', 'node7', '--ssh-config', config]);
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, ' ')).toContain(
      'connecting to host node7: the engine has none of that name, or this user may not see it; did you mean node1?',
    );
  });
});
