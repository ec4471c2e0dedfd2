// Runs the tests in test/nested: a host with NUMA nodes, IOMMU and NICs of its own, in QEMU. In CI it installs what they need and fails
// without it; elsewhere it says what is missing. `--facts` writes what that host tells into test/facts.
import { spawnSync } from 'node:child_process';
import { freemem } from 'node:os';
import { needPrograms } from './programs.mjs';

const PROGRAMS = {
  '/usr/bin/qemu-system-x86_64': 'qemu-system-x86',
  '/usr/bin/cpio': 'cpio',
  '/usr/bin/ssh': 'openssh-client',
  '/usr/sbin/depmod': 'kmod',
  '/usr/sbin/mkfs.ext4': 'e2fsprogs',
  // What the nested host runs is this machine's.
  '/usr/share/doc/busybox-static': 'busybox-static',
  '/lib/systemd/systemd': 'systemd',
  '/usr/bin/udevadm': 'udev',
  '/usr/sbin/ip': 'iproute2',
  '/usr/sbin/sshd': 'openssh-server',
  '/usr/sbin/driverctl': 'driverctl',
  '/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk': 'openvswitch-switch-dpdk',
  '/usr/share/doc/librte-net-e1000-23': 'librte-net-e1000-23',
};
/** Half of the host's memory is huge pages of Open vSwitch, which are written to; most of the rest is never touched. */
const GIGABYTES = 9;

needPrograms('on a nested host', PROGRAMS, () =>
  freemem() >= GIGABYTES * 1e9 ? [] : [`they need ${GIGABYTES} GB of free memory, there are ${(freemem() / 1e9).toFixed(1)}`],
);
const writes = process.argv.includes('--facts');
const options = process.argv.slice(2).filter((option) => option !== '--facts');
const { status } = spawnSync('jest', ['--selectProjects', 'nested', '--runInBand', ...options], {
  stdio: 'inherit',
  env: { ...process.env, ...(writes && { WRITE_FACTS: '1' }) },
});
process.exit(status ?? 1);
