import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import manifest from '../../package.json';
import { commandRpm, pluginRpm, pluginTarball } from '../support/packages';

const ask = (rpm: string, ...question: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync('rpm', ['-qp', ...question, rpm], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};
const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

const packages = [
  ['ovirt-dpdk', commandRpm],
  ['ovirt-engine-ui-dpdk', pluginRpm],
] as const;

describe.each(packages)('%s', (name, rpm) => {
  it('has the version of the project, for every architecture', () => {
    expect(ask(rpm(), '--queryformat', '%{NAME} %{VERSION} %{ARCH}')).toBe(`${name} ${manifest.version} noarch`);
  });

  it('runs nothing when it is installed, updated or erased', () => {
    expect(ask(rpm(), '--scripts', '--triggers', '--filetriggers')).toBe('');
  });

  it('is read by the rpm of Enterprise Linux 7', () => {
    expect(ask(rpm(), '--queryformat', '%{PAYLOADFORMAT} %{PAYLOADCOMPRESSOR}')).toBe('cpio gzip');
    expect(lines(ask(rpm(), '--requires')).filter((one) => one.startsWith('rpmlib('))).toEqual([
      'rpmlib(CompressedFileNames) <= 3.0.4-1',
      'rpmlib(FileDigests) <= 4.6.0-1',
      'rpmlib(PayloadFilesHavePrefix) <= 4.0-1',
    ]);
  });

  it('belongs to root, and others may read all of it and write none', () => {
    const files = lines(ask(rpm(), '--queryformat', '[%{FILEUSERNAME} %{FILEGROUPNAME} %{FILEMODES:perms} %{FILENAMES}\n]'));
    const modes = (pattern: RegExp): readonly string[] => files.filter((line) => !pattern.test(line));
    expect(modes(/^root root (drwxr-xr-x|-rw-r--r--|lrwxrwxrwx) /)).toEqual(
      name === 'ovirt-dpdk' ? ['root root -rwxr-xr-x /usr/share/ovirt-dpdk/dist/cli/ovirt-dpdk.cjs'] : [],
    );
  });

  it('has licence and documentation, and says which files are these', () => {
    expect(lines(ask(rpm(), '--licensefiles'))).toContain(`/usr/share/licenses/${name}/LICENSE`);
    expect(lines(ask(rpm(), '--docfiles'))).toContain(`/usr/share/doc/${name}/CHANGELOG.md`);
  });

  it('does not tell where it was made', () => {
    expect(ask(rpm(), '--queryformat', '%{BUILDHOST}')).toBe('localhost');
    const { stdout } = spawnSync('sh', ['-c', `rpm2cpio "$1" | grep -acF "$2"`, 'sh', rpm(), process.cwd()], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('0\n');
  });
});

it('needs what has to be there, and nothing that was found by looking into files', () => {
  const needed = (rpm: string): readonly string[] => lines(ask(rpm, '--requires')).filter((one) => !one.startsWith('rpmlib('));
  expect(needed(commandRpm())).toEqual(['nodejs >= 1:20']);
  expect(needed(pluginRpm())).toEqual(['ovirt-engine-webadmin-portal >= 4.2']);
});

/** Outside directories that a package has for itself. */
const elsewhere = (rpm: string, name: string): readonly string[] =>
  lines(ask(rpm, '--queryformat', '[%{FILEMODES:perms} %{FILENAMES} %{FILELINKTOS}\n]'))
    .map((line) => line.trim())
    .filter((line) => !new RegExp(` /usr/share/((doc|licenses)/)?${name}(/|$)`).test(line));

it('ovirt-dpdk puts its command, page and completion where they are looked for', () => {
  expect(elsewhere(commandRpm(), 'ovirt-dpdk')).toEqual([
    'lrwxrwxrwx /usr/bin/ovirt-dpdk ../share/ovirt-dpdk/dist/cli/ovirt-dpdk.cjs',
    'drwxr-xr-x /usr/share/bash-completion',
    'drwxr-xr-x /usr/share/bash-completion/completions',
    '-rw-r--r-- /usr/share/bash-completion/completions/ovirt-dpdk',
    'drwxr-xr-x /usr/share/fish',
    'drwxr-xr-x /usr/share/fish/vendor_completions.d',
    '-rw-r--r-- /usr/share/fish/vendor_completions.d/ovirt-dpdk.fish',
    '-rw-r--r-- /usr/share/man/man1/ovirt-dpdk.1.gz',
    'drwxr-xr-x /usr/share/zsh',
    'drwxr-xr-x /usr/share/zsh/site-functions',
    '-rw-r--r-- /usr/share/zsh/site-functions/_ovirt-dpdk',
  ]);
});

it('ovirt-engine-ui-dpdk puts two links where the engine looks, and a directory for the configuration', () => {
  expect(elsewhere(pluginRpm(), 'ovirt-engine-ui-dpdk')).toEqual([
    'drwxr-xr-x /etc/ovirt-engine/ui-plugins',
    'lrwxrwxrwx /usr/share/ovirt-engine/ui-plugins/ovirt-dpdk-resources ../../ovirt-engine-ui-dpdk/resources',
    'lrwxrwxrwx /usr/share/ovirt-engine/ui-plugins/ovirt-dpdk.json ../../ovirt-engine-ui-dpdk/plugin.json',
  ]);
});

it('are the same, byte for byte, when they are made again elsewhere by somebody else', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  try {
    cpSync('.', elsewhere, {
      recursive: true,
      filter: (source) => !/^(node_modules|\.git|\.cache|test|dist\/(rpm|man|completion|manual))$/.test(source),
    });
    symlinkSync(join(process.cwd(), 'node_modules'), join(elsewhere, 'node_modules'));
    const again = spawnSync('sh', ['-c', 'umask 077; exec "$0" scripts/rpm.mjs', process.execPath], {
      cwd: elsewhere,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: elsewhere,
        LANG: 'C.UTF-8',
        TZ: 'Pacific/Auckland',
        SOURCE_DATE_EPOCH: ask(commandRpm(), '--queryformat', '%{BUILDTIME}'),
      },
    });
    expect({ code: again.status, err: again.stderr }).toEqual({ code: 0, err: '' });
    for (const file of [commandRpm(), pluginRpm(), pluginTarball()]) {
      expect(readFileSync(join(elsewhere, 'dist', 'rpm', basename(file))).equals(readFileSync(file))).toBe(true);
    }
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

it('are not made without rpmbuild, and what to install is said', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/rpm.mjs'], {
    encoding: 'utf8',
    env: { PATH: '/nonexistent', SOURCE_DATE_EPOCH: '0' },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('rpmbuild is in the package rpm of Debian, rpm-build of Fedora');
});
