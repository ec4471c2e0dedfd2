import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OpenVswitch } from './openVswitch';
import { until } from './until';

const run = promisify(execFile);

/** A libvirt of its own, with its own files, processes and huge page mount, in the network namespace of an Open vSwitch. */
export interface LibvirtHost {
  /** Absolute, the same inside and outside: for what a domain names. */
  readonly directory: string;
  virsh(...args: readonly string[]): Promise<string>;
  /** Starts a domain that libvirt forgets when it ends. */
  create(xml: string): Promise<void>;
  /** Runs a command as one on this host sees its files, beside all processes of the machine. */
  readonly inside: (command: string, ...args: readonly string[]) => readonly [string, ...string[]];
  stop(): Promise<void>;
}

/** Without systemd, cgroups, security modules and other users than root. */
const QEMU_CONF = (directory: string): string => `
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = []
namespaces = []
seccomp_sandbox = 0
stdio_handler = "file"
hugetlbfs_mount = "${directory}/hugepages"
`;
const LIBVIRTD_CONF = (directory: string): string => `
auth_unix_rw = "none"
auth_unix_ro = "none"
log_outputs = "2:file:${directory}/log/libvirtd.log"
`;

/**
 * Runs in new mount and process namespaces, with the directory as $1 and that of Open vSwitch as $2. libvirt as root uses fixed paths,
 * so each is covered by one of its own; `ovs-vsctl`, which libvirt asks for the name of a port, finds the switch by its usual place.
 * The shell stays as the first process: libvirtd would not reap the QEMUs that are left to it, and waits for ever until they are gone.
 */
const COVER = `
set -e
mount --bind /proc "$1/proc"
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
ln -s "$2" /run/openvswitch
mount --bind "$1/etc" /etc/libvirt
for folder in lib cache log; do mount --bind "$1/$folder" "/var/$folder/libvirt"; done
mount -t hugetlbfs -o pagesize=2M hugetlbfs "$1/hugepages"
libvirtd
exit $?
`;

/** Starts one and waits until it answers. */
export const startLibvirtHost = async (ovs: OpenVswitch): Promise<LibvirtHost> => {
  const directory = mkdtempSync(join(tmpdir(), 'libvirt-'));
  const at = (name: string): string => join(directory, name);
  for (const name of ['proc', 'lib', 'cache', 'log', 'hugepages']) mkdirSync(at(name));
  cpSync('/etc/libvirt', at('etc'), { recursive: true });
  // A network that starts by itself would want the machine's network.
  rmSync(at('etc/qemu/networks/autostart'), { recursive: true, force: true });
  writeFileSync(at('etc/qemu.conf'), QEMU_CONF(directory));
  writeFileSync(at('etc/libvirtd.conf'), LIBVIRTD_CONF(directory));

  // Its first process ends with the test, and with that the kernel ends libvirtd and every QEMU.
  const daemon = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'nsenter', '--net', '-t', String(ovs.namespace)],
      ...['unshare', '--mount', '--uts', '--pid', '--fork', '--kill-child', 'sh', '-c', COVER, 'sh', directory, ovs.directory],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  daemon.stdout.on('data', (data: Buffer) => (said += data.toString()));
  daemon.stderr.on('data', (data: Buffer) => (said += data.toString()));
  // Closed once libvirtd has ended too, not only the process above it.
  const closed = once(daemon, 'close');

  const enter = ['--mount', '--uts', '--net', '-t', String(daemon.pid)];
  const log = (): string => {
    try {
      return readFileSync(at('log/libvirtd.log'), 'utf8').slice(-3000);
    } catch {
      return '';
    }
  };
  const virsh = async (...args: readonly string[]): Promise<string> => {
    const command = ['virsh', '-q', '-c', 'qemu:///system', ...args];
    return (await run('nsenter', [...enter, ...command], { timeout: 50_000 })).stdout.trim();
  };
  const stop = async (): Promise<void> => {
    // Waits for the end of each QEMU, so that the pages are free.
    const running = await virsh('list', '--name').catch(() => '');
    for (const name of running.split('\n').filter(Boolean)) await virsh('destroy', name).catch(() => undefined);
    daemon.kill('SIGKILL');
    await closed;
    rmSync(directory, { recursive: true });
  };

  try {
    const answer = async (): Promise<string | undefined> => {
      if (daemon.exitCode !== null) throw new Error(`libvirt gave up:\n${said}${log()}`);
      return virsh('version').catch(() => undefined);
    };
    // It asks QEMU first what that can do, and that takes 9 s on an idle machine.
    await until('libvirt to answer', answer, 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    directory,
    virsh,
    create: async (xml) => {
      writeFileSync(at('domain.xml'), xml);
      await virsh('create', at('domain.xml')).catch((error: unknown) => {
        throw new Error(`creating a domain: ${String(error)}\n${log()}`);
      });
    },
    stop,
    // A mount namespace below: libvirt's /proc shows its own processes alone.
    inside: (command, ...args) => [
      'nsenter',
      ...enter,
      ...['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /proc && exec "$@"', at('proc'), command, ...args],
    ],
  };
};
