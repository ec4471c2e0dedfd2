import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import webpack from 'webpack';

const root = join(__dirname, '..');
const run = (cwd: string, command: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} in ${cwd}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
};

/** A stranger's project with the packed package in it. */
describe('the package', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'stranger-'));
    const [packed] = JSON.parse(run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', home)) as [
      { filename: string },
    ];
    writeFileSync(join(home, 'package.json'), '{ "name": "stranger", "private": true }');
    run(home, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`);
  }, 120_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const uses = `const spec = checkSpec({ apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' } });
    console.log(spec.cluster.name, typeof plan, typeof connect, parseSpec(writeSpec(spec)).cluster.name);`;

  it('is imported as an ES module', () => {
    writeFileSync(
      join(home, 'a.mjs'),
      `import { checkSpec, plan, writeSpec } from 'ovirt-dpdk';\nimport { connect, parseSpec } from 'ovirt-dpdk/node';\n${uses}`,
    );
    expect(run(home, process.execPath, 'a.mjs')).toBe('dpdk function function dpdk\n');
  });

  it('is required as a CommonJS module', () => {
    writeFileSync(
      join(home, 'a.cjs'),
      `const { checkSpec, plan, writeSpec } = require('ovirt-dpdk');\nconst { connect, parseSpec } = require('ovirt-dpdk/node');\n${uses}`,
    );
    expect(run(home, process.execPath, 'a.cjs')).toBe('dpdk function function dpdk\n');
  });

  const typeCheck = (file: string, text: string): void => {
    writeFileSync(join(home, file), text);
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    expect(run(home, process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.')).toBe('');
  };

  it.each(['a.mts', 'a.cts'])(
    'has types for %s',
    (file) =>
      typeCheck(
        file,
        `import { plan, type Plan, type Seen, type Spec } from 'ovirt-dpdk';
       import { connect } from 'ovirt-dpdk/node';
       export const changes = (spec: Spec, seen: Seen): Plan['changes'] => plan(spec, seen).changes;
       // @ts-expect-error a spec has a cluster
       export const wrong: Spec = { apiVersion: 'ovirt-dpdk/v1' };
       export const version = async (): Promise<number> => (await (await connect()).engine.system.info()).version.major;`,
      ),
    30_000,
  );

  it('is used as the README says', () => {
    const shown = /^```ts\n([^]*?)^```/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1];
    expect(shown).toContain("from 'ovirt-dpdk'");
    typeCheck('readme.mts', shown ?? '');
  }, 30_000);

  it('is bundled for a browser without anything of Node', async () => {
    writeFileSync(
      join(home, 'browser.js'),
      `import { observe, plan, apply } from 'ovirt-dpdk'; globalThis.dpdk = { observe, plan, apply };`,
    );
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
      webpack(
        { mode: 'production', target: 'web', context: home, entry: './browser.js', output: { path: join(home, 'out') } },
        (error, result) => (error ? reject(error) : resolve(result)),
      ),
    );
    expect(stats?.toJson({ all: false, errors: true }).errors).toEqual([]);
  }, 60_000);

  it('brings the command', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(home, join(home, 'node_modules', '.bin', 'ovirt-dpdk'), '--version').trim()).toBe(version);
  });

  it('brings the portal that its demo serves, with the plugin', async () => {
    const demo = spawn(join(home, 'node_modules', '.bin', 'ovirt-dpdk'), ['demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: demo.stdout }), 'line')) as [string];
    const visit = `import { visitPortal } from './scripts/visitPortal.mjs';
      console.log((await visitPortal('${line.replace('ready ', '')}')).join('\\n'));`;
    try {
      expect(run(root, process.execPath, '--input-type=module', '-e', visit)).toContain('The plugin ovirt-dpdk is served at');
    } finally {
      demo.kill();
      await once(demo, 'close');
    }
  });

  it('brings the schema of the file and of each output', () => {
    const schema = (name: string): unknown =>
      JSON.parse(readFileSync(join(home, 'node_modules/ovirt-dpdk/dist/schema', name), 'utf8'));
    expect(schema('spec.schema.json')).toMatchObject({ properties: { cluster: {} } });
    expect(schema('plan.json')).toMatchObject({ type: 'object' });
  });
});
