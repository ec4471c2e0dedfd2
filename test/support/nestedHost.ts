import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nestedInitramfs, nestedKernel, type NestedKernel } from './nestedKernel';

/** What a command on the host said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A host of two NUMA nodes with two cores of two threads each, an IOMMU, 1 GiB pages, and NICs behind root ports of both nodes, in
 * QEMU without acceleration. It runs the systemd, Open vSwitch and driverctl that are installed on this machine under Debian's kernel, on
 * a disk of its own. Its NICs reach one another and nothing else; ssh comes in from this machine through one more.
 */
export interface NestedHost {
  /** Where its ssh listens, on 127.0.0.1. */
  readonly port: number;
  /** What `ssh` needs to log in as root. */
  readonly sshOptions: readonly string[];
  run(command: string, options?: { readonly input?: string; readonly seconds?: number }): Promise<Said>;
  /** Shuts down and boots again with these tokens on the kernel line; the disk stays. */
  reboot(kernelLine: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

const BOOT_SECONDS = 150;
const READY = 'nested host is ready';
/** A panic ends QEMU. */
const OWN_KERNEL_LINE = ['console=ttyS0', 'quiet', 'panic=-1', 'mitigations=off', 'nokaslr'];

/** Its NICs are at the addresses NESTED_NICS; that of the session comes first. */
const hardware = (disk: string, port: number): string[] =>
  [
    // The AMD model has no threads. `rep stosb` byte by byte, as erms wants it, makes the kernel clear pages far slower. Never KVM, which
    // is there and hangs on some machines.
    '-accel tcg,thread=multi -cpu max,vendor=GenuineIntel,erms=off,fsrm=off -machine q35 -m 14G -smp 8,sockets=2,cores=2,threads=2',
    '-uuid 11111111-2222-3333-4444-555555555555 -nodefaults -no-user-config -display none -no-reboot -serial stdio',
    '-object memory-backend-ram,id=m0,size=8G -object memory-backend-ram,id=m1,size=6G',
    '-numa node,nodeid=0,cpus=0-3,memdev=m0 -numa node,nodeid=1,cpus=4-7,memdev=m1',
    // vfio wants interrupt remapping.
    '-device intel-iommu,intremap=on,caching-mode=on,aw-bits=48',
    '-device pxb-pcie,id=px0,bus_nr=32,bus=pcie.0,numa_node=0 -device pxb-pcie,id=px1,bus_nr=64,bus=pcie.0,numa_node=1',
    '-device pcie-root-port,id=rp0,bus=px0,chassis=1,slot=1',
    '-device pcie-root-port,id=rp1,bus=px1,chassis=2,slot=2 -device pcie-root-port,id=rp2,bus=px1,chassis=3,slot=3',
    '-netdev hubport,id=n0,hubid=1 -device e1000e,netdev=n0,bus=rp0,romfile=,mac=52:54:00:00:01:00',
    '-netdev hubport,id=n1,hubid=1',
    '-device virtio-net-pci,netdev=n1,bus=rp1,romfile=,mac=52:54:00:00:01:01,iommu_platform=on,disable-legacy=on',
    '-netdev hubport,id=n2,hubid=1 -device e1000e,netdev=n2,bus=rp2,romfile=,mac=52:54:00:00:01:02',
    `-netdev user,id=way,restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:${port}-:22`,
    '-device virtio-net-pci,netdev=way,bus=pcie.0,romfile=,mac=52:54:00:00:00:01',
    `-drive if=none,id=disk,format=raw,cache=unsafe,file=${disk} -device virtio-blk-pci,bus=pcie.0,drive=disk`,
    '-fsdev local,id=machine,path=/,security_model=none,readonly=on,multidevs=remap',
    '-device virtio-9p-pci,bus=pcie.0,fsdev=machine,mount_tag=machine',
  ].flatMap((line) => line.split(' '));

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port on 127.0.0.1');
  return address.port;
};

/** Resolves once the host says on its console that ssh listens. */
function ready(qemu: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let console = '';
    const fail = (why: string) => {
      clearTimeout(limit);
      qemu.kill('SIGKILL');
      reject(new Error(`booting the nested host: ${why}; its console ends with\n${console.slice(-3000)}`));
    };
    const limit = setTimeout(() => fail(`not ready after ${BOOT_SECONDS} s`), BOOT_SECONDS * 1000);
    const hear = (data: Buffer) => {
      console += data.toString();
      if (!console.includes(READY)) return;
      clearTimeout(limit);
      resolve();
    };
    qemu.stdout?.on('data', hear);
    qemu.stderr?.on('data', hear);
    qemu.once('exit', (code) => fail(`QEMU ended with ${code}`));
  });
}

async function boot(
  kernel: NestedKernel,
  initrd: string,
  disk: string,
  port: number,
  line: readonly string[],
): Promise<ChildProcess> {
  const append = [...OWN_KERNEL_LINE, ...line].join(' ');
  // Ends with its parent, so that none outlives a test that was killed.
  const command = ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...hardware(disk, port)];
  const system = ['-kernel', kernel.image, '-initrd', initrd, '-append', append];
  const qemu = spawn('setpriv', [...command, ...system], { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(qemu);
  return qemu;
}

/** Boots a fresh host with these tokens on the kernel line. */
export async function startNestedHost(kernelLine: readonly string[]): Promise<NestedHost> {
  const folder = mkdtempSync(join(tmpdir(), 'nested-'));
  const key = (name: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)]);
  key('host');
  key('root');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const kernel = nestedKernel();
  const initrd = nestedInitramfs(kernel, folder, {
    'nested-keys/host': text('host'),
    'nested-keys/authorized': text('root.pub'),
  });
  const disk = join(folder, 'disk');
  execFileSync('truncate', ['-s', '1G', disk]);
  execFileSync('mkfs.ext4', ['-q', '-F', disk]);
  const port = await freePort();
  const sshOptions = [
    ...['-F', 'none', '-i', join(folder, 'root'), '-p', String(port), '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes'],
    ...['-o', `UserKnownHostsFile=${join(folder, 'known')}`, '-o', 'StrictHostKeyChecking=accept-new', '-o', 'LogLevel=ERROR'],
  ];

  const control = join(folder, 'control');
  /** Boots, and logs in once for all commands: a key exchange takes seconds there. */
  const bootAndLogIn = async (line: readonly string[]) => {
    const qemu = await boot(kernel, initrd, disk, port, line);
    const session = spawn('setpriv', [
      ...['--pdeathsig', 'KILL', 'ssh', ...sshOptions, '-M', '-S', control, '-o', 'ControlPersist=no'],
      ...['root@127.0.0.1', 'echo logged in; exec sleep infinity'],
    ]);
    const failed = once(session, 'exit').then(() => {
      throw new Error(`ssh to the nested host: ended with exit code ${session.exitCode}`);
    });
    await Promise.race([once(session.stdout, 'data'), failed]);
    failed.catch(() => undefined); // it ends with the host
    return { qemu, session };
  };
  let { qemu, session } = await bootAndLogIn(kernelLine);

  const run: NestedHost['run'] = async (command, { input = '', seconds = 180 } = {}) => {
    const ssh = spawn('ssh', [...sshOptions, '-S', control, 'root@127.0.0.1', command], { timeout: seconds * 1000 });
    let stdout = '';
    let stderr = '';
    ssh.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    ssh.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    ssh.stdin.on('error', () => undefined); // a command may end before it has read all
    ssh.stdin.end(input);
    await once(ssh, 'close');
    if (ssh.exitCode === null) throw new Error(`on the nested host, not done after ${seconds} s: ${command}\n${stdout}${stderr}`);
    return { code: ssh.exitCode, stdout, stderr };
  };
  const gone = async () => {
    if (qemu.exitCode === null && qemu.signalCode === null) await once(qemu, 'exit');
  };

  return {
    port,
    sshOptions,
    run,
    async reboot(line) {
      await run('systemctl reboot');
      const limit = setTimeout(() => qemu.kill('SIGKILL'), BOOT_SECONDS * 1000);
      await gone();
      clearTimeout(limit);
      session.kill();
      ({ qemu, session } = await bootAndLogIn(line));
    },
    async end() {
      session.kill();
      qemu.kill('SIGTERM');
      await gone();
      rmSync(folder, { recursive: true });
    },
  };
}
