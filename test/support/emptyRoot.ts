import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Ended {
  readonly code: number | null;
  /** Without what Debian's rpm says about itself. */
  readonly err: string;
}

/** A directory that packages are installed into, as if it were a machine's `/`. */
export interface EmptyRoot {
  readonly path: string;
  readonly rpm: (...args: readonly string[]) => Ended;
  /** Every path but those of rpm itself, with its mode and what it holds. */
  readonly tree: () => Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** Directories of the package `filesystem`, and of an engine's: what other packages own. */
const directories: Readonly<Record<string, readonly string[]>> = {
  filesystem: [
    '/etc',
    '/usr',
    '/usr/bin',
    '/usr/share',
    ...['doc', 'licenses', 'man', 'man/man1'].map((name) => `/usr/share/${name}`),
  ],
  'ovirt-engine-webadmin-portal': ['/etc/ovirt-engine', '/usr/share/ovirt-engine', '/usr/share/ovirt-engine/ui-plugins'],
};

/**
 * A root with packages that stand for those of a real machine: they have a name, a version and directories.
 *
 * @param installed version of each, with its epoch where it has one: `{ nodejs: '1:20.19.5' }`
 */
export const emptyRoot = (installed: Readonly<Record<string, string>>): EmptyRoot => {
  const path = mkdtempSync(join(tmpdir(), 'root-'));
  const rpm = (...args: readonly string[]): Ended => {
    const { status, stderr } = spawnSync('rpm', ['--root', path, '--dbpath', '/var/lib/rpm', ...args], { encoding: 'utf8' });
    return { code: status, err: stderr.replace(/^rpm: (RPM should not be used|However assuming you know).*\n/gm, '') };
  };
  for (const [name, version] of Object.entries({ filesystem: '3', ...installed })) {
    const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
    const { code, err } = rpm('-i', standIn(folder, name, version));
    rmSync(folder, { recursive: true });
    if (code !== 0) throw new Error(`installing what stands for ${name}: ${err}`);
  }
  return {
    path,
    rpm,
    tree: () => treeOf(path),
    remove: () => rmSync(path, { recursive: true }),
  };
};

const standIn = (folder: string, name: string, evr: string): string => {
  const [version = '', epoch = '0'] = evr.split(':').reverse();
  const owned = directories[name] ?? [];
  writeFileSync(
    join(folder, 'package.spec'),
    `Name: ${name}
Epoch: ${epoch}
Version: ${version}
Release: 1
Summary: stands for ${name}
License: none
BuildArch: noarch
%description
%install
mkdir -p ${['', ...owned].map((one) => `%{buildroot}${one}`).join(' ')}
%files
${owned.map((one) => `%dir %attr(755, root, root) ${one}`).join('\n')}
`,
  );
  const macros = { _topdir: folder, _rpmdir: folder, _rpmfilename: 'package.rpm' };
  const defines = Object.entries(macros).flatMap(([macro, value]) => ['--define', `${macro} ${value}`]);
  const { status, stderr } = spawnSync('rpmbuild', ['-bb', ...defines, join(folder, 'package.spec')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`building what stands for ${name}: ${stderr}`);
  return join(folder, 'package.rpm');
};

/** What is below a directory, by path: kind, mode, content. */
export const treeOf = (root: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  const visit = (path: string): void => {
    for (const name of readdirSync(join(root, path))) {
      const inside = `${path}/${name}`;
      if (inside === '/var') continue;
      const stat = lstatSync(join(root, inside));
      const mode = (stat.mode & 0o7777).toString(8);
      if (stat.isSymbolicLink()) found[inside] = `link to ${readlinkSync(join(root, inside))}`;
      else if (stat.isDirectory()) found[inside] = `directory ${mode}`;
      else found[inside] = `file ${mode} of ${stat.mtime.toISOString()} ${hash(readFileSync(join(root, inside)))}`;
      if (stat.isDirectory()) visit(inside);
    }
  };
  visit('');
  return found;
};

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
