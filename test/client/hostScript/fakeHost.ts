import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Tools of a host that keep its state in files: each is a program beside this one. */
const OWN = ['id', 'ip', 'sleep', 'sync', 'modprobe', 'driverctl', 'systemctl', 'ovs-vsctl', 'ovs-appctl'] as const;
/** Tools that change files: the machine's own, but counted, so that a test can end the script at each. */
const COUNTED = ['mv', 'mkdir', 'rm', 'cp', 'rmdir'] as const;
/** Tools that only read. */
const AS_THEY_ARE = ['awk', 'cat', 'chmod', 'cmp', 'flock', 'grep', 'ls', 'readlink', 'sed', 'tail', 'tr', 'uname'] as const;

/** Shells that a host may have as sh, each with the options that make it one. */
export const SHELLS = { sh: [], dash: [], bash: ['--posix'], busybox: ['sh'] } as const;
export type Shell = keyof typeof SHELLS;

/** Where a tool of this machine is. */
const placeOf = (tool: string): string | undefined =>
  ['/usr/bin', '/bin', '/usr/sbin', '/sbin'].map((folder) => join(folder, tool)).find((path) => existsSync(path));

export const hasShell = (shell: Shell): boolean => placeOf(shell) !== undefined;

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface FakeHost {
  readonly root: string;
  /** Writes a file of the host. */
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string | undefined;
  readonly remove: (path: string) => void;
  readonly link: (path: string, to: string) => void;
  readonly run: (
    script: string,
    args?: readonly string[],
    how?: { shell?: Shell; killAt?: number; env?: Record<string, string> },
  ) => Run;
  /** Calls of tools in the last run. */
  readonly calls: () => number;
  /** What the tools were called with since the beginning. */
  readonly log: () => readonly string[];
  /**
   * All files, folders and links with what they hold; without what another run makes anew, such as the number of a process, and the
   * module, which stays loaded.
   */
  readonly tree: () => Readonly<Record<string, string>>;
  readonly copy: () => FakeHost;
}

const PASSING =
  /^(fake\/(calls|log)|run(\/|$)|proc\/\d+|sys\/module\/vfio_pci|var\/run\/openvswitch|var\/lib\/ovirt-dpdk\/(first|changed)\.)/;

const treeOf = (root: string, folder = ''): [string, string][] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (PASSING.test(path) || path === 'usr') return [];
    if (entry.isSymbolicLink()) return [[path, `-> ${readlinkSync(join(root, path))}`]];
    if (entry.isDirectory()) return [[`${path}/`, ''], ...treeOf(root, path)];
    return [[path, readFileSync(join(root, path), 'utf8')]];
  });

const made = new Set<string>();
/** For afterAll: takes every host away. */
export const removeHosts = (): void => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
};

const at = (root: string): FakeHost => {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const read = (path: string): string | undefined => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  return {
    root,
    write,
    read,
    remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
    link: (path, to) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      rmSync(join(root, path), { force: true });
      symlinkSync(to, join(root, path));
    },
    run: (script, args = [], { shell = 'sh', killAt, env = {} } = {}) => {
      write('fake/calls', '0\n');
      // Busybox prefers its own tools to those in PATH, but not to functions.
      const functions = [...OWN, ...COUNTED]
        .filter((tool) => !tool.includes('-'))
        .map((tool) => `${tool}() { "$OVIRT_DPDK_ROOT/usr/bin/${tool}" "$@"; }\n`);
      const { status, stdout, stderr } = spawnSync(placeOf(shell) ?? shell, [...SHELLS[shell], '-s', '--', ...args], {
        input: shell === 'busybox' ? `${functions.join('')}${script}` : script,
        encoding: 'utf8',
        // A group of its own, which a test can kill as a whole.
        ...{ detached: true },
        env: { OVIRT_DPDK_ROOT: root, PATH: '/nowhere', ...(killAt === undefined ? {} : { KILL_AT: String(killAt) }), ...env },
        timeout: 60_000,
      });
      return { code: status, out: stdout, err: stderr };
    },
    calls: () => Number(read('fake/calls')),
    log: () => (read('fake/log') ?? '').trimEnd().split('\n'),
    tree: () => Object.fromEntries(treeOf(root)),
    copy: () => {
      const other = newRoot();
      cpSync(root, other, { recursive: true, verbatimSymlinks: true });
      return at(other);
    },
  };
};

const newRoot = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'fake-host-'));
  made.add(root);
  return root;
};

const withTools = (root: string): void => {
  const bin = join(root, 'usr/bin');
  mkdirSync(bin, { recursive: true });
  const tools = join(__dirname, 'tools');
  for (const tool of OWN) cpSync(join(tools, tool), join(bin, tool));
  for (const tool of COUNTED) cpSync(join(tools, 'passed-on'), join(bin, tool));
  for (const tool of [...OWN, ...COUNTED]) chmodSync(join(bin, tool), 0o755);
  for (const tool of AS_THEY_ARE) symlinkSync(placeOf(tool) ?? tool, join(bin, tool));
};

export const PCI = '0000:5e:00.0';
export const UUID = '4c4c4544-0042-3510-8054-c4c04f503332';

/** A host with a NIC on i40e that carries nothing, two NUMA nodes with huge pages, the IOMMU on, and Open vSwitch without DPDK. */
export const fakeHost = (): FakeHost => {
  const root = newRoot();
  withTools(root);
  const host = at(root);
  cpSync(join(__dirname, 'tools/counted'), join(root, 'fake/counted'));
  const device = `sys/bus/pci/devices/${PCI}`;
  const files: Readonly<Record<string, string>> = {
    'fake/calls': '0\n',
    'fake/uid': '0\n',
    [`fake/kernel/${PCI}`]: 'i40e ens1f0\n',
    'fake/ovs/config/system-id': '"7f3c"',
    'fake/ovs/bridge/br-int': 'system\n',
    'fake/ovs/initialized': 'false\n',
    'fake/ovs/port/.keep': '',
    'fake/ip/default': 'default via 192.0.2.1 dev eno1 proto static\n',
    'etc/vdsm/vdsm.id': `${UUID}\n`,
    'etc/modules-load.d/.keep': '',
    'etc/driverctl.d/.keep': '',
    'proc/cmdline': 'BOOT_IMAGE=/vmlinuz ro quiet intel_iommu=on iommu=pt\n',
    'proc/mounts': '',
    'proc/sys/kernel/random/boot_id': '6ca66c9f-5bd5-4d1a-9a01-1f5e5d1c1a11\n',
    'proc/900/stat': '900 (ovs-vswitchd) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 9 0 90000 1 1\n',
    'proc/41/stat': '41 (vdsm d) S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 9 0 4100 1 1\n',
    'var/run/openvswitch/ovs-vswitchd.pid': '900\n',
    'var/lib/.keep': '',
    [`${device}/vendor`]: '0x8086\n',
    [`${device}/device`]: '0x158b\n',
    [`${device}/class`]: '0x020000\n',
    [`${device}/sriov_numvfs`]: '0\n',
    'sys/kernel/iommu_groups/31/.keep': '',
    'sys/class/net/ens1f0/.keep': '',
    'sys/module/i40e/.keep': '',
  };
  for (const [path, text] of Object.entries(files)) host.write(path, text);
  for (const node of [0, 1]) {
    host.write(`sys/devices/system/node/node${node}/meminfo`, `Node ${node} MemFree: 33554432 kB\n`);
    const folder = `sys/devices/system/node/node${node}/hugepages`;
    for (const [size, count] of [
      ['1048576', 4],
      ['2048', 0],
    ] as const) {
      host.write(`${folder}/hugepages-${size}kB/nr_hugepages`, `${count}\n`);
      host.write(`${folder}/hugepages-${size}kB/free_hugepages`, `${count}\n`);
    }
  }
  mkdirSync(join(root, device, 'net/ens1f0'), { recursive: true });
  host.link(`${device}/driver`, '../../../../bus/pci/drivers/i40e');
  host.link(`${device}/iommu_group`, '../../../../kernel/iommu_groups/31');
  host.link(`sys/kernel/iommu_groups/31/devices/${PCI}`, `../../../../bus/pci/devices/${PCI}`);
  return host;
};
