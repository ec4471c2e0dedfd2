import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import manifest from '../../package.json';
import { parseFacts } from '../../client';
import { parseSpec } from '../../client/node';
import { serve } from '../../simulator/attach/serve';
import { createSimulator } from '../../simulator/engine/engine';
import { worlds } from '../../simulator/worlds';
import { emptyRoot, type EmptyRoot } from '../support/emptyRoot';
import { commandRpm } from '../support/packages';

jest.setTimeout(60_000);

let root: EmptyRoot;
beforeAll(() => {
  root = emptyRoot({ nodejs: '1:20.19.5' });
  expect(root.rpm('-i', commandRpm())).toEqual({ code: 0, err: '' });
});
afterAll(() => root.remove());

const share = (path: string): string => join(root.path, 'usr/share', path);
const command = (): string => join(root.path, 'usr/bin/ovirt-dpdk');
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): { code: number | null; out: string; err: string } => {
  // What its first line names need not be where this node is.
  const { status, stdout, stderr } = spawnSync(process.execPath, [command(), ...args], { encoding: 'utf8', env, cwd: '/' });
  return { code: status, out: stdout, err: stderr };
};

it('is started by the node of the system', () => {
  expect(readFileSync(command(), 'utf8').split('\n', 1)).toEqual(['#!/usr/bin/node']);
});

it('prints its version', () => {
  expect(run(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});

it('checks the hosts of an engine', async () => {
  const world = worlds['standins-4.5'];
  if (!world) throw new Error('there is no world standins-4.5');
  const served = await serve(createSimulator({ release: '4.5.7', world: world(), realTime: () => Date.now() }));
  const env = { OVIRT_URL: served.url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
  // Not spawnSync: the engine is in this process.
  const child = spawn(process.execPath, [command(), 'check', '--cluster', 'Default'], { env, cwd: '/' });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  await served.close();
  expect(code).toBe(2);
  expect(out).toContain('Default');
});

it('serves the simulated engine that it brings', async () => {
  const child = spawn(process.execPath, [command(), 'demo'], { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const url = /^ready (\S+)$/.exec(line)?.[1] ?? '';
  const { status } = await fetch(`${url}/api`);
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(status).toBe(401);
});

it.each([
  ['bash', 'bash-completion/completions/ovirt-dpdk'],
  ['zsh', 'zsh/site-functions/_ovirt-dpdk'],
  ['fish', 'fish/vendor_completions.d/ovirt-dpdk.fish'],
])('has the completion of %s that it prints itself', (shell, file) => {
  expect(readFileSync(share(file), 'utf8')).toBe(run(['completion', shell]).out);
});

it('completes its words in bash', () => {
  const script = `. ${share('bash-completion/completions/ovirt-dpdk')}
    COMP_WORDS=(ovirt-dpdk host p) COMP_CWORD=2; _ovirt_dpdk; echo "\${COMPREPLY[*]}"`;
  expect(spawnSync('bash', ['-c', script], { encoding: 'utf8' })).toMatchObject({ stdout: 'plan\n', stderr: '' });
});

it('brings examples that are right, schemas, and the collector', () => {
  const read = (path: string): string => readFileSync(share(`ovirt-dpdk/${path}`), 'utf8');
  expect(parseSpec(read('examples/shortest.yaml'))).toMatchObject({ apiVersion: 'ovirt-dpdk/v1' });
  expect(parseFacts(read('examples/node1.json'), 'node1.json').host).toHaveProperty('name');
  expect(JSON.parse(read('schema/spec.schema.json'))).toHaveProperty('properties');
  expect(read('host/collect.sh')).toBe(readFileSync('host/collect.sh', 'utf8'));
});

describe('the manual page', () => {
  const page = (): string => gunzipSync(readFileSync(share('man/man1/ovirt-dpdk.1.gz'))).toString();
  const shown = (): string => {
    const { stdout } = spawnSync('man', ['-l', '-'], {
      input: page(),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], MANWIDTH: '400', LANG: 'C.UTF-8' },
    });
    return stdout.replaceAll(/\s+/g, ' ');
  };

  it('is sound', () => {
    const { stderr, status } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', '-'], {
      input: page(),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  /** Words of every command, from the help of each. */
  const commandsBelow = (...words: readonly string[]): readonly (readonly string[])[] => {
    const part = /^Commands:\n((?: .*\n)+)/m.exec(run([...words, '--help']).out)?.[1] ?? '';
    const names = [...part.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
    return names.length === 0 ? [words] : names.flatMap((name) => commandsBelow(...words, name));
  };

  it('has every command, and every option with what it does', () => {
    const text = shown();
    const commands = commandsBelow();
    expect(commands).toContainEqual(['host', 'plan']);
    for (const words of commands) {
      expect(text).toContain(` ovirt-dpdk ${words.join(' ')} `);
      const { out } = run([...words, '--help']);
      const options = [...out.matchAll(/^ {2}(-\S.*?) {2,}/gm)].map(([, flags = '']) => flags.replaceAll(/[<>]/g, ''));
      for (const option of options) expect(text).toContain(` ${option} `);
    }
  });

  it('says what exit codes and variables mean', () => {
    expect(page()).toContain('.SH "EXIT STATUS"');
    expect(page()).toMatch(/\.TP\n\\fB4\\fR\nyou did not agree\n/);
    expect(page()).toMatch(/\.TP\n\\fBOVIRT_CAFILE\\fR\nthe same as \\-\\-ca\n/);
  });
});
