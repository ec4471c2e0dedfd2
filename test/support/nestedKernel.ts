import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(__dirname, '..', '..', '.cache', 'nested');
const sources = join(__dirname, '..', 'nested');
/** What the initramfs loads before it has the machine's files. */
const MODULES = ['virtio_pci', 'virtio_blk', 'virtio_net', '9pnet_virtio', '9p', 'overlay', 'crc32c_generic', 'ext4'];

/** Debian's kernel, unpacked; nothing of it is installed. */
export interface NestedKernel {
  readonly release: string;
  readonly image: string;
  /** Absolute: the folder of its modules. */
  readonly modules: string;
}

const run = (command: string, args: readonly string[], cwd?: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

export const nestedKernel = (): NestedKernel => debianKernel('linux-image-amd64');

/** Downloads the kernel that one of Debian's `linux-image-*` stands for, once. That of `linux-image-cloud-amd64` has few drivers. */
export function debianKernel(current: string): NestedKernel {
  const name = /^\s*Depends: (linux-image-(\S+))$/m.exec(run('apt-cache', ['depends', current]));
  const [, packageName, release] = name ?? [];
  if (packageName === undefined || release === undefined)
    throw new Error(`apt-cache does not know ${current}: run \`apt-get update\``);
  const folder = join(cache, release);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const download = mkdtempSync(join(cache, 'download-'));
    run('apt-get', ['-q', '-o', 'APT::Sandbox::User=root', 'download', packageName], download);
    const [file] = readdirSync(download);
    if (file === undefined) throw new Error(`apt-get downloaded no file for ${packageName}`);
    run('dpkg', ['-x', file, 'unpacked'], download);
    run('depmod', ['-b', join(download, 'unpacked'), release]);
    // Whole or not there: a run that was ended leaves only its download folder.
    renameSync(join(download, 'unpacked'), folder);
    rmSync(download, { recursive: true });
  }
  return { release, image: join(folder, 'boot', `vmlinuz-${release}`), modules: join(folder, 'lib', 'modules', release) };
}

/** Writes the initramfs of a host into `folder`: busybox, the modules up to the disk, our init, and what the host's `/etc` gets. */
export function nestedInitramfs(kernel: NestedKernel, folder: string, etc: Readonly<Record<string, string>>): string {
  const tree = join(folder, 'initramfs');
  for (const name of ['bin', 'dev', 'proc', 'sys', 'lower', 'disk', 'root', 'nested', 'sbin', 'usr/bin', 'usr/sbin'])
    mkdirSync(join(tree, name), { recursive: true });
  cpSync(join(sources, 'init'), join(tree, 'init'));
  cpSync(join(sources, 'root'), join(tree, 'nested', 'root'), { recursive: true });
  for (const [path, text] of Object.entries(etc)) {
    const file = join(tree, 'nested', 'root', 'etc', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
  }
  writeFileSync(join(tree, 'nested', 'settings'), `kernel='${kernel.release}'\nmodules='${kernel.modules}'\n`);
  return packInitramfs(kernel, folder, tree, MODULES);
}

/** Adds busybox and these modules to a tree that has an `init`, packs it in `folder`, and removes the tree. */
export function packInitramfs(kernel: NestedKernel, folder: string, tree: string, modules: readonly string[]): string {
  mkdirSync(join(tree, 'bin'), { recursive: true });
  cpSync('/bin/busybox', join(tree, 'bin', 'busybox'));
  const base = join(kernel.modules, '..', '..', '..');
  const moduleFolder = join(tree, 'lib', 'modules', kernel.release);
  mkdirSync(moduleFolder, { recursive: true });
  for (const list of ['dep', 'order', 'builtin', 'alias', 'symbols'])
    cpSync(join(kernel.modules, `modules.${list}`), join(moduleFolder, `modules.${list}`));
  const needed = run('modprobe', ['-d', base, '-S', kernel.release, '-a', '--show-depends', ...modules]);
  for (const [, file = ''] of needed.matchAll(/^insmod (\S+)/gm))
    cpSync(file, join(tree, 'lib', 'modules', kernel.release, file.slice(kernel.modules.length)), { recursive: true });

  const initrd = join(folder, 'initrd.gz');
  run('sh', ['-c', 'cd "$1" && chmod 755 init && find . | cpio --quiet -o -H newc -R 0:0 | gzip -1 > "$2"', 'sh', tree, initrd]);
  rmSync(tree, { recursive: true });
  return initrd;
}
