// Runs the tests in test/real, which need real programs. In CI it installs them and fails without them; elsewhere it says what is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests start, and the packages of Debian that have it. */
const PROGRAMS = {
  '/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk': 'openvswitch-switch-dpdk',
  '/usr/bin/dpdk-testpmd': 'dpdk-dev',
  '/usr/bin/busybox': 'busybox-static',
  '/usr/bin/gawk': 'gawk',
  '/usr/bin/mawk': 'mawk',
  '/usr/bin/shellcheck': 'shellcheck',
};

const absent = () => Object.keys(PROGRAMS).filter((path) => !existsSync(path));

const install = (packages) => {
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], options);
};

/** What stands in the way of running them, as sentences. */
const obstacles = () => {
  if (process.getuid?.() !== 0) return ['they need root, for huge pages and network namespaces'];
  const missing = absent();
  return [
    ...(missing.length > 0
      ? [`not there: ${missing.join(', ')}. Install ${[...new Set(missing.map((path) => PROGRAMS[path]))].join(' ')}`]
      : []),
    ...(existsSync('/proc/sys/vm/nr_hugepages') ? [] : ['this kernel has no huge pages']),
    ...(spawnSync('unshare', ['--net', 'true']).status === 0 ? [] : ['network namespaces are not allowed here']),
  ];
};

const isCi = process.env.CI === 'true';
if (isCi && absent().length > 0) install([...new Set(absent().map((path) => PROGRAMS[path]))]);

const reasons = obstacles();
if (reasons.length > 0) {
  console.error(`\n*** The tests against real programs were ${isCi ? 'to run but cannot' : 'SKIPPED'}:`);
  for (const reason of reasons) console.error(`*** ${reason}`);
  process.exit(isCi ? 1 : 0);
}
// One after the other: they share the machine's huge pages and two CPUs.
const { status } = spawnSync('jest', ['--selectProjects', 'real', '--runInBand', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
