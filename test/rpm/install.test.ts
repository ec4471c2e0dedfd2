import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyRoot, treeOf, type EmptyRoot } from '../support/emptyRoot';
import { commandRpm, pluginRpm, pluginTarball } from '../support/packages';

const machine = { 'ovirt-engine-webadmin-portal': '4.5.7', nodejs: '1:20.19.5' };

const open = new Set<EmptyRoot>();
afterEach(() => {
  for (const root of open) root.remove();
  open.clear();
});
const rootWith = (installed: Readonly<Record<string, string>>): EmptyRoot => {
  const root = emptyRoot(installed);
  open.add(root);
  return root;
};

it('both are installed, are whole, and leave nothing when they are erased', () => {
  const root = rootWith(machine);
  const before = root.tree();
  expect(root.rpm('-i', commandRpm(), pluginRpm())).toEqual({ code: 0, err: '' });
  expect(root.rpm('-V', 'ovirt-dpdk', 'ovirt-engine-ui-dpdk')).toEqual({ code: 0, err: '' });
  expect(existsSync(join(root.path, 'usr/share/ovirt-engine-ui-dpdk/resources/plugin.html'))).toBe(true);
  expect(root.rpm('-e', 'ovirt-dpdk', 'ovirt-engine-ui-dpdk')).toEqual({ code: 0, err: '' });
  expect(root.tree()).toEqual(before);
});

it.each(['4.2.0', '4.3.10', '4.4.10.7', '4.5.7'])('the plugin is installed beside the portal of %s', (version) => {
  expect(rootWith({ 'ovirt-engine-webadmin-portal': version }).rpm('-i', '--test', pluginRpm())).toEqual({ code: 0, err: '' });
});

it('the plugin is refused beside the portal of 4.1, which has other tabs', () => {
  const { code, err } = rootWith({ 'ovirt-engine-webadmin-portal': '4.1.9.1' }).rpm('-i', '--test', pluginRpm());
  expect(code).not.toBe(0);
  expect(err).toContain('ovirt-engine-webadmin-portal >= 4.2 is needed by ovirt-engine-ui-dpdk');
});

it.each(['1:10.24.0', '1:18.20.8'])('the command is refused beside node %s', (version) => {
  const { code, err } = rootWith({ nodejs: version }).rpm('-i', '--test', commandRpm());
  expect(code).not.toBe(0);
  expect(err).toContain('nodejs >= 1:20 is needed by ovirt-dpdk');
});

it('what a site has configured outlives the plugin', () => {
  const root = rootWith(machine);
  root.rpm('-i', pluginRpm());
  const configuration = join(root.path, 'etc/ovirt-engine/ui-plugins/ovirt-dpdk-config.json');
  writeFileSync(configuration, '{ "enabled": false }');
  root.rpm('-e', 'ovirt-engine-ui-dpdk');
  expect(readFileSync(configuration, 'utf8')).toBe('{ "enabled": false }');
});

it('the links of the plugin lead to its files within the root', () => {
  const root = rootWith(machine);
  root.rpm('-i', pluginRpm());
  const plugins = join(root.path, 'usr/share/ovirt-engine/ui-plugins');
  const real = (name: string): string => realpathSync(join(plugins, name)).slice(realpathSync(root.path).length);
  expect(real('ovirt-dpdk.json')).toBe('/usr/share/ovirt-engine-ui-dpdk/plugin.json');
  expect(real('ovirt-dpdk-resources')).toBe('/usr/share/ovirt-engine-ui-dpdk/resources');
});

describe('the tarball', () => {
  /** Runs the line that the text in it shows, on another directory than `/`. */
  const unpack = (root: string): void => {
    const text = spawnSync('tar', ['-xzOf', pluginTarball(), '--wildcards', '*/INSTALL'], { encoding: 'utf8' }).stdout;
    const line = /^ {4}(tar -C \/ .*)$/m.exec(text)?.[1] ?? 'false';
    const here = line.replace('-C /', '-C "$0"').replace('ovirt-engine-ui-dpdk-*.tar.gz', '"$1"');
    const { status, stderr } = spawnSync('sh', ['-c', `umask 077; ${here}`, root, pluginTarball()], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${line}: ${stderr}`);
  };

  it('gives the same tree when it is unpacked by hand', () => {
    const [byPackage, byHand] = [rootWith(machine), rootWith(machine)];
    byPackage.rpm('-i', pluginRpm());
    unpack(byHand.path);
    expect(byHand.tree()).toEqual(byPackage.tree());
  });

  it('is removed by the lines of its text', () => {
    const root = rootWith(machine);
    unpack(root.path);
    const text = readFileSync('packaging/INSTALL', 'utf8');
    const lines = [...text.matchAll(/^ {4}(rm .*)$/gm)].map(([, line = '']) => line.replaceAll(/(?<= )\//g, '"$0"/'));
    expect(lines).toHaveLength(2);
    expect(spawnSync('bash', ['-ec', lines.join('\n'), root.path], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(Object.keys(root.tree()).filter((path) => path.includes('dpdk'))).toEqual([]);
  });

  it('names everything that it puts somewhere', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
    unpack(folder);
    const text = readFileSync('packaging/INSTALL', 'utf8');
    const named = [...text.matchAll(/(?<= )(\/(?:usr|etc)\/\S+?)\/?,?(?=\s)/g)].map(([, path = '']) => path);
    const parents = (path: string): boolean => named.some((one) => one.startsWith(`${path}/`));
    const unnamed = Object.keys(treeOf(folder)).filter(
      (path) => !parents(path) && !named.some((one) => path === one || path.startsWith(`${one}/`)),
    );
    rmSync(folder, { recursive: true });
    expect(unnamed).toEqual([]);
  });
});
