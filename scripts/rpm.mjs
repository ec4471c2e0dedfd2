// Makes the packages of the command and of the portal plugin from dist/, and a tarball of the latter to copy by hand, into dist/rpm.
// Equal sources give equal bytes on every machine: all times are that of the last commit.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const BUILT = ['dist/cli/ovirt-dpdk.cjs', 'dist/simulator/serve.cjs', 'dist/ui-plugin/plugin.html'];
const SHELLS = ['bash', 'zsh', 'fish'];
const PLUGIN = 'ovirt-engine-ui-dpdk';

const out = resolve('dist/rpm');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const fail = (message) => {
  console.error(`The packages cannot be made: ${message}`);
  process.exit(1);
};

const run = (program, args, env = {}) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } });
  } catch (error) {
    if (error.code === 'ENOENT')
      return fail(`${program} is not there. rpmbuild is in the package rpm of Debian, rpm-build of Fedora.`);
    return fail(`${program} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
};

/** Seconds. Changes that are not committed are of now: the portal knows a file again by its length and its time. */
const sourceDate = () => {
  if (process.env.SOURCE_DATE_EPOCH) return process.env.SOURCE_DATE_EPOCH;
  const isCommitted = existsSync('.git') && run('git', ['status', '--porcelain']) === '';
  return isCommitted ? run('git', ['log', '-1', '--format=%ct']).trim() : String(Math.floor(Date.now() / 1000));
};

/** Files that are made for the package of the command only. */
const describeCommand = (env) => {
  run(process.execPath, ['node_modules/webpack/bin/webpack.js', '--env', 'manual']);
  for (const folder of ['dist/man', 'dist/completion']) mkdirSync(folder, { recursive: true });
  writeFileSync('dist/man/ovirt-dpdk.1', run(process.execPath, ['dist/manual/manual.cjs'], env));
  for (const shell of SHELLS) {
    writeFileSync(join('dist/completion', shell), run(process.execPath, ['dist/cli/ovirt-dpdk.cjs', 'completion', shell]));
  }
};

const root = (name) => join(out, 'root', name);

const build = (name, env) => {
  const macros = {
    product_version: version,
    _topdir: join(out, 'build'),
    _rpmdir: out,
    _rpmfilename: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    // Enterprise Linux 7, on which oVirt 4.2 and 4.3 run, reads no newer compression.
    _binary_payload: 'w9.gzdio',
    _buildhost: 'localhost',
    use_source_date_epoch_as_buildtime: '1',
    // What a distribution does to installed files would make the packages differ.
    __os_install_post: '%{nil}',
  };
  const defines = Object.entries(macros).flatMap(([macro, value]) => ['--define', `${macro} ${value}`]);
  const spec = join('packaging', `${name}.spec`);
  run('rpmbuild', ['-bb', '--build-in-place', '--noclean', '--buildroot', root(name), ...defines, spec], env);
  return join(out, `${name}-${version}-1.noarch.rpm`);
};

/** The files of the plugin's package under one directory, with a text that says where they go. */
const pack = (rpm, date) => {
  const files = run('rpm', ['-qpl', rpm]).trim().split('\n');
  const list = join(out, 'build', 'files');
  copyFileSync('packaging/INSTALL', join(root(PLUGIN), 'INSTALL'));
  writeFileSync(list, ['INSTALL', ...files.map((file) => file.slice(1))].join('\n'));
  const tarball = join(out, `${PLUGIN}-${version}.tar.gz`);
  const equal = ['--owner=0', '--group=0', '--numeric-owner', `--mtime=@${date}`, '--format=gnu', '--mode=u=rwX,go=rX'];
  const names = ['--no-recursion', `--transform=flags=rhS;s,^,${PLUGIN}-${version}/,`, `--files-from=${list}`];
  run('tar', ['--create', '--use-compress-program=gzip -9n', '-f', tarball, '-C', root(PLUGIN), ...equal, ...names]);
  return tarball;
};

const missing = BUILT.filter((file) => !existsSync(file));
if (missing.length > 0) fail(`${missing.join(', ')} not there. npm run build makes it.`);
run('rpmbuild', ['--version']);
const date = sourceDate();
const env = { SOURCE_DATE_EPOCH: date };
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'build'), { recursive: true });
describeCommand(env);
const command = build('ovirt-dpdk', env);
const plugin = build(PLUGIN, env);
const tarball = pack(plugin, date);
for (const folder of ['root', 'build']) rmSync(join(out, folder), { recursive: true });
console.log([command, plugin, tarball].join('\n'));
